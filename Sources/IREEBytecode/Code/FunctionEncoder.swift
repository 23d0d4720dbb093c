/// Makes the code of one function.
///
/// Blocks are numbered in the order in which they start. Branches name blocks by number, also ones
/// that come later; their offsets are filled in at the end.
public struct FunctionEncoder: Sendable {
    private var bytes: [UInt8] = []
    private var blockStarts: [Int] = []
    /// Where offsets of blocks have to be filled in, now holding their numbers.
    private var targets: [Int] = []
    private var i32RegisterCount = 0
    private var refRegisterCount = 0
    private var requirements: Features = []

    /// An encoder of a function without blocks.
    public init() {}

    /// What has been made of a function.
    public struct Function: Sendable, Hashable {
        /// The code.
        public var bytes: [UInt8]
        /// The number of blocks.
        public var blockCount: Int
        /// One more than the largest register in use.
        public var i32RegisterCount: Int
        /// One more than the largest register of references in use.
        public var refRegisterCount: Int
        /// The extensions in use.
        public var requirements: Features
    }

    /// Bytes so far: where the next instruction starts.
    package var byteCount: Int { bytes.count }

    /// Starts a block and returns its number.
    @discardableResult
    public mutating func startBlock() -> Int {
        blockStarts.append(bytes.count)
        bytes.append(CoreOpcode.block.rawValue)
        return blockStarts.count - 1
    }

    /// Appends an instruction.
    ///
    /// - Parameter operands: one for each field of the instruction's shape; a `target` is the number
    ///   of a block.
    /// - Throws: `INVALID_ARGUMENT` where they do not fit the shape, or do not fit in its encoding.
    public mutating func append(_ instruction: Instruction, _ operands: [Operand]) throws(VMError) {
        let fields = instruction.shape.fields
        guard !instruction.shape.traits.contains(.marker) else {
            startBlock()
            return
        }
        guard operands.count == fields.count else {
            throw error(instruction, "has \(fields.count) operands, not \(operands.count)")
        }
        if let prefix = instruction.set.prefix { bytes.append(prefix) }
        bytes.append(instruction.opcode)
        requirements.formUnion(instruction.set.requirement)
        for (field, operand) in zip(fields, operands) {
            guard try append(field.kind, operand) else {
                throw error(instruction, "cannot have \(operand) as `\(field.name)`")
            }
        }
    }

    /// The code, with the targets of branches filled in.
    ///
    /// - Throws: `INVALID_ARGUMENT` where a branch leads to a block that has not been started, or
    ///   the function is too large.
    public consuming func finish() throws(VMError) -> Function {
        for place in targets {
            let block = bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard block < blockStarts.count, blockStarts[block] <= Encoding.maximumTarget else {
                throw VMError(.invalidArgument, "a branch leads to block \(block), which cannot be reached")
            }
            withUnsafeBytes(of: UInt32(blockStarts[block]).littleEndian) {
                bytes.replaceSubrange(place..<place + 4, with: $0)
            }
        }
        return Function(
            bytes: bytes, blockCount: blockStarts.count, i32RegisterCount: i32RegisterCount,
            refRegisterCount: refRegisterCount, requirements: requirements)
    }

    /// Appends one part; returns whether it is of the right kind.
    private mutating func append(_ kind: OperandKind, _ operand: Operand) throws(VMError) -> Bool {
        switch (kind, operand) {
        case (.register(let bank, _, let allowsMove), .register(let register)):
            return append(register, bank, allowsMove)
        case (.constant(let bank), .constant(let bits)):
            if bank.width == 8 {
                append(bits)
                return true
            }
            guard let bits = UInt32(exactly: bits) else { return false }
            append(bits)
        case (.globalNumber, .index(let index)), (.globalRef, .index(let index)),
            (.type, .index(let index)), (.rodata, .index(let index)), (.function, .index(let index)):
            append(index)
        case (.text, .text(let text)):
            guard let count = UInt16(exactly: text.count) else { return false }
            append(count)
            bytes += text
        case (.target, .target(let block)):
            return appendTarget(block)
        case (.copies, .copies(let copies)):
            return append(copies)
        case (.registers(let bank, _, let allowsMove), .registers(let registers)):
            guard appendCount(registers.count) else { return false }
            for register in registers {
                guard append(register, bank, allowsMove) else { return false }
            }
        case (.segments, .segments(let segments)):
            guard appendCount(segments.count) else { return false }
            for segment in segments { append(segment) }
        case (.cases, .cases(let cases)):
            guard let count = UInt16(exactly: cases.count) else { return false }
            append(count)
            for branch in cases {
                guard appendTarget(branch.target), append(branch.copies) else { return false }
            }
        default:
            return false
        }
        return true
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ register: Register, _ bank: RegisterBank?, _ allowsMove: Bool) -> Bool {
        if register.isMoved, !allowsMove { return false }
        if let bank {
            guard register.isRef == (bank == .ref) else { return false }
            guard bank.width != 8 || register.index.isMultiple(of: 2) else { return false }
        }
        if register.isRef {
            refRegisterCount = max(refRegisterCount, register.index + 1)
        } else {
            // Of a register of any bank it is not known here whether it is one of a pair.
            let isPair = bank.map { $0.width == 8 } ?? register.index.isMultiple(of: 2)
            i32RegisterCount = max(i32RegisterCount, register.index + (isPair ? 2 : 1))
        }
        append(register.rawValue)
        return true
    }

    private mutating func append(_ copies: [RegisterCopy]) -> Bool {
        guard appendCount(copies.count) else { return false }
        for copy in copies {
            guard copy.source.isRef == copy.target.isRef, append(copy.source, nil, true),
                append(copy.target, nil, true)
            else { return false }
        }
        return true
    }

    private mutating func appendTarget(_ block: Int) -> Bool {
        guard let number = UInt32(exactly: block) else { return false }
        targets.append(bytes.count)
        append(number)
        return true
    }

    /// Starts a list.
    private mutating func appendCount(_ count: Int) -> Bool {
        guard let count = UInt16(exactly: count) else { return false }
        if !bytes.count.isMultiple(of: 2) { bytes.append(0) }
        append(count)
        return true
    }

    private func error(_ instruction: Instruction, _ reason: String) -> VMError {
        VMError(.invalidArgument, "instruction `\(instruction.mnemonic)` \(reason)")
    }
}
