import IREECompilerCore

/// Verifiers of `iree_linalg_ext` operations that change layouts.
extension LinalgExt {
    struct Im2Col: Op {
        static let name: StaticString = "iree_linalg_ext.im2col"
        static let summary: StaticString = "Rearranges the windows of a convolution's input as rows (im2col)."
        static let traits: OpTraits = .attrSizedOperands
        private static let none = Attribute.denseArray([], .i64)
        let input = Operand(.shaped)
        let output = Operand(.shaped)
        let strides = AttributeField(.denseI64Array)
        let dilations = AttributeField(.denseI64Array)
        let kernelSize = VariadicOperand(.index)
        let staticKernelSize = AttributeField(.denseI64Array)
        let offsets = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let outputSizes = VariadicOperand(.index)
        let staticOutputSizes = AttributeField(.array)
        let batchPos = AttributeField(.denseI64Array)
        let mPos = AttributeField(.denseI64Array)
        let kPos = AttributeField(.denseI64Array)
        let inputKPerm = AttributeField(.denseI64Array).named("input_k_perm")
        let outputPerm = AttributeField(.denseI64Array)
        let inputPadLow = VariadicOperand(.index)
        let staticInputPadLow = AttributeField(.denseI64Array, default: none)
        let inputPadHigh = VariadicOperand(.index)
        let staticInputPadHigh = AttributeField(.denseI64Array, default: none)
        let outputPadLow = VariadicOperand(.index)
        let staticOutputPadLow = AttributeField(.denseI64Array, default: none)
        let outputPadHigh = VariadicOperand(.index)
        let staticOutputPadHigh = AttributeField(.denseI64Array, default: none)
        let padValue = OptionalOperand(.any)
        let results = VariadicResult(.shaped)
        static let assembly: StaticString = """
            attr-dict `strides` `=` $strides `dilations` `=` $dilations \
            `kernel_size` `=` custom<DynamicIndexList>($kernel_size, $static_kernel_size) \
            `offsets` `=` custom<DynamicIndexList>($offsets, $static_offsets) \
            `output_sizes` `=` custom<NestedDynamicIndexList>($output_sizes, $static_output_sizes) \
            `batch_pos` `=` $batch_pos `m_pos` `=` $m_pos `k_pos` `=` $k_pos \
            `input_k_perm` `=` $input_k_perm `output_perm` `=` $output_perm \
            (`input_pad_low` `=` custom<DynamicIndexList>($input_pad_low, $static_input_pad_low) \
            `input_pad_high` `=` custom<DynamicIndexList>($input_pad_high, $static_input_pad_high)^)? \
            (`output_pad_low` `=` custom<DynamicIndexList>($output_pad_low, $static_output_pad_low) \
            `output_pad_high` `=` custom<DynamicIndexList>($output_pad_high, $static_output_pad_high)^)? \
            (`pad_value` `(` $pad_value^ `:` type($pad_value) `)`)? \
            `ins` `(` $input `:` type($input) `)` `outs` `(` $output `:` type($output) `)` \
            (`->` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            let input = try check.shape(op.input)
            let output = try check.shape(op.output)
            func count(_ attribute: Attribute) -> Int { attribute.denseArrayValue?.count ?? 0 }
            let (batch, m, k) = (count(op.batchPos), count(op.mPos), count(op.kPos))
            guard input.rank == batch + m + k else {
                throw op.error("expects a position for each of the \(input.rank) dimensions of the input")
            }
            let sizes = (op.staticOutputSizes.arrayValue ?? []).map(count)
            guard count(op.staticOffsets) == output.rank, sizes.count == output.rank else {
                throw op.error("expects offsets and sizes for each of the \(output.rank) output dimensions")
            }
            // Dimensions of the output are in the order batch, m, k; the number of m dimensions follows from
            // their sizes.
            var rest = sizes.dropFirst(batch)
            var taken = 0
            repeat { taken += rest.popFirst() ?? 0 } while taken < m && !rest.isEmpty
            guard sizes.prefix(batch).reduce(0, +) == batch, taken == m, rest.reduce(0, +) == m + k else {
                throw op.error("expects output sizes for \(batch) batch, \(m) m and \(m + k) k dimensions")
            }
            guard [op.staticKernelSize, op.strides, op.dilations].allSatisfy({ count($0) == m }) else {
                throw op.error("expects \(m) kernel sizes, strides and dilations, as there are m positions")
            }
            for (name, order, rank) in [
                ("input_k_perm", op.inputKPerm, m + k), ("output_perm", op.outputPerm, output.rank),
            ] where order.denseArrayValue?.sorted() != Array(0..<Int64(rank)) {
                throw op.error("expects \(name) to be a permutation of 0 to \(rank - 1)")
            }
            for (low, high, rank) in [
                (op.staticInputPadLow, op.staticInputPadHigh, input.rank),
                (op.staticOutputPadLow, op.staticOutputPadHigh, output.rank),
            ] where count(low) > 0 || count(high) > 0 {
                guard count(low) == rank, count(high) == rank else {
                    throw op.error("expects padding for each of \(rank) dimensions")
                }
                guard op.padValue != nil else { throw op.error("expects a padding value") }
            }
            try check.destinations(op.schema.output)
        }
    }

    struct FFT: Op {
        static let name: StaticString = "iree_linalg_ext.fft"
        static let summary: StaticString = "One stage of a fast Fourier transform, in place."
        static let traits: OpTraits = .attrSizedOperands
        let stage = Operand(.any)
        let realCoeff = OptionalOperand(.shaped)
        let imagCoeff = OptionalOperand(.shaped)
        let real = Operand(.shaped)
        let imag = Operand(.shaped)
        let results = VariadicResult(.rankedTensor)
        static let assembly: StaticString = """
            attr-dict `ins` `(` $stage (`,` $real_coeff^ `,` $imag_coeff)? `:` type($stage) \
            (`,` type($real_coeff)^ `,` type($imag_coeff))? `)` `outs` `(` $real `,` $imag `:` \
            type($real) `,` type($imag) `)` (`:` type($results)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let check = Check(op: op.op)
            guard let length = try check.shape(op.real).shape.last else {
                throw op.error("expects outputs of rank 1 or more")
            }
            if length != ShapedType.dynamic {
                guard length >= 0, length.nonzeroBitCount <= 1 else {
                    throw op.error("expects a length that is a power of 2")
                }
                guard op.stage.type.shaped == nil else { throw op.error("expects a scalar stage") }
            }
            try check.destinations(op.schema.real, op.schema.imag)
        }
    }
}
