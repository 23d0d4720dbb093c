/// Rewrites the code of a function into the form that the interpreter executes; `VerifiedFunction` lists the
/// differences.
///
/// `FunctionVerifier` walks the code once, and passes on each part here as soon as it is verified: a walk of its
/// own would make loading a module slower. Nothing is checked here.
struct FunctionPreparation: ~Copyable {
    /// The code as it will be executed.
    private(set) var bytes: [UInt8]
    /// Whether all registers have numbers that the marked copy of a pair has room for.
    private let allowsPairs: Bool
    /// The previous instruction, if it is a comparison: its result is its last operand.
    private var comparison: (pc: Int, end: Int, fused: CoreOpcode)?
    /// The previous instruction, if it has a form that is executed together with an unconditional branch.
    private var leading: (pc: Int, end: Int, fused: CoreOpcode)?
    /// The previous copy of the list, if it may be the lower half of a number of 64 bits.
    private var lowerHalf: (position: Int, source: Int, target: Int)?

    init(_ code: UnsafeRawBufferPointer, i32RegisterCount: Int) {
        bytes = Array(code)
        allowsPairs = i32RegisterCount <= Encoding.pairLimit
    }

    /// Replaces the prefix of an instruction of an extension by an opcode of the interpreter's own.
    mutating func prepareExtension(_ cursor: borrowing CodeCursor) {
        let prefix: CoreOpcode =
            cursor.set == .f32
            ? F32Opcode(rawValue: cursor.opcode)?.direct ?? .extendedF32
            : F64Opcode(rawValue: cursor.opcode)?.direct ?? .extendedF64
        bytes[cursor.pc] = prefix.rawValue
    }

    /// Fuses a comparison with the branch on its result, and an addition with the branch behind it: most loops
    /// start and end so. Only the opcode of the first changes, and no block starts between the two.
    ///
    /// - Parameter cursor: at the end of an instruction.
    mutating func fuseBranch(_ cursor: borrowing CodeCursor) {
        let opcode = cursor.set == .core ? CoreOpcode(rawValue: cursor.opcode) : nil
        if opcode == .conditionalBranch, let comparison, comparison.end == cursor.pc,
            cursor.bytes[cursor.pc + 1] == cursor.bytes[comparison.end - 2],
            cursor.bytes[cursor.pc + 2] == cursor.bytes[comparison.end - 1]
        {
            bytes[comparison.pc] = comparison.fused.rawValue
        }
        if opcode == .branch, let leading, leading.end == cursor.pc {
            bytes[leading.pc] = leading.fused.rawValue
        }
        comparison = opcode?.decidingBranch.map { (cursor.pc, cursor.position, $0) }
        leading = opcode?.beforeBranch.map { (cursor.pc, cursor.position, $0) }
    }

    /// Starts a list of copies on a branch.
    mutating func startCopies() {
        lowerHalf = nil
    }

    /// Marks the previous copy if it and the next one move both halves of a number of 64 bits.
    ///
    /// - Parameter position: the offset of the next copy.
    mutating func addCopy(_ source: Register, _ target: Register, at position: Int) {
        if let half = lowerHalf, !source.isRef, source.index == half.source + 1,
            target.index == half.target + 1
        {
            bytes[half.position + 1] |= UInt8(Encoding.pairBit >> 8)
            lowerHalf = nil
        } else {
            let isLower = !source.isRef && source.index & 1 == 0 && target.index & 1 == 0
            lowerHalf = isLower && allowsPairs ? (position, source.index, target.index) : nil
        }
    }

    /// Makes the target of a branch a distance, to behind the marker of the block.
    mutating func retarget(at position: Int, to block: Int) {
        // Both lie within a function, whose size is limited.
        withUnsafeBytes(of: Int32(truncatingIfNeeded: block + 1 - position).littleEndian) { target in
            for index in 0..<4 { bytes[position + index] = target[index] }
        }
    }
}
