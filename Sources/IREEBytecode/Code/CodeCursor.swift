/// Reads untrusted code byte by byte.
///
/// Invariant: `position <= bytes.count`.
struct CodeCursor: ~Copyable {
    let code: FunctionCode
    let bytes: UnsafeRawBufferPointer
    private let layouts = InstructionLayouts.all
    /// Where the next byte is.
    private(set) var position = 0
    /// Where the instruction that is being read starts.
    private(set) var pc = 0
    /// Which instruction it is.
    private(set) var set = OpcodeSet.core
    private(set) var opcode: UInt8 = 0

    init(_ code: FunctionCode) {
        self.code = code
        bytes = code.bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Reads prefix and opcode of the next instruction.
    mutating func readInstruction() throws(VMError) -> InstructionLayouts.Layout {
        pc = position
        set = .core
        opcode = try read()
        if let layout = layouts.layout(.core, opcode) { return layout }
        guard let extended = OpcodeSet.extended(prefix: opcode) else {
            throw error("there is no instruction \(hexadecimal(opcode, digits: 2))")
        }
        set = extended
        opcode = try read()
        guard let layout = layouts.layout(set, opcode) else {
            throw error(
                "there is no instruction \(hexadecimal(opcode, digits: 2)) in extension `\(set.rawValue)`")
        }
        return layout
    }

    @inline(__always)
    func kind(_ part: Int) -> OperandKind { layouts.kinds[part] }

    @inline(__always)
    mutating func read<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(VMError) -> Value {
        let size = MemoryLayout<Value>.size
        guard size <= bytes.count - position else { throw overrun(size) }
        let value = bytes.loadUnaligned(fromByteOffset: position, as: Value.self)
        position += size
        return Value(littleEndian: value)
    }

    /// Reads the number of elements of a list, which starts at an even offset, and checks that they
    /// are there.
    mutating func readCount(stride: Int) throws(VMError) -> Int {
        if !position.isMultiple(of: 2) { let _: UInt8 = try read() }
        let count = Int(try read(UInt16.self))
        guard count * stride <= bytes.count - position else { throw overrun(count * stride) }
        return count
    }

    /// Skips text and returns where it is.
    mutating func readText() throws(VMError) -> Range<Int> {
        let count = Int(try read(UInt16.self))
        guard count <= bytes.count - position else { throw overrun(count) }
        defer { position += count }
        return position..<position + count
    }

    private func overrun(_ count: Int) -> VMError {
        error("the code ends \(count - (bytes.count - position)) bytes before the instruction does")
    }

    /// An error about the instruction that is being read.
    func error(_ message: String) -> VMError {
        code.error(message, pc: pc, at: position)
    }
}
