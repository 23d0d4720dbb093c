/// The code of a function of which everything has been proved that can be proved before it runs.
///
/// Code that executes `bytes` from offset `entry` on can rely on these guarantees without checking them:
///
/// - Execution reaches only whole instructions with known opcodes, the last instruction of a
///   block is a terminator and no other is, and no branch leads out of the bytes.
/// - Registers are less than `i32RegisterCount` and `refRegisterCount`; numbers of 64 bits are in
///   even ones, of which the next one exists too; registers of references have bit 15 set exactly
///   where references are meant; bit 14 is only set where moving is allowed.
/// - Copies on branches are between registers of one kind.
/// - Indices of types, rodata, functions, imports and globals are less than their number; global
///   numbers lie within the module's bytes of state, though not at multiples of their size.
/// - Calls and returns have operands and results as the calling convention of what is called says,
///   in number and kind; segments of variadic calls are as many as its arguments. For arguments that
///   are no spans they may be anything, though compilers write `Encoding.notSpan`.
///
/// The code differs from that in the module in four ways, so that it can be run as it is:
///
/// - Targets of branches, and of calls that yield, are distances: from where the target stands to the
///   first instruction of a block, after its marker. Markers are never executed.
/// - A comparison of integers whose result decides the conditional branch right behind it has an opcode
///   of its own, as `CoreOpcode.branchEqI32`, and so has an addition right before a branch. They may be
///   executed together with the branch: no branch leads between the two.
/// - Two copies on a branch that move both halves of a number of 64 bits, the lower first, have
///   `Encoding.pairBit` set in the source of the first. All other sources of numbers have not.
/// - Prefixes of extensions are `CoreOpcode.extendedF32` and `.extendedF64` or, for frequent instructions,
///   say all by themselves, as `CoreOpcode.addF32`: every first byte of an instruction is a `CoreOpcode`,
///   bit for bit.
///
/// What references refer to is not known before run time: instructions that use a reference as a
/// list, a buffer, or as a value of a type have to check it, as they check what they find in
/// numbers: offsets, lengths, indices, divisors. Registers have no values until they are written
/// to: all have to be 0 or null when a call starts.
public struct VerifiedFunction: Sendable {
    /// The first instruction, after the marker of the first block.
    public static let entry = 1

    /// The code. Its bytes live as long as the value.
    let code: ModuleBytes
    /// Where each argument and result is.
    public let plan: MarshallingPlan
    /// At least what the arguments take, whatever the module says.
    public let i32RegisterCount: Int
    /// Registers of references: at least those that the arguments take.
    public let refRegisterCount: Int
    /// The features that its code uses.
    public let requirements: Features

    /// The code. Valid as long as the value is.
    public var bytes: UnsafeRawBufferPointer { code.bytes }
}

/// A module all of whose functions have been verified.
public struct VerifiedModule: Sendable {
    /// What was verified.
    public let module: BytecodeModule
    /// In the order of `module.description.functions`.
    public let functions: [VerifiedFunction]

    /// Verifies all functions of a module.
    ///
    /// - Throws: `INVALID_ARGUMENT` with function and offset of the first instruction that is wrong.
    /// - Complexity: O(*n*) in the size of the bytecode, where functions do not share code.
    public init(_ module: BytecodeModule) throws(VMError) {
        try FunctionVerifier.checkTotal(module)
        var verified: [VerifiedFunction] = []
        verified.reserveCapacity(module.description.functions.count)
        for ordinal in module.description.functions.indices {
            verified.append(try FunctionVerifier.verify(module, ordinal: ordinal))
        }
        self.module = module
        functions = verified
    }
}
