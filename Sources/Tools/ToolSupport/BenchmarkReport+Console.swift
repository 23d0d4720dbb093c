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

extension BenchmarkReport {
    /// The table as Google Benchmark prints it to a console, without colours.
    public static func consoleText(_ reports: [BenchmarkReport]) -> String {
        let width =
            reports.reduce(10) { max($0, $1.name.utf8.count) }
            + (reports.contains { $0.runs.count > 1 } ? BenchmarkStatistic.nameWidth : 0)
        let hasCounters = reports.contains { $0.runs.contains { !$0.counters.isEmpty } }
        let header =
            padded("Benchmark", to: width) + "          Time             CPU   Iterations"
            + (hasCounters ? " UserCounters..." : "")
        let rule = String(repeating: "-", count: header.utf8.count)
        var text = "\(rule)\n\(header)\n\(rule)\n"
        for report in reports {
            for row in report.rows { text += row.consoleLine(width: width, unit: report.unit) + "\n" }
        }
        return text
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
