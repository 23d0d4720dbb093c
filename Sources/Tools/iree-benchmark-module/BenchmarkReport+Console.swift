import IREEPlatform

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

/// The table as Google Benchmark prints it to a console, line by line.
struct BenchmarkConsole: Sendable {
    private let width: Int
    private let style: Style
    /// What stands above the rows.
    let header: String

    /// How the table looks.
    struct Style: Sendable {
        /// Whether names, times and counts have colors of their own.
        var isColored: Bool
        /// The counters that have a column each; `nil` puts all of them behind the row, with their names.
        var counterColumns: [String]?

        init(isColored: Bool = false, counterColumns: [String]? = nil) {
            self.isColored = isColored
            self.counterColumns = counterColumns
        }
    }

    /// - Parameters:
    ///   - names: those of all benchmarks that the table will have.
    ///   - repeats: whether there are statistics, too.
    ///   - hasCounters: whether there is more than times.
    init(names: [String], repeats: Bool, hasCounters: Bool, style: Style = Style()) {
        self.style = style
        width =
            names.reduce(10) { max($0, $1.utf8.count) } + (repeats ? BenchmarkStatistic.nameWidth : 0)
        var titles = padded("Benchmark", to: width) + "          Time             CPU   Iterations"
        if let columns = style.counterColumns {
            for name in columns { titles += " " + aligned(name, to: 10) }
        } else if hasCounters {
            titles += " UserCounters..."
        }
        let rule = String(repeating: "-", count: titles.utf8.count)
        header = "\(rule)\n\(titles)\n\(rule)\n"
    }

    /// The rows of a benchmark.
    func text(_ report: BenchmarkReport) -> String {
        report.rows.map { $0.consoleLine(width: width, unit: report.unit, style) + "\n" }.joined()
    }
}

extension BenchmarkReport {
    /// The whole table of benchmarks that have been run.
    static func consoleText(_ reports: [BenchmarkReport]) -> String {
        let console = BenchmarkConsole(
            names: reports.map(\.name), repeats: reports.contains { $0.runs.count > 1 },
            hasCounters: reports.contains { $0.runs.contains { !$0.counters.isEmpty } })
        return console.header + reports.map { console.text($0) }.joined()
    }
}

private func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
}

private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.utf8.count, 0))
}

extension BenchmarkReport.Row {
    fileprivate func consoleLine(
        width: Int, unit: BenchmarkReport.TimeUnit, _ style: BenchmarkConsole.Style
    ) -> String {
        let label = padded(isFraction ? "%" : unit.rawValue, to: 4)
        func time(_ value: Double) -> String {
            isFraction ? formatted("%10.2f", value * 100) : timeText(value)
        }
        func colored(_ text: String, _ color: Int) -> String {
            style.isColored ? "\u{1B}[0;\(color)m\(text)\u{1B}[m" : text
        }
        let times = "\(time(realTime)) \(label) \(time(cpuTime)) \(label) "
        var line = colored("\(padded(name, to: width)) ", 32) + colored(times, 33)
        line += colored(aligned(String(iterations), to: 10), 36)
        func text(_ counter: BenchmarkReport.Counter) -> String {
            isFraction
                ? formatted("%.2f%%", counter.value * 100)
                : humanReadable(counter.value) + (counter.isRate ? "/s" : "")
        }
        if let columns = style.counterColumns {
            for name in columns {
                let value = counters.first { $0.name == name }.map(text) ?? ""
                line += " " + aligned(value, to: max(10, name.utf8.count))
            }
        } else {
            for counter in counters { line += " \(counter.name)=\(text(counter))" }
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
