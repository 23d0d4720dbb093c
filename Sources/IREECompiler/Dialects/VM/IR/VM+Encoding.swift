import IREEBytecode
import IREECompilerCore

/// The instruction of an operation of the `vm` dialect, and which operands it takes references out of.
///
/// Operands, results, successors and attributes of an operation are in the order of the instruction's fields; a test
/// checks this for all of them.
package struct InstructionEncoding: Sendable {
    package let instruction: Instruction
    /// By operand field of the operation: whether references may be moved out of their registers.
    package let moves: [Bool]

    /// Instructions that are encoded for operations of another name.
    private static let aliases = ["vm.cast.ref.any": "assign.ref"]

    /// The encoding of operations with a name; nil for those that are not instructions.
    package init?(operation name: String) {
        guard name.hasPrefix("vm.") else { return nil }
        let mnemonic = Self.aliases[name] ?? String(name.dropFirst("vm.".utf8.count))
        guard let instruction = InstructionSet.instruction(named: mnemonic),
            !instruction.shape.traits.contains(.marker)
        else { return nil }
        self.instruction = instruction
        moves = instruction.shape.fields.compactMap { Self.movesOperands($0.kind) }
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
            let encoding = InstructionEncoding(operation: op.name)
            known[key] = .some(encoding)
            return encoding
        }
    }
}
