import IREECompilerCore

extension Pass {
    static let dropEmptyModuleInitializers = Pass(
        "iree-vm-drop-empty-module-initializers",
        "Removes the functions that initialize and deinitialize a module if they do nothing.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        for name in ["__init", "__deinit"] {
            guard let function = module.lookupSymbol(name), function.is(VM.Function.self),
                let region = function.regions.first,
                region.blocks.allSatisfy({ $0.first?.isTerminator ?? true }), region.blocks.count <= 1
            else { continue }
            for export in module.body()?.operations ?? []
            where export.as(VM.Export.self)?.exportName.stringValue == name {
                export.erase()
            }
            function.erase()
        }
    }
}
