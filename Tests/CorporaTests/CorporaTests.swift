import FormatFixtures
import IREEParams
import Testing

/// Readers must survive any file: a typed error or a result that lies inside the file, in bounded
/// time and memory.
@Suite struct CorporaTests {
    @Test(arguments: FormatUnderTest.all)
    func seedsAreValid(_ format: FormatUnderTest) {
        #expect(!format.seeds.isEmpty)
        for seed in format.seeds {
            for inMemory in [true, false] {
                #expect(
                    format.check(CorpusCase(seed.name, seed.file.bytes), inMemory: inMemory), "\(seed.name)")
            }
            #expect(format.format.recognizes(prefix: Array(seed.file.bytes.prefix(16))), "\(seed.name)")
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: FormatUnderTest.all)
    func survivesNumbersAtTheirLimits(_ format: FormatUnderTest) {
        for seed in format.seeds {
            run(seed.file.withFieldsAtTheirLimits(seed.name), format)
            run(seed.file.withPairsOfFieldsAtTheirLimits(seed.name), format)
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: FormatUnderTest.all)
    func survivesTruncation(_ format: FormatUnderTest) {
        for seed in format.seeds { run(seed.file.truncated(seed.name), format) }
    }

    @Test(.timeLimit(.minutes(2)), arguments: FormatUnderTest.all)
    func survivesRandomChanges(_ format: FormatUnderTest) {
        let count = 4000 / max(format.seeds.count, 1)
        for (index, seed) in format.seeds.enumerated() {
            run(seed.file.flipped(seed.name, count: count, seed: UInt64(index)), format)
            run(seed.file.spliced(seed.name, count: count / 2, seed: UInt64(index)), format)
        }
    }

    @Test(.timeLimit(.minutes(2)), arguments: FormatUnderTest.all)
    func survivesCasesOfItsOwn(_ format: FormatUnderTest) {
        run(format.special(), format)
    }

    /// Runs each case once, in turn with the bytes in memory and read piece by piece.
    private func run(_ cases: [CorpusCase], _ format: FormatUnderTest) {
        for (index, corpusCase) in cases.enumerated() {
            format.check(corpusCase, inMemory: index.isMultiple(of: 2))
        }
    }
}
