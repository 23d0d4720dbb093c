import IREEBytecode
import IREERuntime
import Synchronization
import Testing

/// Loops, whose instructions are executed several at a time, behave as if they were not.
@Suite struct LoopTests {
    /// Makes the code of a function.
    private struct Code {
        var encoder = FunctionEncoder()

        mutating func block() { encoder.startBlock() }

        mutating func append(_ mnemonic: String, _ operands: Operand...) throws {
            try encoder.append(try #require(InstructionSet.instruction(named: mnemonic)), operands)
        }
    }

    /// A context with one function, `main`, and the text of its instructions by their offsets.
    private static func function(
        _ convention: String, limits: ExecutionLimits = ExecutionLimits(), tracer: ExecutionTracer? = nil,
        _ build: (inout Code) throws -> Void
    ) throws -> (VMFunction, [Int: String]) {
        var code = Code()
        try build(&code)
        let made = try code.encoder.finish()
        var description = ModuleDescription(name: "test")
        description.types = ["i32", "!vm.buffer"]
        description.exports = [ExportedFunction(name: "main", ordinal: 0)]
        description.functions = [
            FunctionDescription(
                callingConvention: try CallingConvention(parsing: convention), code: 0..<made.bytes.count,
                blockCount: made.blockCount, i32RegisterCount: made.i32RegisterCount,
                refRegisterCount: made.refRegisterCount)
        ]
        description.functions[0].requirements = made.requirements
        var writer = ModuleWriter(description, bytecode: made.bytes)
        writer.rodata = [ModuleWriter.Rodata([1, 2, 3, 4, 5])]
        let bytes = try writer.write(.plain)
        let context = try VMContext([try VMModule(ModuleBytes(bytes))], limits: limits, tracer: tracer)
        let texts = Disassembler(try BytecodeModule(bytes)).instructions(of: 0)
        return (try context.function("test.main"), Dictionary(uniqueKeysWithValues: texts))
    }

    private static func number(_ index: Int) -> Operand { .register(.number(index)) }
    private static func copies(_ pairs: (Int, Int)...) -> Operand {
        .copies(pairs.map { RegisterCopy(.number($0), to: .number($1)) })
    }

    /// Counts up to the argument, adding what `copies` carry, as compilers write loops: the test first.
    private static func counting(_ code: inout Code, leading: Int = 0) throws {
        code.block()
        try code.append("const.i64.zero", number(2))
        try code.append("const.i64", .constant(1), number(4))
        for block in 0..<leading {
            try code.append("br", .target(block + 1), copies())
            code.block()
        }
        try code.append("br", .target(leading + 1), copies())
        code.block()
        try code.append("cmp.lt.i64.s", number(2), number(0), number(6))
        try code.append(
            "cond_br", number(6), .target(leading + 2), copies(), .target(leading + 3), copies())
        code.block()
        try code.append("add.i64", number(2), number(4), number(2))
        try code.append("br", .target(leading + 1), copies())
        code.block()
        try code.append("return", .registers([.number(2)]))
    }

    /// The budget is looked at every so many branches, in the midst of what is fused too: nothing is
    /// done twice or left out.
    @Test(arguments: [0, 1, 2])
    func nothingIsDoneTwice(leading: Int) throws {
        let (function, _) = try Self.function("0I_I") { try Self.counting(&$0, leading: leading) }
        for count in [-1, 0, 1, 7, 8191, 8192, 8193, 50_000] as [Int64] {
            guard case .i64(let value)? = try function.call([.i64(count)]).first else {
                Issue.record("no number")
                return
            }
            #expect(value == max(count, 0))
        }
    }

    /// A comparison may overwrite what it compares.
    @Test(arguments: [0, 1])
    func comparisonsOverwriteTheirOperands(leading: Int) throws {
        let (function, _) = try Self.function("0i_i") { code in
            code.block()
            try code.append("const.i32.zero", Self.number(1))
            try code.append("const.i32", .constant(1), Self.number(2))
            for block in 0..<leading {
                try code.append("br", .target(block + 1), Self.copies())
                code.block()
            }
            try code.append("br", .target(leading + 1), Self.copies((1, 3)))
            code.block()
            try code.append("cmp.lt.i32.s", Self.number(3), Self.number(0), Self.number(3))
            try code.append(
                "cond_br", Self.number(3), .target(leading + 2), Self.copies(), .target(leading + 3),
                Self.copies())
            code.block()
            try code.append("add.i32", Self.number(1), Self.number(2), Self.number(1))
            try code.append("br", .target(leading + 1), Self.copies((1, 3)))
            code.block()
            try code.append("return", .registers([.number(1)]))
        }
        guard case .i32(let value)? = try function.call([.i32(40_000)]).first else {
            Issue.record("no number")
            return
        }
        #expect(value == 40_000)
    }

    /// Each limit stops the program at the first branch too many, and says so of that branch.
    @Test(arguments: [false, true])
    func limitsStopBranches(isTracing: Bool) throws {
        let tracer = isTracing ? ExecutionTracer { _ in } : nil
        let (function, texts) = try Self.function("0I_I", tracer: tracer) { try Self.counting(&$0) }
        // One to the loop, two a turn, and one out of it.
        let needed: UInt64 = 1 + 2 * 5 + 1
        _ = try function.call([.i64(5)], limits: ExecutionLimits(branches: needed))
        for branches in 0..<needed {
            let error = try #require(throws: VMError.self) {
                _ = try function.call([.i64(5)], limits: ExecutionLimits(branches: branches))
            }
            #expect(error.code == .resourceExhausted)
            let text = try #require(error.pc.flatMap { texts[$0] })
            // The first leads to the loop; then tests and ways back take turns.
            #expect(text.hasPrefix(branches.isMultiple(of: 2) ? "br " : "cond_br "), "\(branches): \(text)")
        }
    }

    /// Whoever traces sees every instruction, once, as it is in the file.
    @Test func tracesAreOfTheOriginal() throws {
        let lines = Mutex<[String]>([])
        let tracer = ExecutionTracer { line in lines.withLock { $0.append(line) } }
        let (function, _) = try Self.function("0I_I", tracer: tracer) { try Self.counting(&$0) }
        _ = try function.call([.i64(2)])
        let mnemonics = lines.withLock { lines in
            lines.map { line in
                ["const.i64.zero", "const.i64", "cond_br", "br", "cmp.lt.i64.s", "add.i64", "return"]
                    .first { "\(line) ".contains("\($0) ") } ?? line
            }
        }
        let test = ["cmp.lt.i64.s", "cond_br"]
        let turn = test + ["add.i64", "br"]
        #expect(mnemonics == ["const.i64.zero", "const.i64", "br"] + turn + turn + test + ["return"])
    }

    /// What branches copy, few or many numbers: in order, each seeing what the one before wrote.
    @Test(
        arguments: [
            ([], [1, 2, 3, 4, 5, 6]),
            ([(0, 5)], [1, 2, 3, 4, 5, 1]),
            ([(1, 0)], [2, 2, 3, 4, 5, 6]),
            ([(0, 2), (1, 3)], [1, 2, 1, 2, 5, 6]),
            ([(1, 2), (2, 3)], [1, 2, 2, 2, 5, 6]),
            ([(0, 2), (1, 3), (2, 4), (3, 5)], [1, 2, 1, 2, 1, 2]),
            ([(0, 2), (1, 3), (3, 0)], [2, 2, 1, 2, 5, 6]),
        ] as [([(Int, Int)], [Int32])])
    func branchesCopy(pairs: [(Int, Int)], expected: [Int32]) throws {
        let copies = Operand.copies(pairs.map { RegisterCopy(.number($0.0), to: .number($0.1)) })
        // By a plain branch, behind an addition, and both ways of a conditional one.
        for way in 0..<4 {
            let (function, _) = try Self.function("0iiiiii_iiiiii") { code in
                code.block()
                switch way {
                case 0: try code.append("br", .target(1), copies)
                case 1:
                    try code.append("const.i64.zero", Self.number(6))
                    try code.append("add.i64", Self.number(6), Self.number(6), Self.number(6))
                    try code.append("br", .target(1), copies)
                default:
                    try code.append("const.i32", .constant(way == 2 ? 1 : 0), Self.number(8))
                    try code.append(
                        "cond_br", Self.number(8), .target(1), way == 2 ? copies : Self.copies(), .target(1),
                        way == 2 ? Self.copies() : copies)
                }
                code.block()
                try code.append("return", .registers((0..<6).map { .number($0) }))
            }
            let results = try function.call((1...6).map { .i32($0) })
            let values = results.map { value -> Int32? in
                if case .i32(let number) = value { number } else { nil }
            }
            #expect(values == expected, "\(way)")
        }
    }

    private static func two(_ mnemonic: String, _ offset: Int) -> (String, [Operand]) {
        (mnemonic, [number(offset), number(offset + 2), number(offset + 4)])
    }

    /// Instructions that fail, in the midst of others: what is said, and of which.
    @Test(
        arguments: [
            (two("div.i32.s", 0), StatusCode.invalidArgument, "divided by zero"),
            (two("div.i32.u", 0), .invalidArgument, "divided by zero"),
            (two("rem.i64.s", 0), .invalidArgument, "divided by zero"),
            (two("rem.i64.u", 0), .invalidArgument, "divided by zero"),
            (two("div.i64.s", 8), .outOfRange, "quotient"),
            (two("rem.i64.s", 8), .outOfRange, "quotient"),
            (("buffer.load.i32", [.register(.ref(0)), number(6), number(4)]), .outOfRange, "element 1 of 4"),
            (("buffer.load.i8.u", [.register(.ref(1)), number(6), number(4)]), .invalidArgument, "null"),
            (
                ("buffer.store.i8", [.register(.ref(0)), number(6), number(4)]), .permissionDenied,
                "only be read"
            ),
            (
                ("buffer.store.i64", [.register(.ref(0)), number(6), number(4)]), .outOfRange,
                "element 1 of 8"
            ),
            (("buffer.load.f32", [.register(.ref(0)), number(6), number(4)]), .outOfRange, "element 1 of 4"),
        ] as [((String, [Operand]), StatusCode, String)])
    func failuresSayWhere(instruction: (String, [Operand]), code: StatusCode, message: String) throws {
        for tracer in [nil, ExecutionTracer { _ in }] {
            let (function, texts) = try Self.function("0v_v", tracer: tracer) { made in
                made.block()
                try made.append("const.i64.zero", Self.number(2))
                try made.append("const.i64", .constant(1), Self.number(6))
                try made.append("const.i64", .constant(1 << 63), Self.number(8))
                try made.append("const.i64", .constant(.max), Self.number(10))
                try made.append("const.ref.rodata", .index(0), .register(.ref(0)))
                try made.append("const.ref.zero", .register(.ref(1)))
                try made.append("add.i64", Self.number(6), Self.number(2), Self.number(0))
                try made.encoder.append(
                    try #require(InstructionSet.instruction(named: instruction.0)), instruction.1)
                try made.append("return", .registers([]))
            }
            let error = try #require(throws: VMError.self) { _ = try function.call([]) }
            #expect(error.code == code)
            #expect(error.message.contains(message), "\(error.message)")
            let text = try #require(error.pc.flatMap { texts[$0] })
            #expect(text.contains(instruction.0 + " "), "\(text)")
        }
    }
}
