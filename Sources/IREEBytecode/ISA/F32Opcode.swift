/// Instructions on 32-bit floating-point numbers, each behind a prefix byte.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum F32Opcode: UInt8, Sendable, Hashable, CaseIterable {
    case globalLoadF32, globalStoreF32, globalLoadIndirectF32, globalStoreIndirectF32, constF32Zero
    case constF32, listGetF32, listSetF32, selectF32, switchF32, addF32, subF32, mulF32, divF32, remF32
    case fmaF32, absF32, negF32, ceilF32, floorF32, castSi32F32, castUi32F32, castF32Si32, castF32Ui32
    case bitcastI32F32, bitcastF32I32, atanF32, atan2F32, cosF32, sinF32, expF32, exp2F32, expm1F32
    case logF32, log10F32, log1pF32, log2F32, powF32, rsqrtF32, sqrtF32, tanhF32, erfF32, cmpEqF32O
    case cmpEqF32U, cmpNeF32O, cmpNeF32U, cmpLtF32O, cmpLtF32U, cmpLteF32O, cmpLteF32U, cmpNanF32
    case bufferLoadF32, bufferStoreF32, bufferFillF32, roundF32, minF32, maxF32, roundF32Even
    case castF32Si64, castF32Ui64, castSi64F32, castUi64F32, fpowiF32

    /// What stands for prefix and opcode in verified code; `nil` where both are needed.
    var direct: CoreOpcode? {
        switch self {
        case .addF32: .addF32
        case .subF32: .subF32
        case .mulF32: .mulF32
        case .divF32: .divF32
        case .fmaF32: .fmaF32
        case .minF32: .minF32
        case .maxF32: .maxF32
        case .negF32: .negF32
        case .absF32: .absF32
        case .cmpEqF32O: .cmpEqF32O
        case .cmpLtF32O: .cmpLtF32O
        case .cmpLteF32O: .cmpLteF32O
        case .bufferLoadF32: .bufferLoadF32
        case .bufferStoreF32: .bufferStoreF32
        default: nil
        }
    }
}
