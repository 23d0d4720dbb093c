import IREEBytecode
import IREECompilerCore

/// An operation of an instruction of the base set that has a static type; its name and summary are those of the
/// instruction's row.
package protocol VMInstruction: OpKind {
    static var opcode: VM.Opcode { get }
}

extension VMInstruction {
    package static var name: StaticString { InstructionSet[opcode].row.name }
    package static var summary: StaticString { InstructionSet[opcode].row.summary }
}

/// Operations of the `vm` dialect without a static type, derived from the rows of `InstructionSet`.
extension VM {
    /// Instructions of the base set and of the extensions.
    package typealias Opcode = CoreOpcode
    package typealias F32 = F32Opcode
    package typealias F64 = F64Opcode

    /// Instructions without an operation, with the reason.
    static let withoutOperation: [String: String] = [
        "vm.block": "marks the start of a block, which is no operation",
        "vm.cast.si32.f64": "the official dialect does not have it",
        "vm.cast.ui32.f64": "the official dialect does not have it",
        "vm.cast.f64.si32": "the official dialect does not have it",
        "vm.cast.f64.ui32": "the official dialect does not have it",
    ]

    static let instructions: [OpRow] = {
        let others = Set(ops.compactMap { ($0 as? any VMInstruction.Type).map { "\($0.name)" } })
            .union(withoutOperation.keys)
        return OpcodeSet.allCases.flatMap { InstructionSet.instructions(of: $0) }
            .filter { !others.contains("\($0.row.name)") }
            .compactMap { instruction in
                fields(of: instruction).map {
                    OpRow(
                        "\(instruction.row.name)", "\(instruction.row.summary)", $0, traits(of: instruction),
                        facts: isPartial(instruction) ? [Speculation.never] : [])
                }
            }
    }()

    private static func traits(of instruction: Instruction) -> OpTraits {
        var traits: OpTraits = []
        let own = instruction.shape.traits
        if own.contains(.commutative) { traits.formUnion(.commutative) }
        if own.contains(.yields) { traits.formUnion(.yieldPoint) }
        if own.contains(.debug) { traits.formUnion([.fullBarrier, .debugOnly]) }
        return traits
    }

    /// Integer arithmetic, but for logic, is not defined for all operands in the official dialect.
    private static func isPartial(_ instruction: Instruction) -> Bool {
        let name = "\(instruction.row.name)"
        return switch instruction.row.form {
        case .unary(.i32), .unary(.i64): name.hasPrefix("vm.abs.")
        case .binary(.i32), .binary(.i64):
            !["vm.and.", "vm.or.", "vm.xor."].contains { name.hasPrefix($0) }
        case .ternary(.i32), .ternary(.i64), .shift: true
        default: false
        }
    }

    /// Creates the fields of an operation, with the assembly format, from the form of the instruction. Nil for operations
    /// with a static type.
    private static func fields(of instruction: Instruction) -> (@Sendable () -> any OpFields)? {
        switch instruction.row.form {
        case .unary(let bank): { Unary(bank.type) }
        case .convert(let from, let to): { Cast(from.type, to.type) }
        case .binary(let bank): { Binary(bank.type) }
        case .ternary(let bank): { MultiplyAdd(bank.type) }
        case .shift(let bank): { Shift(bank.type) }
        case .integerPower(let bank): { IntegerPower(bank.type) }
        case .test(let bank): { Test(bank.type) }
        case .compare(let bank): { Comparison(bank.type) }
        case .select(let bank): { Selection(bank.type) }
        case .switchOf(let bank): { Switch(bank.type) }
        case .zero(let bank): { Zero(bank.type) }
        case .constant(let bank): { Constant(bank.attribute, bank.type) }
        case .globalLoad(let bank): { GlobalLoad(bank.type) }
        case .globalStore(let bank): { GlobalStore(bank.type) }
        case .globalLoadIndirect(let bank): { GlobalLoadIndirect(bank.type) }
        case .globalStoreIndirect(let bank): { GlobalStoreIndirect(bank.type) }
        case .listGet(let bank): { ListGet(bank.type) }
        case .listSet(let bank): { ListSet(bank.type) }
        // The official dialect has the element type in the syntax if elements are extended to 32 bits, and for
        // 32-bit fills only.
        case .bufferLoad(let bank): { BufferLoad(bank == .i32 ? .i32 : .any) }
        case .bufferStore(let bank): { BufferStore(bank == .i32 ? .i32 : .any) }
        case .bufferFill: { BufferFill(instruction == InstructionSet[.bufferFillI32] ? .i32 : .any) }
        case .castRef: { Cast(.vmRef, .vmRef) }
        case .branch: { Destination() }
        default: nil
        }
    }
}

extension RegisterBank {
    /// The operand types of a register bank.
    fileprivate var type: TypeConstraint {
        switch self {
        case .i32: .i32
        case .i64: .i64
        case .f32: .f32
        case .f64: .f64
        case .ref: .vmRef
        }
    }

    /// The constant attributes of a register bank.
    fileprivate var attribute: AttributeConstraint {
        switch self {
        case .i32: .i32
        case .i64: .i64
        case .f32: .f32
        case .f64: .f64
        case .ref: .any
        }
    }
}
