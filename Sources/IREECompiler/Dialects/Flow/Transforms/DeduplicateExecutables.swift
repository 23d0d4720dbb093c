import IREECompilerCore

extension Pass {
    static let deduplicateExecutables = Pass(
        "iree-flow-deduplicate-executables", "Merges executables that are the same except for names.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var known: [[UInt8]: OpView<Flow.Executable>] = [:]
        var replacements: [String: SymbolReference] = [:]
        for executable in (module.body()?.operations ?? []).compactMap({ $0.as(Flow.Executable.self) }) {
            let exports = executable.body.blocks.flatMap(\.operations).compactMap {
                $0.as(Flow.ExecutableExport.self)
            }
            // Executables of several functions are the user's own.
            guard exports.count == 1, let export = exports.first else { continue }
            let key = text(of: executable, export)
            guard let first = known[key], let target = exportName(of: first) else {
                known[key] = executable
                continue
            }
            replacements[executable.op.symbolName] = SymbolReference(first.op.symbolName, nested: [target])
            executable.op.erase()
        }
        guard !replacements.isEmpty else { return }
        SymbolReferences.rename(module) { reference in
            reference.nested.isEmpty ? nil : replacements[reference.root]
        }
    }

    private static func exportName(of executable: OpView<Flow.Executable>) -> String? {
        executable.body.blocks.flatMap(\.operations).lazy
            .compactMap { $0.as(Flow.ExecutableExport.self)?.symName.stringValue }.first
    }

    /// The text of an executable without the names of its symbols.
    private static func text(
        of executable: OpView<Flow.Executable>, _ export: OpView<Flow.ExecutableExport>
    ) -> [UInt8] {
        let copy = executable.op.clone()
        let new = Attribute.string("function")
        copy.walk { op in
            if op.has(.symbol), op.attributes["sym_name"] != nil { op.attributes["sym_name"] = new }
            op.as(Flow.ExecutableExport.self)?.functionRef = .symbol(SymbolReference("function"))
        }
        return AsmPrinter.print(copy)
    }
}
