import IREEBytecode

/// Executes verified bytecode.
///
/// Nothing that `VerifiedFunction` promises is checked here: instructions, registers, targets and
/// indices are used as they are. What is only known at run time is checked where it is used: what
/// references refer to, offsets, lengths, indices and divisors. So is the room on the stack, and at
/// every branch and call whether the program has had its time.
///
/// The loop over instructions works on four addresses, which stay in the processor's registers: the
/// instruction, the function's numbers, its references, and its frame. Instructions are cases of an
/// exhaustive switch over opcodes, which becomes one jump through a table. Nothing in it allocates or
/// counts references unless the program asks for it.
struct Interpreter: ~Copyable {
    let stack: VMStack
    /// The innermost frame; `nil` when nothing runs.
    var frame: UnsafeMutablePointer<Frame>?
    /// What stops programs that run for too long.
    private(set) var budget: ExecutionBudget
    /// Where instructions are told of before they run.
    private let tracer: ExecutionTracer?
    /// A call that is to be finished when `run` goes on.
    private var suspension: (any VMSuspension)?
    /// The results of the outermost function: their registers.
    private(set) var returned: UnsafeRawPointer?
    private let bufferClass = ObjectIdentifier(VMBuffer.self)
    private let listClass = ObjectIdentifier(VMList.self)

    init(stack: VMStack, budget: ExecutionBudget, tracer: ExecutionTracer?) {
        self.stack = stack
        self.budget = budget
        self.tracer = tracer
    }

    /// Why execution stopped.
    enum Stop {
        /// The outermost function returned; its frame is still there, with the results.
        case finished
        /// The program lets others have a go. It can go on at once.
        case yielded
        /// A call waits for something.
        case suspended(any VMSuspension)
    }

    /// Runs from the innermost frame's `pc` on.
    ///
    /// - Throws: the first error, with the function and instruction that it arose in. Frames are still
    ///   there, for `unwind`.
    mutating func run() throws(VMError) -> Stop {
        if let suspension {
            self.suspension = nil
            try finish(suspension)
        }
        return tracer == nil ? try loop(isTracing: false) : try loop(isTracing: true)
    }

    /// Drops all frames and what they refer to.
    mutating func unwind() {
        while let top = frame {
            releaseReferences(top)
            frame = top.pointee.parent
        }
        suspension = nil
    }

    private func releaseReferences(_ frame: UnsafeMutablePointer<Frame>) {
        let references = Frame.references(frame)
        for index in 0..<frame.pointee.function.pointee.referenceCount {
            if let reference = references[index] { release(reference) }
        }
    }
}

// MARK: - Frames

extension Interpreter {
    /// Makes a frame above `parent`, its registers all zero and null.
    @inline(__always)
    private func push(
        _ parent: UnsafeMutablePointer<Frame>?, _ tables: UnsafeMutablePointer<InstanceTables>,
        _ function: UnsafeMutablePointer<FunctionTable>
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let start =
            parent.map { UnsafeMutableRawPointer($0) + $0.pointee.function.pointee.frameBytes } ?? stack.base
        let size = function.pointee.frameBytes
        guard size <= stack.end - start else { throw stackIsFull() }
        let registers = start + Frame.headerBytes
        registers.initializeMemory(as: UInt8.self, repeating: 0, count: size &- Frame.headerBytes)
        let frame = start.assumingMemoryBound(to: Frame.self)
        let code = function.pointee.code + VerifiedFunction.entry
        frame.initialize(
            to: Frame(parent: parent, tables: tables, function: function, pc: code, resultList: code))
        return frame
    }

    @inline(never)
    private func stackIsFull() -> VMError {
        VMError(
            .resourceExhausted, "the stack of \(stack.end - stack.base) bytes is full",
            hint: "a function calls itself without end, or very often")
    }

    /// Makes the outermost frame.
    mutating func enter(
        _ tables: UnsafeMutablePointer<InstanceTables>, _ ordinal: Int
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let entered = try push(nil, tables, tables.pointee.functions + ordinal)
        frame = entered
        return entered
    }

    /// Makes the frame of a callee, with the arguments that the registers of `list` have.
    @inline(__always)
    private func enter(
        _ caller: UnsafeMutablePointer<Frame>, _ tables: UnsafeMutablePointer<InstanceTables>,
        _ ordinal: Int, _ list: UnsafeRawPointer
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let function = tables.pointee.functions + ordinal
        let callee = try push(caller, tables, function)
        let (from, to) = (Frame.numbers(caller), Frame.numbers(callee))
        var operand = list + 2
        let slots = function.pointee.arguments
        for index in 0..<function.pointee.argumentCount {
            let register = field16(operand, 0)
            let slot = slots[index]
            switch slot.shape {
            case .word:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt32.self),
                    toByteOffset: slot.register &* 4, as: UInt32.self)
            case .doubleWord:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt64.self),
                    toByteOffset: slot.register &* 4, as: UInt64.self)
            case .reference:
                Frame.references(callee)[slot.register] = take(Frame.references(caller), register)
            }
            operand += 2
        }
        return callee
    }

    /// Copies the results, which the registers of `list` have, to where the caller wants them, and drops
    /// the frame.
    @inline(__always)
    private func leave(_ frame: UnsafeMutablePointer<Frame>, _ list: UnsafeRawPointer)
        -> UnsafeMutablePointer<Frame>?
    {
        guard let parent = frame.pointee.parent else { return nil }
        let (from, to) = (Frame.numbers(frame), Frame.numbers(parent))
        var source = list + 2
        var target = parent.pointee.resultList + 2
        let shapes = frame.pointee.function.pointee.results
        for index in 0..<frame.pointee.function.pointee.resultCount {
            let (register, place) = (field16(source, 0), field16(target, 0))
            switch shapes[index] {
            case .word:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt32.self),
                    toByteOffset: place &* 4, as: UInt32.self)
            case .doubleWord:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt64.self),
                    toByteOffset: place &* 4, as: UInt64.self)
            case .reference:
                assign(Frame.references(parent), place, take(Frame.references(frame), register))
            }
            source += 2
            target += 2
        }
        releaseReferences(frame)
        return parent
    }
}

// MARK: - Calls out of bytecode

extension Interpreter {
    /// Calls a function of a native module. Results are in the caller's registers afterwards, unless the
    /// call is suspended.
    @inline(never)
    private mutating func callNative(
        _ frame: UnsafeMutablePointer<Frame>, _ target: ImportTarget, _ ordinal: Int,
        segments: UnsafeRawPointer?, operands: UnsafeRawPointer, results: UnsafeRawPointer
    ) throws(VMError) -> (any VMSuspension)? {
        let instance = frame.pointee.tables.pointee.instance
        guard let function = instance._withUnsafeGuaranteedRef({ $0.nativeImport(ordinal) }) else {
            throw missingImport(frame, ordinal)
        }
        var call = VMCall(
            spanWidths: function.spanWidths, numbers: Frame.numbers(frame),
            references: Frame.references(frame), segments: segments, operands: operands, results: results)
        switch try function.body(&call) {
        case .done: return nil
        case .suspended(let suspension): return suspension
        }
    }

    /// Finishes the call that the innermost frame waits for.
    private mutating func finish(_ suspension: any VMSuspension) throws(VMError) {
        guard let frame else { return }
        let values: [VMValue]
        do throws(VMError) {
            values = try suspension.finish()
        } catch {
            throw located(error, frame, frame.pointee.pc)
        }
        let list = frame.pointee.resultList
        for (index, value) in values.prefix(field16(list, 0)).enumerated() {
            store(value, in: field16(list, 2 &+ 2 &* index), frame)
        }
    }

    /// Stores a value in a register whose kind it is of.
    private func store(_ value: VMValue, in register: Int, _ frame: UnsafeMutablePointer<Frame>) {
        let isReference = register & Int(Encoding.refBit) != 0
        let numbers = Frame.numbers(frame)
        switch value {
        case .ref(let object) where isReference:
            assign(Frame.references(frame), register, object.map { owned($0) })
        case .i32(let value) where !isReference:
            numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Int32.self)
        case .f32(let value) where !isReference:
            numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Float.self)
        default: break
        }
    }

    @inline(never)
    private func missingImport(_ frame: UnsafeMutablePointer<Frame>, _ ordinal: Int) -> VMError {
        let name = frame.pointee.tables.pointee.instance.takeUnretainedValue().importName(ordinal)
        return VMError(.notFound, "the optional import `\(name)` is called, but no module has it")
    }
}

// MARK: - Errors and tracing

extension Interpreter {
    /// Adds where an error arose, unless that is known.
    @inline(never)
    private func located(
        _ error: VMError, _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) -> VMError {
        var error = error
        guard error.function == nil else { return error }
        let table = frame.pointee.tables.pointee
        let ordinal = frame.pointee.function - table.functions
        let offset = pc - frame.pointee.function.pointee.code
        error.function = table.instance.takeUnretainedValue().place(ordinal, offset)
        error.pc = offset
        return error
    }

    @inline(never)
    private func trace(_ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer) {
        let table = frame.pointee.tables.pointee
        let ordinal = frame.pointee.function - table.functions
        tracer?.trace(
            table.instance.takeUnretainedValue(), ordinal, pc - frame.pointee.function.pointee.code)
    }
}

// MARK: - References as buffers and lists

extension Interpreter {
    /// The buffer that a register refers to.
    @inline(__always)
    func buffer(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> Unmanaged<VMBuffer> {
        guard let found = reference(references, pc, offset), identityOfClass(found) == bufferClass else {
            throw notA("buffer", reference(references, pc, offset))
        }
        return Unmanaged<VMBuffer>.fromOpaque(found)
    }

    /// The address of an element of a buffer: the instruction names the buffer at `offset`, and the
    /// register with the index after it.
    @inline(__always)
    func element<Value>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type, at offset: Int = 1
    ) throws(VMError) -> UnsafeRawPointer {
        try view(references, pc, offset).element(i64(numbers, pc, offset &+ 2), as: type)
    }

    @inline(__always)
    func writableElement<Value>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type, at offset: Int = 1
    ) throws(VMError) -> UnsafeMutableRawPointer {
        try view(references, pc, offset).writableElement(i64(numbers, pc, offset &+ 2), as: type)
    }

    @inline(__always)
    private func view(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> VMBuffer.View {
        let found = reference(references, pc, offset)
        guard let found, identityOfClass(found) == bufferClass else { throw notA("buffer", found) }
        return Unmanaged<VMBuffer>.fromOpaque(found)._withUnsafeGuaranteedRef { $0.view }
    }

    /// The list that a register refers to.
    func list(
        _ references: References, _ pc: UnsafeRawPointer, _ offset: Int
    ) throws(VMError) -> VMList {
        guard let found = reference(references, pc, offset), identityOfClass(found) == listClass else {
            throw notA("list", reference(references, pc, offset))
        }
        return Unmanaged<VMList>.fromOpaque(found).takeUnretainedValue()
    }

    @inline(never)
    private func notA(_ what: String, _ reference: RawReference?) -> VMError {
        guard let reference else { return VMError(.invalidArgument, "the \(what) is null") }
        let object = Unmanaged<AnyObject>.fromOpaque(reference).takeUnretainedValue()
        return VMError(
            .invalidArgument, "the reference is to a \(VMRefType.name(of: object)), not to a \(what)")
    }

    /// Checks that a reference is of one of the module's types.
    @inline(__always)
    func check(
        _ reference: RawReference?, _ tables: UnsafeMutablePointer<InstanceTables>, _ type: Int
    ) throws(VMError) {
        guard tables.pointee.types[type].accepts(reference) else {
            throw wrongType(reference, tables, type)
        }
    }

    @inline(never)
    private func wrongType(
        _ reference: RawReference?, _ tables: UnsafeMutablePointer<InstanceTables>, _ type: Int
    ) -> VMError {
        let object = reference.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }
        let name = tables.pointee.instance.takeUnretainedValue().typeName(type)
        return VMError(
            .invalidArgument,
            "the reference is to a \(object.map { VMRefType.name(of: $0) } ?? "null"), not to a \(name)")
    }
}

@inline(never)
private func divisionError(_ isZero: Bool) -> VMError {
    isZero
        ? VMError(.invalidArgument, "an integer is divided by zero")
        : VMError(.outOfRange, "the quotient of the smallest integer and -1 has no place in its type")
}

@inline(never)
func globalOutside(_ index: UInt32, _ count: Int, _ what: StaticString) -> VMError {
    VMError(.outOfRange, "a global \(what) at \(index) lies outside of the module's \(count)")
}

@inline(__always)
private func checkDivisor<Value: FixedWidthInteger & SignedInteger>(
    _ left: Value, _ right: Value
) throws(VMError) {
    // One comparison for the usual divisor: 0 and -1 are the two that need a look.
    guard Value.Magnitude(truncatingIfNeeded: right &+ 1) > 1 || (right == -1 && left != .min) else {
        throw divisionError(right == 0)
    }
}

// MARK: - The loop

extension Interpreter {
    @inline(__always)
    private mutating func loop(isTracing: Bool) throws(VMError) -> Stop {
        guard var frame = self.frame else { return .finished }
        var pc = frame.pointee.pc
        var r = Frame.references(frame)
        var n = Frame.numbers(frame)
        var fuel = budget.refill()
        do throws(VMError) {
            while true {
                if isTracing { trace(frame, pc) }
                switch unsafeBitCast(pc.load(as: UInt8.self), to: CoreOpcode.self) {
                case .globalLoadI32:
                    let globals = UnsafeRawPointer(frame.pointee.tables.pointee.globals)
                    set(n, pc, 5, globals.loadUnaligned(fromByteOffset: field32(pc, 1), as: Int32.self))
                    pc += 7
                case .globalStoreI32:
                    frame.pointee.tables.pointee.globals.storeBytes(
                        of: i32(n, pc, 5), toByteOffset: field32(pc, 1), as: Int32.self)
                    pc += 7
                case .globalLoadI64:
                    let globals = UnsafeRawPointer(frame.pointee.tables.pointee.globals)
                    set(n, pc, 5, globals.loadUnaligned(fromByteOffset: field32(pc, 1), as: Int64.self))
                    pc += 7
                case .globalStoreI64:
                    frame.pointee.tables.pointee.globals.storeBytes(
                        of: i64(n, pc, 5), toByteOffset: field32(pc, 1), as: Int64.self)
                    pc += 7
                case .constI32Zero:
                    set(n, pc, 1, Int32(0))
                    pc += 3
                case .constI32:
                    set(n, pc, 5, pc.loadUnaligned(fromByteOffset: 1, as: Int32.self))
                    pc += 7
                case .constI64Zero:
                    set(n, pc, 1, Int64(0))
                    pc += 3
                case .constI64:
                    set(n, pc, 9, pc.loadUnaligned(fromByteOffset: 1, as: Int64.self))
                    pc += 11
                case .selectI32:
                    set(n, pc, 7, i32(n, pc, 1) != 0 ? i32(n, pc, 3) : i32(n, pc, 5))
                    pc += 9
                case .selectI64:
                    set(n, pc, 7, i32(n, pc, 1) != 0 ? i64(n, pc, 3) : i64(n, pc, 5))
                    pc += 9
                case .addI32:
                    set(n, pc, 5, i32(n, pc, 1) &+ i32(n, pc, 3))
                    pc += 7
                case .subI32:
                    set(n, pc, 5, i32(n, pc, 1) &- i32(n, pc, 3))
                    pc += 7
                case .mulI32:
                    set(n, pc, 5, i32(n, pc, 1) &* i32(n, pc, 3))
                    pc += 7
                case .divI32S:
                    try checkDivisor(i32(n, pc, 1), i32(n, pc, 3))
                    set(n, pc, 5, i32(n, pc, 1) / i32(n, pc, 3))
                    pc += 7
                case .divI32U:
                    guard u32(n, pc, 3) != 0 else { throw divisionError(true) }
                    set(n, pc, 5, u32(n, pc, 1) / u32(n, pc, 3))
                    pc += 7
                case .remI32S:
                    try checkDivisor(i32(n, pc, 1), i32(n, pc, 3))
                    set(n, pc, 5, i32(n, pc, 1) % i32(n, pc, 3))
                    pc += 7
                case .remI32U:
                    guard u32(n, pc, 3) != 0 else { throw divisionError(true) }
                    set(n, pc, 5, u32(n, pc, 1) % u32(n, pc, 3))
                    pc += 7
                case .fmaI32:
                    set(n, pc, 7, i32(n, pc, 1) &* i32(n, pc, 3) &+ i32(n, pc, 5))
                    pc += 9
                case .absI32:
                    set(n, pc, 3, Int32(bitPattern: i32(n, pc, 1).magnitude))
                    pc += 5
                case .minI32S:
                    set(n, pc, 5, min(i32(n, pc, 1), i32(n, pc, 3)))
                    pc += 7
                case .minI32U:
                    set(n, pc, 5, min(u32(n, pc, 1), u32(n, pc, 3)))
                    pc += 7
                case .maxI32S:
                    set(n, pc, 5, max(i32(n, pc, 1), i32(n, pc, 3)))
                    pc += 7
                case .maxI32U:
                    set(n, pc, 5, max(u32(n, pc, 1), u32(n, pc, 3)))
                    pc += 7
                case .notI32:
                    set(n, pc, 3, ~i32(n, pc, 1))
                    pc += 5
                case .andI32:
                    set(n, pc, 5, i32(n, pc, 1) & i32(n, pc, 3))
                    pc += 7
                case .orI32:
                    set(n, pc, 5, i32(n, pc, 1) | i32(n, pc, 3))
                    pc += 7
                case .xorI32:
                    set(n, pc, 5, i32(n, pc, 1) ^ i32(n, pc, 3))
                    pc += 7
                case .ctlzI32:
                    set(n, pc, 3, Int32(truncatingIfNeeded: u32(n, pc, 1).leadingZeroBitCount))
                    pc += 5
                case .shlI32:
                    set(n, pc, 5, i32(n, pc, 1) &<< i32(n, pc, 3))
                    pc += 7
                case .shrI32S:
                    set(n, pc, 5, i32(n, pc, 1) &>> i32(n, pc, 3))
                    pc += 7
                case .shrI32U:
                    set(n, pc, 5, u32(n, pc, 1) &>> u32(n, pc, 3))
                    pc += 7
                case .addI64:
                    set(n, pc, 5, i64(n, pc, 1) &+ i64(n, pc, 3))
                    pc += 7
                case .subI64:
                    set(n, pc, 5, i64(n, pc, 1) &- i64(n, pc, 3))
                    pc += 7
                case .mulI64:
                    set(n, pc, 5, i64(n, pc, 1) &* i64(n, pc, 3))
                    pc += 7
                case .divI64S:
                    try checkDivisor(i64(n, pc, 1), i64(n, pc, 3))
                    set(n, pc, 5, i64(n, pc, 1) / i64(n, pc, 3))
                    pc += 7
                case .divI64U:
                    guard u64(n, pc, 3) != 0 else { throw divisionError(true) }
                    set(n, pc, 5, u64(n, pc, 1) / u64(n, pc, 3))
                    pc += 7
                case .remI64S:
                    try checkDivisor(i64(n, pc, 1), i64(n, pc, 3))
                    set(n, pc, 5, i64(n, pc, 1) % i64(n, pc, 3))
                    pc += 7
                case .remI64U:
                    guard u64(n, pc, 3) != 0 else { throw divisionError(true) }
                    set(n, pc, 5, u64(n, pc, 1) % u64(n, pc, 3))
                    pc += 7
                case .fmaI64:
                    set(n, pc, 7, i64(n, pc, 1) &* i64(n, pc, 3) &+ i64(n, pc, 5))
                    pc += 9
                case .absI64:
                    set(n, pc, 3, Int64(bitPattern: i64(n, pc, 1).magnitude))
                    pc += 5
                case .minI64S:
                    set(n, pc, 5, min(i64(n, pc, 1), i64(n, pc, 3)))
                    pc += 7
                case .minI64U:
                    set(n, pc, 5, min(u64(n, pc, 1), u64(n, pc, 3)))
                    pc += 7
                case .maxI64S:
                    set(n, pc, 5, max(i64(n, pc, 1), i64(n, pc, 3)))
                    pc += 7
                case .maxI64U:
                    set(n, pc, 5, max(u64(n, pc, 1), u64(n, pc, 3)))
                    pc += 7
                case .notI64:
                    set(n, pc, 3, ~i64(n, pc, 1))
                    pc += 5
                case .andI64:
                    set(n, pc, 5, i64(n, pc, 1) & i64(n, pc, 3))
                    pc += 7
                case .orI64:
                    set(n, pc, 5, i64(n, pc, 1) | i64(n, pc, 3))
                    pc += 7
                case .xorI64:
                    set(n, pc, 5, i64(n, pc, 1) ^ i64(n, pc, 3))
                    pc += 7
                case .ctlzI64:
                    set(n, pc, 3, Int64(truncatingIfNeeded: u64(n, pc, 1).leadingZeroBitCount))
                    pc += 5
                case .shlI64:
                    set(n, pc, 5, i64(n, pc, 1) &<< Int64(i32(n, pc, 3)))
                    pc += 7
                case .shrI64S:
                    set(n, pc, 5, i64(n, pc, 1) &>> Int64(i32(n, pc, 3)))
                    pc += 7
                case .shrI64U:
                    set(n, pc, 5, u64(n, pc, 1) &>> UInt64(u32(n, pc, 3)))
                    pc += 7
                case .truncI32I8, .extI8I32U:
                    set(n, pc, 3, u32(n, pc, 1) & 0xFF)
                    pc += 5
                case .truncI32I16, .extI16I32U:
                    set(n, pc, 3, u32(n, pc, 1) & 0xFFFF)
                    pc += 5
                case .truncI64I32:
                    set(n, pc, 3, UInt32(truncatingIfNeeded: u64(n, pc, 1)))
                    pc += 5
                case .extI8I32S:
                    set(n, pc, 3, Int32(Int8(truncatingIfNeeded: i32(n, pc, 1))))
                    pc += 5
                case .extI16I32S:
                    set(n, pc, 3, Int32(Int16(truncatingIfNeeded: i32(n, pc, 1))))
                    pc += 5
                case .extI32I64S:
                    set(n, pc, 3, Int64(i32(n, pc, 1)))
                    pc += 5
                case .extI32I64U:
                    set(n, pc, 3, UInt64(u32(n, pc, 1)))
                    pc += 5
                case .cmpEqI32:
                    set(n, pc, 5, truth(i32(n, pc, 1) == i32(n, pc, 3)))
                    pc += 7
                case .cmpNeI32:
                    set(n, pc, 5, truth(i32(n, pc, 1) != i32(n, pc, 3)))
                    pc += 7
                case .cmpLtI32S:
                    set(n, pc, 5, truth(i32(n, pc, 1) < i32(n, pc, 3)))
                    pc += 7
                case .cmpLtI32U:
                    set(n, pc, 5, truth(u32(n, pc, 1) < u32(n, pc, 3)))
                    pc += 7
                case .cmpNzI32:
                    set(n, pc, 3, truth(i32(n, pc, 1) != 0))
                    pc += 5
                case .cmpEqI64:
                    set(n, pc, 5, truth(i64(n, pc, 1) == i64(n, pc, 3)))
                    pc += 7
                case .cmpNeI64:
                    set(n, pc, 5, truth(i64(n, pc, 1) != i64(n, pc, 3)))
                    pc += 7
                case .cmpLtI64S:
                    set(n, pc, 5, truth(i64(n, pc, 1) < i64(n, pc, 3)))
                    pc += 7
                case .cmpLtI64U:
                    set(n, pc, 5, truth(u64(n, pc, 1) < u64(n, pc, 3)))
                    pc += 7
                case .cmpNzI64:
                    set(n, pc, 3, truth(i64(n, pc, 1) != 0))
                    pc += 5
                case .bufferLoadI8U:
                    let place = try element(r, n, pc, as: UInt8.self)
                    set(n, pc, 5, UInt32(place.load(as: UInt8.self)))
                    pc += 7
                case .bufferLoadI8S:
                    let place = try element(r, n, pc, as: Int8.self)
                    set(n, pc, 5, Int32(place.load(as: Int8.self)))
                    pc += 7
                case .bufferLoadI16U:
                    let place = try element(r, n, pc, as: UInt16.self)
                    set(n, pc, 5, UInt32(place.loadUnaligned(as: UInt16.self)))
                    pc += 7
                case .bufferLoadI16S:
                    let place = try element(r, n, pc, as: Int16.self)
                    set(n, pc, 5, Int32(place.loadUnaligned(as: Int16.self)))
                    pc += 7
                case .bufferLoadI32:
                    let place = try element(r, n, pc, as: Int32.self)
                    set(n, pc, 5, place.loadUnaligned(as: Int32.self))
                    pc += 7
                case .bufferLoadI64:
                    let place = try element(r, n, pc, as: Int64.self)
                    set(n, pc, 5, place.loadUnaligned(as: Int64.self))
                    pc += 7
                case .bufferStoreI8:
                    let place = try writableElement(r, n, pc, as: Int8.self)
                    place.storeBytes(of: Int8(truncatingIfNeeded: i32(n, pc, 5)), as: Int8.self)
                    pc += 7
                case .bufferStoreI16:
                    let place = try writableElement(r, n, pc, as: Int16.self)
                    place.storeBytes(of: Int16(truncatingIfNeeded: i32(n, pc, 5)), as: Int16.self)
                    pc += 7
                case .bufferStoreI32:
                    let place = try writableElement(r, n, pc, as: Int32.self)
                    place.storeBytes(of: i32(n, pc, 5), as: Int32.self)
                    pc += 7
                case .bufferStoreI64:
                    let place = try writableElement(r, n, pc, as: Int64.self)
                    place.storeBytes(of: i64(n, pc, 5), as: Int64.self)
                    pc += 7
                case .block:
                    // Verified code never gets here: branches lead past the marker.
                    pc += 1
                case .branch, .breaks:
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    copyRegisters(alignedList(pc + 5), n, r)
                    pc = target(pc + 1)
                case .conditionalBranch:
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, i32(n, pc, 1) != 0, n, r)
                case .branchEqI32:
                    let isTrue = i32(n, pc, 1) == i32(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchNeI32:
                    let isTrue = i32(n, pc, 1) != i32(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchLtI32S:
                    let isTrue = i32(n, pc, 1) < i32(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchLtI32U:
                    let isTrue = u32(n, pc, 1) < u32(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchEqI64:
                    let isTrue = i64(n, pc, 1) == i64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchNeI64:
                    let isTrue = i64(n, pc, 1) != i64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchLtI64S:
                    let isTrue = i64(n, pc, 1) < i64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .branchLtI64U:
                    let isTrue = u64(n, pc, 1) < u64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc += 7
                    if isTracing { continue }
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    pc = branch(pc, isTrue, n, r)
                case .conditionalBreak:
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    copyRegisters(alignedList(pc + 7), n, r)
                    pc = target(pc + 3)
                case .branchTable:
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    let way = chosenBranch(pc, i32(n, pc, 1))
                    copyRegisters(alignedList(way + 4), n, r)
                    pc = target(way)
                case .call, .callVariadic, .callYieldable, .callVariadicYieldable:
                    fuel &-= 1
                    if fuel < 0 { fuel = try budget.spend() }
                    let site = CallSite(pc)
                    frame.pointee.pc = site.next
                    frame.pointee.resultList = site.results
                    var tables = frame.pointee.tables
                    var ordinal = site.callee
                    if ordinal & Int(Encoding.importBit) != 0 {
                        ordinal &= ~Int(Encoding.importBit)
                        let target = tables.pointee.imports[ordinal]
                        if target.kind == .native {
                            let waits = try callNative(
                                frame, target, ordinal, segments: site.segments, operands: site.operands,
                                results: site.results)
                            pc = site.next
                            guard let waits else { continue }
                            suspension = waits
                            self.frame = frame
                            return .suspended(waits)
                        }
                        guard target.kind == .bytecode, let callee = target.tables else {
                            throw missingImport(frame, ordinal)
                        }
                        tables = callee
                        ordinal = target.ordinal
                    }
                    frame = try enter(frame, tables, ordinal, site.operands)
                    self.frame = frame
                    pc = frame.pointee.pc
                    n = Frame.numbers(frame)
                    r = Frame.references(frame)
                case .returns:
                    let values = alignedList(pc + 1)
                    guard let parent = leave(frame, values) else {
                        returned = values
                        frame.pointee.pc = pc
                        return .finished
                    }
                    frame = parent
                    self.frame = frame
                    pc = frame.pointee.pc
                    n = Frame.numbers(frame)
                    r = Frame.references(frame)
                case .fail: throw failure(pc, i32(n, pc, 1))
                case .yield:
                    copyRegisters(alignedList(pc + 5), n, r)
                    frame.pointee.pc = target(pc + 1)
                    return .yielded
                // Extensions
                case .addF32: pc = binary(n, pc) { (a: Float, b: Float) in a + b }
                case .subF32: pc = binary(n, pc) { (a: Float, b: Float) in a - b }
                case .mulF32: pc = binary(n, pc) { (a: Float, b: Float) in a * b }
                case .divF32: pc = binary(n, pc) { (a: Float, b: Float) in a / b }
                case .minF32: pc = binary(n, pc) { (a: Float, b: Float) in b < a ? b : a }
                case .maxF32: pc = binary(n, pc) { (a: Float, b: Float) in a < b ? b : a }
                case .fmaF32: pc = multiplyAdd(n, pc, Float.self)
                case .negF32: pc = unary(n, pc) { (x: Float) in -x }
                case .absF32: pc = unary(n, pc) { (x: Float) in x.magnitude }
                case .cmpEqF32O: pc = compare(n, pc) { (a: Float, b: Float) in a == b }
                case .cmpLtF32O: pc = compare(n, pc) { (a: Float, b: Float) in a < b }
                case .cmpLteF32O: pc = compare(n, pc) { (a: Float, b: Float) in a <= b }
                case .bufferLoadF32:
                    set(n, pc, 6, try element(r, n, pc, as: Float.self, at: 2).loadUnaligned(as: Float.self))
                    pc += 8
                case .bufferStoreF32:
                    let place = try writableElement(r, n, pc, as: Float.self, at: 2)
                    place.storeBytes(of: number(n, pc, 6, as: Float.self), as: Float.self)
                    pc += 8
                case .addF64: pc = binary(n, pc) { (a: Double, b: Double) in a + b }
                case .subF64: pc = binary(n, pc) { (a: Double, b: Double) in a - b }
                case .mulF64: pc = binary(n, pc) { (a: Double, b: Double) in a * b }
                case .divF64: pc = binary(n, pc) { (a: Double, b: Double) in a / b }
                case .minF64: pc = binary(n, pc) { (a: Double, b: Double) in b < a ? b : a }
                case .maxF64: pc = binary(n, pc) { (a: Double, b: Double) in a < b ? b : a }
                case .fmaF64: pc = multiplyAdd(n, pc, Double.self)
                case .negF64: pc = unary(n, pc) { (x: Double) in -x }
                case .absF64: pc = unary(n, pc) { (x: Double) in x.magnitude }
                case .cmpEqF64O: pc = compare(n, pc) { (a: Double, b: Double) in a == b }
                case .cmpLtF64O: pc = compare(n, pc) { (a: Double, b: Double) in a < b }
                case .cmpLteF64O: pc = compare(n, pc) { (a: Double, b: Double) in a <= b }
                case .bufferLoadF64:
                    set(
                        n, pc, 6, try element(r, n, pc, as: Double.self, at: 2).loadUnaligned(as: Double.self)
                    )
                    pc += 8
                case .bufferStoreF64:
                    let place = try writableElement(r, n, pc, as: Double.self, at: 2)
                    place.storeBytes(of: number(n, pc, 6, as: Double.self), as: Double.self)
                    pc += 8
                case .extendedF32:
                    pc = try executeF32(frame, pc)
                case .extendedF64:
                    pc = try executeF64(frame, pc)

                // All that takes long, or comes seldom: the loop keeps the processor's registers to itself.
                case .globalLoadIndirectI32, .globalStoreIndirectI32, .globalLoadIndirectI64,
                    .globalStoreIndirectI64, .globalLoadRef, .globalStoreRef, .globalLoadIndirectRef,
                    .globalStoreIndirectRef, .constRefZero, .constRefRodata, .listAlloc, .listReserve,
                    .listSize, .listResize, .listGetI32, .listSetI32, .listGetI64, .listSetI64, .listGetRef,
                    .listSetRef, .selectRef, .switchI32, .switchI64, .switchRef, .cmpEqRef, .cmpNeRef,
                    .cmpNzRef, .castAnyRef, .assignRef, .discardRefs, .bufferAlloc, .bufferClone,
                    .bufferLength, .bufferCopy, .bufferCompare, .bufferFillI8, .bufferFillI16, .bufferFillI32,
                    .bufferFillI64, .bufferHash, .importResolved, .trace, .print:
                    pc = try executeRare(frame, pc)
                }
            }
        } catch {
            throw located(error, frame, pc)
        }
    }
}

extension Interpreter {
    /// The target and copies that a table of branches has for `index`.
    private func chosenBranch(_ pc: UnsafeRawPointer, _ index: Int32) -> UnsafeRawPointer {
        let standard = pc + 3
        var next = endOfCopies(alignedList(standard + 4))
        let count = field16(next, 0)
        guard index >= 0, Int(index) < count else { return standard }
        next += 2
        for _ in 0..<index { next = endOfCopies(alignedList(next + 4)) }
        return next
    }

    @inline(never)
    private func failure(_ pc: UnsafeRawPointer, _ status: Int32) -> VMError {
        let bytes = UnsafeRawBufferPointer(start: pc + 5, count: field16(pc, 3))
        let code = UInt8(exactly: status).flatMap { StatusCode(rawValue: $0) } ?? .unknown
        let text = String(decoding: bytes, as: UTF8.self)
        return VMError(code, text.isEmpty ? "the program failed" : text)
    }
}

/// Where the parts of a call are.
private struct CallSite {
    let callee: Int
    let segments: UnsafeRawPointer?
    let operands: UnsafeRawPointer
    let results: UnsafeRawPointer
    /// Where execution goes on after the call.
    let next: UnsafeRawPointer

    @inline(__always)
    init(_ pc: UnsafeRawPointer) {
        let opcode = unsafeBitCast(pc.load(as: UInt8.self), to: CoreOpcode.self)
        callee = field32(pc, 1)
        var place = alignedList(pc + 5)
        if opcode == .callVariadic || opcode == .callVariadicYieldable {
            segments = place
            place = endOfList(place)
        } else {
            segments = nil
        }
        operands = place
        place = endOfList(place)
        if opcode == .callYieldable || opcode == .callVariadicYieldable {
            next = target(place)
            results = alignedList(place + 4)
        } else {
            results = place
            next = endOfList(place)
        }
    }
}
