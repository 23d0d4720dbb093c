import IREEBytecode

/// The Swift files that follow from the rows of `InstructionSet`.
enum InstructionFiles {
    /// Paths, from the root of the package, and texts.
    static let all: [(path: String, text: String)] = [
        ("Sources/IREEBytecode/ISA/Generated/CoreOpcode.swift", core),
        ("Sources/IREEBytecode/ISA/Generated/F32Opcode.swift", opcodes(of: .f32, bits: 32)),
        ("Sources/IREEBytecode/ISA/Generated/F64Opcode.swift", opcodes(of: .f64, bits: 64)),
        ("Sources/IREERuntime/VM/Interpreter/Generated/Layout.swift", InstructionLayoutFile.text),
    ]

    static let header = "// Generated from the rows of `InstructionSet` by `make bless`; not to be edited.\n"

    /// The words of a mnemonic as a name in Swift.
    static func name(_ mnemonic: String) -> String {
        let words = mnemonic.split { $0 == "." || $0 == "_" }.map(String.init)
        if words.count == 1, let own = ["return": "returns", "break": "breaks"][words[0]] { return own }
        let names = words.map { ["br": "branch", "cond": "conditional"][$0] ?? $0 }
        return names[0] + names.dropFirst().map(capitalized).joined()
    }

    /// An identifier, in backticks where Swift takes the word for its own.
    static func identifier(_ name: String) -> String { name == "import" ? "`import`" : name }

    static func capitalized(_ word: some StringProtocol) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// A `case` with its documentation.
    private static func row(_ name: String, _ summary: String) -> String {
        "    /// \(summary)\n    case \(name)\n"
    }

    private static func cases(of set: OpcodeSet) -> String {
        InstructionSet.instructions(of: set).map { row(name($0.mnemonic), "\($0.row.summary)") }.joined()
    }

    /// A property that gives some instructions an opcode of verified code.
    private static func property(
        _ name: String, _ comment: String, _ pairs: [(from: String, to: String)]
    ) -> String {
        "\n    /// \(comment)\n    var \(name): CoreOpcode? {\n        switch self {\n"
            + pairs.map { "        case .\($0.from): .\($0.to)\n" }.joined()
            + "        default: nil\n        }\n    }\n"
    }

    // MARK: The base set

    private static func comparisonName(_ instruction: Instruction) -> String {
        "branch" + capitalized(name(instruction.mnemonic).dropFirst("cmp".count))
    }

    private static let core: String = {
        let fused = InstructionSet.core.filter { $0.shape.traits.contains(.fusesWithBranch) }
        let comparisons = fused.filter { if case .compare = $0.row.form { true } else { false } }
        let others = fused.filter { !comparisons.contains($0) }
        let direct = (InstructionSet.f32 + InstructionSet.f64).filter { $0.shape.traits.contains(.direct) }
        let deciding = comparisons.map { (from: name($0.mnemonic), to: comparisonName($0)) }
        let leading = others.map { (from: name($0.mnemonic), to: name($0.mnemonic) + "Branch") }
        let opcodes = deciding + leading
        return header + """

            /// Instructions of the base set.
            ///
            /// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
            /// of this type, bit for bit.
            public enum CoreOpcode: UInt8, Sendable, Hashable, CaseIterable {

            """ + cases(of: .core) + """

                    // In verified code only: prefixes, which in files are `OpcodeSet.prefix`.

                """
            + OpcodeSet.allCases.filter { $0 != .core }.map {
                row("extended\($0.rawValue.uppercased())", "Prefix of the `\($0.rawValue)` extension.")
            }.joined() + """

                    // In verified code only: instructions with the branch right behind them.

                """
            + comparisons.map {
                row(comparisonName($0), "`\($0.mnemonic)` and the `cond_br` that its result decides.")
            }.joined()
            + others.map { row(name($0.mnemonic) + "Branch", "`\($0.mnemonic)` and the `br` behind it.") }
            .joined() + """

                    // In verified code only: in place of prefixes, behind which the opcodes of the extensions still are.

                """ + direct.map { row(name($0.mnemonic), "\($0.row.summary)") }.joined() + """

                    /// The opcodes that are only in verified code.
                    public static let verifiedOnly =
                        CoreOpcode.extendedF32.rawValue...CoreOpcode.\(name(direct.last?.mnemonic ?? "")).rawValue

                    /// The opcodes of instructions that are executed with the branch behind them.
                    public static let fused =
                        CoreOpcode.\(opcodes.first?.to ?? "").rawValue...CoreOpcode.\(opcodes.last?.to ?? "").rawValue

                """
            + property(
                "decidingBranch",
                "The opcode of a comparison in front of the conditional branch that it decides.",
                deciding)
            + property("beforeBranch", "The opcode in front of an unconditional branch.", leading) + "}\n"
    }()

    // MARK: Extensions

    private static func opcodes(of set: OpcodeSet, bits: Int) -> String {
        let direct = InstructionSet.instructions(of: set).filter { $0.shape.traits.contains(.direct) }
        return header + """

            /// Instructions on \(bits)-bit floating-point numbers, each behind a prefix byte.
            ///
            /// The raw value is the opcode. There are no gaps: a byte that is known to be an opcode is a value
            /// of this type, bit for bit.
            public enum \(set.rawValue.uppercased())Opcode: UInt8, Sendable, Hashable, CaseIterable {

            """ + cases(of: set)
            + property(
                "direct", "What stands for prefix and opcode in verified code; `nil` where both are needed.",
                direct.map { (name($0.mnemonic), name($0.mnemonic)) }) + "}\n"
    }
}
