import IREECompilerCore

/// Operations of the `linalg` dialect that change the layout of a tensor.
extension Linalg {
    struct Pack: Op {
        static let name: StaticString = "linalg.pack"
        static let summary: StaticString =
            "Divides dimensions into tiles, which become the innermost dimensions."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let resultNames: NameSuggestion? = .fixed("pack")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let paddingValue = OptionalOperand(.any)
        let outerDimsPerm = OptionalAttribute(.denseI64Array)
        let innerDimsPos = AttributeField(.denseI64Array)
        let innerTiles = VariadicOperand(.index)
        let staticInnerTiles = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["dest", "result"])]
        static let assembly: StaticString = """
            $source (`padding_value` `(` $padding_value^ `:` type($padding_value) `)`)? \
            (`outer_dims_perm` `=` $outer_dims_perm^)? `inner_dims_pos` `=` $inner_dims_pos \
            `inner_tiles` `=` custom<DynamicIndexList>($inner_tiles, $static_inner_tiles) `into` $dest \
            attr-dict `:` type($source) `->` type($dest)
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            try Tiling.verify(op.op, op.tiling, whole: op.source.type, tiled: op.dest.type)
        }
    }

    struct Unpack: Op {
        static let name: StaticString = "linalg.unpack"
        static let summary: StaticString =
            "Joins the innermost dimensions, which are tiles, with those that they tile."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let resultNames: NameSuggestion? = .fixed("unpack")
        static let traits: OpTraits = .pure
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let outerDimsPerm = OptionalAttribute(.denseI64Array)
        let innerDimsPos = AttributeField(.denseI64Array)
        let innerTiles = VariadicOperand(.index)
        let staticInnerTiles = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["dest", "result"])]
        static let assembly: StaticString = """
            $source (`outer_dims_perm` `=` $outer_dims_perm^)? `inner_dims_pos` `=` $inner_dims_pos \
            `inner_tiles` `=` custom<DynamicIndexList>($inner_tiles, $static_inner_tiles) `into` $dest \
            attr-dict `:` type($source) `->` type($dest)
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            try Tiling.verify(op.op, op.tiling, whole: op.dest.type, tiled: op.source.type)
        }
    }

    /// Which dimensions are tiled, and the order of the outer ones.
    package struct Tiling {
        /// By tile: the dimension that it divides.
        package let positions: [Int]
        let tiles: MixedIndices
        /// By outer dimension of the tiled tensor: the dimension of the whole one; empty if in order.
        package let order: [Int]

        init?(_ positions: Attribute, _ order: Attribute?, _ values: [Value], _ numbers: Attribute) {
            guard let all = positions.denseArrayValue, let tiles = MixedIndices(values, numbers),
                tiles.numbers.count == all.count
            else { return nil }
            self.positions = all.map { Int(clamping: $0) }
            self.tiles = tiles
            self.order = (order?.denseArrayValue ?? []).map { Int(clamping: $0) }
        }

        /// The same with all dimensions.
        func order(rank: Int) -> [Int] { order.isEmpty ? Array(0..<rank) : order }

        /// For the dimensions of the whole tensor, each followed by its tile if it has one: the tiled tensor's.
        func sources(rank: Int) -> [[Int]] {
            let order = order(rank: rank)
            return (0..<rank).map { d in
                let outer = order.firstIndex(of: d) ?? d
                return [outer] + (positions.firstIndex(of: d).map { [rank + $0] } ?? [])
            }
        }

        static func verify(
            _ op: Operation, _ tiling: Tiling?, whole: IRType, tiled: IRType
        ) throws(Diagnostic) {
            guard let tiling, let rank = whole.shaped?.rank, let all = tiled.shaped?.rank else {
                throw op.error("expects as many tiles as tiled dimensions")
            }
            guard whole.shaped?.element == tiled.shaped?.element else {
                throw op.error("expects source and destination with the same element type")
            }
            let tiles = op.attributes["static_inner_tiles"]?.denseArrayValue ?? []
            guard tiles.allSatisfy({ $0 > 0 || $0 == Int64.min }) else {
                throw op.error("expects positive tiles")
            }
            guard Set(tiling.positions).count == tiling.positions.count,
                tiling.positions.allSatisfy({ (0..<rank).contains($0) })
            else { throw op.error("expects distinct tiled dimensions below \(rank)") }
            guard tiling.order.isEmpty || tiling.order.sorted() == Array(0..<rank) else {
                throw op.error("expects a permutation of \(rank) dimensions")
            }
            guard all == rank + tiling.positions.count else {
                throw op.error(
                    "expects a tiled tensor of rank \(rank + tiling.positions.count), but got \(tiled.quoted)"
                )
            }
        }
    }
}

extension OpView where D == Linalg.Pack {
    var tiling: Linalg.Tiling? {
        .init(self.innerDimsPos, self.outerDimsPerm, self.innerTiles, self.staticInnerTiles)
    }
}

extension OpView where D == Linalg.Unpack {
    var tiling: Linalg.Tiling? {
        .init(self.innerDimsPos, self.outerDimsPerm, self.innerTiles, self.staticInnerTiles)
    }
}

extension Operation {
    /// How an operation rearranges tiles; nil if it does not.
    package var tiling: Linalg.Tiling? {
        `as`(Linalg.Pack.self)?.tiling ?? `as`(Linalg.Unpack.self)?.tiling
    }
}
