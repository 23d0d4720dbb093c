import Testing

@testable import iree_benchmark_module

@Suite struct BenchmarkScheduleTests {
    @Test(arguments: ["0.5s", "0.5", "10x", "0s", "1e-3s"])
    func lengths(_ text: String) {
        #expect(BenchmarkSchedule(argument: text) != nil)
    }

    @Test(arguments: ["", "s", "x", "0x", "-1x", "-1s", "1.5x", "nan", "inf", "1e9s", "1000000001x", "5m"])
    func whatIsNoLength(_ text: String) {
        #expect(BenchmarkSchedule(argument: text) == nil)
    }

    /// Iterations that were made and the seconds they took, and how many come next.
    @Test(
        arguments: [
            (1, 0, 10), (1, 0.01, 10), (10, 0.04, 100),
            // Where the time tells enough, as many as take 1.4 times the least.
            (100, 0.1, 700), (1000, 0.25, 2800), (7, 0.49, 10), (1, 0.499, 2), (100, 0.5, nil), (1, 20, nil),
            (999_999_999, 0, 1_000_000_000), (1_000_000_000, 0, nil),
        ] as [(UInt64, Double, UInt64?)])
    func iterationsAreFoundByTrying(_ iterations: UInt64, _ seconds: Double, _ next: UInt64?) {
        #expect(BenchmarkSchedule(seconds: 0.5).next(after: iterations, seconds: seconds) == next)
    }

    @Test func aCountIsKept() throws {
        let schedule = try #require(BenchmarkSchedule(argument: "10x"))
        #expect(schedule.first == 10 && schedule.next(after: 10, seconds: 0) == nil)
        #expect(BenchmarkSchedule(seconds: 1).first == 1)
    }

    @Test func repetitionsAreAllOfTheSameLength() {
        var calls: [UInt64] = []
        let runner = BenchmarkRunner(
            schedule: BenchmarkSchedule(argument: "5x") ?? BenchmarkSchedule(seconds: 0), repetitions: 3)
        let runs = runner.runs { count in
            calls.append(count)
            // In batches of four.
            return (count + 3) / 4 * 4
        }
        #expect(calls == [5, 8, 8])
        #expect(runs.map(\.iterations) == [8, 8, 8])
        #expect(runs.allSatisfy { $0.realTime > 0 && $0.counters.map(\.name) == ["items_per_second"] })
    }

    @Test func errorsEndIt() {
        struct Failure: Error {}
        let runner = BenchmarkRunner(schedule: BenchmarkSchedule(seconds: 1), repetitions: 3)
        #expect(throws: Failure.self) { try runner.runs { _ in throw Failure() } }
    }
}
