import IREECompilerCore

extension Operation {
    /// The functions and initializers of a module; the operation itself if it is one.
    var callables: [Operation] {
        has(.callable) ? [self] : body()?.operations.filter { $0.has(.callable) } ?? []
    }
}
