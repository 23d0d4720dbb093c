import IREEBytecode

/// Executes verified bytecode.
///
/// Nothing that `VerifiedFunction` promises is checked here: instructions, registers, targets and
/// indices are used as they are. What is only known at run time is checked where it is used: what
/// references refer to, offsets, lengths, indices and divisors. So is the room on the stack, and at
/// every branch and call whether the program has had its time.
///
/// What most instructions do is in `InstructionLoop`. Here is what happens between: calls, what counts
/// references, budgets, errors and traces. Instructions are cases of switches over opcodes, which become
/// jumps through a table. Nothing allocates or counts references unless the program asks for it.
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
func globalOutside(_ index: UInt32, _ count: Int, _ what: StaticString) -> VMError {
    VMError(.outOfRange, "a global \(what) at \(index) lies outside of the module's \(count)")
}

// MARK: - The loop

extension Interpreter {
    @inline(__always)
    private mutating func loop(isTracing: Bool) throws(VMError) -> Stop {
        guard var frame = self.frame else { return .finished }
        var pc = frame.pointee.pc
        var r = Frame.references(frame)
        var n = Frame.numbers(frame)
        var globals = frame.pointee.tables.pointee.globals
        var fuel = budget.refill()
        do throws(VMError) {
            while true {
                if isTracing { trace(frame, pc) }
                switch unsafeBitCast(pc.load(as: UInt8.self), to: CoreOpcode.self) {
                case .conditionalBreak:
                    try takeBranch(&fuel)
                    copyRegisters(alignedList(pc + 7), n, r)
                    pc = target(pc + 3)
                case .branchTable:
                    try takeBranch(&fuel)
                    let way = chosenBranch(pc, i32(n, pc, 1))
                    copyRegisters(alignedList(way + 4), n, r)
                    pc = target(way)
                case .call, .callVariadic, .callYieldable, .callVariadicYieldable:
                    try takeBranch(&fuel)
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
                    globals = frame.pointee.tables.pointee.globals
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
                    globals = frame.pointee.tables.pointee.globals
                case .fail: throw failure(pc, i32(n, pc, 1))
                case .yield:
                    copyRegisters(alignedList(pc + 5), n, r)
                    frame.pointee.pc = target(pc + 1)
                    return .yielded
                // Extensions
                case .extendedF32: pc = try executeF32(frame, pc)
                case .extendedF64: pc = try executeF64(frame, pc)
                // All that takes long, or comes seldom.
                case .globalLoadIndirectI32, .globalStoreIndirectI32, .globalLoadIndirectI64,
                    .globalStoreIndirectI64, .globalLoadRef, .globalStoreRef, .globalLoadIndirectRef,
                    .globalStoreIndirectRef, .constRefZero, .constRefRodata, .listAlloc, .listReserve,
                    .listSize, .listResize, .listGetI32, .listSetI32, .listGetI64, .listSetI64, .listGetRef,
                    .listSetRef, .selectRef, .switchI32, .switchI64, .switchRef, .cmpEqRef, .cmpNeRef,
                    .cmpNzRef, .castAnyRef, .assignRef, .discardRefs, .bufferAlloc, .bufferClone,
                    .bufferLength, .bufferCopy, .bufferCompare, .bufferFillI8, .bufferFillI16, .bufferFillI32,
                    .bufferFillI64, .bufferHash, .importResolved, .trace, .print:
                    pc = try executeRare(frame, pc)
                default:
                    var start = (pc: pc, fuel: fuel)
                    while true {
                        let progress =
                            isTracing
                            ? InstructionLoop.step(pc, fuel, n, r, globals, bufferClass)
                            : InstructionLoop.run(pc, fuel, n, r, globals, bufferClass)
                        (pc, fuel) = (progress.pc, progress.fuel)
                        if fuel >= 0 { break }
                        // Errors tell of the branch, not of what it is fused with.
                        let distance = CoreOpcode.fused.contains(pc.load(as: UInt8.self)) ? 7 : 0
                        pc += distance
                        fuel = try budget.spend()
                        pc -= distance
                        start = (pc, fuel)
                    }
                    // It stands still at what fails. All that branches has used fuel.
                    if pc == start.pc, fuel == start.fuel { throw refusal(r, n, pc) }
                }
            }
        } catch {
            throw located(error, frame, pc)
        }
    }

    /// Counts a branch or call.
    @inline(__always)
    private mutating func takeBranch(_ fuel: inout Int) throws(VMError) {
        if fuel <= 0 { fuel = try budget.spend() }
        fuel &-= 1
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
