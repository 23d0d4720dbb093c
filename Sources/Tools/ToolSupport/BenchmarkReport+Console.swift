#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Formats with `printf`: its rounding is what others compare with.
func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
    withVaList(arguments) { list in
        // Times and counters are short. The largest double in plain digits has 309 of them.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            _ = vsnprintf(buffer.baseAddress, buffer.count, format, list)
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }
}

/// The table as Google Benchmark prints it to a console, without colours: line by line.
public struct BenchmarkConsole: Sendable {
    private let width: Int
    /// What stands above the rows.
    public let header: String

    /// - Parameters:
    ///   - names: those of all benchmarks that the table will have.
    ///   - repeats: whether there are statistics, too.
    ///   - hasCounters: whether there is more than times.
    public init(names: [String], repeats: Bool, hasCounters: Bool) {
        width =
            names.reduce(10) { max($0, $1.utf8.count) } + (repeats ? BenchmarkStatistic.nameWidth : 0)
        let titles =
            padded("Benchmark", to: width) + "          Time             CPU   Iterations"
            + (hasCounters ? " UserCounters..." : "")
        let rule = String(repeating: "-", count: titles.utf8.count)
        header = "\(rule)\n\(titles)\n\(rule)\n"
    }

    /// The rows of a benchmark.
    public func text(_ report: BenchmarkReport) -> String {
        report.rows.map { $0.consoleLine(width: width, unit: report.unit) + "\n" }.joined()
    }
}

extension BenchmarkReport {
    /// The whole table of benchmarks that have been run.
    public static func consoleText(_ reports: [BenchmarkReport]) -> String {
        let console = BenchmarkConsole(
            names: reports.map(\.name), repeats: reports.contains { $0.runs.count > 1 },
            hasCounters: reports.contains { $0.runs.contains { !$0.counters.isEmpty } })
        return console.header + reports.map { console.text($0) }.joined()
    }
}

private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.utf8.count, 0))
}

extension BenchmarkReport.Row {
    fileprivate func consoleLine(width: Int, unit: BenchmarkReport.TimeUnit) -> String {
        let label = padded(isFraction ? "%" : unit.rawValue, to: 4)
        func time(_ value: Double) -> String {
            isFraction ? formatted("%10.2f", value * 100) : timeText(value)
        }
        var line = "\(padded(name, to: width)) \(time(realTime)) \(label) \(time(cpuTime)) \(label) "
        let count = String(iterations)
        line += String(repeating: " ", count: max(10 - count.utf8.count, 0)) + count
        for counter in counters {
            let value =
                isFraction
                ? formatted("%.2f%%", counter.value * 100)
                : humanReadable(counter.value) + (counter.isRate ? "/s" : "")
            line += " \(counter.name)=\(value)"
        }
        return line
    }
}

/// A time in ten columns, with as many digits as are of use.
private func timeText(_ time: Double) -> String {
    switch time {
    case ..<1: formatted("%10.3f", time)
    case ..<10: formatted("%10.2f", time)
    case ..<100: formatted("%10.1f", time)
    case 9_999_999_999.0.nextUp...: formatted("%1.4e", time)
    default: formatted("%10.0f", time)
    }
}

/// Six digits and a prefix of the metric system.
private func humanReadable(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    let magnitude = value.magnitude
    func text(_ value: Double, _ prefix: Character?) -> String {
        sign + formatted("%g", value) + (prefix.map { String($0) } ?? "")
    }
    if magnitude > 999 {
        var scaled = magnitude
        for prefix in "kMGTPEZY" {
            scaled /= 1000
            if scaled <= 999 { return text(scaled, prefix) }
        }
    } else if magnitude < 0.01 {
        var scaled = magnitude
        for prefix in "munpfazy" {
            scaled *= 1000
            if scaled >= 1 { return text(scaled, prefix) }
        }
    }
    return text(magnitude, nil)
}
