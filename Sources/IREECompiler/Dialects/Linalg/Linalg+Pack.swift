import IREECompilerCore

/// Operations between a tensor and its tiles.
extension Linalg {
    private static let none = Attribute.denseArray([], .i64)

    struct Pack: Op {
        static let name: StaticString = "linalg.pack"
        static let summary: StaticString =
            "Rearranges a tensor as tiles, whose dimensions come last; incomplete tiles are padded."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let resultNames: NameSuggestion? = .fixed("pack")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let paddingValue = OptionalOperand(.any)
        let outerDimsPerm = AttributeField(.denseI64Array, default: Linalg.none)
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
            try Tiling(op.op).verify(unpacked: op.source, packed: op.dest)
        }
    }

    struct Unpack: Op {
        static let name: StaticString = "linalg.unpack"
        static let summary: StaticString = "Rearranges tiles as the tensor that they are of."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let resultNames: NameSuggestion? = .fixed("unpack")
        static let traits: OpTraits = .pure
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let outerDimsPerm = AttributeField(.denseI64Array, default: Linalg.none)
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
            try Tiling(op.op).verify(unpacked: op.dest, packed: op.source)
        }
    }

    /// How the dimensions of a tensor and of its tiles correspond.
    package struct Tiling {
        /// The dimensions that tiles have, in the order of the tiles' dimensions.
        package let tiled: [Int]
        /// The order of the dimensions that count tiles; empty if it is that of the tensor.
        package let order: [Int]
        private let op: Operation

        package init(_ op: Operation) {
            func numbers(_ name: String) -> [Int] {
                (op.attributes[name]?.denseArrayValue ?? []).map { Int(clamping: $0) }
            }
            self.op = op
            tiled = numbers("inner_dims_pos")
            order = numbers("outer_dims_perm")
        }

        func verify(unpacked: Value, packed: Value) throws(Diagnostic) {
            guard let outer = unpacked.type.shaped, let inner = packed.type.shaped else { return }
            let tiles = op.attributes["static_inner_tiles"]?.denseArrayValue ?? []
            guard outer.element == inner.element else {
                throw op.error("expects source and destination with the same element type")
            }
            guard Set(tiled).count == tiled.count, tiled.allSatisfy(outer.shape.indices.contains) else {
                throw op.error("expects inner_dims_pos to be different dimensions below \(outer.rank)")
            }
            guard tiles.count == tiled.count, tiles.allSatisfy({ $0 > 0 || $0 == Int64.min }) else {
                throw op.error("expects \(tiled.count) positive inner tiles")
            }
            guard order.isEmpty || order.sorted() == Array(outer.shape.indices) else {
                throw op.error("expects outer_dims_perm to be a permutation of 0 to \(outer.rank - 1)")
            }
            guard inner.rank == outer.rank + tiled.count else {
                throw op.error("expects tiles of rank \(outer.rank + tiled.count), but got \(inner.rank)")
            }
        }
    }
}

extension Operation {
    /// How an operation rearranges tiles; nil if it does not.
    package var tiling: Linalg.Tiling? {
        `is`(Linalg.Pack.self) || `is`(Linalg.Unpack.self) ? Linalg.Tiling(self) : nil
    }
}
