import IREECompilerCore

/// What to print of passes while they run.
public struct PassPrintingOptions: Sendable, Hashable {
    /// Prints the program before each pass.
    public var beforeAll = false
    /// Prints the program after each pass.
    public var afterAll = false
    /// Prints the program before these passes.
    public var before: Set<String> = []
    /// Prints the program after these passes.
    public var after: Set<String> = []
    /// Prints the whole program where a pass works on a part of it.
    public var wholeProgram = false
    /// Prints at the end how long the passes took.
    public var timing = false

    /// Creates options that print nothing.
    public init() {}
}

/// Prints programs around passes, and how long passes take.
final class PassInstrumentation {
    private let options: PassPrintingOptions
    private let printing: PrintingOptions
    private let write: (String) -> Void
    /// The passes that have begun, outermost first: when, and how much of the time since then was that of passes in
    /// them.
    private var running: [(start: ContinuousClock.Instant, nested: Duration)] = []
    private var times: [String: (own: Duration, runs: Int)] = [:]
    private let start = ContinuousClock.now

    /// Nil if nothing is to be printed.
    init?(_ options: PassPrintingOptions, _ printing: PrintingOptions, _ write: @escaping (String) -> Void) {
        guard options != PassPrintingOptions() else { return nil }
        self.options = options
        self.printing = printing
        self.write = write
    }

    /// Called around each pass.
    func observe(_ pass: Pass, _ isAfter: Bool, _ op: Operation) {
        if isAfter { stopClock(pass) }
        let isWanted =
            isAfter
            ? options.afterAll || options.after.contains(pass.name)
            : options.beforeAll || options.before.contains(pass.name)
        if isWanted {
            var shown = op
            while options.wholeProgram, let parent = shown.parent { shown = parent }
            write("// -----// IR Dump \(isAfter ? "After" : "Before") \(pass.name) //----- //\n")
            write(String(decoding: AsmPrinter.print(shown, options: printing), as: UTF8.self) + "\n\n")
        }
        if !isAfter, options.timing { running.append((.now, .zero)) }
    }

    private func stopClock(_ pass: Pass) {
        guard let last = running.popLast() else { return }
        let total = ContinuousClock.now - last.start
        times[pass.name, default: (.zero, 0)].own += total - last.nested
        times[pass.name, default: (.zero, 0)].runs += 1
        if !running.isEmpty { running[running.count - 1].nested += total }
    }

    /// Prints the times, longest first; what is not in a pass is reading, printing and emission.
    func finish() {
        guard options.timing else { return }
        let total = ContinuousClock.now - start
        var rows = times.map { ("\($0.key) (\($0.value.runs))", $0.value.own) }.sorted { $0.1 > $1.1 }
        rows.append(("other", total - times.values.reduce(.zero) { $0 + $1.own }))
        write("\n  seconds  share  pass (runs)\n")
        for (name, time) in rows + [("total", total)] {
            let share = total > .zero ? Int((time / total * 100).rounded()) : 0
            write("  \(Self.seconds(time))  \(Self.padded(String(share), 4))%  \(name)\n")
        }
    }

    private static func seconds(_ time: Duration) -> String {
        let (whole, rest) = time.components
        let micros = String(rest / 1_000_000_000_000)
        let text = String(repeating: "0", count: max(0, 6 - micros.count)) + micros
        return padded("\(whole).\(text.prefix(4))", 7)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
