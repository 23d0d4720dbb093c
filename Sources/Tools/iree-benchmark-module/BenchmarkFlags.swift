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

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Runs each benchmark once, whatever the other flags say."))
    var benchmarkDryRun = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Runs the repetitions of all benchmarks in random order."))
    var benchmarkEnableRandomInterleaving = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Prints only the statistics of several repetitions; a file gets all of them."))
    var benchmarkDisplayAggregatesOnly = false

    @Option(
        help: ArgumentHelp(
            "Whether the console has colors; by itself where it is a terminal.", valueName: "auto|true|false"
        ))
    var benchmarkColor: Color = .auto

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints counters in columns."))
    var benchmarkCountersTabular = false

    @Option(
        help: ArgumentHelp("Adds lines to what is told of the machine.", valueName: "name=value,..."))
    var benchmarkContext = BenchmarkNotes()

    @Option(
        help: ArgumentHelp(
            "The unit of times where --time_unit gives none.", valueName: "ns|us|ms|s"))
    var benchmarkTimeUnit: TimeUnit?

    @Option(help: ArgumentHelp("Taken as Google Benchmark takes it; nothing more is told.", valueName: "n"))
    var v = 0

    enum Color: ExpressibleByArgument {
        case auto, always, never

        init?(argument: String) {
            switch argument.lowercased() {
            case "auto": self = .auto
            case "true", "t", "yes", "y", "on", "1", "": self = .always
            case "false", "f", "no", "n", "off", "0": self = .never
            default: return nil
            }
        }

        var defaultValueDescription: String { "auto" }
    }

    enum TimeUnit: String, ExpressibleByArgument, CaseIterable {
        case ns, us, ms, s
    }

    /// How the table is printed.
    ///
    /// - Parameter isTerminal: whether a person looks at it.
    func style(isTerminal: Bool) -> BenchmarkConsole.Style {
        let isColored =
            switch benchmarkColor {
            case .auto: isTerminal
            case .always: true
            case .never: false
            }
        return BenchmarkConsole.Style(
            isColored: isColored, counterColumns: benchmarkCountersTabular ? ["items_per_second"] : nil)
    }

    /// What measures.
    var runner: BenchmarkRunner {
        if benchmarkDryRun { return BenchmarkRunner(schedule: BenchmarkSchedule(iterations: 1)) }
        return BenchmarkRunner(
            schedule: benchmarkMinTime, warmup: benchmarkMinWarmupTime, repetitions: benchmarkRepetitions)
    }

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
    func filter() throws -> (String) -> Bool {
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

/// `--benchmark_context=a=b,c=d`
struct BenchmarkNotes: ExpressibleByArgument {
    var notes: [BenchmarkContext.Note] = []

    init() {}

    init?(argument: String) {
        for pair in argument.utf8.split(separator: UInt8(ascii: ",")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals > pair.startIndex else {
                return nil
            }
            notes.append(
                BenchmarkContext.Note(
                    name: String(Substring(pair[..<equals])),
                    value: String(Substring(pair[pair.index(after: equals)...]))))
        }
    }

    var defaultValueDescription: String { "" }
}
