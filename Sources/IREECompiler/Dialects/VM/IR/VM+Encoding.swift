import IREEBytecode
import IREECompilerCore

/// The instruction of an operation of the `vm` dialect, and how their operands correspond.
///
/// Results, successors and attributes of an operation are in the order of the instruction's fields, or have their names;
/// a test checks this for all of them.
package struct InstructionEncoding: Sendable {
    package let instruction: Instruction
    /// For each field of the instruction that encodes operands: the operand field of the operation, the one of the same
    /// name or else at the same place.
    package let operandFields: [Int]
    /// By operand field of the operation: whether references may be moved out of their registers.
    package let moves: [Bool]

    /// Instructions that are encoded for operations of another name.
    private static let aliases = ["vm.cast.ref.any": "assign.ref"]

    /// The encoding of an operation; nil for one that is no instruction.
    package init?(_ definition: OpDefinition) {
        let name = definition.name
        guard name.hasPrefix("vm.") else { return nil }
        let mnemonic = Self.aliases[name] ?? String(name.dropFirst("vm.".utf8.count))
        guard let instruction = InstructionSet.instruction(named: mnemonic),
            !instruction.shape.traits.contains(.marker)
        else { return nil }
        let fields = instruction.shape.fields.compactMap { field in
            Self.movesOperands(field.kind).map { (name: field.name, moves: $0) }
        }
        guard fields.count == definition.operands.count else { return nil }
        self.instruction = instruction
        operandFields = fields.enumerated().map { i, field in
            definition.operands.firstIndex { $0.name == field.name } ?? i
        }
        var moves = Array(repeating: false, count: fields.count)
        for (index, field) in zip(operandFields, fields) { moves[index] = field.moves }
        self.moves = moves
    }

    /// Whether a field that encodes operands allows moving them; nil for fields that encode none.
    private static func movesOperands(_ kind: OperandKind) -> Bool? {
        switch kind {
        case .register(_, .read, let allowsMove), .registers(_, .read, let allowsMove): allowsMove
        case .copies, .cases: true
        default: nil
        }
    }
}

/// The encodings of operations, looked up once for each name.
package struct InstructionEncodings {
    private var known: [ObjectIdentifier: InstructionEncoding?] = [:]

    package init() {}

    package subscript(op: Operation) -> InstructionEncoding? {
        mutating get {
            let key = ObjectIdentifier(op.definition)
            if let encoding = known[key] { return encoding }
            let encoding = InstructionEncoding(op.definition)
            known[key] = .some(encoding)
            return encoding
        }
    }
}
