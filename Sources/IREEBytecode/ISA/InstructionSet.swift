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
    /// The set that the opcode belongs to.
    public let set: OpcodeSet
    /// The number of the instruction in its set.
    public let opcode: UInt8
    /// The name in disassembled code.
    public let mnemonic: String
    /// Its operands, and what it does besides reading and writing registers.
    public let shape: InstructionShape

    /// The row of the table.
    package var row: InstructionSet.Row { InstructionSet.rows(of: set)[Int(opcode)] }
}

/// The instructions of the virtual machine, at `BytecodeVersion.current`.
///
/// The row of an instruction defines it: encoder, decoder, disassembler and verifier use
/// these tables; opcodes and the layouts by which the interpreter reads operands are generated from them; and
/// the operations of the `vm` dialect that are instructions are made of them.
public enum InstructionSet {
    /// An instruction in a table.
    package struct Row: Sendable {
        /// The name of the operation in the `vm` dialect: the mnemonic, with the dialect in front.
        package let name: StaticString
        package let form: InstructionForm
        /// What the instruction does, in one sentence.
        package let summary: StaticString
        /// Besides those of the form.
        let traits: InstructionShape.Traits

        init(
            _ name: StaticString, _ form: InstructionForm, _ summary: StaticString,
            _ traits: InstructionShape.Traits = []
        ) {
            self.name = name
            self.form = form
            self.summary = summary
            self.traits = traits
        }

        /// The name without the dialect.
        var mnemonic: String { String("\(name)".dropFirst("vm.".utf8.count)) }
    }

    /// The base set, by opcode.
    public static let core = table(.core)
    /// The 32-bit floating-point extension, by opcode.
    public static let f32 = table(.f32)
    /// The 64-bit floating-point extension, by opcode.
    public static let f64 = table(.f64)

    /// The instructions of a set, by opcode.
    public static func instructions(of set: OpcodeSet) -> [Instruction] {
        switch set {
        case .core: core
        case .f32: f32
        case .f64: f64
        }
    }

    /// The rows of a set, by opcode.
    static func rows(of set: OpcodeSet) -> [Row] {
        switch set {
        case .core: coreRows
        case .f32: f32Rows
        case .f64: f64Rows
        }
    }

    package static subscript(opcode: CoreOpcode) -> Instruction { core[Int(opcode.rawValue)] }
    package static subscript(opcode: F32Opcode) -> Instruction { f32[Int(opcode.rawValue)] }
    package static subscript(opcode: F64Opcode) -> Instruction { f64[Int(opcode.rawValue)] }

    /// The first instruction of a form, which for many forms is the only one; nil where there is none.
    package static func instruction(of form: InstructionForm) -> Instruction? { byForm[form] }

    /// The instruction with an opcode; nil where there is none.
    public static func instruction(_ set: OpcodeSet, _ opcode: UInt8) -> Instruction? {
        let instructions = instructions(of: set)
        return Int(opcode) < instructions.count ? instructions[Int(opcode)] : nil
    }

    /// The instruction with a mnemonic; nil where there is none.
    public static func instruction(named mnemonic: String) -> Instruction? {
        byMnemonic[mnemonic]
    }

    /// The instruction with an opcode of the base set.
    public static func instruction(_ opcode: CoreOpcode) -> Instruction? {
        instruction(.core, opcode.rawValue)
    }

    /// The instruction with an opcode of the 32-bit floating-point extension.
    public static func instruction(_ opcode: F32Opcode) -> Instruction? {
        instruction(.f32, opcode.rawValue)
    }

    /// The instruction with an opcode of the 64-bit floating-point extension.
    public static func instruction(_ opcode: F64Opcode) -> Instruction? {
        instruction(.f64, opcode.rawValue)
    }

    private static let byMnemonic = Dictionary(
        (core + f32 + f64).map { ($0.mnemonic, $0) }, uniquingKeysWith: { first, _ in first })

    private static let byForm = Dictionary(
        (core + f32 + f64).map { ($0.shape.form, $0) }, uniquingKeysWith: { first, _ in first })

    private static func table(_ set: OpcodeSet) -> [Instruction] {
        rows(of: set).enumerated().map { index, row in
            Instruction(
                set: set, opcode: UInt8(truncatingIfNeeded: index), mnemonic: row.mnemonic,
                shape: InstructionShape(row.form, row.traits))
        }
    }
}
