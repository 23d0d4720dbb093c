/// A set of opcodes: the base set, and extensions whose instructions start with a prefix byte.
public enum OpcodeSet: String, Sendable, Hashable, CaseIterable {
    case core, f32, f64

    /// The byte before each opcode of the set.
    public var prefix: UInt8? {
        switch self {
        case .core: nil
        case .f32: 0xE0
        case .f64: 0xE1
        }
    }

    /// The set whose instructions start with a prefix; nil where there is none.
    static func extended(prefix: UInt8) -> OpcodeSet? {
        switch prefix {
        case 0xE0: .f32
        case 0xE1: .f64
        default: nil
        }
    }

    /// What a function that uses the set has to declare.
    public var requirement: Features {
        switch self {
        case .core: []
        case .f32: .f32
        case .f64: .f64
        }
    }
}

/// An instruction: how it is written and how it is encoded.
public struct Instruction: Sendable, Hashable {
    public let set: OpcodeSet
    public let opcode: UInt8
    public let mnemonic: String
    public let shape: InstructionShape
}

/// The instructions of the virtual machine, at `BytecodeVersion.current`.
///
/// Encoder, decoder, disassembler and verifier all go by these tables, and nothing about the
/// encoding of an instruction is said elsewhere.
public enum InstructionSet {
    /// An instruction in a table.
    struct Row {
        let mnemonic: String
        let shape: InstructionShape

        init(_ mnemonic: String, _ shape: InstructionShape) {
            self.mnemonic = mnemonic
            self.shape = shape
        }
    }

    /// The base set, by opcode.
    public static let core = instructions(.core, coreRows)
    /// The 32-bit floating-point extension, by opcode.
    public static let f32 = instructions(.f32, f32Rows)
    /// The 64-bit floating-point extension, by opcode.
    public static let f64 = instructions(.f64, f64Rows)

    /// The instructions of a set, by opcode.
    public static func instructions(of set: OpcodeSet) -> [Instruction] {
        switch set {
        case .core: core
        case .f32: f32
        case .f64: f64
        }
    }

    /// The instruction with an opcode; nil where there is none.
    public static func instruction(_ set: OpcodeSet, _ opcode: UInt8) -> Instruction? {
        let instructions = instructions(of: set)
        return Int(opcode) < instructions.count ? instructions[Int(opcode)] : nil
    }

    /// The instruction that is written so; nil where there is none.
    public static func instruction(named mnemonic: String) -> Instruction? {
        byMnemonic[mnemonic]
    }

    public static func instruction(_ opcode: CoreOpcode) -> Instruction? {
        instruction(.core, opcode.rawValue)
    }

    public static func instruction(_ opcode: F32Opcode) -> Instruction? {
        instruction(.f32, opcode.rawValue)
    }

    public static func instruction(_ opcode: F64Opcode) -> Instruction? {
        instruction(.f64, opcode.rawValue)
    }

    private static let byMnemonic = Dictionary(
        (core + f32 + f64).map { ($0.mnemonic, $0) }, uniquingKeysWith: { first, _ in first })

    private static func instructions(_ set: OpcodeSet, _ rows: [Row]) -> [Instruction] {
        rows.enumerated().map { index, row in
            Instruction(
                set: set, opcode: UInt8(truncatingIfNeeded: index), mnemonic: row.mnemonic, shape: row.shape)
        }
    }
}
