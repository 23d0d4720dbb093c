import IREECompilerCore

/// Verifiers of `iree_linalg_ext` operations that map elements or slices: gather, scatter and the like.
extension LinalgExt {
    struct Scatter: Op {
        static let name: StaticString = "iree_linalg_ext.scatter"
        static let summary: StaticString = "Scatters slices into a tensor by indices, combined by a region."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let updates = Operand(.rankedTensorOrMemRef)
        let indices = Operand(.rankedTensorOrMemRef)
        let mask = OptionalOperand(.rankedTensorOrMemRef)
        let original = Operand(.rankedTensorOrMemRef)
        let dimensionMap = AttributeField(.denseI64Array)
        let uniqueIndices = AttributeField(.bool, default: .bool(true))
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension_map` `=` $dimension_map `unique_indices` `(` $unique_indices `)` \
            `ins` `(` $updates `,` $indices (`,` $mask^)? `:` type($updates) `,` type($indices) \
            (`,` type($mask)^)? `)` `outs` `(` $original `:` type($original) `)` $region \
            (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let updates = try check.shape(op.updates)
            let original = try check.shape(op.original)
            try check.slices(
                whole: original, slices: updates, indices: op.indices, mask: op.mask,
                map: op.dimensionMap)
            let (arguments, yielded) = try check.body(op.region)
            guard arguments.map(\.type) == [updates.element, original.element],
                updates.element == original.element
            else { throw op.error("expects a region with two arguments of the element type") }
            guard yielded.map(\.type) == [updates.element] else {
                throw op.error("expects a region that yields one value of the element type")
            }
            try check.destinations(op.schema.original)
        }
    }

    struct Gather: Op {
        static let name: StaticString = "iree_linalg_ext.gather"
        static let summary: StaticString = "Gathers slices of a tensor by indices."
        let source = Operand(.rankedTensorOrMemRef)
        let indices = Operand(.rankedTensorOrMemRef)
        let mask = OptionalOperand(.rankedTensorOrMemRef)
        let output = Operand(.rankedTensorOrMemRef)
        let dimensionMap = AttributeField(.denseI64Array)
        let results = VariadicResult(.rankedTensor)
        static let assembly: StaticString = """
            attr-dict `dimension_map` `=` $dimension_map `ins` `(` $source `,` $indices (`,` $mask^)? \
            `:` type($source) `,` type($indices) (`,` type($mask)^)? `)` \
            `outs` `(` $output `:` type($output) `)` (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            try check.slices(
                whole: try check.shape(op.source), slices: try check.shape(op.output), indices: op.indices,
                mask: op.mask, map: op.dimensionMap)
            try check.destinations(op.schema.output)
        }
    }

    struct MapLoad: Op {
        static let name: StaticString = "iree_linalg_ext.map_load"
        static let summary: StaticString = "Loads each element from the source index that a region computes."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let source = Operand(.shaped)
        let output = Operand(.rankedTensorOrMemRef)
        let results = VariadicResult(.rankedTensor)
        let transformationRegion = RegionField()
        static let assembly: StaticString = """
            attr-dict $source `into` $output $transformation_region `:` type($source) `into` \
            type($output) (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let source = try check.shape(op.source)
            let yielded = try check.mapping(
                op.transformationRegion, from: try check.shape(op.output), to: source)
            guard yielded.type == source.element else {
                throw op.error("expects a region that yields an element of the source last")
            }
            try check.destinations(op.schema.output)
        }
    }

    struct MapStore: Op {
        static let name: StaticString = "iree_linalg_ext.map_store"
        static let summary: StaticString =
            "Stores each element to the destination index that a region computes."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let input = Operand(.shaped)
        let output = Operand(.rankedTensorOrMemRef)
        let results = VariadicResult(.rankedTensor)
        let transformationRegion = RegionField()
        static let assembly: StaticString = """
            attr-dict $input `into` $output $transformation_region `:` type($input) `into` \
            type($output) (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let input = try check.shape(op.input)
            guard input.rank > 0 else { throw op.error("expects an input of rank 1 or more") }
            let yielded = try check.mapping(
                op.transformationRegion, from: input, to: try check.shape(op.output))
            guard yielded.type == .i1 else { throw op.error("expects a region that yields an i1 last") }
            try check.destinations(op.schema.output, mixed: true)
        }
    }
}

extension LinalgExt.Check {
    /// Common checks of scatter and gather: one slice per index.
    func slices(
        whole: ShapedType, slices: ShapedType, indices: Value, mask: Value?, map: Attribute
    ) throws(Diagnostic) {
        let indices = try shape(indices)
        guard indices.rank >= 1, indices.element.isIntegerOrIndex else {
            throw op.error("expects indices of rank 1 or more that are integers or of index type")
        }
        let depth = map.denseArrayValue ?? []
        guard !depth.isEmpty, depth.sorted() == Array(0..<Int64(depth.count)) else {
            throw op.error("expects a dimension map that is a permutation of the first dimensions")
        }
        let sliceRank = whole.rank - depth.count
        guard sliceRank >= 0 else { throw op.error("expects at most as many indices as dimensions") }
        let batchRank = slices.rank - sliceRank
        guard batchRank >= 0 else { throw op.error("expects slices of rank \(sliceRank) or more") }
        guard indices.rank == batchRank + 1 || indices.rank == batchRank && depth.count == 1 else {
            throw op.error("expects indices of rank \(batchRank + 1)")
        }
        guard indices.shape.prefix(batchRank) == slices.shape.prefix(batchRank) else {
            throw op.error("expects as many slices as indices")
        }
        if let mask {
            let mask = try shape(mask)
            guard case .integer(let width, _) = mask.element, width == 1 || width == 8 else {
                throw op.error("expects a mask of i1 or i8")
            }
            guard ShapedType.agree(mask.shape[...], slices.shape.prefix(batchRank)) else {
                throw op.error("expects a mask with one value per slice")
            }
        }
        guard ShapedType.agree(whole.shape.suffix(sliceRank), slices.shape.suffix(sliceRank)) else {
            throw op.error("expects slices with the remaining shape after indexing")
        }
    }

    /// Verifies a region that maps indices; returns its other yielded values.
    func mapping(
        _ region: Region, from: ShapedType, to: ShapedType
    ) throws(Diagnostic) -> Value {
        guard from.element == to.element else {
            throw op.error("expects source and target with the same element type")
        }
        let (arguments, yielded) = try body(region)
        guard arguments.count == from.rank, arguments.allSatisfy({ $0.type == .index }) else {
            throw op.error("expects a region with \(from.rank) indices")
        }
        guard yielded.count == to.rank + 1, let last = yielded.last,
            yielded.dropLast().allSatisfy({ $0.type == .index })
        else { throw op.error("expects a region that yields \(to.rank) indices and one more value") }
        return last
    }
}
