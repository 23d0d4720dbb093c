import IREECompilerCore

extension VMConversion {
    private static let buffer = IRType.vmBuffer

    func addBufferRules() {
        conversion.add(Util.BufferConstant.self) { [unowned self] op, _, conversion in
            let rodata = builder.create(VM.RodataInline.self) {
                $0.name = op.name
                $0.value = op.value
                $0.alignment = op.alignment.flatMap(\.integerValue).map { .i64($0) }
                $0.mimeType = op.mimeType
                $0.result = Self.buffer
            }
            conversion.replace(op.op, with: rodata.result)
        }
        conversion.add(Util.BufferAlloc.self) { [unowned self] op, new, conversion in
            let alignment = constant(i32: op.alignment?.integerValue ?? 0)
            let buffer = make(.bufferAlloc, widened(new.storageSize[0]), alignment)
            conversion.replace(op.op, with: buffer)
        }
        conversion.add(Util.BufferSize.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: index(make(.bufferLength, new.operand[0])))
        }
        conversion.add(Util.BufferCopy.self) { [unowned self] op, new, conversion in
            perform(
                .bufferCopy, new.source[0], widened(new.sourceOffset[0]), new.target[0],
                widened(new.targetOffset[0]), widened(new.length[0]))
            conversion.erase(op.op)
        }
        conversion.add(Util.BufferCompare.self) { [unowned self] op, new, conversion in
            let result = make(
                .bufferCompare, new.lhs[0], widened(new.lhsOffset[0]), new.rhs[0], widened(new.rhsOffset[0]),
                widened(new.length[0]))
            conversion.replace(op.op, with: result)
        }
        conversion.add(Util.BufferSlice.self) { [unowned self] op, new, conversion in
            let length = widened(new.resultSize[0])
            let alignment = constant(i32: op.alignment?.integerValue ?? 0)
            let slice = make(.bufferAlloc, length, alignment)
            let zero = builder.vmZero(.i64)
            perform(.bufferCopy, new.source[0], widened(new.sourceOffset[0]), slice, zero, length)
            conversion.replace(op.op, with: slice)
        }
        conversion.add(Util.BufferDealloc.self) { op, _, conversion in
            // Buffers are reference counted.
            conversion.erase(op.op)
        }
        conversion.add(Util.BufferHash.self) { [unowned self] op, new, conversion in
            let hash = make(
                .bufferHash, new.source[0], widened(new.sourceOffset[0]), widened(new.length[0]))
            conversion.replace(op.op, with: hash)
        }
        addElementRules()
    }

    private func addElementRules() {
        conversion.add(Util.BufferFill.self) { [unowned self] op, new, conversion in
            let element = try element(op.pattern.type, op.op)
            builder.vmFill(
                element, new.target[0], scaled(widened(new.targetOffset[0]), element),
                scaled(widened(new.length[0]), element), new.pattern[0])
            conversion.erase(op.op)
        }
        conversion.add(Util.BufferLoad.self) { [unowned self] op, new, conversion in
            let type = op.result.type
            let element = try element(type, op.op)
            let value = builder.vmLoad(
                element, new.source[0], scaled(widened(new.sourceOffset[0]), element),
                isSigned: type.isInteger)
            conversion.replace(op.op, with: value)
        }
        conversion.add(Util.BufferStore.self) { [unowned self] op, new, conversion in
            let element = try element(op.source.type, op.op)
            builder.vmStore(
                element, new.source[0], new.target[0], scaled(widened(new.targetOffset[0]), element))
            conversion.erase(op.op)
        }
    }

    /// What a value of a type is in memory.
    private func element(_ type: IRType, _ op: Operation) throws(Diagnostic) -> VM.BufferElement {
        let type = type == .index ? indexType : type
        switch (type, type.bitWidth) {
        case (.f32, _): return .f32
        case (.f64, _): return .f64
        case (_, 1), (_, 8): return .i8
        case (_, 16): return .i16
        case (_, 32): return .i32
        case (_, 64): return .i64
        default: throw unsupported(op)
        }
    }

    /// An offset or length in elements, as the instructions have it, from one in bytes.
    private func scaled(_ bytes: Value, _ element: VM.BufferElement) -> Value {
        guard element.byteCount > 1 else { return bytes }
        if let known = bytes.vmInteger { return constant(i64: known / element.byteCount) }
        return make(.divI64S, bytes, constant(i64: element.byteCount))
    }
}
