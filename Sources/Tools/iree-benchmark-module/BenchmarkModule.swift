import IREEBytecode
import IREEParams
import IREEPlatform
import IREERuntime
import RuntimeToolSupport
import ToolSupport

@main struct BenchmarkModule: ProgramTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-benchmark-module",
        abstract: "Measures how long functions of a compiled module take.",
        discussion: """
            One function with its inputs, five times:
              iree-benchmark-module --module=model.vmfb --function=main --input=1x4xf32=0 \\
                --device=local-sync --benchmark_repetitions=5

            Without --function, all exported functions that take no arguments are measured.
            """,
        version: toolVersion)

    static let helpAppendix = AbsentFlags.help

    @OptionGroup var modules: ModuleFlags
    @OptionGroup var devices: DeviceFlags
    @OptionGroup var files: ParameterFileFlags
    @OptionGroup var parameters: ProgramParameterFlags
    @OptionGroup var program: ProgramFlags

    @Option(
        help: ArgumentHelp(
            "The function to measure; all that take no arguments unless given.",
            valueName: "[module.]name"))
    var function = ""

    @Option(help: ArgumentHelp("An input; once for each argument of the function.", valueName: "value"))
    var input: [String] = []

    @Option(
        help: ArgumentHelp(
            "For how many items a call counts: as many as the module was compiled to repeat its dispatches.",
            valueName: "n"))
    var batchSize = 1

    @Option(
        help: ArgumentHelp(
            "How many calls of a batch run at a time, of functions that signal fences.", valueName: "n"))
    var batchConcurrency = 1

    @Option(
        help: ArgumentHelp(
            "The unit of times; ms unless given, for single dispatches us.", valueName: "ns|us|ms"))
    var timeUnit: Unit?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            """
            Prints the results of one more call, which is not measured, or writes and compares them as --output \
            and --expected_output say. They do nothing without this flag.
            """))
    var enableOutputProcessing = false

    @OptionGroup var results: ResultFlags
    @OptionGroup var comparison: ComparisonFlags

    @OptionGroup var flags: BenchmarkFlags
    @OptionGroup var outputs: OutputFlags
    @OptionGroup var flagFile: FlagFileFlag

    enum Unit: String, ExpressibleByArgument, CaseIterable {
        case ns, us, ms
    }

    func validate() throws {
        for (name, value) in [("size", batchSize), ("concurrency", batchConcurrency)]
        where !(1...1_000_000 ~= value) {
            throw ValidationError("--batch-\(name)=\(value): expected a number from 1 to 1000000")
        }
    }

    func run(output: StandardOutput) throws {
        outputs.apply()
        var isAsExpected = true
        try run(output) { loaded in
            isAsExpected = try runBenchmarks(of: try loaded.program(), output)
        }
        // What differs has been printed.
        if !isAsExpected {
            throw ParameterError(.failedPrecondition, "the results are not what was expected")
        }
    }

    /// Returns whether results that are compared are what was expected.
    private func runBenchmarks(of program: Program, _ output: StandardOutput) throws -> Bool {
        let processing = try outputProcessing(of: program)
        let matches = try flags.filter()
        let benchmarks = try self.benchmarks(of: program).filter { matches($0.name) }
        guard !benchmarks.isEmpty else {
            throw VMError(
                .notFound, "there is nothing to measure",
                hint: function.isEmpty
                    ? "name a function with --function=, and its arguments with --input="
                    : "--benchmark_filter leaves the function out")
        }
        if flags.benchmarkListTests {
            for benchmark in benchmarks { try output.write("\(benchmark.name)\n") }
            return true
        }
        var context = BenchmarkContext.current(executable: CommandLine.arguments.first ?? "")
        if flags.benchmarkDryRun { context.notes.append(.init(name: "dry_run", value: "true")) }
        context.notes += flags.benchmarkContext.notes
        let file = try flags.benchmarkOut.map { try WholeFile(path: $0) }
        let reports = try measure(benchmarks, context, output)
        if let file {
            let text = text(of: reports, context, as: flags.benchmarkOutFormat)
            try file.write(Array(text.utf8))
            try file.finish()
        }
        return try processing?(output) ?? true
    }

    /// What is done with the results of a call; `nil` where nothing is.
    private func outputProcessing(
        of program: Program
    ) throws -> ((StandardOutput) throws -> Bool)? {
        let functions = function.isEmpty ? program.functionNames : [function]
        guard enableOutputProcessing, let name = functions.first, functions.count == 1 else {
            if results.namesResults {
                let missing = enableOutputProcessing ? "--function" : "--enable_output_processing"
                printToStandardError("warning: --output and --expected_output need \(missing)\n")
            }
            return nil
        }
        let found = try program.function(name)
        let handling = try results.prepare(for: found, comparison)
        return { output in
            let arguments = try InputParser.inputs(input, for: found.arguments)
            let values = try found.call(arguments)
            guard handling.isPrinting else { return try handling.finish(values, output) }
            try output.write(
                try RuntimeValue.text(of: values, maximumElementCount: handling.maximumElementCount))
            return true
        }
    }

    private func benchmarks(of program: Program) throws -> [ModuleBenchmark] {
        guard function.isEmpty else {
            let found = try program.function(function)
            var arguments: [VMValue] = []
            for value in try InputParser.inputs(input, for: found.arguments) {
                arguments.append(try value.vmValue())
            }
            return [
                ModuleBenchmark(
                    function, found, arguments, batchSize: batchSize, concurrency: batchConcurrency)
            ]
        }
        var benchmarks: [ModuleBenchmark] = []
        for name in program.functionNames {
            if let benchmark = try ModuleBenchmark(
                exported: name, of: program, batchSize: batchSize, concurrency: batchConcurrency)
            {
                benchmarks.append(benchmark)
            }
        }
        return benchmarks
    }

    /// Runs the benchmarks; on a console, each shows when it is done.
    private func measure(
        _ benchmarks: [ModuleBenchmark], _ context: BenchmarkContext, _ output: StandardOutput
    ) throws -> [BenchmarkReport] {
        let isConsole = flags.benchmarkFormat == .console
        let runner = flags.runner
        let console = BenchmarkConsole(
            names: benchmarks.map(\.name), repeats: runner.repetitions > 1, hasCounters: true,
            style: flags.style(isTerminal: isatty(1) != 0))
        printToStandardError(context.text)
        if isConsole {
            try output.write(console.header)
            try output.flush()
        }
        var runs = [[BenchmarkReport.Run]](repeating: [], count: benchmarks.count)
        var reports: [BenchmarkReport] = []
        for index in order(of: benchmarks.count, repetitions: runner.repetitions) {
            let benchmark = benchmarks[index]
            runs[index].append(
                try runner.next(after: runs[index]) { try benchmark.run($0) })
            guard runs[index].count == runner.repetitions else { continue }
            let unit =
                timeUnit.flatMap { BenchmarkReport.TimeUnit(rawValue: $0.rawValue) }
                ?? flags.benchmarkTimeUnit.flatMap { BenchmarkReport.TimeUnit(rawValue: $0.rawValue) }
            var report = BenchmarkReport(
                name: benchmark.name, runs: runs[index], unit: unit ?? benchmark.unit)
            report.hidesRuns = flags.benchmarkReportAggregatesOnly
            reports.append(report)
            guard isConsole else { continue }
            try output.write(console.text(displayed(report)))
            try output.flush()
        }
        if !isConsole {
            try output.write(text(of: reports.map(displayed), context, as: flags.benchmarkFormat))
        }
        return reports
    }

    /// Which benchmark is run when: each as often as it is repeated.
    private func order(of count: Int, repetitions: Int) -> [Int] {
        let order = (0..<count).flatMap { [Int](repeating: $0, count: repetitions) }
        return flags.benchmarkEnableRandomInterleaving ? order.shuffled() : order
    }

    /// The report as it is printed.
    private func displayed(_ report: BenchmarkReport) -> BenchmarkReport {
        var report = report
        report.hidesRuns = report.hidesRuns || flags.benchmarkDisplayAggregatesOnly
        return report
    }

    private func text(
        of reports: [BenchmarkReport], _ context: BenchmarkContext, as format: BenchmarkFlags.Format
    ) -> String {
        switch format {
        case .console: BenchmarkReport.consoleText(reports)
        case .json: BenchmarkReport.json(reports, context: context)
        case .csv: BenchmarkReport.csv(reports)
        }
    }
}
