import IREEBytecode
import Testing

/// How verified code differs from that in the module.
@Suite struct PreparationTests {
    @Test func codeIsMadeReadyToRun() throws {
        let module = try VerifierTests.module(requirements: [.f32, .f64]) { encoder in
            encoder.startBlock()
            try VerifierTests.append(&encoder, "exp.f32", VerifierTests.number(0), VerifierTests.number(1))
            try VerifierTests.append(&encoder, "exp.f64", VerifierTests.number(0), VerifierTests.number(2))
            try VerifierTests.append(
                &encoder, "add.f32", VerifierTests.number(0), VerifierTests.number(0), VerifierTests.number(1)
            )
            try VerifierTests.append(
                &encoder, "br", .target(1), .copies([RegisterCopy(.number(0), to: .number(1))]))
            encoder.startBlock()
            try VerifierTests.append(
                &encoder, "br_table", VerifierTests.number(0), .target(0), .copies([]),
                .cases([BranchCase(target: 1), BranchCase(target: 0)]))
        }
        let original = Array(module.code(of: 0))
        let verified = try VerifiedModule(module).functions[0]
        let bytes = Array(verified.bytes)
        #expect(bytes[VerifiedFunction.entry] == CoreOpcode.extendedF32.rawValue)
        #expect(bytes[7] == CoreOpcode.extendedF64.rawValue)
        #expect(bytes[13] == CoreOpcode.addF32.rawValue)
        #expect(verified.plan.arguments.map(\.register) == [0, 2, 0])
        // A branch leads as far as it takes from its target to the one after the marker of the block.
        let second = try #require(original.lastIndex(of: CoreOpcode.block.rawValue))
        let targets = [(22, second), (second + 4, 0)]
        for (place, block) in targets {
            #expect(Int(Self.distance(bytes, place)) == block + 1 - place, "at \(place)")
            #expect(Int(Self.distance(original, place)) == block)
        }
        // Nothing else changes: three prefixes and four targets.
        let changed = original.indices.filter { original[$0] != bytes[$0] }
        #expect(changed.count <= 3 + 4 * 4)
    }

    private static func distance(_ bytes: [UInt8], _ place: Int) -> Int32 {
        Int32(truncatingIfNeeded: (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) })
    }

    /// Both halves of a number may be copied as one, and only where they are halves.
    @Test func halvesAreCopiedTogether() throws {
        let cases: [([(Int, Int)], [Bool])] = [
            ([(0, 2), (1, 3)], [true, false]),
            ([(1, 3), (0, 2)], [false, false]),
            ([(0, 3), (1, 4)], [false, false]),
            ([(0, 2), (1, 4)], [false, false]),
            ([(4, 2), (0, 6), (1, 7), (2, 4), (3, 5)], [false, true, false, true, false]),
        ]
        for (copies, expected) in cases {
            let module = try VerifierTests.module { encoder in
                encoder.startBlock()
                try VerifierTests.append(
                    &encoder, "br", .target(0),
                    .copies(copies.map { RegisterCopy(.number($0.0), to: .number($0.1)) }))
            }
            let verified = try VerifiedModule(module)
            let flags = withExtendedLifetime(verified) {
                copies.indices.map { verified.functions[0].bytes[8 + 4 * $0 + 1] & 0x40 != 0 }
            }
            #expect(flags == expected, "\(copies)")
        }
    }

    /// A comparison and a branch on its result may be executed in one go, and only those.
    @Test func comparisonsDecideBranches() throws {
        func opcode(_ register: Int, between: Bool = false) throws -> UInt8 {
            let module = try VerifierTests.module { encoder in
                encoder.startBlock()
                try VerifierTests.append(
                    &encoder, "cmp.lt.i32.s", VerifierTests.number(0), VerifierTests.number(1),
                    VerifierTests.number(2))
                if between {
                    try VerifierTests.append(
                        &encoder, "not.i32", VerifierTests.number(0), VerifierTests.number(0))
                }
                try VerifierTests.append(
                    &encoder, "cond_br", VerifierTests.number(register), .target(0), .copies([]), .target(0),
                    .copies([]))
            }
            let verified = try VerifiedModule(module)
            return withExtendedLifetime(verified) { verified.functions[0].bytes[1] }
        }
        #expect(try opcode(2) == CoreOpcode.branchLtI32S.rawValue)
        #expect(try opcode(3) == CoreOpcode.cmpLtI32S.rawValue)
        #expect(try opcode(2, between: true) == CoreOpcode.cmpLtI32S.rawValue)
    }

    /// An addition and the branch right behind it may be executed in one go, and only those; nothing leads
    /// between them.
    @Test func additionsLeadOn() throws {
        func opcode(_ mnemonic: String, between: Bool = false) throws -> UInt8 {
            let module = try VerifierTests.module { encoder in
                encoder.startBlock()
                try VerifierTests.append(
                    &encoder, mnemonic, VerifierTests.number(0), VerifierTests.number(2),
                    VerifierTests.number(4))
                if between {
                    try VerifierTests.append(
                        &encoder, "not.i32", VerifierTests.number(0), VerifierTests.number(0))
                }
                try VerifierTests.append(&encoder, "br", .target(0), .copies([]))
            }
            let verified = try VerifiedModule(module)
            return withExtendedLifetime(verified) { verified.functions[0].bytes[1] }
        }
        #expect(try opcode("add.i64") == CoreOpcode.addI64Branch.rawValue)
        #expect(try opcode("add.i64", between: true) == CoreOpcode.addI64.rawValue)
        #expect(try opcode("add.i32") == CoreOpcode.addI32.rawValue)
        #expect(try opcode("sub.i64") == CoreOpcode.subI64.rawValue)
        for place in [1, 8] as [UInt8] {
            var encoder = FunctionEncoder()
            encoder.startBlock()
            try VerifierTests.append(
                &encoder, "add.i64", VerifierTests.number(0), VerifierTests.number(2), VerifierTests.number(4)
            )
            try VerifierTests.append(&encoder, "br", .target(0), .copies([]))
            var code = try encoder.finish().bytes
            code[9] = place
            let error = #expect(throws: VMError.self) { try VerifiedModule(try VerifierTests.module(code)) }
            #expect(error?.message.contains("no block starts") == true)
        }
    }
}
