import IREEBytecode
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Rows of `InstructionSet` and operations of the `vm` dialect are about the same instructions.
struct InstructionTests {
    private static let all = OpcodeSet.allCases.flatMap { InstructionSet.instructions(of: $0) }

    @Test func eachInstructionIsOneOperation() {
        let names = Dialect.all.flatMap { $0.ops.map { "\($0.name)" } + $0.rows.map(\.name) }
        for instruction in Self.all {
            let name = "\(instruction.row.name)"
            #expect(name == "vm.\(instruction.mnemonic)")
            let count = VM.withoutOperation[name] == nil ? 1 : 0
            #expect(names.count { $0 == name } == count, "\(name)")
        }
        // What is left out is an instruction.
        #expect(Set(VM.withoutOperation.keys).isSubset(of: Self.all.map { "\($0.row.name)" }))
    }

    @Test func operationsSayWhatRowsSay() {
        for instruction in Self.all where VM.withoutOperation["\(instruction.row.name)"] == nil {
            let definition = Registry.shared.definition(named: "\(instruction.row.name)")
            #expect(definition.summary == "\(instruction.row.summary)")
            let traits = instruction.shape.traits
            #expect(
                definition.traits.contains(.terminator) == traits.contains(.terminator), "\(definition.name)")
            #expect(definition.traits.contains(.callLike) == traits.contains(.call), "\(definition.name)")
            #expect(definition.traits.contains(.yieldPoint) == traits.contains(.yields), "\(definition.name)")
            #expect(definition.traits.contains(.debugOnly) == traits.contains(.debug), "\(definition.name)")
            #expect(
                definition.traits.contains(.commutative) == traits.contains(.commutative),
                "\(definition.name)")
            #expect(!definition.traits.contains(.pseudo), "\(definition.name)")
        }
    }

    // MARK: Operands

    /// Fields of an operation that stand for a part of an encoded instruction: the role, the name, and types that
    /// they must take one of.
    private struct Wanted {
        let role: AnyField.Role
        let name: String
        var types: [IRType] = []
    }

    private static func types(_ bank: RegisterBank) -> [IRType] {
        switch bank {
        case .i32: [.i32]
        case .i64: [.i64]
        case .f32: [.f32]
        case .f64: [.f64]
        case .ref: [.vmBuffer, VM.list.type(.type(.i32)), VM.reference.type(.type(.halBuffer))]
        }
    }

    private static func wanted(_ instruction: Instruction) -> [Wanted] {
        instruction.shape.fields.flatMap { field -> [Wanted] in
            switch field.kind {
            case .register(let bank, .read, _): [Wanted(role: .operand, name: field.name, types: types(bank))]
            case .register(let bank, .write, _): [Wanted(role: .result, name: field.name, types: types(bank))]
            case .registers(let bank, .read, _):
                [Wanted(role: .operand, name: field.name, types: bank.map(types) ?? [])]
            // Results of a call that yields are arguments of its successor.
            case .registers where instruction.shape.traits.contains(.yields):
                [Wanted(role: .attribute, name: "result_types")]
            case .registers: [Wanted(role: .result, name: field.name)]
            case .target: [Wanted(role: .successor, name: field.name)]
            case .copies: [Wanted(role: .operand, name: field.name)]
            case .cases:
                [
                    Wanted(role: .successor, name: "case_destinations"),
                    Wanted(role: .operand, name: "case_operands"),
                ]
            case .constant, .globalNumber, .globalRef, .rodata, .function, .text, .segments:
                [Wanted(role: .attribute, name: field.name)]
            // Types are those of operands and results.
            case .type: []
            }
        }
    }

    private static func snakeCase(_ name: String) -> String {
        name.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
    }

    @Test func operandsAreThoseOfTheRow() {
        for instruction in Self.all where VM.withoutOperation["\(instruction.row.name)"] == nil {
            let definition = Registry.shared.definition(named: "\(instruction.row.name)")
            let values: [AnyField] = definition.operands + definition.results + definition.successors
            let wanted = Self.wanted(instruction)
            for one in wanted {
                let field = (values + definition.attributes).first {
                    $0.role == one.role && Self.snakeCase($0.name) == one.name
                }
                #expect(field != nil, "\(definition.name) has no \(one.role) '\(one.name)'")
                let isSound = one.types.isEmpty || one.types.contains { field?.type.accepts($0) == true }
                #expect(isSound, "\(definition.name): the type of '\(one.name)'")
            }
            // Attributes may say more than is encoded; values may not.
            for field in values {
                let isEncoded = wanted.contains {
                    $0.role == field.role && $0.name == Self.snakeCase(field.name)
                }
                #expect(isEncoded, "\(definition.name): '\(field.name)' is not encoded")
            }
        }
    }

    // MARK: Making operations

    /// What the builder asks for by its form there is, and one of it.
    @Test func formsOfTheBuilderAreOneInstruction() {
        for bank in RegisterBank.allCases {
            var forms: [InstructionForm] = [
                .zero(bank), .select(bank), .globalLoad(bank), .globalStore(bank),
            ]
            if bank != .ref { forms.append(.constant(bank)) }
            for form in forms {
                #expect(Self.all.count { $0.row.form == form } == 1, "\(form)")
                #expect(InstructionSet.instruction(of: form)?.row.form == form)
            }
        }
        for type in [IRType.i32, .i64] {
            for comparison in VM.IntegerComparison.allCases {
                let block = Block()
                let (a, b) = (block.addArgument(type), block.addArgument(type))
                let value = OpBuilder(atEndOf: block, registry: .shared).vmCompare(comparison, a, b)
                #expect(block.first.map { Registry.shared.hasOp($0.name) } == true && value.type == .i32)
            }
        }
    }
}
