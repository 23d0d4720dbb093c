import IREEBytecode
import IREEParams
import ToolSupport

/// What is told of tests while they run, as GoogleTest tells it: other programs read it.
final class TestReport {
    private let suite: String
    private let count: Int
    private let output: StandardOutput
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    /// The names of the tests that failed.
    private(set) var failed: [String] = []

    init(suite: String, count: Int, _ output: StandardOutput) {
        self.suite = IREEBytecode.printable(suite)
        self.count = count
        self.output = output
        start = clock.now
    }

    private var tests: String {
        "\(counted(count, "test")) from \(counted(count == 0 ? 0 : 1, "test suite"))"
    }

    func begin() throws {
        try output.write("[==========] Running \(tests).\n")
        guard count > 0 else { return }
        try output.write("[----------] Global test environment set-up.\n")
        try output.write("[----------] \(counted(count, "test")) from \(suite)\n")
    }

    /// Runs a test.
    ///
    /// - Parameter body: returns what went wrong.
    func run(_ name: String, _ body: () throws -> [String]) throws {
        let title = "\(suite).\(IREEBytecode.printable(name))"
        try output.write("[ RUN      ] \(title)\n")
        // Machine code may end this process: then the last line tells where.
        try output.flush()
        let start = clock.now
        let failures = try body()
        let time = milliseconds(since: start)
        for failure in failures { try output.write("\(title): Failure\n\(printableLines(failure))\n\n") }
        if !failures.isEmpty { failed.append(title) }
        try output.write("\(failures.isEmpty ? "[       OK ]" : "[  FAILED  ]") \(title) (\(time) ms)\n")
        try output.flush()
    }

    func end() throws {
        let time = milliseconds(since: start)
        if count > 0 {
            try output.write("[----------] \(counted(count, "test")) from \(suite) (\(time) ms total)\n\n")
            try output.write("[----------] Global test environment tear-down\n")
        }
        try output.write("[==========] \(tests) ran. (\(time) ms total)\n")
        try output.write("[  PASSED  ] \(counted(count - failed.count, "test")).\n")
        guard !failed.isEmpty else { return }
        try output.write("[  FAILED  ] \(counted(failed.count, "test")), listed below:\n")
        for title in failed { try output.write("[  FAILED  ] \(title)\n") }
        try output.write("\n \(failed.count) FAILED TEST\(failed.count == 1 ? "" : "S")\n")
    }

    private func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }

    private func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
        let parts = start.duration(to: clock.now).components
        return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    }
}
