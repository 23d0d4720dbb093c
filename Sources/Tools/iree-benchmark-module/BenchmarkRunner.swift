import IREEPlatform

/// Measures work that is done over and over.
struct BenchmarkRunner {
    var schedule: BenchmarkSchedule
    /// Runs before measuring, and is not measured.
    var warmup: BenchmarkSchedule
    var repetitions: Int

    init(
        schedule: BenchmarkSchedule, warmup: BenchmarkSchedule = BenchmarkSchedule(seconds: 0),
        repetitions: Int = 1
    ) {
        self.schedule = schedule
        self.warmup = warmup
        self.repetitions = repetitions
    }

    /// - Parameter body: does the work as often as it is told at the least, and returns how often it did.
    /// - Returns: a run for each repetition, all of the same number of iterations, with items a second.
    func runs<Failure: Error>(
        _ body: (UInt64) throws(Failure) -> UInt64
    ) throws(Failure) -> [BenchmarkReport.Run] {
        var runs: [BenchmarkReport.Run] = []
        for _ in 0..<max(repetitions, 1) { runs.append(try next(after: runs, body)) }
        return runs
    }

    /// One more repetition. The first one finds how many iterations all of them have.
    func next<Failure: Error>(
        after runs: [BenchmarkReport.Run], _ body: (UInt64) throws(Failure) -> UInt64
    ) throws(Failure) -> BenchmarkReport.Run {
        if let first = runs.first { return try measure(first.iterations, body) }
        if warmup.next(after: 1, seconds: 0) != nil { _ = try longEnough(warmup, body) }
        return try longEnough(schedule, body)
    }

    private func longEnough<Failure: Error>(
        _ schedule: BenchmarkSchedule, _ body: (UInt64) throws(Failure) -> UInt64
    ) throws(Failure) -> BenchmarkReport.Run {
        var iterations = schedule.first
        while true {
            let run = try measure(iterations, body)
            guard let next = schedule.next(after: run.iterations, seconds: run.realTime) else { return run }
            iterations = next
        }
    }

    private func measure<Failure: Error>(
        _ iterations: UInt64, _ body: (UInt64) throws(Failure) -> UInt64
    ) throws(Failure) -> BenchmarkReport.Run {
        let (processorStart, start) = (seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
        let done = try body(iterations)
        let (end, processorEnd) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        // A clock may stand still for a moment; nothing is infinitely quick.
        let time = max(end - start, 1e-9)
        return BenchmarkReport.Run(
            iterations: done, realTime: time, cpuTime: max(processorEnd - processorStart, 0),
            counters: [.init("items_per_second", Double(done) / time)])
    }

    private func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
