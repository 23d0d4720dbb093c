import FormatFixtures
import IREEParams
import Testing

/// A format whose reader is put to the test. To add one: its seeds in `Seeds.all`, and a row here.
struct FormatUnderTest: Sendable, CustomTestStringConvertible {
    let format: any ParameterFormat
    /// Cases of this format's own, beyond what can be done to any file.
    let special: @Sendable () -> [CorpusCase]
    /// Reads a file with the format's own API, and gives the number of tensors; `nil` where the
    /// format has no such API.
    let readHeader: (@Sendable (any ByteSource) throws(ParameterError) -> Int)?

    static let all: [FormatUnderTest] = [
        FormatUnderTest(
            format: GGUFFormat(), special: ggufCases,
            readHeader: { (source) throws(ParameterError) in try GGUFHeader(reading: source).tensors.count }),
        FormatUnderTest(
            format: SafetensorsFormat(), special: safetensorsCases,
            readHeader: { (source) throws(ParameterError) in
                try SafetensorsHeader(reading: source).tensors.count
            }),
        FormatUnderTest(format: IRPAFormat(), special: irpaCases, readHeader: nil),
    ]

    var testDescription: String { format.name }

    var seeds: [Seeds.Seed] {
        Seeds.all.filter { $0.format == format.fileExtension }.flatMap(\.seeds)
    }

    /// Reads a file in every way there is, and checks what comes out.
    ///
    /// - Returns: whether the file was taken for a valid one.
    @discardableResult
    func check(_ corpusCase: CorpusCase, inMemory: Bool) -> Bool {
        let source: any ByteSource =
            inMemory ? MemorySource(corpusCase.bytes) : UnmappedSource(corpusCase.bytes)
        _ = format.recognizes(prefix: Array(corpusCase.bytes.prefix(16)))
        var index = ParameterIndex()
        var failure: ParameterError?
        do throws(ParameterError) {
            try format.readEntries(of: source, options: ReadOptions()) { (entry) throws(ParameterError) in
                check(entry, of: source, corpusCase)
                try index.add(entry)
            }
        } catch {
            check(error, of: source, corpusCase)
            failure = error
        }
        // Every entry takes more than a byte in the file.
        #expect(index.count <= corpusCase.bytes.count, "\(corpusCase.name)")

        guard let readHeader else { return failure == nil }
        do throws(ParameterError) {
            let count = try readHeader(source)
            #expect(failure == nil && count == index.count, "only the index refuses \(corpusCase.name)")
        } catch {
            check(error, of: source, corpusCase)
            #expect(failure != nil, "only the header refuses \(corpusCase.name): \(error)")
        }
        return failure == nil
    }

    /// An entry must lie inside its file.
    private func check(_ entry: ParameterEntry, of source: any ByteSource, _ corpusCase: CorpusCase) {
        switch entry.storage {
        case .file(let range):
            let (end, overflow) = range.offset.addingReportingOverflow(entry.length)
            // A tensor whose bytes are rearranged has a source of its own.
            #expect(range.source.path == source.path, "\(corpusCase.name)")
            #expect(
                !overflow && end <= range.source.size && end <= source.size, "\(corpusCase.name)")
        case .splat(let pattern): #expect(pattern.divides(entry.length), "\(corpusCase.name)")
        case .external: break
        }
    }

    /// An error must name the file, and a place in it if any.
    private func check(_ error: ParameterError, of source: any ByteSource, _ corpusCase: CorpusCase) {
        #expect(error.message.isEmpty == false, "\(corpusCase.name)")
        #expect((error.offset ?? 0) <= source.size, "\(corpusCase.name): \(error)")
        if error.code != .alreadyExists {
            #expect(error.file == source.path, "\(corpusCase.name): \(error)")
        }
    }
}
