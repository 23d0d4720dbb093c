import IREEBytecode

/// A function of a program, with what callers from outside need to know about fences.
///
/// Functions of the execution model `coarse-fences` take two more arguments than their source declares: a
/// fence to wait for before they start, and one that they signal when their results are ready.
public struct ProgramFunction: Sendable {
    /// The function of the virtual machine, with all its arguments.
    package let function: VMFunction
    /// The name under which the module exports it; a function may have several.
    public let name: String
    /// Whether the function returns before its results are ready.
    public let isAsynchronous: Bool

    /// Those of the program, for calls without limits of their own.
    private let limits: ExecutionLimits
    /// The first device of the program, if it has any.
    private let device: HALDevice?

    init(_ function: VMFunction, name: some StringProtocol, device: HALDevice?, limits: ExecutionLimits) {
        self.device = device
        self.function = function
        self.name = String(name)
        self.limits = limits
        isAsynchronous = function.signature.attribute("iree.abi.model") == "coarse-fences"
    }

    /// How the source declares it, if the module tells.
    public var declaration: String? { function.signature.attribute("iree.abi.declaration") }

    /// The types of the arguments that callers give.
    public var argumentKinds: [CallingConvention.Value] {
        let kinds = function.signature.convention.plainArguments ?? []
        return isAsynchronous ? kinds.dropLast(2) : kinds
    }

    /// The types of the results.
    public var resultKinds: [CallingConvention.Value] { function.signature.convention.results }

    /// The arguments that callers give.
    public var arguments: [ValueSlot] { ValueSlot.slots(argumentKinds, declaredTypes?.arguments) }

    /// The results.
    public var results: [ValueSlot] { ValueSlot.slots(resultKinds, declaredTypes?.results) }

    private var declaredTypes: FunctionDeclaration? {
        declaration.flatMap { FunctionDeclaration(parsing: $0) }
    }

    /// Calls the function and waits for its results.
    ///
    /// - Parameters:
    ///   - arguments: one for each of `argumentKinds`.
    ///   - limits: how long it may run and how much it may take; the program's unless given.
    /// - Throws: `INVALID_ARGUMENT` for arguments that are not the function's, the limits' errors, and what
    ///   the program or the work that it submitted fails with.
    public func call(
        _ arguments: [RuntimeValue], limits: ExecutionLimits? = nil
    ) throws(VMError) -> [RuntimeValue] {
        var values: [VMValue] = []
        for argument in arguments { values.append(try argument.vmValue(on: device?.allocator)) }
        var results: [RuntimeValue] = []
        for value in try invoke(values, limits: limits) { results.append(try RuntimeValue(value)) }
        return results
    }

    /// Calls the function with the machine's own values, and waits for its results.
    package func invoke(
        _ arguments: [VMValue], limits: ExecutionLimits? = nil
    ) throws(VMError) -> [VMValue] {
        guard isAsynchronous else { return try function.call(arguments, limits: limits) }
        let fence = device?.makeFence() ?? HALFence.tracked()
        let start = ContinuousClock.now
        let results = try function.call(arguments + [.ref(nil), .ref(fence)], limits: limits)
        try fence.failIfDeadlocked()
        // One limit for the call and for what it leaves to do.
        let timeout = (limits ?? self.limits).timeout
        try fence.wait(atMost: timeout.map { max(.zero, $0 - (ContinuousClock.now - start)) })
        return results
    }

    /// Calls the function without blocking a thread while it waits.
    ///
    /// A time limit is checked when the program resumes, not while it waits.
    public func callAsync(
        _ arguments: sending [RuntimeValue], limits: ExecutionLimits? = nil
    ) async throws(VMError) -> [RuntimeValue] {
        var values: [VMValue] = []
        for argument in arguments { values.append(try argument.vmValue(on: device?.allocator)) }
        let fence = isAsynchronous ? HALFence.unsignaled() : HALFence.reached
        if isAsynchronous { values += [.ref(nil), .ref(fence)] }
        let returned = try await function.callAsync(values, limits: limits)
        let failure = await withCheckedContinuation { continuation in
            fence.whenReached { continuation.resume(returning: $0) }
        }
        if let failure { throw failure }
        var results: [RuntimeValue] = []
        for value in returned { results.append(try RuntimeValue(value)) }
        return results
    }
}

// Calls with Swift values, for functions that return one.
extension ProgramFunction {
    /// Calls the function and waits for its result.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the function returns none or several, or one of another type.
    public func call<Result: ProgramValue>(
        _ arguments: any ProgramValue..., as type: Result.Type = Result.self
    ) throws(VMError) -> Result {
        try single(try call(try values(arguments)))
    }

    /// Calls the function without blocking a thread while it waits.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the function returns none or several, or one of another type.
    public func callAsync<Result: ProgramValue>(
        _ arguments: any ProgramValue..., as type: Result.Type = Result.self
    ) async throws(VMError) -> Result {
        try single(try await callAsync(try values(arguments)))
    }

    func values(_ arguments: [any ProgramValue]) throws(VMError) -> [RuntimeValue] {
        let slots = self.arguments
        var values: [RuntimeValue] = []
        for (index, argument) in arguments.enumerated() {
            let isByteBuffer = index < slots.count && slots[index].isByteBuffer
            values.append(try isByteBuffer ? argument.byteBufferValue() : argument.runtimeValue())
        }
        return values
    }

    func single<Result: ProgramValue>(_ results: [RuntimeValue]) throws(VMError) -> Result {
        guard results.count == 1 else {
            throw VMError(
                .invalidArgument,
                "`\(printable(function.name))` returns \(results.count) values, and one is expected",
                hint: "give the arguments as an array of `RuntimeValue`, and all results come back")
        }
        return try Result(runtimeValue: results[0])
    }
}
