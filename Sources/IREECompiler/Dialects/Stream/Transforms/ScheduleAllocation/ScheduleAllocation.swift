import IREECompilerCore

extension Pass {
    static let scheduleAllocation = Pass(
        "iree-stream-schedule-allocation",
        "Allocates storage of resources: asynchronous operations become commands on ranges of allocations.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let placement = ResultPlacement(module)
        for op in module.body()?.operations ?? [] {
            if let function = op.as(Stream.AsyncFunc.self) {
                CommandFunctions.convert(function)
                continue
            }
            guard op.has(.function) || op.has(.initializer) else { continue }
            var all: [Operation] = []
            op.walk { all.append($0) }
            for inner in all where inner !== op && inner.block != nil {
                if let execute = inner.as(Stream.AsyncExecute.self) {
                    var allocation = try ExecutionAllocation(execute, placement)
                    try allocation.run()
                } else {
                    ParameterCommands.convert(inner)
                    HostAccess.convert(inner)
                }
            }
        }
    }
}

/// Host reads and writes of staging resources, which need no storage lowering.
private enum HostAccess {
    static func convert(_ op: Operation) {
        let builder = OpBuilder(before: op)
        if let load = op.as(Stream.AsyncLoad.self) {
            let new = builder.create(Stream.ResourceLoad.self) {
                $0.source = load.source
                $0.sourceSize = load.sourceSize
                $0.sourceOffset = load.sourceOffset
                $0.result = load.result.type
            }
            op.replaceAllUses(with: [new.result])
            op.erase()
        } else if let store = op.as(Stream.AsyncStore.self) {
            builder.create(Stream.ResourceStore.self) {
                $0.target = store.target
                $0.targetSize = store.targetSize
                $0.targetOffset = store.targetOffset
                $0.value = store.value
            }
            op.replaceAllUses(with: [store.target])
            op.erase()
        }
    }
}

/// Converts functions on resource values to functions on storage ranges.
private enum CommandFunctions {
    /// Each resource is followed by its offset and length; untied results come last.
    static func convert(_ function: OpView<Stream.AsyncFunc>) {
        guard case .type(.function(let type)) = function.functionType else { return }
        let empty = Attribute.dictionary(AttributeDictionary())
        let tied = function.tiedOperands?.arrayValue ?? []
        var inputs: [IRType] = []
        var results: [IRType] = []
        var inputAttributes: [Attribute] = []
        var resultAttributes: [Attribute] = []
        func attributes(_ all: Attribute?, _ i: Int) -> Attribute {
            guard let all = all?.arrayValue, all.indices.contains(i) else { return empty }
            return all[i]
        }
        func addInput(_ type: IRType, _ attributes: Attribute) {
            inputs.append(type)
            inputAttributes.append(attributes)
            guard type.isResource else { return }
            inputs += [.index, .index]
            inputAttributes += [empty, empty]
        }
        for (i, input) in type.inputs.enumerated() { addInput(input, attributes(function.argAttrs, i)) }
        for (i, result) in type.results.enumerated() {
            let own = attributes(function.resAttrs, i)
            guard result.isResource else {
                results.append(result)
                resultAttributes.append(own)
                continue
            }
            if tied.indices.contains(i), let operand = tied[i].integerValue, operand >= 0 { continue }
            addInput(result, own)
        }
        let new = OpBuilder(before: function.op).create(Stream.CmdFunc.self) {
            $0.attributes = function.op.attributes
            $0.attributes["tied_operands"] = nil
            $0.functionType = .type(.function(inputs, results))
        }
        new.argAttrs = inputAttributes.contains { $0 != empty } ? .array(inputAttributes) : nil
        new.resAttrs = resultAttributes.contains { $0 != empty } ? .array(resultAttributes) : nil
        function.op.erase()
    }
}
