import IREEBytecode

/// A function of a context's module that can be called.
package struct VMFunction: @unchecked Sendable {
    // The instance is the context's, and calls take turns.
    private let context: VMContext
    private let instance: VMModuleInstance
    private let ordinal: Int

    init(_ context: VMContext, _ instance: VMModuleInstance, _ ordinal: Int) {
        self.context = context
        self.instance = instance
        self.ordinal = ordinal
    }

    /// Its name, calling convention and attributes.
    package var signature: VMFunctionSignature { instance.functions[ordinal] }

    /// The name with that of the module.
    package var name: String { "\(instance.verified.module.name).\(signature.name)" }

    /// Calls the function and waits for its results.
    ///
    /// - Parameter limits: how long it may run; the context's unless given.
    /// - Throws: `INVALID_ARGUMENT` for arguments that are not those of the function, and the error that
    ///   the program ends with.
    package func call(_ arguments: [VMValue], limits: ExecutionLimits? = nil) throws(VMError) -> [VMValue] {
        context.lockForCall()
        defer { context.unlockAfterCall() }
        var interpreter = context.makeInterpreter(limits)
        defer {
            interpreter.unwind()
            context.recycle(interpreter)
        }
        try start(&interpreter, arguments)
        while true {
            switch try run(&interpreter) {
            case .finished: return results(interpreter)
            case .yielded: try interpreter.budget.check()
            case .suspended(let suspension): try suspension.wait(atMost: interpreter.budget.timeLeft)
            }
        }
    }

    private func run(_ interpreter: inout Interpreter) throws(VMError) -> Interpreter.Stop {
        let stop: Interpreter.Stop
        do throws(VMError) {
            stop = try interpreter.run()
        } catch {
            // Zeros that are read beyond the end of a truncated file may be the cause.
            try context.checkFiles(interpreter)
            throw error
        }
        if case .finished = stop { try context.checkFiles(interpreter) }
        return stop
    }

    /// Calls the function without blocking a thread while it waits.
    ///
    /// Other calls of the context may run in between. A time limit ends the program at its next
    /// instruction, not a wait.
    package func callAsync(
        _ arguments: sending [VMValue], limits: ExecutionLimits? = nil
    ) async throws(VMError) -> [VMValue] {
        let call = OpenCall(self, arguments, limits)
        defer { call.close() }
        while true {
            switch try call.step() {
            case .finished(let results): return results
            case .yielded: await Task.yield()
            case .suspended(let suspension):
                await withCheckedContinuation { continuation in
                    suspension.whenReady { continuation.resume() }
                }
            }
        }
    }

    /// A call that is executed in steps, each under the lock of its context.
    private final class OpenCall: @unchecked Sendable {
        private let function: VMFunction
        private let arguments: [VMValue]
        private var interpreter: Interpreter
        private var isStarted = false

        enum Step {
            case finished([VMValue])
            case yielded
            case suspended(any VMSuspension)
        }

        init(_ function: VMFunction, _ arguments: [VMValue], _ limits: ExecutionLimits?) {
            self.function = function
            self.arguments = arguments
            function.context.lockForCall()
            interpreter = function.context.makeInterpreter(limits)
            function.context.unlockAfterCall()
        }

        func step() throws(VMError) -> Step {
            function.context.lockForCall()
            defer { function.context.unlockAfterCall() }
            if !isStarted {
                isStarted = true
                try function.start(&interpreter, arguments)
            }
            switch try function.run(&interpreter) {
            case .finished: return .finished(function.results(interpreter))
            case .yielded: return .yielded
            case .suspended(let suspension): return .suspended(suspension)
            }
        }

        func close() {
            function.context.lockForCall()
            defer { function.context.unlockAfterCall() }
            interpreter.unwind()
            function.context.recycle(interpreter)
        }
    }

    // MARK: Arguments and results

    private func start(_ interpreter: inout Interpreter, _ arguments: [VMValue]) throws(VMError) {
        let table = instance.tables.pointee.functions[ordinal]
        guard arguments.count == table.argumentCount else {
            throw VMError(
                .invalidArgument,
                "`\(name)` takes \(table.argumentCount) arguments (`\(signature.convention.text)`), not"
                    + " \(arguments.count)")
        }
        let plan = instance.verified.functions[ordinal].plan.arguments
        let frame = try interpreter.enter(instance.tables, ordinal)
        let numbers = Frame.numbers(frame)
        for (index, value) in arguments.enumerated() {
            let place = table.arguments[index].register
            switch (plan[index].value, value) {
            case (.i32, .i32(let value)):
                numbers.storeBytes(of: value, toByteOffset: place * 4, as: Int32.self)
            case (.i64, .i64(let value)):
                numbers.storeBytes(of: value, toByteOffset: place * 4, as: Int64.self)
            case (.f32, .f32(let value)):
                numbers.storeBytes(of: value, toByteOffset: place * 4, as: Float.self)
            case (.f64, .f64(let value)):
                numbers.storeBytes(of: value, toByteOffset: place * 4, as: Double.self)
            case (.ref, .ref(let object)): Frame.references(frame)[place] = object.map { owned($0) }
            default:
                throw VMError(
                    .invalidArgument,
                    "expected \(plan[index].value) as argument \(index) of `\(name)`, got \(value.kindName)")
            }
        }
    }

    private func results(_ interpreter: borrowing Interpreter) -> [VMValue] {
        guard let frame = interpreter.frame, let list = interpreter.returned else { return [] }
        let numbers = Frame.numbers(frame)
        let references = Frame.references(frame)
        let kinds = instance.verified.functions[ordinal].plan.results
        var values: [VMValue] = []
        values.reserveCapacity(kinds.count)
        for (index, kind) in kinds.enumerated() {
            let register = field16(list, 2 + 2 * index)
            switch kind {
            case .i32: values.append(.i32(numbers.load(fromByteOffset: register * 4, as: Int32.self)))
            case .i64: values.append(.i64(numbers.load(fromByteOffset: register * 4, as: Int64.self)))
            case .f32: values.append(.f32(numbers.load(fromByteOffset: register * 4, as: Float.self)))
            case .f64: values.append(.f64(numbers.load(fromByteOffset: register * 4, as: Double.self)))
            case .ref:
                let found = references[register & Int(Encoding.refMask)]
                values.append(
                    .ref(found.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }))
            }
        }
        return values
    }
}
