import IREEPlatform
import Testing

@Suite struct ParallelTests {
    private struct Failure: Error, Equatable {
        let index: Int
    }

    @Test(arguments: [0, 1, 2, 1000], [0, 1, 2, 9]) func everyIndexRunsOnce(count: Int, threads: Int) {
        let runs = Protected([Int](repeating: 0, count: count))
        parallel(count: count, threads: threads) { index in runs.withLock { $0[index] += 1 } }
        #expect(runs.withLock { $0.allSatisfy { $0 == 1 } })
    }

    @Test(arguments: [1, 2, 5]) func theLowestFailureWins(threads: Int) {
        for _ in 0..<50 {
            #expect(throws: Failure(index: 7)) {
                try parallel(count: 100, threads: threads) { (index) throws(Failure) in
                    if index >= 7 { throw Failure(index: index) }
                }
            }
        }
    }
}
