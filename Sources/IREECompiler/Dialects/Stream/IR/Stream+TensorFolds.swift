import IREECompilerCore

extension Stream.TensorImport {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let source = op.source.definingOp?.as(Stream.TensorExport.self),
            source.affinity == op.affinity, source.source.size === op.resultSize
        else { return nil }
        return .replaced([.value(source.source.value)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.unify(op.op, rewriter)
    }
}

extension Stream.TensorExport {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let source = op.source.value.definingOp?.as(Stream.TensorImport.self),
            source.source.type == op.result.type, source.resultEncoding == op.source.encoding,
            source.resultEncodingDims == op.source.encodingDims, source.resultSize === op.source.size,
            source.affinity == op.affinity
        else { return nil }
        return .replaced([.value(source.source)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.unify(op.op, rewriter)
    }
}

private enum TensorFolding {
    /// Replaces an operation by an equal earlier one in the block.
    static func unify(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let operand = op.operands.first else { return false }
        let other = operand.users.first {
            $0 !== op && $0.definition === op.definition && $0.block === op.block && $0.isBefore(op)
                && $0.operands == op.operands && $0.attributes == op.attributes
                && $0.results.map(\.type) == op.results.map(\.type)
        }
        guard let other else { return false }
        rewriter.replace(op, with: other.results)
        return true
    }
}

extension Stream.TensorConstant {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        empty(op, rewriter) || splat(op, rewriter)
    }

    private static func size(_ op: OpView<Self>, _ rewriter: Rewriter) -> Value {
        rewriter.create(Stream.TensorSizeOf.self) {
            $0.encoding = op.resultEncoding
            $0.encodingDims = op.resultEncodingDims
            $0.affinity = op.affinity
            $0.storageSize = .index
        }.storageSize
    }

    /// A constant without elements becomes an empty resource.
    private static func empty(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let shape = op.resultEncoding.typeValue?.shaped,
            shape.shape.contains(0) || op.resultEncodingDims.contains(where: { $0.constantInteger == 0 })
        else { return false }
        let size = size(op, rewriter)
        rewriter.replace(op.op, with: Stream.TensorEmpty.self) {
            $0.result.encoding = op.resultEncoding
            $0.result.encodingDims = op.resultEncodingDims
            $0.result.size = size
            $0.affinity = op.affinity
            $0.result.value = op.result.type
        }
        return true
    }

    /// A splat constant becomes `stream.tensor.splat`.
    private static func splat(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard case .dense(let elements) = op.value, elements.isSplat, elements.strings.isEmpty,
            let element = elements.attribute(at: 0)
        else { return false }
        let pattern = rewriter.constant(element)
        let size = size(op, rewriter)
        let splat = rewriter.create(Stream.TensorSplat.self) {
            $0.value = pattern
            $0.result.encoding = op.resultEncoding
            $0.result.encodingDims = op.resultEncodingDims
            $0.result.size = size
            $0.affinity = op.affinity
            $0.result.value = .resource(.unknown)
        }
        rewriter.replace(op.op, with: Stream.AsyncTransfer.self) {
            $0.source = splat.result.value
            $0.sourceSize = size
            $0.resultSize = size
            $0.sourceAffinity = op.affinity
            $0.targetAffinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.TensorSplat {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.narrowPattern(op, \.value, rewriter)
    }
}

extension Stream.TensorFill {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.narrowPattern(op, \.value, rewriter)
    }
}

extension Stream.TensorClone {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard op.result.value.hasOneUse, op.result.value.type == op.source.value.type else { return nil }
        return .replaced([.value(op.source.value)])
    }

    /// Erases clones of values that are not mutated.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if AsyncFolding.copySource(op.op, op.source.value, op.result.value, rewriter) { return true }
        guard op.result.value.type == op.source.value.type,
            op.result.value.users.allSatisfy({ user in
                user.results.allSatisfy { Tied.operand(of: $0) !== op.result.value }
            })
        else { return false }
        rewriter.replace(op.op, with: [op.source.value])
        return true
    }
}

extension Stream.TensorEncode {
    /// Folds encoding to the same encoding.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let source = op.source.encoding.typeValue, let result = op.result.encoding.typeValue,
            op.source.value.type == op.result.value.type
        else { return nil }
        let plain =
            source.shaped != nil && source.shaped?.encoding == nil && result.shaped != nil
            && result.shaped?.encoding == nil
        return source == result || plain ? .replaced([.value(op.source.value)]) : nil
    }
}

extension Stream.TensorDispatch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.unifyEntryPoints(op.op, rewriter)
    }
}

extension Stream.TensorLoad {
    /// Loads a single element before a clone and transfer, and drops these.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let transfer = op.source.value.definingOp?.as(Stream.AsyncTransfer.self),
            transfer.result.hasOneUse,
            let clone = transfer.source.definingOp?.as(Stream.TensorClone.self),
            clone.source.encoding == clone.result.encoding, clone.result.encoding == op.source.encoding,
            case .tensor(var shape)? = op.source.encoding.typeValue, shape.rank == op.indices.count
        else { return false }
        shape.shape = shape.shape.map { _ in 1 }
        let type = Attribute.type(.tensor(shape))
        let one = rewriter.constant(index: 1)
        let zero = rewriter.constant(index: 0)
        let size = rewriter.create(Stream.TensorSizeOf.self) {
            $0.encoding = type
            $0.affinity = clone.affinity
            $0.storageSize = .index
        }.storageSize
        let slice = rewriter.create(Stream.TensorSlice.self) {
            $0.source.value = clone.source.value
            $0.source.encoding = clone.source.encoding
            $0.source.encodingDims = clone.source.encodingDims
            $0.source.size = clone.source.size
            $0.startIndices = op.indices
            $0.lengths = op.indices.map { _ in one }
            $0.result.encoding = type
            $0.result.size = size
            $0.affinity = clone.affinity
            $0.result.value = clone.source.value.type
        }
        let staged = Stream.AsyncTransfer.move(slice.result.value, size: size, like: transfer, rewriter)
        rewriter.replace(op.op, with: Self.self) {
            $0.source.value = staged
            $0.source.encoding = type
            $0.source.size = size
            $0.indices = op.indices.map { _ in zero }
            $0.result = op.result.type
        }
        return true
    }
}
