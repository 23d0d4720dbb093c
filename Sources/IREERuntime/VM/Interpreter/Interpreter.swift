import IREEBytecode

/// Executes verified bytecode.
///
/// The guarantees of `VerifiedFunction` are not checked again: instructions, registers, targets and
/// indices are used as they are. Properties known only at run time are checked where they are used: what
/// references refer to, offsets, lengths, indices and divisors. So is the space on the stack and, at
/// every branch and call, the budget.
///
/// Most instructions are executed in `InstructionLoop`. Here is the rest: calls, reference counting, budgets,
/// errors and traces. Instructions are cases of switches over opcodes, which become
/// jumps through a table. Nothing allocates or counts references unless the program asks for it.
struct Interpreter: ~Copyable {
    let stack: VMStack
    /// The innermost frame; `nil` when nothing runs.
    var frame: UnsafeMutablePointer<Frame>?
    /// The budget that stops runaway programs.
    private(set) var budget: ExecutionBudget
    /// Reports instructions before they are executed.
    private let tracer: ExecutionTracer?
    /// A call that is to be finished when `run` resumes.
    var suspension: (any VMSuspension)?
    /// The results of the outermost function: their registers.
    private(set) var returned: UnsafeRawPointer?
    let bufferClass = ObjectIdentifier(VMBuffer.self)
    let listClass = ObjectIdentifier(VMList.self)

    init(stack: VMStack, budget: ExecutionBudget, tracer: ExecutionTracer?) {
        self.stack = stack
        self.budget = budget
        self.tracer = tracer
    }

    /// Why execution stopped.
    enum Stop {
        /// The outermost function returned; its frame is still there, with the results.
        case finished
        /// The program yields. It can resume at once.
        case yielded
        /// A call waits for something.
        case suspended(any VMSuspension)
    }

    /// Runs from the innermost frame's `pc`.
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
                    copyRegisters(alignedList(pc + Layout.ConditionalBreak.destOperands), n, r)
                    pc = target(pc + Layout.ConditionalBreak.dest)
                case .branchTable:
                    try takeBranch(&fuel)
                    let way = chosenBranch(pc, i32(n, pc, Layout.BranchTable.index))
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
                                frame, pc, target, ordinal, segments: site.segments,
                                operands: site.operands, results: site.results)
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
                    let values = alignedList(pc + Layout.Returns.operands)
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
                case .fail: throw failure(pc, i32(n, pc, Layout.Fail.status))
                case .yield:
                    copyRegisters(alignedList(pc + Layout.Branch.destOperands), n, r)
                    frame.pointee.pc = target(pc + Layout.Branch.dest)
                    return .yielded
                // Extensions
                case .extendedF32: pc = try executeF32(frame, pc)
                case .extendedF64: pc = try executeF64(frame, pc)
                // Instructions that take long, or are rare.
                case let opcode where opcode.isOnSlowPath: pc = try executeSlowPath(frame, pc)
                default:
                    var start = (pc: pc, fuel: fuel)
                    while true {
                        let progress =
                            isTracing
                            ? InstructionLoop.step(pc, fuel, n, r, globals, bufferClass)
                            : InstructionLoop.run(pc, fuel, n, r, globals, bufferClass)
                        (pc, fuel) = (progress.pc, progress.fuel)
                        if fuel >= 0 { break }
                        // Errors are located at the branch, not at the instruction fused with it, which has three operands.
                        let isFused = CoreOpcode.fused.contains(pc.load(as: UInt8.self))
                        let distance = isFused ? Layout.Compare.size : 0
                        pc += distance
                        fuel = try budget.spend()
                        pc -= distance
                        start = (pc, fuel)
                    }
                    // No progress is a trap: instructions that branch have used fuel.
                    if pc == start.pc, fuel == start.fuel { throw trap(r, n, pc) }
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
        let standard = pc + Layout.BranchTable.defaultDestination
        var next = endOfCopies(alignedList(standard + 4))
        let count = field16(next, 0)
        guard index >= 0, Int(index) < count else { return standard }
        next += 2
        for _ in 0..<index { next = endOfCopies(alignedList(next + 4)) }
        return next
    }

    @inline(never)
    private func failure(_ pc: UnsafeRawPointer, _ status: Int32) -> VMError {
        let bytes = textBytes(at: pc + Layout.Fail.message)
        let code = UInt8(exactly: status).flatMap { StatusCode(rawValue: $0) } ?? .unknown
        let text = String(decoding: bytes, as: UTF8.self)
        return VMError(code, text.isEmpty ? "the program failed" : text)
    }
}

// MARK: - Errors and tracing

extension Interpreter {
    /// Adds the location of an error, unless it has one.
    @inline(never)
    func located(
        _ error: VMError, _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) -> VMError {
        guard error.function == nil else { return error }
        return Backtrace(frame, pc).locate(error)
    }

    @inline(never)
    private func trace(_ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer) {
        let table = frame.pointee.tables.pointee
        let ordinal = frame.pointee.function - table.functions
        tracer?.trace(
            table.instance.takeUnretainedValue(), ordinal, pc - frame.pointee.function.pointee.code)
    }
}
