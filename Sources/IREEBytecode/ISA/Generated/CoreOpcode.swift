// Generated from the rows of `InstructionSet` by `make bless`; not to be edited.

/// Instructions of the base set.
///
/// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
/// of this type, bit for bit.
public enum CoreOpcode: UInt8, Sendable, Hashable, CaseIterable {
    /// Loads a global 32-bit integer.
    case globalLoadI32
    /// Stores to a global 32-bit integer.
    case globalStoreI32
    /// Loads a global 32-bit integer through its address.
    case globalLoadIndirectI32
    /// Stores to a global 32-bit integer through its address.
    case globalStoreIndirectI32
    /// Loads a global 64-bit integer.
    case globalLoadI64
    /// Stores to a global 64-bit integer.
    case globalStoreI64
    /// Loads a global 64-bit integer through its address.
    case globalLoadIndirectI64
    /// Stores to a global 64-bit integer through its address.
    case globalStoreIndirectI64
    /// Loads a global reference.
    case globalLoadRef
    /// Stores to a global reference.
    case globalStoreRef
    /// Loads a global reference through its address.
    case globalLoadIndirectRef
    /// Stores to a global reference through its address.
    case globalStoreIndirectRef
    /// Zero as a 32-bit integer.
    case constI32Zero
    /// Constant 32-bit integer.
    case constI32
    /// Zero as a 64-bit integer.
    case constI64Zero
    /// Constant 64-bit integer.
    case constI64
    /// Null reference.
    case constRefZero
    /// Reference to a read-only data segment, as a buffer.
    case constRefRodata
    /// Allocates an empty list.
    case listAlloc
    /// Reserves capacity in a list.
    case listReserve
    /// Number of elements of a list.
    case listSize
    /// Resizes a list.
    case listResize
    /// Loads a 32-bit integer from a list.
    case listGetI32
    /// Stores a 32-bit integer into a list.
    case listSetI32
    /// Loads a 64-bit integer from a list.
    case listGetI64
    /// Stores a 64-bit integer into a list.
    case listSetI64
    /// Loads a reference from a list.
    case listGetRef
    /// Stores a reference into a list.
    case listSetRef
    /// Selects one of two 32-bit integers by a condition.
    case selectI32
    /// Selects one of two 64-bit integers by a condition.
    case selectI64
    /// Selects one of two references by a condition.
    case selectRef
    /// Selects the 32-bit integer at an index, or a default.
    case switchI32
    /// Selects the 64-bit integer at an index, or a default.
    case switchI64
    /// Selects the reference at an index, or a default.
    case switchRef
    /// Addition of 32-bit integers.
    case addI32
    /// Subtraction of 32-bit integers.
    case subI32
    /// Multiplication of 32-bit integers.
    case mulI32
    /// Division of 32-bit integers, signed.
    case divI32S
    /// Division of 32-bit integers, unsigned.
    case divI32U
    /// Remainder of 32-bit integers, signed.
    case remI32S
    /// Remainder of 32-bit integers, unsigned.
    case remI32U
    /// Fused multiply-add of 32-bit integers.
    case fmaI32
    /// Addition of 64-bit integers.
    case addI64
    /// Subtraction of 64-bit integers.
    case subI64
    /// Multiplication of 64-bit integers.
    case mulI64
    /// Division of 64-bit integers, signed.
    case divI64S
    /// Division of 64-bit integers, unsigned.
    case divI64U
    /// Remainder of 64-bit integers, signed.
    case remI64S
    /// Remainder of 64-bit integers, unsigned.
    case remI64U
    /// Fused multiply-add of 64-bit integers.
    case fmaI64
    /// Bitwise NOT of a 32-bit integer.
    case notI32
    /// Bitwise AND of 32-bit integers.
    case andI32
    /// Bitwise OR of 32-bit integers.
    case orI32
    /// Bitwise XOR of 32-bit integers.
    case xorI32
    /// Bitwise NOT of a 64-bit integer.
    case notI64
    /// Bitwise AND of 64-bit integers.
    case andI64
    /// Bitwise OR of 64-bit integers.
    case orI64
    /// Bitwise XOR of 64-bit integers.
    case xorI64
    /// Left shift of a 32-bit integer.
    case shlI32
    /// Right shift of a 32-bit integer, signed.
    case shrI32S
    /// Right shift of a 32-bit integer, unsigned.
    case shrI32U
    /// Left shift of a 64-bit integer.
    case shlI64
    /// Right shift of a 64-bit integer, signed.
    case shrI64S
    /// Right shift of a 64-bit integer, unsigned.
    case shrI64U
    /// Truncates a 32-bit integer to an 8-bit integer.
    case truncI32I8
    /// Truncates a 32-bit integer to a 16-bit integer.
    case truncI32I16
    /// Truncates a 64-bit integer to a 32-bit integer.
    case truncI64I32
    /// Extends an 8-bit integer to a 32-bit integer, signed.
    case extI8I32S
    /// Extends an 8-bit integer to a 32-bit integer, unsigned.
    case extI8I32U
    /// Extends a 16-bit integer to a 32-bit integer, signed.
    case extI16I32S
    /// Extends a 16-bit integer to a 32-bit integer, unsigned.
    case extI16I32U
    /// Extends a 32-bit integer to a 64-bit integer, signed.
    case extI32I64S
    /// Extends a 32-bit integer to a 64-bit integer, unsigned.
    case extI32I64U
    /// Equality of 32-bit integers.
    case cmpEqI32
    /// Inequality of 32-bit integers.
    case cmpNeI32
    /// Less-than comparison of 32-bit integers, signed.
    case cmpLtI32S
    /// Less-than comparison of 32-bit integers, unsigned.
    case cmpLtI32U
    /// Returns whether a 32-bit integer is nonzero.
    case cmpNzI32
    /// Equality of 64-bit integers.
    case cmpEqI64
    /// Inequality of 64-bit integers.
    case cmpNeI64
    /// Less-than comparison of 64-bit integers, signed.
    case cmpLtI64S
    /// Less-than comparison of 64-bit integers, unsigned.
    case cmpLtI64U
    /// Returns whether a 64-bit integer is nonzero.
    case cmpNzI64
    /// Equality of references.
    case cmpEqRef
    /// Inequality of references.
    case cmpNeRef
    /// Returns whether a reference is not null.
    case cmpNzRef
    /// Unconditional branch.
    case branch
    /// Conditional branch.
    case conditionalBranch
    /// Calls a function.
    case call
    /// Calls a function with variadic arguments.
    case callVariadic
    /// Returns from a function.
    case returns
    /// Fails with a status.
    case fail
    /// Returns whether an optional import was resolved.
    case importResolved
    /// Yields execution and resumes in the successor.
    case yield
    /// Traces a message and values, in debug builds of the runtime.
    case trace
    /// Prints a message and values, in debug builds of the runtime.
    case print
    /// Conditional breakpoint.
    case conditionalBreak
    /// Breakpoint, followed by a branch.
    case breaks
    /// Loads an 8-bit integer from a buffer, unsigned.
    case bufferLoadI8U
    /// Loads an 8-bit integer from a buffer, signed.
    case bufferLoadI8S
    /// Loads a 16-bit integer from a buffer, unsigned.
    case bufferLoadI16U
    /// Loads a 16-bit integer from a buffer, signed.
    case bufferLoadI16S
    /// Loads a 32-bit integer from a buffer.
    case bufferLoadI32
    /// Loads a 64-bit integer from a buffer.
    case bufferLoadI64
    /// Stores an 8-bit integer into a buffer.
    case bufferStoreI8
    /// Stores a 16-bit integer into a buffer.
    case bufferStoreI16
    /// Stores a 32-bit integer into a buffer.
    case bufferStoreI32
    /// Stores a 64-bit integer into a buffer.
    case bufferStoreI64
    /// Allocates a zero-initialized buffer.
    case bufferAlloc
    /// Clones a byte range into a new buffer.
    case bufferClone
    /// Byte length of a buffer.
    case bufferLength
    /// Copies a byte range between buffers.
    case bufferCopy
    /// Compares byte ranges for equality.
    case bufferCompare
    /// Fills a range with an 8-bit integer.
    case bufferFillI8
    /// Fills a range with a 16-bit integer.
    case bufferFillI16
    /// Fills a range with a 32-bit integer.
    case bufferFillI32
    /// Fills a range with a 64-bit integer.
    case bufferFillI64
    /// Count of leading zeros of a 32-bit integer.
    case ctlzI32
    /// Count of leading zeros of a 64-bit integer.
    case ctlzI64
    /// Absolute value of a 32-bit integer.
    case absI32
    /// Absolute value of a 64-bit integer.
    case absI64
    /// Starts a block.
    case block
    /// Minimum of 32-bit integers, signed.
    case minI32S
    /// Minimum of 32-bit integers, unsigned.
    case minI32U
    /// Maximum of 32-bit integers, signed.
    case maxI32S
    /// Maximum of 32-bit integers, unsigned.
    case maxI32U
    /// Minimum of 64-bit integers, signed.
    case minI64S
    /// Minimum of 64-bit integers, unsigned.
    case minI64U
    /// Maximum of 64-bit integers, signed.
    case maxI64S
    /// Maximum of 64-bit integers, unsigned.
    case maxI64U
    /// Casts an opaque reference to a concrete type.
    case castAnyRef
    /// Branches to the successor at an index, or to the default one.
    case branchTable
    /// Hash of a byte range.
    case bufferHash
    /// Discards references.
    case discardRefs
    /// Copies a reference to another register.
    case assignRef
    /// Calls a function that may yield.
    case callYieldable
    /// Calls a function with variadic arguments that may yield.
    case callVariadicYieldable

    // In verified code only: prefixes, which in files are `OpcodeSet.prefix`.
    /// Prefix of the `f32` extension.
    case extendedF32
    /// Prefix of the `f64` extension.
    case extendedF64

    // In verified code only: instructions with the branch right behind them.
    /// `cmp.eq.i32` and the `cond_br` that its result decides.
    case branchEqI32
    /// `cmp.ne.i32` and the `cond_br` that its result decides.
    case branchNeI32
    /// `cmp.lt.i32.s` and the `cond_br` that its result decides.
    case branchLtI32S
    /// `cmp.lt.i32.u` and the `cond_br` that its result decides.
    case branchLtI32U
    /// `cmp.eq.i64` and the `cond_br` that its result decides.
    case branchEqI64
    /// `cmp.ne.i64` and the `cond_br` that its result decides.
    case branchNeI64
    /// `cmp.lt.i64.s` and the `cond_br` that its result decides.
    case branchLtI64S
    /// `cmp.lt.i64.u` and the `cond_br` that its result decides.
    case branchLtI64U
    /// `add.i64` and the `br` behind it.
    case addI64Branch

    // In verified code only: in place of prefixes, behind which the opcodes of the extensions still are.
    /// Addition of 32-bit floats.
    case addF32
    /// Subtraction of 32-bit floats.
    case subF32
    /// Multiplication of 32-bit floats.
    case mulF32
    /// Division of 32-bit floats.
    case divF32
    /// Fused multiply-add of 32-bit floats.
    case fmaF32
    /// Absolute value of a 32-bit float.
    case absF32
    /// Negation of a 32-bit float.
    case negF32
    /// Equality of 32-bit floats; false for NaN (ordered).
    case cmpEqF32O
    /// Less-than comparison of 32-bit floats; false for NaN (ordered).
    case cmpLtF32O
    /// Less-than-or-equal comparison of 32-bit floats; false for NaN (ordered).
    case cmpLteF32O
    /// Loads a 32-bit float from a buffer.
    case bufferLoadF32
    /// Stores a 32-bit float into a buffer.
    case bufferStoreF32
    /// Minimum of 32-bit floats.
    case minF32
    /// Maximum of 32-bit floats.
    case maxF32
    /// Addition of 64-bit floats.
    case addF64
    /// Subtraction of 64-bit floats.
    case subF64
    /// Multiplication of 64-bit floats.
    case mulF64
    /// Division of 64-bit floats.
    case divF64
    /// Fused multiply-add of 64-bit floats.
    case fmaF64
    /// Absolute value of a 64-bit float.
    case absF64
    /// Negation of a 64-bit float.
    case negF64
    /// Equality of 64-bit floats; false for NaN (ordered).
    case cmpEqF64O
    /// Less-than comparison of 64-bit floats; false for NaN (ordered).
    case cmpLtF64O
    /// Less-than-or-equal comparison of 64-bit floats; false for NaN (ordered).
    case cmpLteF64O
    /// Loads a 64-bit float from a buffer.
    case bufferLoadF64
    /// Stores a 64-bit float into a buffer.
    case bufferStoreF64
    /// Minimum of 64-bit floats.
    case minF64
    /// Maximum of 64-bit floats.
    case maxF64

    /// The opcodes that are only in verified code.
    public static let verifiedOnly =
        CoreOpcode.extendedF32.rawValue...CoreOpcode.maxF64.rawValue

    /// The opcodes of instructions that are executed with the branch behind them.
    public static let fused =
        CoreOpcode.branchEqI32.rawValue...CoreOpcode.addI64Branch.rawValue

    /// The opcode of a comparison in front of the conditional branch that it decides.
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

    /// The opcode in front of an unconditional branch.
    var beforeBranch: CoreOpcode? {
        switch self {
        case .addI64: .addI64Branch
        default: nil
        }
    }
}
