import IREEBytecode

/// A function of a program, with what callers from outside need to know about fences.
///
/// Functions of the model `coarse-fences` take two more arguments than meets the eye: a fence to wait for
/// before they start, and one that they signal when their results are there. They are given here.
public struct ProgramFunction: Sendable {
    public let function: VMFunction
    /// The name under which the module exports it; a function may have several.
    public let name: String
    /// Whether the function comes back before its results are there.
    public let isAsynchronous: Bool

    init(_ function: VMFunction, name: some StringProtocol) {
        self.function = function
        self.name = String(name)
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

    /// Calls the function and waits for its results.
    public func call(
        _ arguments: [RuntimeValue], limits: ExecutionLimits? = nil
    ) throws(VMError) -> [RuntimeValue] {
        var values: [VMValue] = []
        for argument in arguments { values.append(try argument.vmValue()) }
        var results: [RuntimeValue] = []
        for value in try invoke(values, limits: limits) { results.append(try RuntimeValue(value)) }
        return results
    }

    /// Calls the function with the machine's own values, and waits for its results.
    public func invoke(
        _ arguments: [VMValue], limits: ExecutionLimits? = nil
    ) throws(VMError) -> [VMValue] {
        guard isAsynchronous else { return try function.call(arguments, limits: limits) }
        let fence = HALFence.unsignaled()
        let results = try function.call(arguments + [.ref(nil), .ref(fence)], limits: limits)
        try fence.wait(atMost: limits?.timeout)
        return results
    }

    /// Calls the function without holding on to a thread while it waits.
    public func callAsync(
        _ arguments: sending [RuntimeValue], limits: ExecutionLimits? = nil
    ) async throws(VMError) -> [RuntimeValue] {
        var values: [VMValue] = []
        for argument in arguments { values.append(try argument.vmValue()) }
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
