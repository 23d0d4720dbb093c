/// What was measured of one benchmark, and its report in the forms of Google Benchmark, which other
/// programs read.
struct BenchmarkReport: Sendable {
    /// One repetition: the same work done `iterations` times.
    struct Run: Sendable, Hashable {
        var iterations: UInt64
        /// Seconds of all iterations together.
        var realTime: Double
        /// Seconds of all processors over all iterations.
        var cpuTime: Double
        /// Further figures, such as `items_per_second`, in the order of printing.
        var counters: [Counter]

        init(iterations: UInt64, realTime: Double, cpuTime: Double, counters: [Counter] = []) {
            self.iterations = iterations
            self.realTime = realTime
            self.cpuTime = cpuTime
            self.counters = counters
        }
    }

    /// A figure besides the times.
    struct Counter: Sendable, Hashable {
        var name: String
        var value: Double
        /// Whether the value is one a second.
        var isRate: Bool

        init(_ name: String, _ value: Double, isRate: Bool = true) {
            self.name = name
            self.value = value
            self.isRate = isRate
        }
    }

    /// The unit that times are printed in.
    enum TimeUnit: String, Sendable, CaseIterable {
        case nanoseconds = "ns"
        case microseconds = "us"
        case milliseconds = "ms"
        case seconds = "s"

        var perSecond: Double {
            switch self {
            case .nanoseconds: 1e9
            case .microseconds: 1e6
            case .milliseconds: 1e3
            case .seconds: 1
            }
        }
    }

    /// The name with its suffixes: `BM_main/process_time/real_time`.
    var name: String
    /// One for each repetition.
    var runs: [Run]
    var unit: TimeUnit
    /// Whether only the statistics of several repetitions are told.
    var hidesRuns = false

    init(name: String, runs: [Run], unit: TimeUnit = .milliseconds) {
        self.name = name
        self.runs = runs
        self.unit = unit
    }

    /// A line of the report: a run, or a statistic of all runs.
    struct Row {
        var name: String
        var iterations: UInt64
        /// In the benchmark's unit; for the coefficient of variation, a fraction.
        var realTime: Double
        var cpuTime: Double
        var counters: [Counter]
        var kind: Kind

        enum Kind: Equatable {
            case run(repetition: Int)
            case statistic(BenchmarkStatistic)
        }

        var isFraction: Bool { kind == .statistic(.variation) }
    }

    /// All lines. Statistics are made of what repeats.
    var rows: [Row] {
        let runRows = runs.enumerated().map { index, run in
            let scale = run.iterations > 0 ? unit.perSecond / Double(run.iterations) : 0
            return Row(
                name: name, iterations: run.iterations, realTime: run.realTime * scale,
                cpuTime: run.cpuTime * scale, counters: run.counters, kind: .run(repetition: index))
        }
        guard runs.count > 1 else { return runRows }
        return (hidesRuns ? [] : runRows)
            + BenchmarkStatistic.allCases.map { statistic in
                // A counter that some run lacks has no statistic.
                let counters: [Counter] = runs[0].counters.compactMap { counter in
                    let values = runs.compactMap { run in
                        run.counters.first { $0.name == counter.name }?.value
                    }
                    guard values.count == runs.count else { return nil }
                    return Counter(counter.name, statistic.value(of: values), isRate: counter.isRate)
                }
                return Row(
                    name: "\(name)_\(statistic.rawValue)", iterations: UInt64(runs.count),
                    realTime: statistic.value(of: runRows.map(\.realTime)),
                    cpuTime: statistic.value(of: runRows.map(\.cpuTime)), counters: counters,
                    kind: .statistic(statistic))
            }
    }
}

/// What is told of several repetitions.
enum BenchmarkStatistic: String, CaseIterable {
    case mean, median
    case deviation = "stddev"
    case variation = "cv"

    /// The longest name with its underscore decides how wide the column of names is.
    static let nameWidth = 1 + allCases.reduce(0) { max($0, $1.rawValue.utf8.count) }

    func value(of values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let count = Double(values.count)
        let mean = values.reduce(0, +) * (1 / count)
        switch self {
        case .mean: return mean
        case .median:
            let sorted = values.sorted()
            let middle = sorted.count / 2
            return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        case .deviation:
            guard values.count > 1 else { return 0 }
            // Of a sample, by the official formula. Rounding may take it below zero.
            let squares = values.reduce(0) { $0 + $1 * $1 } * (1 / count)
            return max(count / (count - 1) * (squares - mean * mean), 0).squareRoot()
        case .variation:
            guard values.count > 1, mean != 0 else { return 0 }
            return Self.deviation.value(of: values) / mean
        }
    }
}
