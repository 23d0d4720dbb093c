import IREECompilerCore

/// Verifiers of `iree_linalg_ext` operations with indexing maps.
extension LinalgExt {
    struct Attention: Op {
        static let name: StaticString = "iree_linalg_ext.attention"
        static let summary: StaticString = "Scaled dot-product attention."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let query = Operand(.shaped)
        let key = Operand(.shaped)
        let value = Operand(.shaped)
        let scale = Operand(.anyFloat)
        let mask = OptionalOperand(.shaped)
        let output = Operand(.shaped)
        let indexingMaps = AttributeField(.affineMaps)
        let decompositionConfig = OptionalAttribute(.dictionary)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `ins` `(` $query `,` $key `,` $value `,` $scale (`,` $mask^)? `:` type($query) `,` \
            type($key) `,` type($value) `,` type($scale) (`,` type($mask)^)? `)` \
            `outs` `(` $output `:` type($output) `)` $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            try check.scores(op.region, op.indexingMaps)
            try check.destinations(op.schema.output)
        }
    }

    struct OnlineAttention: Op {
        static let name: StaticString = "iree_linalg_ext.online_attention"
        static let summary: StaticString =
            "Attention in online form, which also returns the running maximum and sum."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let query = Operand(.shaped)
        let key = Operand(.shaped)
        let value = Operand(.shaped)
        let scale = Operand(.anyFloat)
        let mask = OptionalOperand(.shaped)
        let output = Operand(.shaped)
        let max = Operand(.shaped)
        let sum = Operand(.shaped)
        let indexingMaps = AttributeField(.affineMaps)
        let decompositionConfig = OptionalAttribute(.dictionary)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `ins` `(` $query `,` $key `,` $value `,` $scale (`,` $mask^)? `:` type($query) `,` \
            type($key) `,` type($value) `,` type($scale) (`,` type($mask)^)? `)` \
            `outs` `(` $output `,` $max `,` $sum `:` type($output) `,` type($max) `,` type($sum) `)` \
            $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            try check.scores(op.region, op.indexingMaps)
            try check.destinations(op.schema.output, op.schema.max, op.schema.sum)
        }
    }

    struct ExpReduction: Op {
        static let name: StaticString = "iree_linalg_ext.exp_reduction"
        static let summary: StaticString =
            "Reduction in online form, rescaled by exponentials of a running maximum."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator]
        let inputs = VariadicOperand(.rankedTensor)
        let outputs = VariadicOperand(.rankedTensor)
        let indexingMaps = AttributeField(.affineMaps)
        let iteratorTypes = AttributeField(.loopKinds)
        let expReducedOperands = AttributeField(.denseI64Array)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            `{` `indexing_maps` `=` $indexing_maps `,` `iterator_types` `=` $iterator_types `,` \
            `exp_reduced_operands` `=` $exp_reduced_operands `}` attr-dict \
            `ins` `(` $inputs `:` type($inputs) `)` `outs` `(` $outputs `:` type($outputs) `)` $region \
            (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            for number in op.expReducedOperands.denseArrayValue ?? [] {
                guard number != 0 else {
                    throw op.error("expects no 0 in exp_reduced_operands: that output is the maximum")
                }
                guard number > 0, number < op.outputs.count else {
                    throw op.error(
                        "expects exp_reduced_operands to be indices of the \(op.outputs.count) outputs")
                }
            }
            let maps = try check.maps(op.indexingMaps)
            for map in maps where !map.isProjectedPermutation {
                throw op.error("expects maps that are projected permutations")
            }
            _ = try check.body(op.region)
            guard op.region.blocks.first?.operations.contains(where: { $0.is(Linalg.Index.self) }) != true
            else {
                throw op.error("expects no 'linalg.index' in the region")
            }
            try check.destinations(op.schema.outputs)
        }
    }

    struct Custom: Op {
        static let name: StaticString = "iree_linalg_ext.custom_op"
        static let summary: StaticString = "Tileable operation with a custom region."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator]
        let inputs = VariadicOperand(.rankedTensorOrScalar)
        let outputs = VariadicOperand(.rankedTensor)
        let indexingMaps = AttributeField(.affineMaps)
        let iteratorTypes = AttributeField(.loopKinds)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            `{` `indexing_maps` `=` $indexing_maps `,` `iterator_types` `=` $iterator_types `}` \
            attr-dict-with-keyword (`ins` `(` $inputs^ `:` type($inputs) `)`)? \
            (`outs` `(` $outputs^ `:` type($outputs) `)`)? $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let loops = op.iteratorTypes.arrayValue?.count ?? 0
            let maps = try check.maps(op.indexingMaps)
            var symbols: Int?
            for (i, map) in maps.enumerated() where map.dimensionCount > 0 || !map.results.isEmpty {
                guard map.dimensionCount == loops else {
                    throw op.error("expects map #\(i) to have \(loops) dimensions, one per loop")
                }
                guard symbols == nil || symbols == map.symbolCount else {
                    throw op.error("expects maps with equal numbers of symbols")
                }
                symbols = map.symbolCount
                guard map.results.count == op.op.operand(i).type.shaped?.rank ?? 0 else {
                    throw op.error("expects map #\(i) to have one result per operand dimension")
                }
            }
            let (arguments, yielded) = try check.body(op.region)
            guard arguments.count == op.op.operandCount else {
                throw op.error("expects a region with one argument per operand")
            }
            for (i, argument) in arguments.enumerated() {
                var wanted = op.op.operand(i).type
                if case .tensor(var shape) = wanted {
                    // A tile of any size.
                    shape.shape = shape.shape.map { _ in ShapedType.dynamic }
                    wanted = .tensor(shape)
                }
                guard argument.type == wanted else {
                    throw op.error(
                        "expects argument #\(i) of its region to be of type \(wanted.quoted), but got "
                            + argument.type.quoted)
                }
            }
            guard yielded.map(\.type) == arguments.suffix(op.outputs.count).map(\.type) else {
                throw op.error("expects a region that yields one value per output")
            }
            try check.destinations(op.schema.outputs)
        }
    }

    struct Index: Op {
        static let name: StaticString = "iree_linalg_ext.index"
        static let summary: StaticString = "Iteration index of the enclosing operation in a dimension."
        static let traits: OpTraits = .pure
        let dim = AttributeField(.dimension)
        let result = Result(.index)
        static let assembly: StaticString = "$dim attr-dict `:` type($result)"
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let loops: Int?
            if let custom = op.op.parent?.as(Custom.self) {
                loops = custom.iteratorTypes.arrayValue?.count
            } else if let attention = op.op.parent?.as(Attention.self) {
                loops = attention.indexingMaps.arrayValue?.first?.affineMapValue?.dimensionCount
            } else if let attention = op.op.parent?.as(OnlineAttention.self) {
                loops = attention.indexingMaps.arrayValue?.first?.affineMapValue?.dimensionCount
            } else {
                throw op.error("expects a custom_op, attention or online_attention as ancestor")
            }
            guard let loops, let dim = op.dim.integerValue, dim < loops else {
                throw op.error("expects a dimension of the enclosing loops")
            }
        }
    }

    enum Yield: OpKind {
        static let name: StaticString = "iree_linalg_ext.yield"
        static let summary: StaticString = "Terminator that yields values from a region."
        static var fields: SharedFields.Return { .init() }
    }
}

extension LinalgExt.Check {
    /// One map per operand.
    @discardableResult
    func maps(_ maps: Attribute) throws(Diagnostic) -> [AffineMap] {
        let maps = (maps.arrayValue ?? []).compactMap(\.affineMapValue)
        guard maps.count == op.operandCount else {
            throw op.error("expects an indexing map for each operand")
        }
        return maps
    }

    /// Both kinds of attention: shapes match maps, and a region modifies scores.
    func scores(_ region: Region, _ maps: Attribute) throws(Diagnostic) {
        let maps = try self.maps(maps)
        let loops = maps.first.map { $0.dimensionCount + $0.symbolCount } ?? 0
        var sizes: [Int: Int] = [:]
        for (i, map) in maps.enumerated() {
            guard map.dimensionCount + map.symbolCount == loops else {
                throw op.error(
                    "expects indexing map #\(i) to have \(loops) dimensions, like that of the query")
            }
            guard let shape = op.operand(i).type.shaped?.shape else { continue }
            guard map.results.count == shape.count else {
                throw op.error(
                    "expects operand #\(i) to have rank \(map.results.count), like its map, but got \(shape.count)"
                )
            }
            for (result, size) in zip(map.results, shape) where size != ShapedType.dynamic {
                guard case .dimension(let dimension) = result else {
                    throw op.error("expects maps whose results are dimensions")
                }
                guard sizes[dimension, default: size] == size else {
                    throw op.error("expects dimension \(dimension) to have the same size in all operands")
                }
                sizes[dimension] = size
            }
        }
        let (arguments, yielded) = try body(region)
        guard arguments.first?.type.isFloat == true else {
            throw op.error("expects a region with a floating-point argument")
        }
        guard yielded.count == 1 else { throw op.error("expects a region that yields one value") }
    }
}

extension AffineMap {
    /// Whether the results are distinct dimensions, or zeros.
    var isProjectedPermutation: Bool {
        var seen = Set<Int>()
        return symbolCount == 0
            && results.allSatisfy {
                switch $0 {
                case .dimension(let i): seen.insert(i).inserted
                case .constant(let value): value == 0
                default: false
                }
            }
    }
}
