import IREEBytecode
import IREECompilerCore

/// An operation with a type of its own that is an instruction of the base set: the row of the instruction has its
/// name, and what it does.
protocol VMInstruction: OpKind {
    static var opcode: VM.Opcode { get }
}

extension VMInstruction {
    static var name: StaticString { InstructionSet[opcode].row.name }
    static var summary: StaticString { InstructionSet[opcode].row.summary }
}

/// Operations of the `vm` dialect that are instructions and have no type of their own: all that there is to say of
/// them is said by rows of `InstructionSet`.
extension VM {
    /// Instructions of the base set and of the extensions.
    typealias Opcode = CoreOpcode
    typealias F32 = F32Opcode
    typealias F64 = F64Opcode

    /// Instructions that are no operations, and why.
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
                        "\(instruction.row.name)", "\(instruction.row.summary)", $0, traits(of: instruction))
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

    /// What makes the fields of an operation, with its assembly format: they follow from the form of the
    /// instruction. Nil where the operation has a type of its own.
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
        // The official dialect asks for the type of elements where they are kept in 32-bit integers, and in fills
        // of 32 bits alone.
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
    /// What operands in registers of the bank may be.
    fileprivate var type: TypeConstraint {
        switch self {
        case .i32: .i32
        case .i64: .i64
        case .f32: .f32
        case .f64: .f64
        case .ref: .vmRef
        }
    }

    /// What constants for registers of the bank are.
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
