import IREECompilerCore

/// Operations on ranges of buffers take them from the buffer of which they have a subspan.
private struct SubspanFold<D: OpKind> {
    typealias Pair = (buffer: KeyPath<D.Fields, Operand>, offset: KeyPath<D.Fields, Operand>)

    let op: OpView<D>
    let rewriter: Rewriter

    /// Folds the subspans of buffers, each with the offset that is into it.
    func fold(_ pairs: Pair...) -> Bool {
        var changes = false
        for pair in pairs {
            guard let span = op[dynamicMember: pair.buffer].definingOp?.as(HAL.BufferSubspan.self) else {
                continue
            }
            let offset = rewriter.addIndices(span.sourceOffset, op[dynamicMember: pair.offset])
            rewriter.update(op.op) {
                op.set(pair.buffer, span.sourceBuffer)
                op.set(pair.offset, offset)
            }
            changes = true
        }
        return changes
    }

    /// Folds the subspans of bindings.
    func fold(
        bindings: KeyPath<D.Fields, VariadicOperand>, offsets: KeyPath<D.Fields, VariadicOperand>
    ) -> Bool {
        var buffers = op[dynamicMember: bindings]
        var places = op[dynamicMember: offsets]
        var changes = false
        for (i, buffer) in buffers.enumerated() where places.indices.contains(i) {
            guard let span = buffer.definingOp?.as(HAL.BufferSubspan.self) else { continue }
            buffers[i] = span.sourceBuffer
            places[i] = rewriter.addIndices(span.sourceOffset, places[i])
            changes = true
        }
        guard changes else { return false }
        rewriter.update(op.op) {
            op.set(bindings, buffers)
            op.set(offsets, places)
        }
        return true
    }
}

extension HAL.CommandBufferDevice {
    /// The device is known where the command buffer is created.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let create = op.commandBuffer.definingOp?.as(HAL.CommandBufferCreate.self) else { return nil }
        return .replaced([.value(create.device)])
    }
}

extension HAL.CommandBufferFillBuffer {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold((\Self.targetBuffer, \Self.targetOffset))
    }
}

extension HAL.CommandBufferUpdateBuffer {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold((\Self.targetBuffer, \Self.targetOffset))
    }
}

extension HAL.CommandBufferCopyBuffer {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold(
            (\Self.sourceBuffer, \Self.sourceOffset), (\Self.targetBuffer, \Self.targetOffset))
    }
}

extension HAL.CommandBufferDispatch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold(
            bindings: \Self.bindingBuffers, offsets: \Self.bindingOffsets)
    }
}

extension HAL.CommandBufferDispatchIndirect {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let fold = SubspanFold(op: op, rewriter: rewriter)
        let changes = fold.fold((\Self.workgroupsBuffer, \Self.workgroupsOffset))
        return fold.fold(bindings: \Self.bindingBuffers, offsets: \Self.bindingOffsets) || changes
    }
}

extension HAL.BufferViewCreate {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold((\Self.sourceBuffer, \Self.sourceOffset))
    }
}

extension HAL.BufferLoad {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold((\Self.sourceBuffer, \Self.sourceOffset))
    }
}

extension HAL.BufferStore {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        SubspanFold(op: op, rewriter: rewriter).fold((\Self.targetBuffer, \Self.targetOffset))
    }
}
