import IREECompilerCore

extension Pass {
    static let dropUnusedCalls = Pass(
        "iree-vm-drop-unused-calls", "Removes calls without side effects whose results are unused.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        let pure = Set(
            module.symbols.filter { $0.attributes["nosideeffects"] != nil }.map(\.symbolName))
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            // Calls may be the only users of others.
            Rewriter.run(on: function) { op, rewriter in
                guard op.is(VM.Call.self) || op.is(VM.CallVariadic.self), !op.hasUses,
                    let callee = op.attributes["callee"]?.symbolValue, pure.contains(callee.root)
                else { return false }
                rewriter.erase(op)
                return true
            }
        }
    }
}
