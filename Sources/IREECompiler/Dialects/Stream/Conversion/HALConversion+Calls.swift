import IREECompilerCore

/// Streamable external functions: they record commands into the command buffer that they get as their first argument.
/// A resource is passed as slot and buffer, one of which is zero or null, with its range.
extension HALConversion {
    func addCallRules() {
        conversion.add(Stream.CmdFunc.self) { [unowned self] op, _, conversion in
            guard case .function(let type)? = op.functionType.typeValue else {
                throw op.error("has no function type")
            }
            let old = op.argAttrs?.arrayValue ?? []
            let none = Attribute.dictionary(AttributeDictionary())
            var inputs: [IRType] = [.halCommandBuffer]
            var attributes = [none]
            for (i, input) in type.inputs.enumerated() {
                if input.isResource {
                    inputs.append(.index)
                    attributes.append(none)
                }
                inputs += try conversion.convert([input])
                attributes.append(old.indices.contains(i) ? old[i] : none)
            }
            let results = try conversion.convert(type.results)
            builder.create(Util.Function.self) {
                $0.attributes = AttributeDictionary(op.op.attributes.ofDialects)
                $0.symName = op.symName
                $0.functionType = .type(.function(inputs, results))
                $0.symVisibility = op.symVisibility
                $0.argAttrs = .array(attributes)
                $0.resAttrs = op.resAttrs
            }
            conversion.erase(op.op)
        }
        conversion.add(Stream.CmdCall.self) { [unowned self] op, new, conversion in
            let recording = try recording(op.op)
            let (zero, null) = (builder.constant(index: 0), builder.null(.halBuffer))
            var operands = [recording.commandBuffer]
            var position = 0
            for (old, value) in zip(op.resourceOperands, new.resourceOperands) {
                guard old.type.isResource else {
                    operands.append(value)
                    continue
                }
                let range = binding(
                    recording, old, value, new.resourceOperandOffsets[position],
                    new.resourceOperandLengths[position])
                let isSlot = range.buffer.type == .index
                operands += [
                    isSlot ? range.buffer : zero, isSlot ? null : range.buffer, range.offset, range.length,
                ]
                position += 1
            }
            let types = try conversion.convert(op.results.map(\.type))
            let call = builder.create(Util.Call.self) {
                $0.callee = op.callee
                $0.operands = operands
                $0.argAttrs = op.argAttrs
                $0.resAttrs = op.resAttrs
                $0.results = types
            }
            conversion.replace(op.op, with: call.results.map { [$0] })
        }
    }
}

extension OpBuilder {
    /// A null reference.
    func null(_ type: IRType) -> Value { create(Util.Null.self) { $0.result = type }.result }
}
