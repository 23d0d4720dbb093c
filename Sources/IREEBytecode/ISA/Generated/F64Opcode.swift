// Generated from the rows of `InstructionSet` by `make bless`; not to be edited.

/// Instructions on 64-bit floating-point numbers, each behind a prefix byte.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum F64Opcode: UInt8, Sendable, Hashable, CaseIterable {
    /// Loads a global 64-bit float.
    case globalLoadF64
    /// Stores to a global 64-bit float.
    case globalStoreF64
    /// Loads a global 64-bit float through its address.
    case globalLoadIndirectF64
    /// Stores to a global 64-bit float through its address.
    case globalStoreIndirectF64
    /// Zero as a 64-bit float.
    case constF64Zero
    /// Constant 64-bit float.
    case constF64
    /// Loads a 64-bit float from a list.
    case listGetF64
    /// Stores a 64-bit float into a list.
    case listSetF64
    /// Selects one of two 64-bit floats by a condition.
    case selectF64
    /// Selects the 64-bit float at an index, or a default.
    case switchF64
    /// Addition of 64-bit floats.
    case addF64
    /// Subtraction of 64-bit floats.
    case subF64
    /// Multiplication of 64-bit floats.
    case mulF64
    /// Division of 64-bit floats.
    case divF64
    /// Remainder of 64-bit floats.
    case remF64
    /// Fused multiply-add of 64-bit floats.
    case fmaF64
    /// Absolute value of a 64-bit float.
    case absF64
    /// Negation of a 64-bit float.
    case negF64
    /// Rounds a 64-bit float toward positive infinity.
    case ceilF64
    /// Rounds a 64-bit float toward negative infinity.
    case floorF64
    /// Truncates a 64-bit float to a 32-bit float.
    case truncF64F32
    /// Extends a 32-bit float to a 64-bit float.
    case extF32F64
    /// Conversion of a signed 32-bit integer to a 64-bit float, rounded to the nearest.
    case castSi32F64
    /// Conversion of an unsigned 32-bit integer to a 64-bit float, rounded to the nearest.
    case castUi32F64
    /// Conversion of a 64-bit float to a signed 32-bit integer, rounded to the nearest.
    case castF64Si32
    /// Conversion of a 64-bit float to an unsigned 32-bit integer, rounded to the nearest.
    case castF64Ui32
    /// Conversion of a signed 64-bit integer to a 64-bit float, rounded to the nearest.
    case castSi64F64
    /// Conversion of an unsigned 64-bit integer to a 64-bit float, rounded to the nearest.
    case castUi64F64
    /// Conversion of a 64-bit float to a signed 64-bit integer, rounded to the nearest.
    case castF64Si64
    /// Conversion of a 64-bit float to an unsigned 64-bit integer, rounded to the nearest.
    case castF64Ui64
    /// Bitwise cast of a 64-bit integer to a 64-bit float.
    case bitcastI64F64
    /// Bitwise cast of a 64-bit float to a 64-bit integer.
    case bitcastF64I64
    /// Arc tangent of a 64-bit float.
    case atanF64
    /// Two-argument arc tangent of 64-bit floats.
    case atan2F64
    /// Cosine of a 64-bit float.
    case cosF64
    /// Sine of a 64-bit float.
    case sinF64
    /// Base-e exponential of a 64-bit float.
    case expF64
    /// Base-2 exponential of a 64-bit float.
    case exp2F64
    /// Exponential minus one of a 64-bit float.
    case expm1F64
    /// Natural logarithm of a 64-bit float.
    case logF64
    /// Base-10 logarithm of a 64-bit float.
    case log10F64
    /// Natural logarithm of one plus a 64-bit float.
    case log1pF64
    /// Base-2 logarithm of a 64-bit float.
    case log2F64
    /// Power of 64-bit floats.
    case powF64
    /// Reciprocal square root of a 64-bit float.
    case rsqrtF64
    /// Square root of a 64-bit float.
    case sqrtF64
    /// Hyperbolic tangent of a 64-bit float.
    case tanhF64
    /// Error function of a 64-bit float.
    case erfF64
    /// Equality of 64-bit floats; false for NaN (ordered).
    case cmpEqF64O
    /// Equality of 64-bit floats; true for NaN (unordered).
    case cmpEqF64U
    /// Inequality of 64-bit floats; false for NaN (ordered).
    case cmpNeF64O
    /// Inequality of 64-bit floats; true for NaN (unordered).
    case cmpNeF64U
    /// Less-than comparison of 64-bit floats; false for NaN (ordered).
    case cmpLtF64O
    /// Less-than comparison of 64-bit floats; true for NaN (unordered).
    case cmpLtF64U
    /// Less-than-or-equal comparison of 64-bit floats; false for NaN (ordered).
    case cmpLteF64O
    /// Less-than-or-equal comparison of 64-bit floats; true for NaN (unordered).
    case cmpLteF64U
    /// Returns whether a 64-bit float is NaN.
    case cmpNanF64
    /// Loads a 64-bit float from a buffer.
    case bufferLoadF64
    /// Stores a 64-bit float into a buffer.
    case bufferStoreF64
    /// Fills a range with a 64-bit float.
    case bufferFillF64
    /// Rounds a 64-bit float to the nearest integer, ties away from zero.
    case roundF64
    /// Minimum of 64-bit floats.
    case minF64
    /// Maximum of 64-bit floats.
    case maxF64
    /// Rounds a 64-bit float to the nearest integer, ties to even.
    case roundF64Even
    /// A 64-bit float raised to an integer power.
    case fpowiF64

    /// What stands for prefix and opcode in verified code; `nil` where both are needed.
    var direct: CoreOpcode? {
        switch self {
        case .addF64: .addF64
        case .subF64: .subF64
        case .mulF64: .mulF64
        case .divF64: .divF64
        case .fmaF64: .fmaF64
        case .absF64: .absF64
        case .negF64: .negF64
        case .cmpEqF64O: .cmpEqF64O
        case .cmpLtF64O: .cmpLtF64O
        case .cmpLteF64O: .cmpLteF64O
        case .bufferLoadF64: .bufferLoadF64
        case .bufferStoreF64: .bufferStoreF64
        case .minF64: .minF64
        case .maxF64: .maxF64
        default: nil
        }
    }
}
