import IREECompilerCore

extension Pass {
    static let syncInitializers = Pass(
        "iree-stream-sync-initializers",
        "Inserts host waits at the end of initializers for the work that they started.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for op in module.body()?.operations ?? [] where op.has(.initializer) {
            op.walk { inner in
                inner.as(Stream.TimepointAwait.self)?.sync = .unit
            }
        }
    }
}
