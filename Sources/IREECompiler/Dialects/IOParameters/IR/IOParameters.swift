import IREECompilerCore

/// The `io_parameters` dialect.
enum IOParameters {
    static let ops: [any OpKind.Type] = [
        Gather.self,
        Load.self,
        Scatter.self,
    ]
}
