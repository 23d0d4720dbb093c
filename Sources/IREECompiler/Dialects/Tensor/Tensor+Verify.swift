import IREECompilerCore

/// Verifiers of the `tensor` dialect.
extension Tensor {
    /// One size per dynamic dimension of the result.
    fileprivate static func verify(
        _ op: Operation, _ sizes: [Value], of type: IRType
    ) throws(Diagnostic) {
        let wanted = type.dynamicDimensionCount
        guard sizes.count != wanted else { return }
        throw op.error("expects \(wanted) sizes, one per dynamic dimension, but got \(sizes.count)")
    }

    /// One index per dimension.
    fileprivate static func verify(
        _ op: Operation, indices: [Value], into type: IRType
    ) throws(Diagnostic) {
        guard let rank = type.shaped?.rank, rank != indices.count else { return }
        throw op.error("expects \(rank) indices, one per dimension, but got \(indices.count)")
    }

    /// A body that computes an element from indices.
    fileprivate static func verifyBody(
        _ op: Operation, _ region: Region, of type: IRType
    ) throws(Diagnostic) {
        guard let shape = type.shaped, let block = region.blocks.first else { return }
        guard block.arguments.count == shape.rank, block.arguments.allSatisfy({ $0.type == .index }) else {
            throw op.error("expects a body with \(shape.rank) arguments of type 'index'")
        }
        let end = try RegionEdge.terminator(op, region, Tensor.Yield.self)
        guard end.value.type == shape.element else {
            throw op.error(
                "expects a body that yields \(shape.element.quoted), but got \(end.value.type.quoted)")
        }
    }
}

extension Tensor.Yield {
    static var parents: [StaticString] { [Tensor.Generate.name, Tensor.Pad.name] }
}

extension Tensor.Empty {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verify(op.op, op.dynamicSizes, of: op.result.type)
    }
}

extension Tensor.Splat {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verify(op.op, op.dynamicSizes, of: op.aggregate.type)
        guard op.input.type.isScalar else {
            throw op.error("expects a scalar fill value, but got \(op.input.type.quoted)")
        }
    }
}

extension Tensor.Generate {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verify(op.op, op.op.operands, of: op.result.type)
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verifyBody(op.op, op.body, of: op.result.type)
    }
}

extension Tensor.Extract {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verify(op.op, indices: op.indices, into: op.tensor.type)
    }
}

extension Tensor.Insert {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Tensor.verify(op.op, indices: op.indices, into: op.dest.type)
    }
}

extension Tensor.Dim {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.source.type.isTensor, op.source.type.shaped?.rank != 0 else {
            throw op.error("expects a tensor of rank 1 or more, but got \(op.source.type.quoted)")
        }
    }
}

extension Tensor.FromElements {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard case .tensor(let shape) = op.result.type, let count = shape.elementCount else {
            throw op.error("expects a tensor of static shape, but got \(op.result.type.quoted)")
        }
        guard op.elements.count == count else {
            throw op.error("expects \(count) elements, but got \(op.elements.count)")
        }
    }
}

// MARK: Casts

extension Tensor.Cast {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let (from, to) = (op.source.type, op.dest.type)
        guard from.elementOrSelf == to.elementOrSelf, VerifierRun.haveCompatibleShapes(from, to) else {
            throw op.error("cannot cast from \(from.quoted) to \(to.quoted)")
        }
    }
}

extension Tensor.Bitcast {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let (from, to) = (op.source.type, op.dest.type)
        guard from.isTensor, to.isTensor, let width = from.elementOrSelf.bitWidth,
            to.elementOrSelf.bitWidth == width, VerifierRun.haveCompatibleShapes(from, to)
        else { throw op.error("cannot cast from \(from.quoted) to \(to.quoted)") }
    }
}

// MARK: Reshapes

extension Tensor {
    /// Reassociation groups: each is collapsed into one dimension.
    fileprivate static func verifyGroups(
        _ op: Operation, _ reassociation: Attribute, expanded: ShapedType, collapsed: ShapedType,
        expands: Bool
    ) throws(Diagnostic) {
        let groups = (reassociation.arrayValue ?? []).map { ($0.arrayValue ?? []).compactMap(\.integerValue) }
        guard expanded.rank >= collapsed.rank else {
            throw op.error("expects a rank of at least \(collapsed.rank), but got \(expanded.rank)")
        }
        guard groups.count == collapsed.rank else {
            throw op.error("expects \(collapsed.rank) reassociation groups, but got \(groups.count)")
        }
        let all = groups.flatMap { $0 }
        guard groups.allSatisfy({ !$0.isEmpty }) || groups.isEmpty,
            all == (0..<Int64(all.count)).map({ $0 }), groups.isEmpty || all.count == expanded.rank
        else { throw op.error("expects reassociation groups to be contiguous and complete") }
        guard expanded.element == collapsed.element else {
            throw op.error(
                "expects equal element types, but got \(expanded.element) and \(collapsed.element)")
        }
        if groups.isEmpty, expanded.shape.contains(where: { $0 != 1 }) {
            throw op.error("expects dropped dimensions to have size 1")
        }
        for (i, group) in groups.enumerated() {
            try verify(op, group.map { expanded.shape[Int($0)] }, is: collapsed.shape[i], i, expands)
        }
    }

    private static func verify(
        _ op: Operation, _ sizes: [Int], is size: Int, _ i: Int, _ expands: Bool
    ) throws(Diagnostic) {
        let dynamic = sizes.count { $0 == ShapedType.dynamic }
        guard dynamic == 0 else {
            guard size == ShapedType.dynamic else {
                throw op.error("expects dimension #\(i) to be dynamic, like one in its group")
            }
            return
        }
        let product = sizes.reduce((1, false)) {
            let (value, overflow) = $0.0.multipliedReportingOverflow(by: $1)
            return (value, $0.1 || overflow)
        }
        guard product.1 || product.0 == size else {
            throw op.error("expects dimension #\(i) to be \(product.0), the product of its group")
        }
    }
}

extension Tensor.ExpandShape {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.src.type.shaped, let result = op.result.type.shaped else { return }
        let sizes = op.staticOutputShape.denseArrayValue ?? []
        guard sizes.count == result.rank else {
            throw op.error("expects \(result.rank) sizes of its result, but got \(sizes.count)")
        }
        let dynamic = sizes.count { $0 == Int64.min }
        guard dynamic == op.outputShape.count else {
            throw op.error("expects \(dynamic) dynamic sizes of its result, but got \(op.outputShape.count)")
        }
        guard sizes == result.shape.map({ Int64($0) }) else {
            throw op.error("expects sizes that match the result, \(op.result.type.quoted)")
        }
        try Tensor.verifyGroups(
            op.op, op.reassociation, expanded: result, collapsed: source, expands: true)
    }
}

extension Tensor.CollapseShape {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.src.type.shaped, let result = op.result.type.shaped else { return }
        try Tensor.verifyGroups(
            op.op, op.reassociation, expanded: source, collapsed: result, expands: false)
    }
}

extension Tensor.Reshape {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.source.type.elementOrSelf == op.result.type.elementOrSelf else {
            throw op.error("expects a result with the element type of its source")
        }
        guard case .tensor(let shape) = op.shape.type, shape.rank == 1,
            shape.element == .index || shape.element.isSignlessInteger
        else { throw op.error("expects a shape of rank 1, of integers, but got \(op.shape.type.quoted)") }
        guard let result = op.result.type.shaped else { return }
        if let from = op.source.type.shaped?.elementCount, let to = result.elementCount, from != to {
            throw op.error("expects \(from) elements like the source, but got \(to)")
        }
        guard shape.shape[0] == result.rank else {
            throw op.error("expects a shape of length \(result.rank), the rank of its result")
        }
    }
}

// MARK: Slices

/// Static offsets, sizes and strides of a slice, where known.
struct SliceRange {
    let offsets: [Int64]
    let sizes: [Int64]
    let strides: [Int64]

    init(_ offsets: Attribute, _ sizes: Attribute, _ strides: Attribute) {
        self.offsets = offsets.denseArrayValue ?? []
        self.sizes = sizes.denseArrayValue ?? []
        self.strides = strides.denseArrayValue ?? []
    }

    /// One entry per dimension, and one value per dynamic entry.
    func verify(
        _ op: Operation, rank: Int, _ values: (offsets: Int, sizes: Int, strides: Int)
    ) throws(Diagnostic) {
        for (name, list, given) in [
            ("offsets", offsets, values.offsets), ("sizes", sizes, values.sizes),
            ("strides", strides, values.strides),
        ] {
            guard list.count == rank else {
                throw op.error("expects \(rank) \(name), one per dimension, but got \(list.count)")
            }
            let wanted = list.count { $0 == Int64.min }
            guard given == wanted else {
                throw op.error("expects \(wanted) dynamic \(name), but got \(given)")
            }
            guard name == "strides" || list.allSatisfy({ $0 >= 0 || $0 == Int64.min }) else {
                throw op.error("expects non-negative \(name)")
            }
        }
    }

    /// The static part of the slice is within the bounds of the shape.
    func verifyBounds(_ op: Operation, in shape: [Int]) throws(Diagnostic) {
        for (i, size) in shape.enumerated() where size != ShapedType.dynamic {
            guard offsets[i] != Int64.min else { continue }
            guard offsets[i] < size else {
                throw op.error("expects offset #\(i) to be below \(size), but got \(offsets[i])")
            }
            guard sizes[i] != Int64.min, strides[i] != Int64.min else { continue }
            let steps = (sizes[i] - 1).multipliedReportingOverflow(by: strides[i])
            let last = offsets[i].addingReportingOverflow(steps.partialValue)
            guard !steps.overflow, !last.overflow, last.partialValue < size else {
                throw op.error("accesses element \(last.partialValue) of dimension #\(i) of size \(size)")
            }
        }
    }

    /// The shape of the slice, without rank reduction.
    var shape: [Int] { sizes.map { $0 == Int64.min ? ShapedType.dynamic : Int($0) } }

    /// Whether a shape is rank-reduced from the slice's by dropping unit dimensions.
    static func isReduced(_ shape: [Int], from full: [Int]) -> Bool {
        guard shape.count <= full.count else { return false }
        var next = 0
        for size in full {
            if next < shape.count, shape[next] == size {
                next += 1
            } else if size != 1 {
                return false
            }
        }
        return next == shape.count
    }

    func verifyType(_ op: Operation, _ type: IRType, of whole: IRType) throws(Diagnostic) {
        guard let part = type.shaped, let whole = whole.shaped else { return }
        guard SliceRange.isReduced(part.shape, from: shape) else {
            throw op.error("expects a slice of the sizes that it names, but got \(type.quoted)")
        }
        guard part.element == whole.element else {
            throw op.error("expects a slice of \(whole.element.quoted), but got \(type.quoted)")
        }
    }
}

extension Tensor.ExtractSlice {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let shape = op.source.type.shaped else { return }
        let range = SliceRange(op.staticOffsets, op.staticSizes, op.staticStrides)
        try range.verify(op.op, rank: shape.rank, (op.offsets.count, op.sizes.count, op.strides.count))
        try range.verifyType(op.op, op.result.type, of: op.source.type)
        try range.verifyBounds(op.op, in: shape.shape)
    }
}

extension Tensor.InsertSlice {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let shape = op.dest.type.shaped else { return }
        let range = SliceRange(op.staticOffsets, op.staticSizes, op.staticStrides)
        try range.verify(op.op, rank: shape.rank, (op.offsets.count, op.sizes.count, op.strides.count))
        try range.verifyType(op.op, op.source.type, of: op.dest.type)
        try range.verifyBounds(op.op, in: shape.shape)
    }
}

extension Tensor.ParallelInsertSlice {
    static var parents: [StaticString] { [SCF.InParallel.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let shape = op.dest.type.shaped else { return }
        let range = SliceRange(op.staticOffsets, op.staticSizes, op.staticStrides)
        try range.verify(op.op, rank: shape.rank, (op.offsets.count, op.sizes.count, op.strides.count))
        try range.verifyType(op.op, op.source.type, of: op.dest.type)
        try range.verifyBounds(op.op, in: shape.shape)
    }
}
