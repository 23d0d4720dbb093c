import IREECompiler
import IREEParams
import IREEPlatform
import ToolSupport

extension CompilationPhase: ExpressibleByArgument {}
extension CompilationMode: ExpressibleByArgument {}
extension CompilationFormat: ExpressibleByArgument {}

@main struct Compile: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
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

    @Argument(help: ArgumentHelp("The program, or `-` for standard input.", valueName: "file.mlir"))
    var input: String = "-"

    @Option(
        name: [.customShort("o"), .customLong("o")],
        help: ArgumentHelp("The output file, or `-` for standard output.", valueName: "file"))
    var output: String = "-"

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

    @Flag(name: .customLong("mlir-print-debuginfo"), help: "Prints locations in MLIR text.")
    var printDebugInfo = false

    @Flag(
        name: .customLong("mlir-print-ir-before-all"), help: "Prints the program before each pass, to stderr."
    )
    var printBeforeAll = false

    @Flag(
        name: .customLong("mlir-print-ir-after-all"), help: "Prints the program after each pass, to stderr.")
    var printAfterAll = false

    @Option(
        help: ArgumentHelp(
            "Maximum size of standard input, a pipe or a device, in bytes; files are limited by memory.",
            valueName: "bytes"))
    var maxStreamSize: UInt64 = min(4 << 30, physicalMemory / 4)

    static let printsUnderscores = false

    /// Flags that are set by their name alone, as those of the official tool may be.
    private static let switches: Set<String> = [
        "iree-vm-bytecode-module-strip-source-map", "iree-vm-bytecode-module-strip-debug-ops",
        "iree-vm-emit-polyglot-zip",
    ]

    static func prepare(_ arguments: [String]) throws(ParameterError) -> [String] {
        arguments.map { argument in
            guard argument.hasPrefix("-"), argument.utf8.count > 2 else { return argument }
            let text = argument.drop { $0 == "-" }
            return switches.contains(String(text)) ? "--\(text)=true" : "--\(text)"
        }
    }

    @OptionGroup var outputs: OutputFlags
    @OptionGroup var flagFile: FlagFileFlag

    func run(output stream: StandardOutput) throws(ParameterError) {
        outputs.apply()
        var session = CompilerSession()
        session.options.mode = compileMode
        session.options.firstPhase = compileFrom
        session.options.lastPhase = compileTo
        session.options.format = outputFormat
        session.options.stripsSourceMap = stripSourceMap
        session.options.stripsDebugOperations = stripDebugOps
        session.options.emitsPolyglotZIP = emitPolyglotZip
        session.options.printsLocations = printDebugInfo
        session.options.printsBeforeAll = printBeforeAll
        session.options.printsAfterAll = printAfterAll
        session.writeError = { printToStandardError($0) }

        let result = session.compile(try readInput(), name: input == "-" ? "<stdin>" : input)
        for diagnostic in result.diagnostics { printToStandardError(diagnostic.rendered(result.source)) }
        // Diagnostics were printed already. What an output held before stays.
        guard let bytes = result.bytes else {
            throw ParameterError(.invalidArgument, "\(input) was not compiled")
        }
        if output == "-" {
            try stream.write { $0 += bytes }
            try stream.flush()
        } else {
            let file = try WholeFile(path: output)
            try file.write(bytes)
            try file.finish()
        }
    }

    private func readInput() throws(ParameterError) -> [UInt8] {
        do throws(ParameterError) {
            return try readWholeFile(input, role: "an MLIR file", streamLimit: maxStreamSize)
        } catch {
            guard error.code == .resourceExhausted, error.hint == nil else { throw error }
            var error = error
            error.hint = "--max-stream-size=BYTES sets the limit for input other than regular files"
            throw error
        }
    }
}
