/// Takes code apart into instructions, one after the other.
///
/// Nothing about the code is relied upon. What it refers to, registers and indices and targets, is
/// returned as it is found: `FunctionVerifier` is what checks it.
public struct InstructionDecoder {
    private var cursor: CodeCursor

    public init(_ code: FunctionCode) {
        cursor = CodeCursor(code)
    }

    /// The next instruction; nil at the end.
    ///
    /// - Throws: `INVALID_ARGUMENT` with the offset of the instruction where there is no such, or it
    ///   does not end in time. Nothing more can be decoded then.
    public mutating func next() throws(VMError) -> DecodedInstruction? {
        guard !cursor.isAtEnd else { return nil }
        let instruction = try cursor.readInstruction()
        let pc = cursor.pc
        var operands: [Operand] = []
        operands.reserveCapacity(instruction.shape.fields.count)
        for field in instruction.shape.fields { operands.append(try operand(field.kind)) }
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
            return .registers(
                try list(stride: 2) { (decoder) throws(VMError) in try decoder.register() })
        case .segments:
            return .segments(
                try list(stride: 2) { (decoder) throws(VMError) in try decoder.cursor.read() })
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
        try list(stride: 4) { (decoder) throws(VMError) in
            let source = try decoder.register()
            return RegisterCopy(source, to: try decoder.register())
        }
    }

    private mutating func list<Element>(
        stride: Int, _ read: (inout Self) throws(VMError) -> Element
    ) throws(VMError) -> [Element] {
        let count = try cursor.readCount(stride: stride)
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try read(&self)) }
        return elements
    }
}
