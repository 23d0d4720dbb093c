import IREEBytecode
import IREERuntime
import Testing

/// A module with one function, `test.main`, made by hand.
struct CodeFixture {
    private var encoder = FunctionEncoder()
    var types: [String] = ["i32", "!vm.buffer", "?"]

    mutating func block() { encoder.startBlock() }

    mutating func append(_ mnemonic: String, _ operands: Operand...) throws {
        try encoder.append(try #require(InstructionSet.instruction(named: mnemonic)), operands)
    }

    func module(_ convention: String) throws -> VMModule {
        let made = try encoder.finish()
        var description = ModuleDescription(name: "test")
        description.types = types
        description.exports = [ExportedFunction(name: "main", ordinal: 0)]
        description.functions = [
            FunctionDescription(
                callingConvention: try CallingConvention(parsing: convention), code: 0..<made.bytes.count,
                blockCount: made.blockCount, i32RegisterCount: made.i32RegisterCount,
                refRegisterCount: made.refRegisterCount)
        ]
        description.functions[0].requirements = made.requirements
        return try VMModule(
            ModuleBytes(try ModuleWriter(description, bytecode: made.bytes).write(.plain)))
    }

    static func number(_ index: Int) -> Operand { .register(.number(index)) }
    static func ref(_ index: Int) -> Operand { .register(.ref(index)) }
}
