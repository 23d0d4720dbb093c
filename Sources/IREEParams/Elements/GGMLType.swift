/// The tensor types of GGML: how many elements a block holds, and in how many bytes.
///
/// The raw values are the numbers in GGUF files. Elements of a block lie next to each other in the
/// innermost dimension; plain number types are blocks of one element.
///
/// Source of the format: `enum ggml_type` in ggml.h, and the sizes of the block structs in
/// ggml-common.h.
public enum GGMLType: UInt32, Sendable, Hashable, CaseIterable {
    case f32 = 0
    case f16 = 1
    case q4S0 = 2
    case q4S1 = 3
    case q5S0 = 6
    case q5S1 = 7
    case q8S0 = 8
    case q8S1 = 9
    case q2K = 10
    case q3K = 11
    case q4K = 12
    case q5K = 13
    case q6K = 14
    case q8K = 15
    case iq2XXS = 16
    case iq2XS = 17
    case iq3XXS = 18
    case iq1S = 19
    case iq4NL = 20
    case iq3S = 21
    case iq2S = 22
    case iq4XS = 23
    case i8 = 24
    case i16 = 25
    case i32 = 26
    case i64 = 27
    case f64 = 28
    case iq1M = 29
    case bf16 = 30
    case tq1S0 = 34
    case tq2S0 = 35
    case mxfp4 = 39
    case nvfp4 = 40
    case q1S0 = 41
    case q2S0 = 42

    private struct Row {
        let name: String
        /// Elements per block.
        let elements: UInt64
        /// Bytes per block.
        let bytes: UInt64

        init(_ name: String, _ elements: UInt64, _ bytes: UInt64) {
            self.name = name
            self.elements = elements
            self.bytes = bytes
        }
    }

    // A switch is a table that the compiler proves to be complete.
    private var row: Row {
        switch self {
        case .f32: Row("F32", 1, 4)
        case .f16: Row("F16", 1, 2)
        case .q4S0: Row("Q4_0", 32, 18)
        case .q4S1: Row("Q4_1", 32, 20)
        case .q5S0: Row("Q5_0", 32, 22)
        case .q5S1: Row("Q5_1", 32, 24)
        case .q8S0: Row("Q8_0", 32, 34)
        case .q8S1: Row("Q8_1", 32, 36)
        case .q2K: Row("Q2_K", 256, 84)
        case .q3K: Row("Q3_K", 256, 110)
        case .q4K: Row("Q4_K", 256, 144)
        case .q5K: Row("Q5_K", 256, 176)
        case .q6K: Row("Q6_K", 256, 210)
        case .q8K: Row("Q8_K", 256, 292)
        case .iq2XXS: Row("IQ2_XXS", 256, 66)
        case .iq2XS: Row("IQ2_XS", 256, 74)
        case .iq3XXS: Row("IQ3_XXS", 256, 98)
        case .iq1S: Row("IQ1_S", 256, 50)
        case .iq4NL: Row("IQ4_NL", 32, 18)
        case .iq3S: Row("IQ3_S", 256, 110)
        case .iq2S: Row("IQ2_S", 256, 82)
        case .iq4XS: Row("IQ4_XS", 256, 136)
        case .i8: Row("I8", 1, 1)
        case .i16: Row("I16", 1, 2)
        case .i32: Row("I32", 1, 4)
        case .i64: Row("I64", 1, 8)
        case .f64: Row("F64", 1, 8)
        case .iq1M: Row("IQ1_M", 256, 56)
        case .bf16: Row("BF16", 1, 2)
        case .tq1S0: Row("TQ1_0", 256, 54)
        case .tq2S0: Row("TQ2_0", 256, 66)
        case .mxfp4: Row("MXFP4", 32, 17)
        case .nvfp4: Row("NVFP4", 64, 36)
        case .q1S0: Row("Q1_0", 128, 18)
        case .q2S0: Row("Q2_0", 64, 18)
        }
    }

    /// The name as ggml spells it, in upper case: `Q4_K`, `IQ2_XXS`.
    public var name: String { row.name }

    /// Elements in one block; 1 for plain numbers.
    public var blockElementCount: UInt64 { row.elements }

    /// Bytes of one block.
    public var blockByteCount: UInt64 { row.bytes }

    /// Whether several elements share one block.
    public var isQuantized: Bool { blockElementCount > 1 }

    /// The bytes of a tensor.
    ///
    /// - Parameter shape: the dimensions, outermost first; empty for a scalar.
    /// - Returns: `nil` where the innermost dimension is no whole number of blocks, or the elements
    ///   or bytes are more than a signed 64-bit number can count (ggml's own limit).
    public func byteCount(shape: some BidirectionalCollection<UInt64>) -> UInt64? {
        let row = row
        guard (shape.last ?? 1) % row.elements == 0 else { return nil }
        // As in ggml, one empty dimension makes the tensor empty, whatever the others say.
        if shape.contains(0) { return 0 }
        var elements: UInt64 = 1
        for dimension in shape {
            let (product, overflow) = elements.multipliedReportingOverflow(by: dimension)
            guard !overflow, product <= UInt64(Int64.max) else { return nil }
            elements = product
        }
        let (bytes, overflow) = (elements / row.elements).multipliedReportingOverflow(by: row.bytes)
        return overflow || bytes > UInt64(Int64.max) ? nil : bytes
    }

    /// The name of a type that ggml has had and has given up since, or `nil`.
    public static func removedTypeName(_ rawValue: UInt32) -> String? {
        switch rawValue {
        case 4: "Q4_2"
        case 5: "Q4_3"
        case 31: "Q4_0_4_4"
        case 32: "Q4_0_4_8"
        case 33: "Q4_0_8_8"
        case 36: "IQ4_NL_4_4"
        case 37: "IQ4_NL_4_8"
        case 38: "IQ4_NL_8_8"
        default: nil
        }
    }

    /// What another program than ggml's own calls a number that ggml has given up, or `nil`: with its name,
    /// as in "MXFP4 of Ollama".
    static func otherOwner(of rawValue: UInt32) -> String? {
        switch rawValue {
        case 4: "MXFP4 of Ollama"
        case 36: "I2_S of BitNet"
        case 37: "I8_S of BitNet"
        case 38: "TL1 of BitNet"
        default: nil
        }
    }
}
