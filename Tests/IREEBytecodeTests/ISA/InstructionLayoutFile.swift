import IREEBytecode

/// The Swift file with the offsets of operands, by which the interpreter reads instructions.
enum InstructionLayoutFile {
    /// Operands of a form as far as their offsets are fixed, and the size where all are.
    private struct Layout: Equatable {
        var offsets: [(name: String, offset: Int)] = []

        init(_ instruction: Instruction) {
            var offset = 1
            for field in instruction.shape.fields {
                offsets.append((field.name, offset))
                guard let size = InstructionLayoutFile.size(field.kind) else { return }
                offset += size
            }
            offsets.append(("size", offset))
        }

        static func == (a: Self, b: Self) -> Bool { a.offsets.elementsEqual(b.offsets, by: ==) }
    }

    /// Bytes of an operand; nil where they are not known before it is read.
    private static func size(_ kind: OperandKind) -> Int? {
        switch kind {
        case .register: 2
        case .constant(let bank): bank.width
        case .globalNumber, .globalRef, .type, .rodata, .function, .target: 4
        case .text, .copies, .registers, .segments, .cases: nil
        }
    }

    /// The name of a form, whatever registers it is about.
    private static func name(_ form: InstructionForm) -> String {
        InstructionFiles.capitalized("\(form)".prefix { $0 != "(" })
    }

    /// Layouts by name. Forms of numbers have one if it is the same for all; else the name says the bank.
    private static let layouts: [(name: String, layout: Layout)] = {
        var families: [(name: String, members: [(bank: RegisterBank?, layout: Layout)])] = []
        for instruction in OpcodeSet.allCases.flatMap({ InstructionSet.instructions(of: $0) }) {
            let (name, bank) = (name(instruction.row.form), instruction.row.form.bank)
            let member = (bank: bank, layout: Layout(instruction))
            if let place = families.firstIndex(where: { $0.name == name }) {
                if !families[place].members.contains(where: { $0.bank == bank }) {
                    families[place].members.append(member)
                }
            } else {
                families.append((name, [member]))
            }
        }
        var layouts: [(name: String, layout: Layout)] = []
        for family in families {
            let numbers = family.members.filter { $0.bank != .ref }
            let common = numbers.first.flatMap { first in
                numbers.allSatisfy { $0.layout == first.layout } ? first.layout : nil
            }
            if let common { layouts.append((family.name, common)) }
            for member in family.members where member.layout != common {
                layouts.append(
                    (family.name + InstructionFiles.capitalized(member.bank?.rawValue ?? ""), member.layout))
            }
        }
        return layouts
    }()

    private static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_")
        return words[0] + words.dropFirst().map(InstructionFiles.capitalized).joined()
    }

    static let text: String = {
        let outOfLine = InstructionSet.core.filter { !$0.row.form.isExecutedInLoop }
        return InstructionFiles.header + """

            import IREEBytecode

            /// Where operands of instructions are: offsets from the opcode, by the form of the instruction. Lists are
            /// at the next even address. `size` is where the next instruction is, if no operand varies in size.
            enum Layout {

            """
            + layouts.map { name, layout in
                "    enum \(name) {\n"
                    + layout.offsets.map {
                        let name = InstructionFiles.identifier(camelCase($0.name))
                        return "        @inline(__always) static var \(name): Int { \($0.offset) }\n"
                    }.joined() + "    }\n"
            }.joined() + """
                }

                extension CoreOpcode {
                    /// Whether the instruction counts references, or takes long: `Interpreter.executeSlowPath` executes it.
                    @inline(__always) var isOnSlowPath: Bool {
                        switch self {

                """
            + outOfLine.map { "        case .\(InstructionFiles.name($0.mnemonic)): true\n" }.joined() + """
                        default: false
                        }
                    }
                }

                """
    }()
}
