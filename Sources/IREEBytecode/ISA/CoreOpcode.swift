/// Instructions of the base set.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum CoreOpcode: UInt8, Sendable, Hashable, CaseIterable {
    case globalLoadI32, globalStoreI32, globalLoadIndirectI32, globalStoreIndirectI32, globalLoadI64
    case globalStoreI64, globalLoadIndirectI64, globalStoreIndirectI64, globalLoadRef, globalStoreRef
    case globalLoadIndirectRef, globalStoreIndirectRef, constI32Zero, constI32, constI64Zero, constI64
    case constRefZero, constRefRodata, listAlloc, listReserve, listSize, listResize, listGetI32
    case listSetI32, listGetI64, listSetI64, listGetRef, listSetRef, selectI32, selectI64, selectRef
    case switchI32, switchI64, switchRef, addI32, subI32, mulI32, divI32S, divI32U, remI32S, remI32U
    case fmaI32, addI64, subI64, mulI64, divI64S, divI64U, remI64S, remI64U, fmaI64, notI32, andI32
    case orI32, xorI32, notI64, andI64, orI64, xorI64, shlI32, shrI32S, shrI32U, shlI64, shrI64S
    case shrI64U, truncI32I8, truncI32I16, truncI64I32, extI8I32S, extI8I32U, extI16I32S, extI16I32U
    case extI32I64S, extI32I64U, cmpEqI32, cmpNeI32, cmpLtI32S, cmpLtI32U, cmpNzI32, cmpEqI64, cmpNeI64
    case cmpLtI64S, cmpLtI64U, cmpNzI64, cmpEqRef, cmpNeRef, cmpNzRef, branch, conditionalBranch, call
    case callVariadic, returns, fail, importResolved, yield, trace, print, conditionalBreak, breaks
    case bufferLoadI8U, bufferLoadI8S, bufferLoadI16U, bufferLoadI16S, bufferLoadI32, bufferLoadI64
    case bufferStoreI8, bufferStoreI16, bufferStoreI32, bufferStoreI64, bufferAlloc, bufferClone
    case bufferLength, bufferCopy, bufferCompare, bufferFillI8, bufferFillI16, bufferFillI32
    case bufferFillI64, ctlzI32, ctlzI64, absI32, absI64, block, minI32S, minI32U, maxI32S, maxI32U
    case minI64S, minI64U, maxI64S, maxI64U, castAnyRef, branchTable, bufferHash, discardRefs
    case assignRef, callYieldable, callVariadicYieldable
    /// Prefixes, as they are in verified code. In files they are `OpcodeSet.prefix`.
    case extendedF32, extendedF64
    /// Comparisons in verified code whose result decides the conditional branch right behind them.
    case branchEqI32, branchNeI32, branchLtI32S, branchLtI32U, branchEqI64, branchNeI64, branchLtI64S
    case branchLtI64U
    /// An addition in verified code in front of an unconditional branch, as at the end of most loops.
    case addI64Branch
    /// Instructions of extensions in verified code whose prefix says all: the most frequent ones. The
    /// opcode of the extension is still behind it.
    case addF32, subF32, mulF32, divF32, fmaF32, minF32, maxF32, negF32, absF32, cmpEqF32O
    case cmpLtF32O, cmpLteF32O, bufferLoadF32, bufferStoreF32, addF64, subF64, mulF64, divF64
    case fmaF64, minF64, maxF64, negF64, absF64, cmpEqF64O, cmpLtF64O, cmpLteF64O, bufferLoadF64
    case bufferStoreF64

    /// The opcodes that are only in verified code.
    public static let verifiedOnly = CoreOpcode.extendedF32.rawValue...CoreOpcode.bufferStoreF64.rawValue

    /// The opcodes of instructions of 7 bytes that are executed with the branch behind them.
    public static let fused = CoreOpcode.branchEqI32.rawValue...CoreOpcode.addI64Branch.rawValue

    /// The opcode of a comparison in front of a conditional branch; `nil` for all other instructions.
    var decidingBranch: CoreOpcode? {
        switch self {
        case .cmpEqI32: .branchEqI32
        case .cmpNeI32: .branchNeI32
        case .cmpLtI32S: .branchLtI32S
        case .cmpLtI32U: .branchLtI32U
        case .cmpEqI64: .branchEqI64
        case .cmpNeI64: .branchNeI64
        case .cmpLtI64S: .branchLtI64S
        case .cmpLtI64U: .branchLtI64U
        default: nil
        }
    }
}
