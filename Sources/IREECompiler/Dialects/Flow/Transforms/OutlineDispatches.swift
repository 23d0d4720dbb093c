import IREECompilerCore

extension Pass {
    static let outlineDispatches = Pass(
        "iree-flow-outline-dispatch-regions",
        "Moves the bodies of dispatches into executables.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var symbols = SymbolTable(module)
        var initializers = 0
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            var name = function.symbolName
            if name.isEmpty {
                name = "_initializer_\(initializers)"
                initializers += 1
            }
            var found: [OpView<Flow.DispatchWorkgroups>] = []
            function.walk(.preOrder) { op in
                if let dispatch = op.as(Flow.DispatchWorkgroups.self) { found.append(dispatch) }
            }
            for (i, dispatch) in found.enumerated() {
                let base = "\(SymbolNames.sanitized(name))_dispatch_\(i)"
                DispatchOutlining.outline(dispatch, base, before: function, &symbols)
            }
        }
    }
}

private enum DispatchOutlining {
    static func outline(
        _ dispatch: OpView<Flow.DispatchWorkgroups>, _ base: String, before function: Operation,
        _ symbols: inout SymbolTable
    ) {
        let summary = DispatchSummary.text(of: dispatch.workgroupBody)
        let name = SymbolNames.sanitized(summary.isEmpty ? base : "\(base)_\(summary)")
        let executable = OpBuilder(like: dispatch.op).create(Flow.Executable.self) {
            $0.symVisibility = .string("private")
            $0.symName = .string(base)
        }
        let block = executable.body.addBlock()
        let builder = OpBuilder(
            atEndOf: block, registry: dispatch.op.registry, location: dispatch.op.location)
        let export = builder.create(Flow.ExecutableExport.self) {
            $0.symVisibility = .string("public")
            $0.symName = .string(name)
            $0.functionRef = .symbol(SymbolReference(name))
        }
        export.workgroupCount.takeBlocks(of: dispatch.workgroupCount)
        let module = builder.create(Builtin.Module.self)
        builder.create(Flow.ExecutableEnd.self)
        builder.setInsertionPoint(atEndOf: module.bodyRegion.addBlock())
        makeFunction(name, dispatch.workgroupBody, builder)
        symbols.insert(executable.op, before: function)

        let new = OpBuilder(before: dispatch.op).create(Flow.Dispatch.self) {
            for entry in dispatch.op.attributes.entries where entry.name.contains(".") {
                $0.attributes[entry.name] = entry.value
            }
            $0.workload = dispatch.workload
            $0.entryPoints = .array([.symbol(SymbolReference(executable.op.symbolName, nested: [name]))])
            $0.arguments = dispatch.arguments
            $0.argumentDims = dispatch.argumentDims
            $0.resultDims = dispatch.resultDims
            $0.tiedOperands = dispatch.tiedOperands
            $0.results = dispatch.results.map(\.type)
        }
        dispatch.op.replaceAllUses(with: new.results)
        dispatch.op.erase()
    }

    private static func makeFunction(_ name: String, _ body: Region, _ builder: OpBuilder) {
        let inputs = body.blocks.first?.arguments.map(\.type) ?? []
        let function = builder.create(Func.Function.self) {
            $0.symName = .string(name)
            $0.functionType = .type(.function(inputs, []))
        }
        function.body.takeBlocks(of: body)
        for block in function.body.blocks {
            guard let end = block.last, end.is(Flow.Return.self) else { continue }
            OpBuilder(before: end).create(Func.Return.self)
            end.erase()
        }
    }
}
