/// Where and when a benchmark was run.
struct BenchmarkContext: Sendable, Hashable {
    /// A cache of the processors.
    struct Cache: Sendable, Hashable {
        /// `Data`, `Instruction` or `Unified`
        var type: String
        var level: Int
        /// Bytes.
        var size: Int
        /// How many processors share it.
        var sharing: Int
    }

    /// Local time with its offset: `2026-11-21T12:44:02+00:00`
    var date: String
    var hostName: String
    var executable: String
    var processorCount: Int
    var megahertz: Double
    var caches: [Cache]
    /// Over one, five and fifteen minutes.
    var loadAverages: [Double]
    /// What the user adds, in order.
    var notes: [Note] = []

    /// A name and a value, as `--benchmark_context=name=value` gives them.
    struct Note: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// What is told before the table, on standard error.
    var text: String {
        var text = "\(date)\nRunning \(executable)\n"
        text += "Run on (\(processorCount) X \(formatted("%g", megahertz)) MHz CPU "
        text += processorCount > 1 ? "s)\n" : ")\n"
        if !caches.isEmpty { text += "CPU Caches:\n" }
        for cache in caches {
            text += "  L\(cache.level) \(cache.type) \(cache.size / 1024) KiB"
            if cache.sharing > 0 { text += " (x\(processorCount / cache.sharing))" }
            text += "\n"
        }
        if !loadAverages.isEmpty {
            text += "Load Average: "
            text += loadAverages.map { formatted("%.2f", $0) }.joined(separator: ", ") + "\n"
        }
        for note in notes { text += "\(note.name): \(note.value)\n" }
        return text
    }
}
