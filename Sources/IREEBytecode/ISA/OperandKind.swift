/// What one part of an encoded instruction is, and how it is laid out.
///
/// All numbers are little-endian and lie at any address, except that lists start at an even offset
/// in their function: one byte is skipped where need be.
public enum OperandKind: Sendable, Hashable {
    /// Whether a register is read or written.
    public enum Access: Sendable, Hashable {
        case read, write
    }

    /// A register, in 16 bits. Registers of references have bit 15 set; where moving is allowed,
    /// bit 14 says that the reference is moved out of the register.
    case register(RegisterBank, Access, allowsMove: Bool)
    /// A number as wide as the bank's registers.
    case constant(RegisterBank)
    /// Where a global number is among the module's bytes of state, in 32 bits.
    case globalNumber(RegisterBank)
    /// Index of a global reference, in 32 bits.
    case globalRef
    /// Index of a type, in 32 bits.
    case type
    /// Index of a rodata segment, in 32 bits.
    case rodata
    /// Index of a function, in 32 bits; with bit 31 set that of an import.
    case function
    /// Text: its length in 16 bits, and so many bytes.
    case text
    /// The offset of a block in the function, in 32 bits.
    case target
    /// Copies of registers made on the way to a block: a list of pairs, from and to.
    case copies
    /// A list of registers: their number, and each, in 16 bits. Of any bank where it is nil.
    case registers(RegisterBank?, Access, allowsMove: Bool)
    /// A list of how many tuples each span of a call has, with `notSpan` for plain arguments.
    case segments
    /// The number of cases in 16 bits, and for each a target and its copies.
    case cases
}

/// A part of an instruction, with the name it has in tools.
public struct OperandField: Sendable, Hashable {
    /// The name, as in `lhs`.
    public let name: String
    /// What it is, and its encoding.
    public let kind: OperandKind

    init(_ name: String, _ kind: OperandKind) {
        self.name = name
        self.kind = kind
    }
}

/// Special bits and values in encoded instructions.
public enum Encoding {
    /// Set in registers of references.
    public static let refBit: UInt16 = 0x8000
    /// Set in registers of references that are moved from.
    public static let moveBit: UInt16 = 0x4000
    /// Selects the index of a register of references.
    public static let refMask: UInt16 = 0x3FFF
    /// In verified code, set in the source of a copy of the lower half of a number of 64 bits whose upper
    /// half the next copy is about: the two may be made as one.
    public static let pairBit: UInt16 = 0x4000
    /// Functions with more registers have no bit to spare for that.
    public static let pairLimit = 0x4000
    /// Set in indices of imported functions.
    public static let importBit: UInt32 = 0x8000_0000
    /// In the list of segments of a call: an argument that is no span.
    public static let notSpan: UInt16 = 0xFFFF
    /// The largest offset of a block in a function.
    public static let maximumTarget = 0x00FF_FFFF
}
