import IREECompiler
import IREEParams
import IREEPlatform
import ToolSupport

extension CompilationPhase: ExpressibleByArgument {}
extension CompilationMode: ExpressibleByArgument {}
extension CompilationFormat: ExpressibleByArgument {}
extension CompilerSession.ExecutionModel: ExpressibleByArgument {}

/// `iree-compile`.
package struct CompileTool: ParameterTool {
    package static let toolConfiguration = CommandConfiguration(
        commandName: "iree-compile",
        abstract: "Compiles a program in MLIR text to a module.",
        discussion: """
            A program goes through phases. `--compile-from=` says which one it has been through, and \
            `--compile-to=` which one to stop after, with MLIR text as the result; so each half of a compilation \
            can be done by another compiler.

            Phases:
            \(CompilationPhase.allCases.map { "  \($0.rawValue)\n      \($0.summary)" }.joined(separator: "\n"))
            """,
        version: toolVersion)

    @OptionGroup var program: InputFlags

    @Option(
        name: [.customShort("o"), .customLong("o")],
        help: ArgumentHelp("The output file, or `-` for standard output.", valueName: "file"))
    var output: String = "-"

    @Option(
        name: .customLong("iree-input-type"),
        help: ArgumentHelp(
            "What the program is made of. Both values stand for dialects that need no conversion.",
            valueName: "auto|none"))
    var inputType: InputType = .auto

    @Option(help: ArgumentHelp("The phase that the program has been through.", valueName: "phase"))
    var compileFrom: CompilationPhase = .start

    @Option(help: ArgumentHelp("The phase to stop after.", valueName: "phase"))
    var compileTo: CompilationPhase = .end

    @Option(
        help: ArgumentHelp(
            "What the program is made of: tensors, or functions for the virtual machine only.",
            valueName: "std|vm"))
    var compileMode: CompilationMode = .std

    @Option(
        help: ArgumentHelp("What the result of the last phase is.", valueName: "vm-bytecode|vm-asm"))
    var outputFormat: CompilationFormat = .bytecode

    @Option(
        name: .customLong("iree-vm-bytecode-module-strip-source-map"),
        help: ArgumentHelp(
            "Leaves source locations and names of functions out of the module.", valueName: "true|false"))
    var stripSourceMap = false

    @Option(
        name: .customLong("iree-vm-bytecode-module-strip-debug-ops"),
        help: ArgumentHelp("Leaves operations for debuggers out of the module.", valueName: "true|false"))
    var stripDebugOps = false

    @Option(
        name: .customLong("iree-vm-emit-polyglot-zip"),
        help: ArgumentHelp("Makes the module a ZIP archive too.", valueName: "true|false"))
    var emitPolyglotZip = true

    @Option(
        name: .customLong("iree-execution-model"),
        help: ArgumentHelp(
            "How functions are called: `async-internal` returns results when they are there, "
                + "`async-external` takes and signals fences, `host-only` has no devices.",
            valueName: "model"))
    var executionModel: CompilerSession.ExecutionModel = .asyncInternal

    @Option(
        name: .customLong("iree-scheduling-initialization-mode"),
        help: ArgumentHelp(
            "Whether initialization of a module waits for what it loads and computes.",
            valueName: "sync|async"))
    var initializationMode: InitializationMode = .sync

    @Option(
        name: .customLong("iree-input-demote-f64-to-f32"),
        help: ArgumentHelp("Makes f64 f32.", valueName: "true|false"))
    var demoteF64 = true

    @OptionGroup var optimization: OptimizationFlags
    @OptionGroup var settings: SettingFlags
    @OptionGroup var target: TargetFlags
    @OptionGroup var constants: ConstantFlags
    @OptionGroup var printing: IRPrintingFlags

    @OptionGroup var tuning: TuningFlags

    package static let printsUnderscores = false

    package static func prepare(_ arguments: [String]) throws(ParameterError) -> [String] {
        CompilerArguments.normalized(arguments)
    }

    @OptionGroup var outputs: OutputFlags
    @OptionGroup package var flagFile: FlagFileFlag

    package init() {}

    package func run(output stream: StandardOutput) throws(ParameterError) {
        outputs.apply()
        if target.listBackends { return try target.printBackends(stream) }
        let bytes = try compile(stream)
        if output == "-" {
            try stream.write { $0 += bytes }
            try stream.flush()
        } else {
            let file = try WholeFile(path: output)
            try file.write(bytes)
            try file.finish()
            try stream.flush()
        }
    }

    /// Compiles the program; diagnostics are printed to stderr.
    ///
    /// - Parameter stream: takes what passes print.
    /// - Throws: `INVALID_ARGUMENT` where there were errors, besides what reading the program throws.
    package func compile(_ stream: StandardOutput) throws(ParameterError) -> [UInt8] {
        try inputType.check()
        tuning.warn()
        var session = CompilerSession()
        configure(&session.options)
        session.writeError = { printToStandardError($0) }

        var failure: ParameterError?
        session.writeOutput = { text in
            do throws(ParameterError) { try stream.write { $0 += text } } catch { failure = failure ?? error }
        }

        let display = PhaseDisplay()
        session.willStart = { display?.enter($0) }
        let result = session.compile(try program.read(), name: program.name)
        display?.finish()
        for diagnostic in result.diagnostics { printToStandardError(diagnostic.rendered(result.source)) }
        if let failure { throw failure }
        // Diagnostics were printed already. What an output held before stays.
        guard let bytes = result.bytes else {
            throw ParameterError(.invalidArgument, "\(program.name) was not compiled")
        }
        return bytes
    }

    private func configure(_ options: inout CompilerSession.Options) {
        options.mode = compileMode
        options.firstPhase = compileFrom
        options.lastPhase = compileTo
        options.format = outputFormat
        options.stripsSourceMap = stripSourceMap
        options.stripsDebugOperations = stripDebugOps
        options.emitsPolyglotZIP = emitPolyglotZip
        options.executionModel = executionModel
        options.initializesAsynchronously = initializationMode == .async
        options.demotesF64 = demoteF64
        options.settings = settings.settings
        options.target = target.options
        options.optimization = optimization.options
        options.parameters = constants.options
        options.printing = printing.printing
        options.passes = printing.passes
    }
}

enum InitializationMode: String, ExpressibleByArgument, CaseIterable {
    case sync, async
}
