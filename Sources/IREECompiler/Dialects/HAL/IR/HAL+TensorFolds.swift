import IREECompilerCore

/// Whether an import only takes a whole buffer, without a wait and without consuming it.
private func isPlain(_ op: OpView<HAL.TensorImport>) -> Bool {
    op.waitFence == nil && op.consume == nil && op.byteOffset == nil
}

extension HAL.TensorImport {
    /// Folds an import of an export.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard isPlain(op), let source = op.source.definingOp?.as(HAL.TensorExport.self),
            source.source.type == op.target.type, source.sourceEncoding == op.targetEncoding
        else { return nil }
        return .replaced([.value(source.source)])
    }
}

extension HAL.TensorExport {
    /// Folds an export of an import.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let source = op.source.definingOp?.as(HAL.TensorImport.self), isPlain(source),
            source.source.type == op.target.type, source.targetEncoding == op.sourceEncoding
        else { return nil }
        return .replaced([.value(source.source)])
    }
}

extension HAL.TensorTransients {
    /// The last of two affinities of a transient resource takes precedence.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let first = op.source.definingOp?.as(Self.self) else { return false }
        rewriter.update(op.op) {
            op.set(\.source, first.source)
            op.set(\.sourceDims, first.sourceDims)
        }
        return true
    }
}

extension HAL.TensorBarrier {
    /// Removes duplicate tensors.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var unique: [Value] = []
        var positions: [Int] = []
        for source in op.sources {
            if let position = unique.firstIndex(of: source) {
                positions.append(position)
            } else {
                positions.append(unique.count)
                unique.append(source)
            }
        }
        guard unique.count < positions.count else { return false }
        let new = rewriter.create(Self.self) {
            $0.sources = unique
            $0.signalFence = op.signalFence
            $0.results = unique.map(\.type)
        }
        rewriter.replace(op.op, with: positions.map { new.results[$0] })
        return true
    }
}
