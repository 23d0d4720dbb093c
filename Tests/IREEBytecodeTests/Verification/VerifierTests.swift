import IREEBytecode
import Testing

/// What the verifier lets pass and what it does not.
@Suite struct VerifierTests {
    /// A module with one function of the body that `build` makes.
    static func module(
        convention: String = "0iIr_i", registers: (i32: Int, ref: Int) = (8, 4), requirements: Features = [],
        _ build: (inout FunctionEncoder) throws -> Void
    ) throws -> BytecodeModule {
        var encoder = FunctionEncoder()
        try build(&encoder)
        let code = try encoder.finish()
        return try module(
            code.bytes, convention: convention, blockCount: code.blockCount, registers: registers,
            requirements: requirements)
    }

    static func module(
        _ code: [UInt8], convention: String = "0v_v", blockCount: Int = 1,
        registers: (i32: Int, ref: Int) = (8, 4), requirements: Features = []
    ) throws -> BytecodeModule {
        var description = ModuleDescription(name: "test")
        description.types = ["i32"]
        description.state = ModuleState(globalByteCount: 12, globalRefCount: 1)
        description.imports = [
            ImportedFunction(fullName: "x.plain", callingConvention: try CallingConvention(parsing: "0iI_r")),
            ImportedFunction(
                fullName: "x.spans", callingConvention: try CallingConvention(parsing: "0iCrID_v")),
        ]
        description.functions = [
            FunctionDescription(
                callingConvention: try CallingConvention(parsing: convention), code: 0..<code.count,
                blockCount: blockCount, i32RegisterCount: registers.i32, refRegisterCount: registers.ref)
        ]
        description.functions[0].requirements = requirements
        var writer = ModuleWriter(description, bytecode: code)
        writer.rodata = [ModuleWriter.Rodata([1, 2, 3])]
        return try BytecodeModule(try writer.write(.plain))
    }

    /// Appends an instruction by its mnemonic.
    static func append(
        _ encoder: inout FunctionEncoder, _ mnemonic: String, _ operands: Operand...
    ) throws {
        try encoder.append(try #require(InstructionSet.instruction(named: mnemonic)), operands)
    }

    static func number(_ index: Int) -> Operand { .register(.number(index)) }
    private static func ref(_ index: Int) -> Operand { .register(.ref(index)) }
    private static let importBit: UInt32 = 0x8000_0000

    /// One instruction, and what is said of it; nil where it is sound.
    private static let cases: [(String, [Operand], String?)] = [
        ("add.i32", [number(0), number(7), number(1)], nil),
        ("add.i32", [number(0), number(8), number(1)], "`rhs` is in register %i8, but there are 8"),
        ("add.i64", [number(0), number(6), number(2)], nil),
        ("add.i64", [number(0), number(2), number(8)], "`result` is in register %i8"),
        ("list.size", [ref(3), number(0)], nil),
        ("list.size", [ref(4), number(0)], "`list` is in register %r4, but there are 4"),
        ("global.load.i32", [.index(8), number(0)], nil),
        ("global.load.i32", [.index(9), number(0)], "lies outside of 12 bytes"),
        ("global.load.i64", [.index(4), number(0)], nil),
        ("global.load.i64", [.index(5), number(0)], "lies outside of 12 bytes"),
        ("global.load.i64", [.index(.max), number(0)], "lies outside of 12 bytes"),
        ("global.load.ref", [.index(0), .index(0), ref(0)], nil),
        ("global.load.ref", [.index(1), .index(0), ref(0)], "no global reference 1"),
        ("global.load.ref", [.index(0), .index(1), ref(0)], "no type 1"),
        ("const.ref.rodata", [.index(1), ref(0)], "no rodata segment 1"),
        ("import.resolved", [.index(importBit | 1), number(0)], nil),
        ("import.resolved", [.index(importBit | 2), number(0)], "no import 2"),
        ("import.resolved", [.index(0), number(0)], "function 0 is no import"),
        ("call", [.index(importBit), .registers([.number(0), .number(2)]), .registers([.ref(0)])], nil),
        ("call", [.index(importBit | 7), .registers([]), .registers([])], "no import 7"),
        ("call", [.index(3), .registers([]), .registers([])], "no function 3"),
        (
            "call", [.index(importBit), .registers([.number(0), .number(3)]), .registers([.ref(0)])],
            "in an odd register"
        ),
        ("call", [.index(importBit), .registers([.number(0)]), .registers([.ref(0)])], "number of operands"),
        (
            "call", [.index(importBit), .registers([.number(0), .number(2)]), .registers([])],
            "number of results"
        ),
        (
            "call", [.index(importBit), .registers([.ref(0), .number(2)]), .registers([.ref(0)])],
            "expected a number for an operand, got %r0"
        ),
        ("call", [.index(importBit | 1), .registers([.number(0)]), .registers([])], "has spans"),
        (
            "call.variadic",
            [
                .index(importBit | 1), .segments([0xFFFF, 2]),
                .registers([.number(0), .ref(0), .number(2), .ref(1), .number(4)]), .registers([]),
            ], nil
        ),
        (
            "call.variadic",
            [.index(importBit | 1), .segments([0xFFFF, 0]), .registers([.number(0)]), .registers([])], nil
        ),
        (
            "call.variadic",
            [.index(importBit | 1), .segments([0xFFFF]), .registers([.number(0)]), .registers([])],
            "1 segments"
        ),
        (
            "call.variadic",
            [.index(importBit | 1), .segments([0xFFFF, 0xFFFF]), .registers([.number(0)]), .registers([])],
            "number of operands"
        ),
        (
            "call.variadic",
            [
                .index(importBit | 1), .segments([0xFFFF, 1]),
                .registers([.number(0), .ref(0), .number(2), .ref(0)]), .registers([]),
            ], "number of operands"
        ),
    ]

    @Test func instructionsAreHeldAgainstTheModule() throws {
        for (mnemonic, operands, complaint) in Self.cases {
            let module = try Self.module { encoder in
                encoder.startBlock()
                try encoder.append(try #require(InstructionSet.instruction(named: mnemonic)), operands)
                try Self.append(&encoder, "return", .registers([.number(0)]))
            }
            guard let complaint else {
                #expect(throws: Never.self, "\(mnemonic)") { try VerifiedModule(module) }
                continue
            }
            let error = #expect(throws: VMError.self, "\(complaint)") { try VerifiedModule(module) }
            #expect(error?.message.contains(complaint) == true, "\(error?.message ?? ""): \(complaint)")
            #expect(error?.pc == 1 && error?.code == .invalidArgument)
        }
    }

    @Test func returnsAreHeldAgainstTheConvention() throws {
        for (registers, isSound) in [
            ([.number(3)], true), ([], false), ([.ref(0)], false), ([.number(0), .number(1)], false),
        ] as [([Register], Bool)] {
            let module = try Self.module { encoder in
                encoder.startBlock()
                try Self.append(&encoder, "return", .registers(registers))
            }
            #expect(((try? VerifiedModule(module)) != nil) == isSound)
        }
        let spans = try Self.module(convention: "0CiD_v") { encoder in
            encoder.startBlock()
            try Self.append(&encoder, "return", .registers([]))
        }
        #expect(throws: VMError.self) { try VerifiedModule(spans) }
    }

    @Test func extensionsMustBeDeclared() throws {
        let module = try Self.module(requirements: .f64) { encoder in
            encoder.startBlock()
            try Self.append(&encoder, "abs.f32", Self.number(0), Self.number(0))
            try Self.append(&encoder, "return", .registers([.number(0)]))
        }
        let error = #expect(throws: VMError.self) { try VerifiedModule(module) }
        #expect(error?.message.contains("`f32`") == true)
    }

    /// Code that no encoder makes.
    @Test(
        arguments: [
            ([0x5A, 0, 0, 0], "no block has started"),
            ([0x79, 0x79, 0x5A, 0, 0, 0], "before the one before has ended"),
            ([0x79, 0x0C, 0, 0], "has no end"),
            ([0x79, 0x5A, 0, 0, 0x0C], "no block has started"),
            ([0x79, 0x5A, 1, 0], "the code ends 2 bytes before"),
            ([0x79, 0x56, 1, 0, 0, 0, 0, 0], "a branch leads to 00000001"),
            ([0x79, 0x56, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0], "a branch leads to FFFFFFFF"),
            ([0x79, 0x56, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0x80], "expected a number for where it is copied to"),
            ([0x79, 0x14, 0, 0xC0, 0, 0, 0x5A, 0, 0, 0], "`list` cannot be moved out of"),
            ([0x79, 0x14, 0, 0, 0, 0, 0x5A, 0, 0, 0], "expected a reference for `list`, got %i0"),
            ([0x79, 0x0E, 1, 0, 0x5A, 0, 0, 0], "`result` of 64 bits is in an odd register, %i1"),
            ([0x79, 0xDF, 1, 0], "no instruction DF"),
            ([0x79, 0x89, 1, 0], "no instruction 89"),
            ([0x79, 0xE1], "the code ends 1 bytes before"),
        ] as [([UInt8], String)])
    func brokenCodeIsRefused(_ code: [UInt8], _ complaint: String) throws {
        let module = try Self.module(code, requirements: .all)
        let error = #expect(throws: VMError.self) { try VerifiedModule(module) }
        #expect(error?.message.contains(complaint) == true, "\(error?.message ?? "")")
    }

    @Test func blocksAreCounted() throws {
        let module = try Self.module([0x79, 0x5A, 0, 0], blockCount: 2)
        let error = #expect(throws: VMError.self) { try VerifiedModule(module) }
        #expect(error?.message == "the function has 1 blocks, not 2")
        _ = try VerifiedModule(try Self.module([0x79, 0x5A, 0, 0]))
    }
}
