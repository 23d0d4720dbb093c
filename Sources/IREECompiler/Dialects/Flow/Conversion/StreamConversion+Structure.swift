import IREECompilerCore

extension StreamConversion {
    func addStructuralRules() {
        conversion.addFunctionRules()
        addGlobalRules()
        conversion.fallback = { [unowned self] op, operands, conversion in
            try convertOther(op, operands)
        }
    }

    // MARK: Globals

    /// Expands a tensor global to globals for the resource and its size.
    func expandGlobal(_ op: Operation) {
        guard let global = op.as(Util.Global.self), let type = global.type.typeValue, type.isTensor else {
            return
        }
        let name = op.symbolName
        let affinity = affinities.globalAffinity(of: op)
        let isMutable = global.isMutable != nil
        let lifetime: IRType = .resource(isMutable ? .variable : .constant)
        globals[name] = ExpandedGlobal(name: name, type: lifetime, affinity: affinity)
        let initial = global.initialValue
        global.initialValue = nil
        // Other attributes belonged to the tensor.
        for entry in op.attributes.entries
        where !["sym_name", "sym_visibility", "is_mutable", "type", "stream.affinity"].contains(entry.name) {
            op.attributes[entry.name] = nil
        }
        global.type = .type(lifetime)
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        let size = builder.create(Util.Global.self) {
            $0.symVisibility = global.symVisibility
            $0.symName = .string("\(name)__size")
            $0.type = .type(.index)
            $0.isMutable = global.isMutable
        }
        guard let initial else { return }
        builder.setInsertionPoint(after: size.op)
        let initializer = builder.create(Util.Initializer.self) { $0.functionType = .type(.function([], [])) }
        builder.setInsertionPoint(atEndOf: initializer.body.addBlock())
        var value: Value
        var bytes: Value
        if initial.isA(Util.uninitialized) {
            bytes =
                builder.create(Stream.TensorSizeOf.self) {
                    $0.encoding = .type(type)
                    $0.affinity = affinity
                }.storageSize
            value =
                builder.create(Stream.TensorEmpty.self) {
                    $0.result.encoding = .type(type)
                    $0.result.size = bytes
                    $0.affinity = affinity
                    $0.result.value = lifetime
                }.result.value
        } else {
            value =
                builder.create(Stream.TensorConstant.self) {
                    $0.value = Self.convert(initial)
                    $0.resultEncoding = .type(type)
                    $0.affinity = affinity
                    $0.result = lifetime
                }.result
            bytes = builder.create(Stream.ResourceSize.self) { $0.operand = value }.result
        }
        for (value, name) in [(value, name), (bytes, "\(name)__size")] {
            builder.create(Util.GlobalStore.self) {
                $0.value = value
                $0.global = .symbol(SymbolReference(name))
            }
        }
        builder.create(Util.Return.self)
    }

    private func addGlobalRules() {
        conversion.add(Util.GlobalLoad.self) { [unowned self] op, _, conversion in
            guard op.result.type.isTensor, let name = op.global.symbolValue?.root, let global = globals[name]
            else {
                return
            }
            func load(_ name: String, _ type: IRType) -> Value {
                builder.create(Util.GlobalLoad.self) {
                    $0.global = .symbol(SymbolReference(name))
                    $0.result = type
                }.result
            }
            let resource = load(name, global.type)
            let size = load(global.sizeName, .index)
            let moved = transfer(
                resource, size: size, to: .resource(), from: global.affinity, to: global.affinity)
            conversion.replace(op.op, with: [[moved, size]])
        }
        conversion.add(Util.GlobalStore.self) { [unowned self] op, new, conversion in
            guard op.value.type.isTensor, let name = op.global.symbolValue?.root, let global = globals[name]
            else {
                return try conversion.convertInPlace(op.op, new.all)
            }
            let source = try resolve(op.value, new.value)
            let moved = transfer(
                source.value, size: source.size, to: global.type, from: source.affinity, to: global.affinity)
            for (value, name) in [(moved, name), (source.size, global.sizeName)] {
                builder.create(Util.GlobalStore.self) {
                    $0.value = value
                    $0.global = .symbol(SymbolReference(name))
                }
            }
            conversion.erase(op.op)
        }
        conversion.add(Util.OptimizationBarrier.self) { [unowned self] op, new, conversion in
            // Only the resource: its size need not be opaque.
            let barrier = builder.create(Util.OptimizationBarrier.self) {
                $0.operands = new.all.map { $0[0] }
                $0.results = new.all.map { $0[0].type }
            }
            conversion.replace(
                op.op,
                with: zip(barrier.results, new.all).map { result, values in [result] + values.dropFirst() })
        }
    }

    // MARK: Other operations

    /// Control flow takes converted values; operations unaware of resources take exported tensors.
    private func convertOther(_ op: Operation, _ operands: [[Value]]) throws(Diagnostic) {
        let isStructural =
            op.isTerminator || op.has(.branchLike)
            || ["scf", "cf", "stream", "builtin"].contains(op.definition.dialect)
            || op.is(Arith.Select.self)
        if isStructural { return try convertStructural(op, operands) }
        let needsTensors =
            op.operands.contains { $0.type.isTensor } || op.results.contains { $0.type.isTensor }
        guard needsTensors else { return try conversion.convertInPlace(op, operands) }
        let affinity = affinities.executionAffinity(of: op)
        for (i, operand) in op.operands.enumerated() {
            guard operand.type.isTensor else {
                op.setOperand(i, operands[i][0])
                continue
            }
            op.setOperand(i, try export(operand, operands[i], affinity))
        }
        builder.setInsertionPoint(after: op)
        for result in op.results where result.type.isTensor { try importResult(result, affinity) }
    }

    private func convertStructural(_ op: Operation, _ operands: [[Value]]) throws(Diagnostic) {
        guard op.is(Arith.Select.self), operands.count == 3, operands[1].count == 2, operands[2].count == 2
        else {
            return try conversion.convertInPlace(op, operands)
        }
        let parts = (0..<2).map { i in
            builder.select(operands[0][0], operands[1][i], operands[2][i])
        }
        conversion.replace(op, with: [parts])
    }

    private func export(_ original: Value, _ converted: [Value], _ affinity: Attribute?) throws(Diagnostic)
        -> Value
    {
        var source = try resolve(original, converted)
        let target = source.affinity ?? affinity
        source.value = transfer(
            source.value, size: source.size, to: .resource(.external), from: source.affinity, to: target)
        let dimensions = try dynamicDimensions(of: original)
        return builder.create(Stream.TensorExport.self) {
            $0.source.value = source.value
            $0.source.encoding = .type(original.type)
            $0.source.encodingDims = dimensions
            $0.source.size = source.size
            $0.affinity = target
            $0.result = original.type
        }.result
    }

    private func importResult(_ result: Value, _ affinity: Attribute?) throws(Diagnostic) {
        let dimensions = try dynamicDimensions(of: result)
        let size = sizeOf(result.type, dimensions, affinity)
        let imported = builder.create(Stream.TensorImport.self) {
            $0.source = result
            $0.resultEncoding = .type(result.type)
            $0.resultEncodingDims = dimensions
            $0.resultSize = size
            $0.consume = .unit
            $0.affinity = affinity
            $0.result = .resource(.external)
        }.result
        let moved = transfer(imported, size: size, to: .resource(), from: affinity, to: affinity)
        conversion.set(result, to: [moved, size])
    }
}
