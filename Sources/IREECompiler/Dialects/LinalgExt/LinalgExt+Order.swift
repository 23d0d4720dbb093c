import IREECompilerCore

/// Verifiers of `iree_linalg_ext` operations along one dimension: sorting, selection and scans.
extension LinalgExt {
    struct Sort: Op {
        static let name: StaticString = "iree_linalg_ext.sort"
        static let summary: StaticString = "Sorts along a dimension; further operands are permuted alike."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator]
        let inputs = VariadicOperand(.any)
        let outputs = VariadicOperand(.shaped)
        let dimension = AttributeField(.i64)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` (`ins` `(` $inputs^ `:` type($inputs) `)`)? \
            `outs` `(` $outputs `:` type($outputs) `)` $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            guard op.inputs.isEmpty else { throw op.error("expects no inputs") }
            guard let first = op.outputs.first else { throw op.error("expects an output") }
            let shape = try check.shape(first)
            try check.dimension(op.dimension, of: shape)
            var elements: [IRType] = []
            for output in op.outputs {
                let other = try check.shape(output)
                guard other.shape == shape.shape else {
                    throw op.error("expects outputs with the same shape")
                }
                elements += [other.element, other.element]
            }
            try check.comparison(op.region, of: elements)
            try check.destinations(op.schema.outputs)
        }
    }

    struct TopK: Op {
        static let name: StaticString = "iree_linalg_ext.topk"
        static let summary: StaticString = "Top-k elements and their indices; superseded by `topk_v2`."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let values = Operand(.shaped)
        let indices = OptionalOperand(.shaped)
        let outputValues = Operand(.shaped)
        let outputIndices = Operand(.shaped)
        let dimension = AttributeField(.i64)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` `ins` `(` $values (`,` $indices^)? `:` \
            type($values) (`,` type($indices)^)? `)` `outs` `(` $output_values `,` $output_indices `:` \
            type($output_values) `,` type($output_indices) `)` $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let values = try check.shape(op.values)
            try check.selection(of: values, op.outputValues, along: op.dimension)
            let indices = try check.indices(op.outputIndices, of: op.outputValues)
            if let given = op.indices {
                let element = try check.indices(given, of: op.values)
                guard element == .i32, indices == .i32 else { throw op.error("expects indices of i32") }
            }
            try check.comparison(op.region, of: [values.element, values.element])
            try check.destinations(op.schema.outputValues, op.schema.outputIndices)
        }
    }

    struct TopKV2: Op {
        static let name: StaticString = "iree_linalg_ext.topk_v2"
        static let summary: StaticString = "Top-k elements and, optionally, their indices."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator]
        let dimension = AttributeField(.i64)
        let isSorted = OptionalAttribute(.unit)
        let values = Operand(.shaped)
        let inputIndices = OptionalOperand(.shaped)
        let outputValues = Operand(.shaped)
        let outputIndices = OptionalOperand(.shaped)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` (`is_sorted` $is_sorted^)? \
            `ins` `(` $values (`,` $input_indices^)? `:` type($values) (`,` type($input_indices)^)? `)` \
            `outs` `(` $output_values (`,` $output_indices^)? `:` type($output_values) \
            (`,` type($output_indices)^)? `)` $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let values = try check.shape(op.values)
            try check.selection(of: values, op.outputValues, along: op.dimension)
            var indices: IRType?
            if let output = op.outputIndices { indices = try check.indices(output, of: op.outputValues) }
            if let given = op.inputIndices {
                guard let indices else { throw op.error("expects output indices, as it has input indices") }
                guard try check.indices(given, of: op.values) == indices else {
                    throw op.error("expects input and output indices of the same type")
                }
            }
            let dimension = op.dimension.integerValue.flatMap { Int(exactly: $0) } ?? 0
            let taken = try check.shape(op.outputValues).shape[dimension]
            if taken != ShapedType.dynamic, values.shape[dimension] != ShapedType.dynamic {
                guard taken > 0 else { throw op.error("expects an output with at least one element") }
                guard taken <= values.shape[dimension] else {
                    throw op.error("expects at most \(values.shape[dimension]) elements, but got \(taken)")
                }
            }
            try check.comparison(op.region, of: [values.element, values.element])
            try check.destinations(op.schema.outputValues, op.schema.outputIndices)
        }
    }

    struct ArgCompare: Op {
        static let name: StaticString = "iree_linalg_ext.arg_compare"
        static let summary: StaticString =
            "Reduction to the selected element and its index, as argmax and argmin."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator]
        let inputValue = Operand(.shaped)
        let inputIndex = OptionalOperand(.shaped)
        let outputValue = Operand(.shaped)
        let outputIndex = Operand(.shaped)
        let indexBase = OptionalOperand(.index)
        let dimension = AttributeField(.i64)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` `ins` `(` $input_value (`,` $input_index^)? `:` \
            type($input_value) (`,` type($input_index)^)? `)` `outs` `(` $output_value `,` \
            $output_index `:` type($output_value) `,` type($output_index) `)` \
            (`index_base` `(` $index_base^ `:` type($index_base) `)`)? $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let input = try check.shape(op.inputValue)
            let output = try check.shape(op.outputValue)
            let index = try check.shape(op.outputIndex)
            guard index.element.isIntegerOrIndex else {
                throw op.error("expects an output index that is an integer or of index type")
            }
            if let given = op.inputIndex {
                let given = try check.shape(given)
                guard given.shape == input.shape, given.element == index.element else {
                    throw op.error(
                        "expects input indices with the shape of the values and the type of the output indices"
                    )
                }
                guard op.indexBase == nil else {
                    throw op.error("expects an index base or indices, not both")
                }
            }
            guard input.element == output.element else {
                throw op.error("expects input and output values of the same type")
            }
            guard ShapedType.agree(output.shape[...], index.shape[...]) else {
                throw op.error("expects outputs with the same shape")
            }
            let dimension = try check.dimension(op.dimension, of: input)
            guard output.shape == input.without(dimension) else {
                throw op.error("expects an output with the shape of the input without dimension \(dimension)")
            }
            try check.comparison(op.region, of: [input.element, input.element])
            try check.destinations(op.schema.outputValue, op.schema.outputIndex)
        }
    }

    struct Scan: Op {
        static let name: StaticString = "iree_linalg_ext.scan"
        static let summary: StaticString = "Inclusive or exclusive scan."
        static let terminator: StaticString? = "iree_linalg_ext.yield"
        static let traits: OpTraits = [.singleBlock, .implicitTerminator]
        let input = Operand(.shaped)
        let output = Operand(.shaped)
        let accumulator = Operand(.shaped)
        let dimension = AttributeField(.i64)
        let inclusive = AttributeField(.bool)
        let results = VariadicResult(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` `inclusive` `(` $inclusive `)` `ins` `(` $input `:` \
            type($input) `)` `outs` `(` $output `,` $accumulator `:` type($output) `,` \
            type($accumulator) `)` $region (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let input = try check.shape(op.input)
            let output = try check.shape(op.output)
            let accumulator = try check.shape(op.accumulator)
            guard input.element == output.element, input.element == accumulator.element else {
                throw op.error("expects input, output and accumulator with the same element type")
            }
            let dimension = try check.dimension(op.dimension, of: input)
            guard ShapedType.agree(accumulator.shape[...], input.without(dimension)[...]) else {
                throw op.error(
                    "expects an accumulator with the shape of the input without dimension \(dimension)")
            }
            guard ShapedType.agree(input.shape[...], output.shape[...]) else {
                throw op.error("expects input and output with the same shape")
            }
            try check.destinations(op.schema.output, op.schema.accumulator)
        }
    }
}

extension LinalgExt.Check {
    /// Verifies that `outputs` can be a selection of `values` along a dimension.
    func selection(
        of values: ShapedType, _ outputs: Value, along dimension: Attribute
    ) throws(Diagnostic) {
        let outputs = try shape(outputs)
        let dimension = try self.dimension(dimension, of: values)
        guard outputs.element == values.element else {
            throw op.error("expects input and output values of the same type")
        }
        guard outputs.rank == values.rank else {
            throw op.error("expects input and output with the same rank")
        }
        guard ShapedType.agree(outputs.without(dimension)[...], values.without(dimension)[...]) else {
            throw op.error("expects input and output with the same shape except in dimension \(dimension)")
        }
    }

    /// Verifies indices, one per value; returns their element type.
    @discardableResult
    func indices(_ indices: Value, of values: Value) throws(Diagnostic) -> IRType {
        let indices = try shape(indices)
        let values = try shape(values)
        guard indices.element.isInteger else { throw op.error("expects integer indices") }
        guard ShapedType.agree(indices.shape[...], values.shape[...]) else {
            throw op.error("expects values and indices with the same shape")
        }
        return indices.element
    }

    /// Verifies a region that compares elements.
    func comparison(_ region: Region, of elements: [IRType]) throws(Diagnostic) {
        let (arguments, yielded) = try body(region)
        guard arguments.count == elements.count else {
            throw op.error("expects a region with \(elements.count) arguments")
        }
        guard arguments.map(\.type) == elements else {
            throw op.error("expects a region whose arguments have the element type")
        }
        guard yielded.map(\.type) == [.i1] else { throw op.error("expects a region that yields one i1") }
    }
}
