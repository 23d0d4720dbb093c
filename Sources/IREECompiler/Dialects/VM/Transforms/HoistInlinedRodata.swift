import IREECompilerCore

extension Pass {
    static let hoistInlinedRodata = Pass(
        "iree-vm-hoist-inlined-rodata", "Moves inline read-only data to the module.", on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        var symbols = SymbolTable(module)
        var inlined: [OpView<VM.RodataInline>] = []
        module.walk { if let op = $0.as(VM.RodataInline.self) { inlined.append(op) } }
        for rodata in inlined {
            let op = rodata.op
            let container = op.enclosing { $0.is(VM.Function.self) || $0.is(VM.Initializer.self) }
            let name = rodata.name?.stringValue ?? "\(container?.symbolName ?? "")_const"
            let moved = OpBuilder(like: op).create(VM.Rodata.self) {
                $0.symVisibility = .string("private")
                $0.symName = .string(name)
                $0.value = rodata.value
                $0.alignment = rodata.alignment
                $0.mimeType = rodata.mimeType
            }
            symbols.insert(moved.op, before: container ?? module.body()?.first)
            let reference = OpBuilder(before: op).create(VM.ConstRefRodata.self) {
                $0.rodata = .symbol(SymbolReference(moved.op.symbolName))
                $0.value = op.results[0].type
            }
            op.replaceAllUses(with: reference.op.results)
            op.erase()
        }
    }
}
