extension Pass {
    public static let syncInitializers = Pass(
        "iree-stream-sync-initializers",
        "Has initializers wait on the host for what they started, so that all is there when they are done.",
        on: "builtin.module"
    ) { (module, _) throws(Diagnostic) in
        for op in module.body()?.operations ?? [] where op.has(.initializer) {
            op.walk { inner in
                inner.as(Stream.TimepointAwait.self)?.sync = .unit
            }
        }
    }
}
