import IREECompilerCore
import IREECompilerDialects
import IREECompilerTargets

/// Compiles programs: from MLIR text, at any phase, to a module or to the text of a later phase.
///
/// ```swift
/// var session = CompilerSession()
/// session.options.firstPhase = .vm
/// let result = session.compile(text, name: "program.mlir")
/// for diagnostic in result.diagnostics { print(diagnostic.rendered(result.source)) }
/// ```
public struct CompilerSession {
    /// What to compile to what.
    public struct Options: Sendable {
        /// What the program is made of.
        public var mode = CompilationMode.std
        /// The phase that the program has been through.
        public var firstPhase = CompilationPhase.start
        /// The phase to stop after. After any but the last one the result is MLIR text.
        public var lastPhase = CompilationPhase.end
        /// What to make of the program after the last phase.
        public var format = CompilationFormat.bytecode
        /// Leaves source locations and names of functions out of the module.
        public var stripsSourceMap = false
        /// Leaves operations for debuggers out of the module.
        public var stripsDebugOperations = false
        /// Makes the module a ZIP archive too, whose parts any ZIP tool can unpack.
        public var emitsPolyglotZIP = true
        /// How MLIR text is printed.
        package var printing = PrintingOptions()
        /// What to print of passes, to `writeError`.
        public var passes = PassPrintingOptions()
        /// What the program is compiled for.
        public var target = TargetOptions()
        /// How the program is optimized.
        public var optimization = OptimizationOptions()
        /// Constants that become parameters, and parameters that become constants.
        public var parameters = ParameterOptions()
        /// Lets initializers return before what they compute and load is there.
        public var initializesAsynchronously = false
        /// How functions are called.
        public var executionModel = ExecutionModel.asyncInternal
        /// Makes f64 f32.
        public var demotesF64 = true
        /// Width of an index: 32 or 64.
        public var indexBits = 64
        /// Global settings of passes, by flag, over what the options above say.
        public var settings: [String: String] = [:]

        /// The settings of passes.
        var allSettings: [String: String] {
            let own = [
                Setting.indexBits: String(indexBits),
                Setting.executionModel: executionModel.rawValue,
                Setting.demotesF64: String(demotesF64),
                // The defaults, which are upstream's, change which bytes are read and written.
                Setting.foldsParameterOffsets: "false",
                Setting.cancelsFactors: "false",
                Setting.fillsExactRanges: "true",
                Setting.extendsResults: "true",
            ]
            return settings.merging(own) { set, _ in set }.merging(target.settings) { set, _ in set }
        }

        /// Options of the pipeline of the `stream` phase.
        var streamSettings: [String: String] {
            var settings = parameters.streamSettings
            settings["initialization-mode"] = initializesAsynchronously ? "async" : "sync"
            return settings
        }

        /// Options for a whole compilation.
        public init() {}
    }

    /// How functions of a module are called.
    public enum ExecutionModel: String, Sendable, Hashable, CaseIterable {
        /// Nothing runs on devices.
        case hostOnly = "host-only"
        /// Calls return when their results are there.
        case asyncInternal = "async-internal"
        /// Calls take fences to wait for and to signal.
        case asyncExternal = "async-external"
    }

    /// The names of the backends for the local device, the first of which is used by default.
    public static var backends: [String] { ExecutableBackends.all.map(\.name) }

    /// The result of a compilation.
    public struct Output {
        /// The module or text; nil if there was an error.
        public var bytes: [UInt8]?
        /// Errors and warnings, in the order in which they were found.
        public var diagnostics: [Diagnostic]
        /// The program, for printing the lines that diagnostics are about.
        public var source: SourceText
    }

    /// What to compile to what.
    public var options = Options()
    /// Receives the text for stderr that options ask for.
    public var writeError: (String) -> Void = { _ in }
    /// Receives what passes print.
    public var writeOutput: ([UInt8]) -> Void = { _ in }
    /// Called with each phase before it starts.
    public var willStart: (CompilationPhase) -> Void = { _ in }
    /// Asked before each phase: whether to give up, with an error.
    public var isCancelled: () -> Bool = { false }

    private let context = Context()

    /// Creates a session with default options.
    public init() {}

    /// Compiles a program.
    ///
    /// - Parameters:
    ///   - bytes: MLIR text.
    ///   - name: the name of its file, for messages and the module.
    public func compile(_ bytes: consuming [UInt8], name: String) -> Output {
        let source = SourceText(taking: bytes, name: name)
        var output = Output(bytes: nil, diagnostics: [], source: source)
        do throws(Diagnostic) {
            output.bytes = try compile(source) { output.diagnostics.append($0) }
        } catch {
            output.diagnostics.append(error)
        }
        return output
    }

    private func compile(
        _ source: SourceText, report: @escaping (Diagnostic) -> Void
    ) throws(Diagnostic) -> [UInt8] {
        guard options.firstPhase <= options.lastPhase else {
            throw Diagnostic(
                .error,
                "cannot compile from `\(options.firstPhase.rawValue)` to `\(options.lastPhase.rawValue)`, which is before it"
            )
        }
        let parser = AsmParser(source, registry: context.registry, allowsUnregistered: false)
        let program = try parser.module()
        try Verifier.verify(program, allowsUnknown: false)
        return try compile(program, resources: parser.resources, report: report)
    }

    /// Compiles a program that is there as operations, and changes them.
    func compile(
        _ program: Operation, resources: [String: [String: String]] = [:],
        report: @escaping (Diagnostic) -> Void = { _ in }
    ) throws(Diagnostic) -> [UInt8] {
        let steps = try PhasePipelines.steps(options)
        let passContext = PassContext(
            passes: .all, settings: options.allSettings, emit: writeOutput, report: report)
        let instrumentation = PassInstrumentation(options.passes, options.printing, writeError)
        defer { instrumentation?.finish() }
        passContext.observe = instrumentation?.observe
        passContext.resources = resources["builtin"] ?? [:]
        for (phase, pipeline) in steps {
            try start(phase)
            try pipeline.run(on: program, passContext)
        }
        guard options.lastPhase == .end else { return text(program, resources) }
        try start(.end)
        var target = VMBytecodeTarget()
        target.stripsSourceMap = options.stripsSourceMap
        target.stripsDebugOperations = options.stripsDebugOperations
        target.emitsArchive = options.emitsPolyglotZIP
        try target.lower(program, passContext)
        switch options.format {
        case .bytecode:
            return try target.serialize(program, resources: resources["builtin"] ?? [:])
        case .assembly: return text(program, resources)
        }
    }

    private func start(_ phase: CompilationPhase) throws(Diagnostic) {
        guard !isCancelled() else {
            throw Diagnostic(.error, "cancelled before phase `\(phase.rawValue)`")
        }
        willStart(phase)
    }

    private func text(_ program: Operation, _ resources: [String: [String: String]]) -> [UInt8] {
        AsmPrinter.print(program, options: options.printing) + ResourceSection.text(of: program, resources)
            + [10]
    }
}
