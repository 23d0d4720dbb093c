import Foundation
import IREEBytecode
import Testing

@Suite struct CodeTests {
    @Test(arguments: Modules.names)
    func allFunctionsAreDecodedToTheirEnd(_ name: String) throws {
        let module = try Modules.load(name)
        for ordinal in module.description.functions.indices { try checkFunction(module, ordinal) }
        #expect(try VerifiedModule(module).functions.count == module.description.functions.count)
    }

    /// Decodes a function and encodes it again.
    private func checkFunction(_ module: BytecodeModule, _ ordinal: Int) throws {
        let function = module.description.functions[ordinal]
        let instructions = try InstructionDecoder.decode(FunctionCode(module, ordinal: ordinal))
        let blocks = instructions.filter { $0.instruction.shape.traits.contains(.marker) }.map(\.pc)
        #expect(instructions.last?.end == function.code.count)
        #expect(blocks.count == function.blockCount)
        let numbers = Dictionary(uniqueKeysWithValues: zip(blocks, blocks.indices))
        var encoder = FunctionEncoder()
        for instruction in instructions {
            let operands = try instruction.operands.map { operand -> Operand in
                switch operand {
                case .target(let target): return .target(try #require(numbers[target]))
                case .cases(let cases):
                    return .cases(
                        try cases.map {
                            BranchCase(target: try #require(numbers[$0.target]), copies: $0.copies)
                        })
                default: return operand
                }
            }
            try encoder.append(instruction.instruction, operands)
        }
        let encoded = try encoder.finish()
        #expect(encoded.bytes == Array(module.code(of: ordinal)))
        #expect(encoded.blockCount == function.blockCount)
        #expect(encoded.requirements.isSubset(of: function.requirements))
        let text = Disassembler(module).disassemble(ordinal)
        #expect(
            text.error == nil
                && !text.lines.contains { $0.contains("?") && !$0.contains("\"") && !$0.contains("!") })
    }

    /// `IREE_BYTECODE_MODULES` names a folder of more modules.
    private static let folder = ProcessInfo.processInfo.environment["IREE_BYTECODE_MODULES"]

    @Test(.enabled(if: folder != nil, "MORE MODULES NOT TESTED: IREE_BYTECODE_MODULES is not set"))
    func moreModulesAreDecoded() throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder))
        var count = (modules: 0, functions: 0, bytes: 0)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".vmfb") {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
            try check(BytecodeModule(bytes, path: file), &count)
        }
        print(
            "decoded \(count.functions) functions of \(count.modules) modules, \(count.bytes) bytes of code")
        #expect(count.modules > 0)
    }

    /// A module and those in it.
    private func check(
        _ module: BytecodeModule, _ count: inout (modules: Int, functions: Int, bytes: Int)
    ) throws {
        count.modules += 1
        count.functions += module.description.functions.count
        count.bytes += module.bytecode.count
        for ordinal in module.description.functions.indices { try checkFunction(module, ordinal) }
        do {
            _ = try VerifiedModule(module)
        } catch {
            Issue.record(error)
        }
        for segment in module.rodata {
            let bytes = module.bytes(of: segment)
            // Programs for VMVX are modules too.
            if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.dropFirst(8).starts(with: Array("IREE".utf8)) {
                try check(BytecodeModule(Array(bytes), path: module.storage.path + ":rodata"), &count)
            }
        }
    }

    @Test func encoderRefusesWhatDoesNotFit() throws {
        let cases: [(CoreOpcode, [Operand])] = [
            (.addI32, [.register(.number(0)), .register(.number(1))]),
            (.addI32, [.register(.number(0)), .register(.number(1)), .constant(1)]),
            (.addI32, [.register(.number(0)), .register(.ref(1)), .register(.number(1))]),
            (.addI64, [.register(.number(0)), .register(.number(3)), .register(.number(4))]),
            (.listSize, [.register(.ref(0, moving: true)), .register(.number(1))]),
            (.constI32, [.constant(1 << 32), .register(.number(1))]),
            (.fail, [.register(.number(0)), .text(Array(repeating: 0x61, count: 70_000))]),
            (.branch, [.target(0), .copies([RegisterCopy(.number(0), to: .ref(0))])]),
            (.branch, [.target(-1), .copies([])]),
        ]
        for (opcode, operands) in cases {
            var encoder = FunctionEncoder()
            encoder.startBlock()
            let instruction = try #require(InstructionSet.instruction(opcode))
            #expect(throws: VMError.self, "\(opcode)") { try encoder.append(instruction, operands) }
        }
        var encoder = FunctionEncoder()
        encoder.startBlock()
        try encoder.append(try #require(InstructionSet.instruction(.branch)), [.target(1), .copies([])])
        #expect(throws: VMError.self) { try encoder.finish() }
    }

    @Test func decoderNamesTheInstruction() throws {
        let bytes: [UInt8] = [0x79, 0x0D, 1, 0, 0, 0, 2, 0, 0xE0, 0xFF]
        var decoder = InstructionDecoder(FunctionCode(bytes))
        #expect(try decoder.next()?.instruction.mnemonic == "block")
        let constant = try #require(try decoder.next())
        #expect(constant.pc == 1 && constant.end == 8)
        #expect(constant.operands == [.constant(1), .register(.number(2))])
        let error = #expect(throws: VMError.self) { try decoder.next() }
        #expect(error?.pc == 8 && error?.message.contains("`f32`") == true)
    }

    @Test func textIsReadable() throws {
        let module = try Modules.load("loop")
        let ordinal = try #require(module.description.exports.first { $0.name == "sum" }).ordinal
        var disassembler = Disassembler(module)
        let lines = disassembler.disassemble(ordinal).lines
        #expect(lines.prefix(3) == ["export @sum", "func @sum(%i0:1: i64) -> (i64) {", "^bb0:"])
        #expect(lines.contains { $0.contains("cond_br %i") && $0.contains("^bb2(), ^bb3()") }, "\(lines)")
        #expect(lines.contains("  return (%i2)") || lines.contains { $0.hasPrefix("  return (%i") })
        disassembler.showsOffsets = true
        #expect(disassembler.disassemble(ordinal).lines[2] == "00000000  ^bb0:")
        let located = try Modules.load("switch")
        var withLocations = Disassembler(located)
        withLocations.showsLocations = true
        #expect(withLocations.disassemble(0).lines.contains { $0.contains("switch.mlir:") })
    }
}
