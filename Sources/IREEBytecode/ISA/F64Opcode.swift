/// Instructions on 64-bit floating-point numbers, each behind a prefix byte.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum F64Opcode: UInt8, Sendable, Hashable, CaseIterable {
    case globalLoadF64, globalStoreF64, globalLoadIndirectF64, globalStoreIndirectF64, constF64Zero
    case constF64, listGetF64, listSetF64, selectF64, switchF64, addF64, subF64, mulF64, divF64, remF64
    case fmaF64, absF64, negF64, ceilF64, floorF64, truncF64F32, extF32F64, castSi32F64, castUi32F64
    case castF64Si32, castF64Ui32, castSi64F64, castUi64F64, castF64Si64, castF64Ui64, bitcastI64F64
    case bitcastF64I64, atanF64, atan2F64, cosF64, sinF64, expF64, exp2F64, expm1F64, logF64, log10F64
    case log1pF64, log2F64, powF64, rsqrtF64, sqrtF64, tanhF64, erfF64, cmpEqF64O, cmpEqF64U, cmpNeF64O
    case cmpNeF64U, cmpLtF64O, cmpLtF64U, cmpLteF64O, cmpLteF64U, cmpNanF64, bufferLoadF64
    case bufferStoreF64, bufferFillF64, roundF64, minF64, maxF64, roundF64Even, fpowiF64

    /// What stands for prefix and opcode in verified code; `nil` where both are needed.
    var direct: CoreOpcode? {
        switch self {
        case .addF64: .addF64
        case .subF64: .subF64
        case .mulF64: .mulF64
        case .divF64: .divF64
        case .fmaF64: .fmaF64
        case .minF64: .minF64
        case .maxF64: .maxF64
        case .negF64: .negF64
        case .absF64: .absF64
        case .cmpEqF64O: .cmpEqF64O
        case .cmpLtF64O: .cmpLtF64O
        case .cmpLteF64O: .cmpLteF64O
        case .bufferLoadF64: .bufferLoadF64
        case .bufferStoreF64: .bufferStoreF64
        default: nil
        }
    }
}
