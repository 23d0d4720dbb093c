import IREEBytecode
import Testing

@Suite struct InstructionSetTests {
    static let all = OpcodeSet.allCases.flatMap { InstructionSet.instructions(of: $0) }

    @Test func tablesHaveOneRowForEachOpcode() {
        #expect(InstructionSet.core.count == CoreOpcode.extendedF32.rawValue)
        #expect(InstructionSet.f32.count == F32Opcode.allCases.count)
        #expect(InstructionSet.f64.count == F64Opcode.allCases.count)
        for set in OpcodeSet.allCases {
            for (index, instruction) in InstructionSet.instructions(of: set).enumerated() {
                #expect(Int(instruction.opcode) == index && instruction.set == set)
                #expect(InstructionSet.instruction(named: instruction.mnemonic) == instruction)
                #expect(InstructionSet.instruction(set, instruction.opcode) == instruction)
            }
            #expect(InstructionSet.instruction(set, 0xFF) == nil)
        }
        // No prefix is an opcode.
        for set in OpcodeSet.allCases { #expect(Int(set.prefix ?? 0xFF) >= InstructionSet.core.count) }
    }

    @Test func mnemonicsAreUniqueAndNameTheirCases() {
        #expect(Set(Self.all.map(\.mnemonic)).count == Self.all.count)
        /// Words of a mnemonic as a name in Swift.
        func check(_ instruction: Instruction?, _ name: String) {
            let renamed = [
                "returns": "return", "breaks": "break", "branch": "br", "conditionalBranch": "cond_br",
                "conditionalBreak": "cond_break", "branchTable": "br_table",
            ]
            let letters = (renamed[name] ?? name).lowercased().filter { $0 != "_" }
            #expect(instruction?.mnemonic.filter { $0 != "." && $0 != "_" } == letters.filter { $0 != "." })
        }
        for opcode in CoreOpcode.allCases where !CoreOpcode.verifiedOnly.contains(opcode.rawValue) {
            check(InstructionSet.instruction(opcode), "\(opcode)")
        }
        for opcode in F32Opcode.allCases { check(InstructionSet.instruction(opcode), "\(opcode)") }
        for opcode in F64Opcode.allCases { check(InstructionSet.instruction(opcode), "\(opcode)") }
    }

    @Test func opcodesAreTheirOwnBytes() {
        for opcode in CoreOpcode.allCases {
            #expect(unsafeBitCast(opcode, to: UInt8.self) == opcode.rawValue)
        }
        for opcode in F32Opcode.allCases { #expect(unsafeBitCast(opcode, to: UInt8.self) == opcode.rawValue) }
        for opcode in F64Opcode.allCases { #expect(unsafeBitCast(opcode, to: UInt8.self) == opcode.rawValue) }
    }

    @Test func shapesAreSound() {
        for instruction in Self.all {
            let fields = instruction.shape.fields
            #expect(Set(fields.map(\.name)).count == fields.count, "\(instruction.mnemonic)")
            for (index, field) in fields.enumerated() {
                switch field.kind {
                case .register(let bank, let access, let allowsMove):
                    #expect(!allowsMove || bank == .ref)
                    // What is written comes last.
                    if access == .write { #expect(index == fields.count - 1) }
                    // Extensions are about their own numbers, and what these are made of and into.
                    if instruction.set == .core { #expect(bank != .f32 && bank != .f64) }
                case .copies:
                    #expect(index > 0 && fields[index - 1].kind == .target)
                case .globalNumber(let bank), .constant(let bank):
                    #expect(bank != .ref)
                default: break
                }
            }
            let traits = instruction.shape.traits
            let branches = fields.contains { $0.kind == .target }
            #expect(!branches || traits.contains(.terminator), "\(instruction.mnemonic)")
            #expect(traits.contains(.marker) == (instruction.mnemonic == "block"))
            #expect(traits.contains(.call) == instruction.mnemonic.hasPrefix("call"))
        }
    }

    /// What traits of rows promise.
    @Test func traitsFitTheForm() {
        for instruction in Self.all {
            let traits = instruction.shape.traits
            if traits.contains(.commutative) {
                let kinds = instruction.shape.fields.map(\.kind)
                #expect(kinds.count == 3 && kinds[0] == kinds[1], "\(instruction.mnemonic)")
            }
            // Prefixes are of extensions.
            #expect(!traits.contains(.direct) || instruction.set != .core, "\(instruction.mnemonic)")
            if traits.contains(.fusesWithBranch) {
                // The interpreter knows where the branch is: behind an opcode and three registers.
                let registers = instruction.shape.fields.filter {
                    if case .register = $0.kind { true } else { false }
                }
                #expect(instruction.set == .core && registers.count == 3, "\(instruction.mnemonic)")
                #expect(instruction.shape.fields.count == 3, "\(instruction.mnemonic)")
            }
        }
    }

    @Test func rowsSayWhatInstructionsDo() {
        for instruction in Self.all {
            let summary = "\(instruction.row.summary)"
            #expect(summary.first?.isUppercase == true && summary.last == ".", "\(instruction.mnemonic)")
            #expect("\(instruction.row.name)" == "vm.\(instruction.mnemonic)")
        }
    }
}
