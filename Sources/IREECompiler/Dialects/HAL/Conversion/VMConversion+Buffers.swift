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
            let buffer = make("vm.buffer.alloc", [widened(new.storageSize[0]), alignment], [Self.buffer])
            conversion.replace(op.op, with: buffer.results[0])
        }
        conversion.add(Util.BufferSize.self) { [unowned self] op, new, conversion in
            let length = make("vm.buffer.length", [new.operand[0]], [.i64]).results[0]
            conversion.replace(
                op.op,
                with: indexType == .i64 ? length : make("vm.trunc.i64.i32", [length], [.i32]).results[0])
        }
        conversion.add(Util.BufferCopy.self) { [unowned self] op, new, conversion in
            make(
                "vm.buffer.copy",
                [
                    new.source[0], widened(new.sourceOffset[0]), new.target[0], widened(new.targetOffset[0]),
                    widened(new.length[0]),
                ])
            conversion.erase(op.op)
        }
        conversion.add(Util.BufferCompare.self) { [unowned self] op, new, conversion in
            let result = make(
                "vm.buffer.compare",
                [
                    new.lhs[0], widened(new.lhsOffset[0]), new.rhs[0], widened(new.rhsOffset[0]),
                    widened(new.length[0]),
                ], [.i32])
            conversion.replace(op.op, with: result.results[0])
        }
        conversion.add(Util.BufferSlice.self) { [unowned self] op, new, conversion in
            let alignment = constant(i32: op.alignment?.integerValue ?? 0)
            let copy = make(
                "vm.buffer.clone",
                [new.source[0], widened(new.sourceOffset[0]), widened(new.resultSize[0]), alignment],
                [Self.buffer])
            conversion.replace(op.op, with: copy.results[0])
        }
    }
}
