/// A part of a decoded instruction: see `OperandKind` for what each stands for.
public enum Operand: Sendable, Hashable {
    case register(Register)
    /// The bits of a number, those beyond its width being 0.
    case constant(UInt64)
    /// An index or, for `globalNumber`, an offset.
    case index(UInt32)
    /// Text, which need not be valid.
    case text([UInt8])
    /// The offset of a block.
    case target(Int)
    case copies([RegisterCopy])
    case registers([Register])
    case segments([UInt16])
    case cases([BranchCase])
}

/// A copy of one register to another, made on the way to a block. Copies are made one by one, in
/// order: a later one sees what an earlier one wrote.
public struct RegisterCopy: Sendable, Hashable {
    /// The register that is read.
    public var source: Register
    /// The register that is written, of the same kind.
    public var target: Register

    /// A copy. The two registers must be of the same kind.
    public init(_ source: Register, to target: Register) {
        self.source = source
        self.target = target
    }
}

/// Where one value of a branch table leads.
public struct BranchCase: Sendable, Hashable {
    /// The offset of a block.
    public var target: Int
    /// The copies made on the way there.
    public var copies: [RegisterCopy]

    /// A case that leads to the block at `target`.
    public init(target: Int, copies: [RegisterCopy] = []) {
        self.target = target
        self.copies = copies
    }
}

/// An instruction in code.
public struct DecodedInstruction: Sendable, Hashable {
    /// What it does, and how it is encoded.
    public let instruction: Instruction
    /// Where it starts, in bytes from the start of the function.
    public let pc: Int
    /// Where the next one starts.
    public let end: Int
    /// Its parts, one for each field of `instruction.shape`.
    public let operands: [Operand]
}
