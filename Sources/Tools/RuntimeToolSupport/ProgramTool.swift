import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// What a program does beside its work.
public struct ProgramFlags: ParsableArguments {
    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints how much memory devices had to give, to stderr."))
    public var printStatistics = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints every instruction before it is executed, to stderr."))
    public var traceExecution = false

    public init() {}
}

/// A tool that runs programs: which one, on what, and with which parameters.
///
/// A debug build of the parser validates a group of flags several times for each group around it, so that
/// groups within groups take seconds: tools name all of theirs themselves.
public protocol ProgramTool: ParameterTool {
    var modules: ModuleFlags { get }
    var devices: DeviceFlags { get }
    var files: ParameterFileFlags { get }
    var parameters: ProgramParameterFlags { get }
    var program: ProgramFlags { get }
}

extension ProgramTool {
    /// Prints devices or drivers where flags ask for them; does the tool's work where none does.
    public func run(
        _ output: StandardOutput, compiled: VMModule? = nil, _ work: (LoadedModules) throws -> Void,
        limits: () throws -> ExecutionLimits = { ExecutionLimits() }
    ) throws {
        if let listing = try devices.listing() { return try output.write(listing) }
        try devices.check()
        var limits = try limits()
        limits.memory = devices.maxMemory.map { MemoryBudget(limit: $0.bytes) }
        let loaded = try load(compiled, limits: limits)
        try work(loaded)
        if program.printStatistics { loaded.printMemoryStatistics() }
    }

    private func load(_ compiled: VMModule?, limits: ExecutionLimits) throws -> LoadedModules {
        let modules = try compiled.map { [$0] } ?? modules.load()
        func isNeeded(_ name: String) -> Bool { modules.contains { $0.neededModules.contains(name) } }
        // Files that are not needed do not have to exist, as with the official tools.
        return LoadedModules(
            modules: modules, devices: isNeeded("hal") ? try devices.make(limits: limits) : [],
            parameters: isNeeded("io_parameters") ? try parameters.provider(of: files, for: modules) : nil,
            parameterObserver: parameters.observer, limits: limits,
            tracer: program.traceExecution ? ExecutionTracer { printToStandardError($0 + "\n") } : nil)
    }
}

/// All that programs are made of.
public struct LoadedModules: Sendable {
    fileprivate let modules: [VMModule]
    fileprivate let devices: [HALDevice]
    fileprivate let parameters: (any ParameterProvider)?
    fileprivate let parameterObserver: (@Sendable (ParameterReport) -> Void)?
    fileprivate let limits: ExecutionLimits
    fileprivate let tracer: ExecutionTracer?

    /// A program with a state of its own.
    ///
    /// - Parameters:
    ///   - first: what the modules find before them.
    ///   - providers: serve parameters besides those of the files that flags name, which are asked first.
    public func program(
        after first: [VMModule] = [], serving providers: [any ParameterProvider] = []
    ) throws -> Program {
        let all = (parameters.map { [$0] } ?? []) + providers
        return try Program(
            first + modules, devices: devices,
            parameters: all.isEmpty ? nil : CompositeParameterProvider(all),
            parameterObserver: parameterObserver, limits: limits, tracer: tracer, traceSink: Self.printTrace)
    }

    /// What programs trace goes to stderr, as in the official tools.
    private static func printTrace(_ name: String, _ views: [HALBufferView]) {
        var text = "=== \(IREEBytecode.printable(name)) ===\n"
        for view in views {
            text += ((try? view.text()) ?? "(a tensor that cannot be printed)") + "\n"
        }
        printToStandardError(text + "\n")
    }

    /// How much memory devices had to give, to stderr, as in the official tools.
    fileprivate func printMemoryStatistics() {
        for device in devices {
            printToStandardError(
                "[[ iree_hal_allocator_t memory statistics ]]\n\(device.allocator.statistics)")
        }
    }
}
