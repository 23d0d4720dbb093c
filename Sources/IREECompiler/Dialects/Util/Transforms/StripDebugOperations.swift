import IREECompilerCore

extension Pass {
    static let stripDebugOperations = Pass(
        "iree-util-strip-debug-ops", "Removes assertions."
    ) { (op, _) throws(Diagnostic) in
        op.walk { if $0.is(CF.Assert.self) { $0.erase() } }
    }
}
