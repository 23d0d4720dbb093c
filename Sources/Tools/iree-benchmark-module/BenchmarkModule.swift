import IREEBytecode
import IREEParams
import IREERuntime
import ModuleToolSupport
import RuntimeToolSupport
import ToolSupport

@main struct BenchmarkModule: ParameterTool {
    static let configuration = CommandConfiguration(
        commandName: "iree-benchmark-module",
        abstract: "Measures how long functions of a compiled module take.",
        discussion: """
            One function with its inputs, five times:
              iree-benchmark-module --module=model.vmfb --function=main --input=1x4xf32=0 \\
                --device=local-sync --benchmark_repetitions=5

            Without --function, all exported functions that take no arguments are measured.
            """,
        version: toolVersion)

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

    @OptionGroup var flags: BenchmarkFlags
    @OptionGroup var outputs: OutputFlags

    enum Unit: String, ExpressibleByArgument, CaseIterable {
        case ns, us, ms
    }

    func validate() throws {
        for (name, value) in [("size", batchSize), ("concurrency", batchConcurrency)]
        where !(1...1_000_000 ~= value) {
            throw ValidationError("--batch-\(name)=\(value): expected a number from 1 to 1000000")
        }
    }

    func run(output: StandardOutput) throws(ParameterError) {
        outputs.apply()
        do throws(VMError) {
            try program.run(output) { (loaded) throws(VMError) in
                try runBenchmarks(of: try loaded.program(), output)
            }
        } catch {
            throw ParameterError(error)
        }
    }

    private func runBenchmarks(of program: Program, _ output: StandardOutput) throws(VMError) {
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
            for benchmark in benchmarks { try output.print("\(benchmark.name)\n") }
            return
        }
        let context = BenchmarkContext.current(executable: CommandLine.arguments.first ?? "")
        let reports = try measure(benchmarks, context, output)
        if let path = flags.benchmarkOut {
            try write(text(of: reports, context, as: flags.benchmarkOutFormat), to: path)
        }
    }

    private func benchmarks(of program: Program) throws(VMError) -> [ModuleBenchmark] {
        guard function.isEmpty else {
            let found = try program.function(function)
            var arguments: [VMValue] = []
            for value in try InputParser.inputs(input, kinds: found.argumentKinds) {
                arguments.append(try value.vmValue())
            }
            return [
                ModuleBenchmark(
                    function, found, arguments, batchSize: batchSize, concurrency: batchConcurrency)
            ]
        }
        var benchmarks: [ModuleBenchmark] = []
        for name in program.context.exports(of: program.moduleName) {
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
    ) throws(VMError) -> [BenchmarkReport] {
        let isConsole = flags.benchmarkFormat == .console
        let repeats = flags.benchmarkRepetitions > 1
        let console = BenchmarkConsole(names: benchmarks.map(\.name), repeats: repeats, hasCounters: true)
        printToStandardError(context.text)
        if isConsole {
            try output.print(console.header)
            try flush(output)
        }
        let runner = BenchmarkRunner(
            schedule: flags.benchmarkMinTime, warmup: flags.benchmarkMinWarmupTime,
            repetitions: flags.benchmarkRepetitions)
        var reports: [BenchmarkReport] = []
        for benchmark in benchmarks {
            let runs = try runner.runs { (count) throws(VMError) in try benchmark.run(count) }
            let unit = timeUnit.flatMap { BenchmarkReport.TimeUnit(rawValue: $0.rawValue) }
            var report = BenchmarkReport(name: benchmark.name, runs: runs, unit: unit ?? benchmark.unit)
            report.hidesRuns = flags.benchmarkReportAggregatesOnly
            if isConsole {
                try output.print(console.text(report))
                try flush(output)
            }
            reports.append(report)
        }
        if !isConsole { try output.print(text(of: reports, context, as: flags.benchmarkFormat)) }
        return reports
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

    private func write(_ text: String, to path: String) throws(VMError) {
        do throws(ParameterError) {
            let file = try AtomicFile(path: path)
            let bytes = Array(text.utf8)
            var failure: ParameterError?
            bytes.withUnsafeBytes { bytes in
                do throws(ParameterError) { try file.write(bytes, at: 0) } catch { failure = error }
            }
            if let failure { throw failure }
            try file.finish(size: UInt64(bytes.count))
        } catch {
            throw VMError(error)
        }
    }

    private func flush(_ output: StandardOutput) throws(VMError) {
        do throws(ParameterError) {
            try output.flush()
        } catch {
            throw VMError(error)
        }
    }
}
