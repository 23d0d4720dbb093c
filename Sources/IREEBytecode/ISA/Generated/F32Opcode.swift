// Generated from the rows of `InstructionSet` by `make bless`; not to be edited.

/// Instructions on 32-bit floating-point numbers, each behind a prefix byte.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum F32Opcode: UInt8, Sendable, Hashable, CaseIterable {
    /// Loads a global 32-bit float.
    case globalLoadF32
    /// Stores to a global 32-bit float.
    case globalStoreF32
    /// Loads a global 32-bit float through its address.
    case globalLoadIndirectF32
    /// Stores to a global 32-bit float through its address.
    case globalStoreIndirectF32
    /// Zero as a 32-bit float.
    case constF32Zero
    /// Constant 32-bit float.
    case constF32
    /// Loads a 32-bit float from a list.
    case listGetF32
    /// Stores a 32-bit float into a list.
    case listSetF32
    /// Selects one of two 32-bit floats by a condition.
    case selectF32
    /// Selects the 32-bit float at an index, or a default.
    case switchF32
    /// Addition of 32-bit floats.
    case addF32
    /// Subtraction of 32-bit floats.
    case subF32
    /// Multiplication of 32-bit floats.
    case mulF32
    /// Division of 32-bit floats.
    case divF32
    /// Remainder of 32-bit floats.
    case remF32
    /// Fused multiply-add of 32-bit floats.
    case fmaF32
    /// Absolute value of a 32-bit float.
    case absF32
    /// Negation of a 32-bit float.
    case negF32
    /// Rounds a 32-bit float toward positive infinity.
    case ceilF32
    /// Rounds a 32-bit float toward negative infinity.
    case floorF32
    /// Conversion of a signed 32-bit integer to a 32-bit float, rounded to the nearest.
    case castSi32F32
    /// Conversion of an unsigned 32-bit integer to a 32-bit float, rounded to the nearest.
    case castUi32F32
    /// Conversion of a 32-bit float to a signed 32-bit integer, rounded to the nearest.
    case castF32Si32
    /// Conversion of a 32-bit float to an unsigned 32-bit integer, rounded to the nearest.
    case castF32Ui32
    /// Bitwise cast of a 32-bit integer to a 32-bit float.
    case bitcastI32F32
    /// Bitwise cast of a 32-bit float to a 32-bit integer.
    case bitcastF32I32
    /// Arc tangent of a 32-bit float.
    case atanF32
    /// Two-argument arc tangent of 32-bit floats.
    case atan2F32
    /// Cosine of a 32-bit float.
    case cosF32
    /// Sine of a 32-bit float.
    case sinF32
    /// Base-e exponential of a 32-bit float.
    case expF32
    /// Base-2 exponential of a 32-bit float.
    case exp2F32
    /// Exponential minus one of a 32-bit float.
    case expm1F32
    /// Natural logarithm of a 32-bit float.
    case logF32
    /// Base-10 logarithm of a 32-bit float.
    case log10F32
    /// Natural logarithm of one plus a 32-bit float.
    case log1pF32
    /// Base-2 logarithm of a 32-bit float.
    case log2F32
    /// Power of 32-bit floats.
    case powF32
    /// Reciprocal square root of a 32-bit float.
    case rsqrtF32
    /// Square root of a 32-bit float.
    case sqrtF32
    /// Hyperbolic tangent of a 32-bit float.
    case tanhF32
    /// Error function of a 32-bit float.
    case erfF32
    /// Equality of 32-bit floats; false for NaN (ordered).
    case cmpEqF32O
    /// Equality of 32-bit floats; true for NaN (unordered).
    case cmpEqF32U
    /// Inequality of 32-bit floats; false for NaN (ordered).
    case cmpNeF32O
    /// Inequality of 32-bit floats; true for NaN (unordered).
    case cmpNeF32U
    /// Less-than comparison of 32-bit floats; false for NaN (ordered).
    case cmpLtF32O
    /// Less-than comparison of 32-bit floats; true for NaN (unordered).
    case cmpLtF32U
    /// Less-than-or-equal comparison of 32-bit floats; false for NaN (ordered).
    case cmpLteF32O
    /// Less-than-or-equal comparison of 32-bit floats; true for NaN (unordered).
    case cmpLteF32U
    /// Returns whether a 32-bit float is NaN.
    case cmpNanF32
    /// Loads a 32-bit float from a buffer.
    case bufferLoadF32
    /// Stores a 32-bit float into a buffer.
    case bufferStoreF32
    /// Fills a range with a 32-bit float.
    case bufferFillF32
    /// Rounds a 32-bit float to the nearest integer, ties away from zero.
    case roundF32
    /// Minimum of 32-bit floats.
    case minF32
    /// Maximum of 32-bit floats.
    case maxF32
    /// Rounds a 32-bit float to the nearest integer, ties to even.
    case roundF32Even
    /// Conversion of a 32-bit float to a signed 64-bit integer, rounded to the nearest.
    case castF32Si64
    /// Conversion of a 32-bit float to an unsigned 64-bit integer, rounded to the nearest.
    case castF32Ui64
    /// Conversion of a signed 64-bit integer to a 32-bit float, rounded to the nearest.
    case castSi64F32
    /// Conversion of an unsigned 64-bit integer to a 32-bit float, rounded to the nearest.
    case castUi64F32
    /// A 32-bit float raised to an integer power.
    case fpowiF32

    /// What stands for prefix and opcode in verified code; `nil` where both are needed.
    var direct: CoreOpcode? {
        switch self {
        case .addF32: .addF32
        case .subF32: .subF32
        case .mulF32: .mulF32
        case .divF32: .divF32
        case .fmaF32: .fmaF32
        case .absF32: .absF32
        case .negF32: .negF32
        case .cmpEqF32O: .cmpEqF32O
        case .cmpLtF32O: .cmpLtF32O
        case .cmpLteF32O: .cmpLteF32O
        case .bufferLoadF32: .bufferLoadF32
        case .bufferStoreF32: .bufferStoreF32
        case .minF32: .minF32
        case .maxF32: .maxF32
        default: nil
        }
    }
}
