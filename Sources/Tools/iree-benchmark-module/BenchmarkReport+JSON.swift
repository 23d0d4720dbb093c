extension BenchmarkReport {
    /// The report as Google Benchmark writes it, version 1 of its schema.
    static func json(_ reports: [BenchmarkReport], context: BenchmarkContext) -> String {
        var json = IndentedJSON()
        json.object { json in
            json.object("context") { $0.write(context) }
            json.array("benchmarks") { json in
                for (family, report) in reports.enumerated() {
                    for row in report.rows { json.object { $0.write(row, of: report, family: family) } }
                }
            }
        }
        return json.text + "\n"
    }
}

/// JSON with two blanks for each level, a field a line.
private struct IndentedJSON {
    private(set) var text = ""
    private var depth = 0
    private var isFirst = true

    mutating func write(_ context: BenchmarkContext) {
        string("date", context.date)
        string("host_name", context.hostName)
        string("executable", context.executable)
        plain("num_cpus", "\(context.processorCount)")
        plain("mhz_per_cpu", formatted("%.0f", context.megahertz))
        array("caches") { json in
            for cache in context.caches {
                json.object { json in
                    json.string("type", cache.type)
                    json.plain("level", "\(cache.level)")
                    json.plain("size", "\(cache.size)")
                    json.plain("num_sharing", "\(cache.sharing)")
                }
            }
        }
        plain("load_avg", "[" + context.loadAverages.map { formatted("%g", $0) }.joined(separator: ",") + "]")
        plain("json_schema_version", "1")
        for note in context.notes { string(note.name, note.value) }
    }

    mutating func write(_ row: BenchmarkReport.Row, of report: BenchmarkReport, family: Int) {
        string("name", row.name)
        plain("family_index", "\(family)")
        plain("per_family_instance_index", "0")
        string("run_name", report.name)
        switch row.kind {
        case .run(let repetition):
            string("run_type", "iteration")
            plain("repetitions", "\(report.runs.count)")
            plain("repetition_index", "\(repetition)")
            plain("threads", "1")
        case .statistic(let statistic):
            string("run_type", "aggregate")
            plain("repetitions", "\(report.runs.count)")
            plain("threads", "1")
            string("aggregate_name", statistic.rawValue)
            string("aggregate_unit", row.isFraction ? "percentage" : "time")
        }
        plain("iterations", "\(row.iterations)")
        plain("real_time", number(row.realTime))
        plain("cpu_time", number(row.cpuTime))
        string("time_unit", report.unit.rawValue)
        for counter in row.counters { plain(counter.name, number(counter.value)) }
    }

    /// All digits that a double has.
    private func number(_ value: Double) -> String {
        value.isNaN
            ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : formatted("%.16e", value)
    }

    // MARK: Notation

    mutating func object(_ name: String? = nil, _ body: (inout Self) -> Void) {
        enclosed(name, "{", "}", body)
    }

    mutating func array(_ name: String, _ body: (inout Self) -> Void) {
        enclosed(name, "[", "]", body)
    }

    mutating func string(_ name: String, _ value: String) {
        plain(name, quoted(value))
    }

    mutating func plain(_ name: String, _ value: String) {
        startElement()
        text += "\(quoted(name)): \(value)"
    }

    private mutating func enclosed(
        _ name: String?, _ start: String, _ end: String, _ body: (inout Self) -> Void
    ) {
        startElement()
        if let name { text += "\(quoted(name)): " }
        text += start
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst { newLine() }
        text += end
        isFirst = false
    }

    private mutating func startElement() {
        guard depth > 0 else { return }
        if !isFirst { text += "," }
        isFirst = false
        newLine()
    }

    private mutating func newLine() {
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private func quoted(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7F}": result += formatted("\\u%04x", scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
