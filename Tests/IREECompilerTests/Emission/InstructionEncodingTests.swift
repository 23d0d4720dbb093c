import IREEBytecode
@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
import Testing

/// Operations and instructions correspond field by field, which the encoder relies on.
@Suite struct InstructionEncodingTests {
    private let context = Context()

    private var definitions: [OpDefinition] {
        context.registry.opNames.filter { $0.hasPrefix("vm.") }.map { context.registry.definition(named: $0) }
    }

    private func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { text, character in
            if character.isUppercase { text += "_\(character.lowercased())" } else { text.append(character) }
        }
    }

    /// Fields whose names differ, by operation.
    private static let renamed = ["vm.cast.ref.any": ["operand": "source"]]

    @Test func operandsAreInTheOrderOfTheInstruction() throws {
        var count = 0
        for definition in definitions {
            guard let encoding = InstructionEncoding(definition) else { continue }
            count += 1
            let fields = encoding.instruction.shape.fields
            let wanted = fields.compactMap { field -> String? in
                switch field.kind {
                case .register(_, .read, _), .registers(_, .read, _), .copies: field.name
                case .cases: "case_operands"
                default: nil
                }
            }
            let names = encoding.operandFields.map {
                let name = definition.operands[$0].name
                return Self.renamed[definition.name]?[name] ?? snakeCase(name)
            }
            #expect(names == wanted, "\(definition.name)")
            #expect(Set(encoding.operandFields).count == definition.operands.count, "\(definition.name)")
            for field in fields {
                switch field.kind {
                case .constant, .globalNumber, .globalRef, .rodata, .function, .text, .segments:
                    #expect(
                        definition.attributes.contains { $0.name == field.name },
                        "\(definition.name) has no \(field.name)")
                default: break
                }
            }
            let results = fields.count {
                if case .register(_, .write, _) = $0.kind { true } else { false }
            }
            #expect(results == definition.results.count { $0.arity == .one }, "\(definition.name)")
        }
        #expect(count > 200)
    }

    /// Every operation of the dialect that is left in functions is an instruction, expands to some, or is handled by name.
    @Test func everyOperationCanBeEncoded() throws {
        let others: Set<String> = [
            "vm.cond_fail", "vm.rodata.inline", "vm.rodata.table.inline", "vm.global.address",
        ]
        for definition in definitions {
            let isOfModules =
                definition.traits.contains(.symbol) || definition.traits.contains(.initializer)
                || ["vm.module_terminator", "vm.export"].contains(definition.name)
            guard !isOfModules, !others.contains(definition.name) else { continue }
            #expect(
                InstructionEncoding(definition) != nil
                    || PseudoOperation.expansions[definition.name] != nil, "\(definition.name)")
        }
    }
}
