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

    /// Takes constant dimensions from the operations that use the tensor, if all in its block agree on them.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let dims = op.targetDims
        var sizes: [Int: Int64] = [:]
        var isOpen = Set(dims.indices.filter { dims[$0].constantInteger != nil })
        guard isOpen.count < dims.count else { return false }
        for use in op.target.uses {
            // Others may be on one of several paths.
            guard use.owner.block === op.op.block else { return false }
            guard let known = ShapeAware.operandDimensions(of: use.owner, use.index) else { continue }
            guard known.count == dims.count else { return false }
            for (i, dim) in known.enumerated() {
                guard let size = dim.constantInteger, size == sizes[i] ?? size else {
                    isOpen.insert(i)
                    continue
                }
                sizes[i] = size
            }
        }
        let found = sizes.filter { !isOpen.contains($0.key) }
        guard !found.isEmpty else { return false }
        let resolved = dims.indices.map { i in found[i].map { rewriter.constant(index: $0) } ?? dims[i] }
        rewriter.update(op.op) { op.set(\.targetDims, resolved) }
        return true
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
