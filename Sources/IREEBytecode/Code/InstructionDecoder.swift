/// Takes code apart into instructions, one after the other.
///
/// Nothing about the code is relied upon. What it refers to, registers and indices and targets, is
/// returned as it is found: `VerifiedModule` is what checks it.
public struct InstructionDecoder: ~Copyable {
    private var cursor: CodeCursor

    /// A decoder that stands before the first instruction.
    public init(_ code: FunctionCode) {
        cursor = CodeCursor(code)
    }

    /// The next instruction; nil at the end.
    ///
    /// - Throws: `INVALID_ARGUMENT` with the offset of the instruction where there is no such, or it
    ///   does not end in time. Nothing more can be decoded then.
    public mutating func next() throws(VMError) -> DecodedInstruction? {
        guard !cursor.isAtEnd else { return nil }
        let layout = try cursor.readInstruction()
        let instruction = InstructionSet.instructions(of: cursor.set)[Int(cursor.opcode)]
        let pc = cursor.pc
        var operands: [Operand] = []
        operands.reserveCapacity(layout.parts.count)
        for part in layout.parts { operands.append(try operand(cursor.kind(part))) }
        return DecodedInstruction(
            instruction: instruction, pc: pc, end: cursor.position, operands: operands)
    }

    /// All instructions of a function.
    public static func decode(_ code: FunctionCode) throws(VMError) -> [DecodedInstruction] {
        var decoder = InstructionDecoder(code)
        var instructions: [DecodedInstruction] = []
        while let instruction = try decoder.next() { instructions.append(instruction) }
        return instructions
    }

    private mutating func operand(_ kind: OperandKind) throws(VMError) -> Operand {
        switch kind {
        case .register: return .register(try register())
        case .constant(let bank):
            return .constant(bank.width == 8 ? try cursor.read() : UInt64(try cursor.read(UInt32.self)))
        case .globalNumber, .globalRef, .type, .rodata, .function: return .index(try cursor.read())
        case .text: return .text(Array(cursor.bytes[try cursor.readText()]))
        case .target: return .target(Int(try cursor.read(UInt32.self)))
        case .copies: return .copies(try copies())
        case .registers:
            var registers: [Register] = []
            for _ in 0..<(try cursor.readCount(stride: 2)) { registers.append(try register()) }
            return .registers(registers)
        case .segments:
            var segments: [UInt16] = []
            for _ in 0..<(try cursor.readCount(stride: 2)) { segments.append(try cursor.read()) }
            return .segments(segments)
        case .cases:
            var cases: [BranchCase] = []
            for _ in 0..<(try cursor.read(UInt16.self)) {
                let target = Int(try cursor.read(UInt32.self))
                cases.append(BranchCase(target: target, copies: try copies()))
            }
            return .cases(cases)
        }
    }

    private mutating func register() throws(VMError) -> Register {
        Register(rawValue: try cursor.read())
    }

    private mutating func copies() throws(VMError) -> [RegisterCopy] {
        var copies: [RegisterCopy] = []
        for _ in 0..<(try cursor.readCount(stride: 4)) {
            let source = try register()
            copies.append(RegisterCopy(source, to: try register()))
        }
        return copies
    }
}
