extension BenchmarkReport {
    /// The report as comma-separated values. Columns that other benchmarks fill are there, and empty, since
    /// programs count columns.
    static func csv(_ reports: [BenchmarkReport]) -> String {
        var known: [String] = []
        for counter in reports.lazy.flatMap(\.runs).flatMap(\.counters)
        where !fixedCounters.contains(counter.name) && !known.contains(counter.name) {
            known.append(counter.name)
        }
        let columns =
            ["name", "iterations", "real_time", "cpu_time", "time_unit"] + fixedCounters
            + ["label", "error_occurred", "error_message"]
        var text = line(columns + known.map(quoted))
        for report in reports {
            for row in report.rows {
                func counters(_ names: [String]) -> [String] {
                    names.map { name in
                        row.counters.first { $0.name == name }.map { formatted("%g", $0.value) } ?? ""
                    }
                }
                text += line(
                    [
                        quoted(row.name), "\(row.iterations)", formatted("%g", row.realTime),
                        formatted("%g", row.cpuTime), row.isFraction ? "" : report.unit.rawValue,
                    ] + counters(fixedCounters) + ["", "", ""] + counters(known))
            }
        }
        return text
    }

    /// The counters that have a column in any case.
    private static let fixedCounters = ["bytes_per_second", "items_per_second"]

    private static func line(_ fields: [String]) -> String { fields.joined(separator: ",") + "\n" }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
