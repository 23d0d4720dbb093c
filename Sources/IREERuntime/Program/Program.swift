import IREEBytecode
import IREEParams

/// A compiled program, with all it needs to run: a device, and parameters if it asks for any.
///
/// ```swift
/// let program = try Program(path: "digits.vmfb", parameters: ["digits.safetensors"])
/// let images = try Tensor<Float>(npy: "inputs.npy")
/// let digits = try program.call("classify", images, as: [Int32].self)
/// let again: [Int32] = try await program.callAsync("classify", images)
/// ```
///
/// Calls may come from any thread; those of one program take turns. Its functions keep what they change
/// from call to call.
public final class Program: Sendable {
    /// The modules, linked, with the state of the program.
    package let context: VMContext
    /// What the program runs on; several where it was given several.
    public let devices: [HALDevice]
    /// The module whose functions are called by their names alone: the last.
    public let moduleName: String

    /// Loads a module from a file.
    ///
    /// - Parameters:
    ///   - path: the module, a `.vmfb` file. It is read.
    ///   - parameters: files of parameters for the global scope, in any of the formats. Of those that
    ///     have the same key, the first serves it.
    ///   - device: what to run on; all processors unless given.
    /// - Throws: `NOT_FOUND` for files, and parameters of the program, that are not there;
    ///   `INVALID_ARGUMENT` for an invalid module; what its initializer throws.
    public convenience init(
        path: String, parameters: [String] = [], device: HALDevice? = nil
    ) throws(VMError) {
        let map = try VMError.converting { () throws(ParameterError) in
            var map = ParameterScopeMap()
            for path in parameters {
                try map.addFile(
                    path, scope: "", options: ReadOptions(mode: .mmap), repeated: .firstWins)
            }
            return map
        }
        try self.init(path: path, parameters: map, device: device)
    }

    /// Loads a module from a file, with parameters of several scopes.
    ///
    /// - Parameters:
    ///   - path: the module, a `.vmfb` file. It is read.
    ///   - parameters: what to serve. Of files that were added mapped (`ReadOptions(mode: .mmap)`) the
    ///     program can use parameters in place, without a copy.
    ///   - device: what to run on; all processors unless given.
    /// - Throws: as with files of the global scope.
    public convenience init(
        path: String, parameters: ParameterScopeMap, device: HALDevice? = nil
    ) throws(VMError) {
        try self.init(
            [try VMModule(try ModuleBytes(reading: path))], devices: device.map { [$0] },
            parameters: parameters.scopes.isEmpty ? nil : CompositeParameterProvider(parameters))
    }

    /// Loads a module from a file, with a provider of parameters.
    ///
    /// - Parameters:
    ///   - path: the module, a `.vmfb` file. It is read.
    ///   - parameters: serves the parameters of all scopes; it may be a type of your own.
    ///   - device: what to run on; all processors unless given.
    /// - Throws: `NOT_FOUND` for a file that is not there, `INVALID_ARGUMENT` for an invalid module, what its
    ///   initializer throws, and what the provider throws.
    public convenience init(
        path: String, parameters: any ParameterProvider, device: HALDevice? = nil
    ) throws(VMError) {
        try self.init(
            [try VMModule(try ModuleBytes(reading: path))], devices: device.map { [$0] },
            parameters: parameters)
    }

    /// Links modules.
    ///
    /// - Parameters:
    ///   - modules: in the order in which they need each other. Those of this library need not be among
    ///     them.
    ///   - devices: where the modules need any; all processors unless given.
    ///   - parameters: what to serve to the modules; without it there is no module `io_parameters`.
    ///   - parameterObserver: is called for every parameter that the modules request.
    ///   - limits: for the initializers, and for calls without limits of their own.
    ///   - tracer: is called for every instruction before it is executed, which is slow.
    ///   - traceSink: takes the tensors that programs trace; they are dropped unless given.
    /// - Throws: `INVALID_ARGUMENT` where there is no module, `NOT_FOUND` and `INCOMPATIBLE` for modules
    ///   that do not fit together, what initializers throw.
    public init(
        _ modules: [VMModule], devices: [HALDevice]? = nil, parameters: (any ParameterProvider)? = nil,
        parameterObserver: (@Sendable (ParameterReport) -> Void)? = nil,
        limits: ExecutionLimits = ExecutionLimits(), tracer: ExecutionTracer? = nil,
        traceSink: (@Sendable (_ name: String, _ tensors: [HALBufferView]) -> Void)? = nil
    ) throws(VMError) {
        guard let last = modules.last else {
            throw VMError(.invalidArgument, "there is no module to run")
        }
        let needed = Set(modules.flatMap(\.neededModules))
        var all: [VMModule] = []
        // No threads are started for programs without devices.
        let devices =
            devices
            ?? (needed.contains("hal")
                ? [HALDevice.localTask(allocator: HALAllocator(budget: limits.memory ?? .machine))] : [])
        if needed.contains("hal") {
            all.append(.native(HALModule(devices: devices, traceSink: traceSink)))
        }
        if let parameters {
            let alignment = ParametersModule.alignment(
                for: modules.filter { $0.neededModules.contains("hal") })
            all.append(
                .native(ParametersModule(parameters, alignment: alignment, observer: parameterObserver)))
        }
        self.devices = devices
        moduleName = last.name
        do throws(VMError) {
            context = try VMContext(all + modules, limits: limits, tracer: tracer)
        } catch {
            var error = error
            // A program fails this way if the device loads none of its executable formats.
            if error.code == .incompatible, error.hint == nil, devices.contains(where: \.rejectsNativeCode) {
                error.hint =
                    "this device loads no machine code: allow it if you trust the module, or compile the"
                    + " module for vmvx"
            }
            throw error
        }
    }

    /// The names of the functions that the last module exports, initializers and other functions of compilers among
    /// them.
    public var functionNames: [String] { context.exports(of: moduleName) }

    /// Finds a function.
    ///
    /// - Parameter name: `module.function`, or the function of the last module alone. Where it is empty,
    ///   the only one that the module exports.
    public func function(_ name: String = "") throws(VMError) -> ProgramFunction {
        let exports = functionNames
        var name = name
        if name.isEmpty {
            let candidates = exports.filter { !$0.hasPrefix("__") && !$0.contains("$") }
            guard candidates.count == 1 else { throw noSingleFunction(candidates) }
            name = candidates[0]
        }
        let module = name.split(separator: ".", maxSplits: 1).first.map { String($0) } ?? ""
        let isQualified = !exports.contains(name) && context.moduleNames.contains(module)
        return ProgramFunction(
            try context.function(isQualified ? name : "\(moduleName).\(name)"),
            name: isQualified ? name.dropFirst(module.count + 1) : name[...], device: devices.first,
            limits: context.limits)
    }

    private func noSingleFunction(_ candidates: [String]) -> VMError {
        let count = candidates.isEmpty ? "no function" : "more than one function"
        let names = candidates.map { "`\(IREEBytecode.printable($0))`" }
        return VMError(
            .invalidArgument, "module `\(IREEBytecode.printable(moduleName))` exports \(count)",
            hint: candidates.isEmpty ? nil : "name one of " + names.joined(separator: ", "))
    }

    /// Calls a function with Swift values, and waits for its one result.
    ///
    /// - Throws: `NOT_FOUND` where there is no such function, and as `ProgramFunction.call`.
    public func call<Result: ProgramValue>(
        _ name: String, _ arguments: any ProgramValue..., as type: Result.Type = Result.self
    ) throws(VMError) -> Result {
        let function = try function(name)
        return try function.single(try function.call(try function.values(arguments)))
    }

    /// Calls a function with Swift values, without blocking a thread while it waits.
    ///
    /// - Throws: `NOT_FOUND` where there is no such function, and as `ProgramFunction.callAsync`.
    public func callAsync<Result: ProgramValue>(
        _ name: String, _ arguments: any ProgramValue..., as type: Result.Type = Result.self
    ) async throws(VMError) -> Result {
        let function = try function(name)
        return try function.single(try await function.callAsync(try function.values(arguments)))
    }

    /// Calls a function and waits for its results.
    ///
    /// - Parameters:
    ///   - name: as `function` takes it.
    ///   - arguments: one for each argument of the function.
    public func call(_ name: String = "", _ arguments: [RuntimeValue]) throws(VMError) -> [RuntimeValue] {
        try function(name).call(arguments)
    }

    /// Calls a function without blocking a thread while it waits.
    public func callAsync(
        _ name: String = "", _ arguments: sending [RuntimeValue]
    ) async throws(VMError) -> [RuntimeValue] {
        try await function(name).callAsync(arguments)
    }
}

extension VMModule {
    /// The modules that must come before it.
    package var neededModules: [String] {
        guard case .bytecode(let verified) = self else { return [] }
        return verified.module.description.dependencies.map(\.name)
            + verified.module.description.imports.map { String($0.moduleName) }
    }
}

extension HALDevice {
    /// Whether it is a CPU that loads no machine code.
    fileprivate var rejectsNativeCode: Bool {
        query(category: "hal.executable.format", key: "embedded-elf-\(executableArchitecture)") == 0
    }
}
