import IREEBytecode
import ToolSupport

/// The flags of Google Benchmark that are of use here.
struct BenchmarkFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Which benchmarks to run: those whose names the expression is found in; after a hyphen, the"
                + " others.",
            valueName: "regex"))
    var benchmarkFilter = ""

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints the names of the benchmarks and runs none."))
    var benchmarkListTests = false

    @Option(
        help: ArgumentHelp(
            "How long each is measured, as in 0.5s, or how often it is run, as in 10x.",
            valueName: "time|count"))
    var benchmarkMinTime = BenchmarkSchedule(seconds: 0.5)

    @Option(help: ArgumentHelp("How long each is run before it is measured.", valueName: "seconds"))
    var benchmarkMinWarmupTime = BenchmarkSchedule(seconds: 0)

    @Option(help: ArgumentHelp("How often each is measured.", valueName: "n"))
    var benchmarkRepetitions = 1

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Tells of several repetitions only their statistics."))
    var benchmarkReportAggregatesOnly = false

    @Option(help: ArgumentHelp("How results are printed.", valueName: "console|json|csv"))
    var benchmarkFormat: Format = .console

    @Option(
        help: ArgumentHelp("A file to write the results to, too.", valueName: "file"), completion: .file())
    var benchmarkOut: String?

    @Option(help: ArgumentHelp("What is written to that file.", valueName: "console|json|csv"))
    var benchmarkOutFormat: Format = .json

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case console, json, csv
    }

    func validate() throws {
        guard 1...1_000_000 ~= benchmarkRepetitions else {
            throw ValidationError("--benchmark-repetitions=\(benchmarkRepetitions): expected 1 or more")
        }
    }

    /// Whether a benchmark is to be run.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no regular expression.
    func filter() throws(VMError) -> (String) -> Bool {
        guard !benchmarkFilter.isEmpty, benchmarkFilter != "all" else { return { _ in true } }
        let isNegative = benchmarkFilter.hasPrefix("-")
        let pattern = isNegative ? String(benchmarkFilter.dropFirst()) : benchmarkFilter
        guard let expression = try? Regex(pattern) else {
            throw VMError(
                .invalidArgument, "--benchmark_filter: `\(printable(pattern))` is no regular expression")
        }
        return { name in name.contains(expression) != isNegative }
    }
}
