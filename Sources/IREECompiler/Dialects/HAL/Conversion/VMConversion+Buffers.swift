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
            let alignment = constant(i32: op.alignment?.integerValue ?? 0)
            let copy = make(
                .bufferClone, new.source[0], widened(new.sourceOffset[0]), widened(new.resultSize[0]),
                alignment)
            conversion.replace(op.op, with: copy)
        }
    }
}
