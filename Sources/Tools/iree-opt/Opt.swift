import CompilerToolSupport
import IREECompiler
import IREEParams
import IREEPlatform
import ToolSupport

@main struct Opt: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-opt",
        abstract: "Parses MLIR text, runs passes on it, and prints the result.",
        discussion: """
            Passes are flags, run in the given order: `--canonicalize --cse`. Options of a pass are given as \
            `--pass='name=value name=value'`. `--pass-pipeline=` takes a whole pipeline, nested like the \
            operations: `builtin.module(util.func(canonicalize),cse)`.

            Passes:
            \(PassRegistry.all.passes.map { "  --\($0.name)\n      \($0.summary)" }.joined(separator: "\n"))
            """,
        version: toolVersion)

    @OptionGroup var program: InputFlags

    @Option(
        name: [.customShort("o"), .customLong("o")],
        help: ArgumentHelp("The output file, or `-` for standard output.", valueName: "file"))
    var output: String = "-"

    @Flag(help: "Splits the input at lines `// -----` and processes the parts independently.")
    var splitInputFile = false

    @Flag(help: "Verifies diagnostics against `expected-error {{…}}` comments in the file.")
    var verifyDiagnostics = false

    @Flag(help: "Accepts operations of unregistered dialects.")
    var allowUnregisteredDialect = false

    @OptionGroup var printing: IRPrintingFlags

    @Option(help: ArgumentHelp("A pass pipeline.", valueName: "pipeline"))
    var passPipeline: String?

    @OptionGroup var settings: SettingFlags
    @OptionGroup var target: TargetFlags
    @OptionGroup var tuning: TuningFlags

    @Option(
        help: ArgumentHelp(
            "Prints the reference page of a dialect as Markdown, or all dialect names with `list`.",
            valueName: "dialect|list"))
    var printDialect: String?

    /// Pass flags are taken from the command line before flags are parsed.
    @Option(
        name: .customLong("run-pass"), help: ArgumentHelp("A pass, with its options.", visibility: .hidden))
    var passes: [String] = []

    static let printsUnderscores = false

    /// `--name=options` of a pass becomes `--run-pass=name=options`; accepts `-name` too.
    static func prepare(_ arguments: [String]) throws(ParameterError) -> [String] {
        let passes = arguments.map { argument in
            guard argument.hasPrefix("-") else { return argument }
            let text = argument.drop { $0 == "-" }
            let isPass = PassRegistry.all.pass(named: String(text.prefix { $0 != "=" })) != nil
            return isPass ? "--run-pass=\(text)" : argument
        }
        return CompilerArguments.normalized(passes)
    }

    @OptionGroup var outputs: OutputFlags
    @OptionGroup var flagFile: FlagFileFlag

    func run(output stream: StandardOutput) throws(ParameterError) {
        outputs.apply()
        if target.listBackends { return try target.printBackends(stream) }
        tuning.warn()
        if let printDialect { return try printReference(of: printDialect, stream) }
        var driver = OptDriver()
        driver.splitsInput = splitInputFile
        driver.verifiesDiagnostics = verifyDiagnostics
        driver.allowsUnregistered = allowUnregisteredDialect
        driver.printing = printing.printing
        driver.passes = printing.passes
        driver.settings = settings.settings.merging(target.settings) { own, _ in own }
        driver.writeError = { printToStandardError($0) }
        do throws(Diagnostic) {
            if let passPipeline { driver.pipeline = try .parse(passPipeline, .all) }
            for text in passes { driver.pipeline.elements.append(try pass(text)) }
        } catch {
            throw ParameterError(.invalidArgument, error.message)
        }
        let isOK: Bool
        var failure: ParameterError?
        if self.output == "-" {
            isOK = driver.run(try program.read(), name: program.name) { text in
                do throws(ParameterError) { try stream.write { $0 += text } } catch {
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
        } else {
            // The output file is created only if it is complete and there was no error.
            var file: WholeFile?
            isOK = driver.run(try program.read(), name: program.name) { text in
                guard failure == nil else { return }
                do throws(ParameterError) {
                    if file == nil { file = try WholeFile(path: self.output) }
                    try file?.write(text)
                } catch {
                    failure = error
                }
            }
            if isOK, let failure { throw failure }
            if isOK {
                if file == nil { file = try WholeFile(path: self.output) }
                try file?.finish()
            }
        }
        try stream.flush()
        // Diagnostics were printed already.
        if !isOK { throw ParameterError(.invalidArgument, "\(program.name) has errors") }
    }

    private func printReference(of name: String, _ stream: StandardOutput) throws(ParameterError) {
        let names = OperationReference.dialects
        if name == "list" {
            try stream.write(names.joined(separator: "\n") + "\n")
        } else {
            guard let page = OperationReference.page(of: name) else {
                throw ParameterError(
                    .notFound, "unknown dialect `\(name)`; expected one of \(names.joined(separator: ", "))")
            }
            try stream.write(page)
        }
        try stream.flush()
    }

    private func pass(_ text: String) throws(Diagnostic) -> PassPipeline.Element {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard let name = parts.first, let pass = PassRegistry.all.pass(named: String(name)) else {
            throw Diagnostic(.error, "unknown pass '\(text)'")
        }
        return .pass(.init(pass, parts.count > 1 ? try pass.parseOptions(String(parts[1])) : [:]))
    }
}
