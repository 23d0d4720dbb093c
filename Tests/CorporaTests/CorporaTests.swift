import FormatFixtures
import IREEParams
import TestSupport
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
        for (index, corpusCase) in sample(cases).enumerated() {
            format.check(corpusCase, inMemory: index.isMultiple(of: 2))
        }
    }

    /// Some of the cases, of each kind that their names tell.
    private func sample(_ cases: [CorpusCase]) -> [CorpusCase] {
        Sampling.sample(cases, oneIn: 7, of: "corpora") { [$0.name.filter { !$0.isNumber }] }
    }

    /// Compressed files, which hold files of any format.
    @Test(.timeLimit(.minutes(2))) func survivesBadCompressedFiles() {
        for (index, seed) in Seeds.zstd.enumerated() {
            #expect(unpack(seed.file.bytes), "\(seed.name)")
            let file = seed.file
            let cases =
                file.withFieldsAtTheirLimits(seed.name) + file.withPairsOfFieldsAtTheirLimits(seed.name)
                + file.truncated(seed.name) + file.flipped(seed.name, count: 1000, seed: UInt64(index))
                + file.spliced(seed.name, count: 500, seed: UInt64(index))
            for corpusCase in sample(cases) { unpack(corpusCase.bytes) }
        }
    }

    /// Opens and reads a compressed file.
    ///
    /// - Returns: whether it was taken for a sound one.
    @discardableResult
    private func unpack(_ bytes: [UInt8]) -> Bool {
        let packed = MemorySource(bytes)
        do throws(ParameterError) {
            let source = try ZstdFile.open(packed)
            // What a damaged file unpacks to may be large; the start of it will do.
            _ = try source.readBytes(at: 0, count: Int(min(source.size, 1 << 16)))
            return true
        } catch {
            #expect(isReadable(error.description), "\(error)")
            #expect(error.file == packed.path && (error.offset ?? 0) <= packed.size, "\(error)")
            return false
        }
    }
}
