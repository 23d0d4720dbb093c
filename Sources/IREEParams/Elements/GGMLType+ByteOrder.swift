extension GGMLType {
    /// What a big-endian file has turned round in a tensor of this type; `.some(nil)` where that is nothing.
    ///
    /// - Returns: `nil` for types whose blocks hold numbers of several bytes in a way that no converter
    ///   agrees on: decoders split their 32-bit words bit by bit.
    ///
    /// Source of the format: the block structs in ggml-common.h, and gguf_convert_endian.py, which knows
    /// Q4_0, Q8_0, Q4_K, Q6_K and MXFP4.
    var bigEndianForm: Rearrangement?? {
        switch self {
        case .f16, .bf16, .i16: .numbers(size: 2)
        case .f32, .i32: .numbers(size: 4)
        case .f64, .i64: .numbers(size: 8)
        // Bytes are bytes.
        case .i8, .mxfp4, .nvfp4: .some(nil)
        // A scale as a half, or a scale and a minimum, before or after bytes.
        case .q4S0, .q8S0, .iq4NL, .q1S0, .q2S0: halves(0)
        case .q4S1, .q4K, .q5K: halves(0, 2)
        case .q2K: halves(80, 82)
        case .q3K: halves(108)
        case .q6K: halves(208)
        case .tq1S0: halves(52)
        case .tq2S0: halves(64)
        // A float, 256 bytes, and sixteen sums.
        case .q8K:
            .fields(
                [Rearrangement.Field(offset: 0, size: 4)]
                    + (0..<16).map { Rearrangement.Field(offset: 260 + 2 * $0, size: 2) },
                blockSize: Int(blockByteCount))
        case .q5S0, .q5S1, .q8S1, .iq2XXS, .iq2XS, .iq3XXS, .iq1S, .iq3S, .iq2S, .iq4XS, .iq1M: nil
        }
    }

    private func halves(_ offsets: Int...) -> Rearrangement {
        .fields(
            offsets.map { Rearrangement.Field(offset: $0, size: 2) }, blockSize: Int(blockByteCount))
    }
}
