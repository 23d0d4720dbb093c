import IREEParams
import TestSupport
import Testing

@Suite struct DigestTests {
    private static func entry(
        _ key: ParameterKey, _ source: any ByteSource, at offset: UInt64 = 0, count: UInt64,
        digest: ContentDigest? = nil
    ) -> ParameterEntry {
        ParameterEntry(
            key: key, length: count, storage: .file(FileRange(source: source, offset: offset)),
            metadata: digest.map { DigestTrailer.append($0, to: [1, 2]) } ?? [])
    }

    @Test(arguments: [
        ("", "99aa06d3014798d86001c324468d497f"), ("a", "a96faf705af16834e6c632b61e964e1f"),
        ("abc", "06b05ab6733a618578af5f94892f3950"),
    ])
    func knownDigests(text: String, expected: String) throws {
        let source = MemorySource(Array(text.utf8))
        let digest = try Self.entry("k", source, count: source.size).digest()
        #expect(digest.description == expected)
        var hasher = try ContentHasher()
        for byte in text.utf8 { withUnsafeBytes(of: byte) { hasher.update($0) } }
        #expect(hasher.digest() == digest)
        hasher.reset()
        #expect(hasher.digest().description == "99aa06d3014798d86001c324468d497f")
    }

    @Test func filesAndMemoryAndArchivesGiveTheSame() throws {
        let bytes = weightLikeBytes(2_000_000)
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, as: "a")
        let packed = try folder.write(seekable(bytes, frameSize: 100_000), as: "a.zst")
        let external = ExternalRange(
            path: "a", offset: 1000, file: ExternalFile(path: path, options: ReadOptions()))
        let digests = try [
            Self.entry("a", try FileSource(path: path), at: 1000, count: 1_500_000),
            Self.entry("b", try MappedSource(path: path), at: 1000, count: 1_500_000),
            Self.entry("c", try ParameterFile.open(packed), at: 1000, count: 1_500_000),
            Self.entry("d", MemorySource(Array(bytes[1000..<1_501_000])), count: 1_500_000),
            ParameterEntry(key: "e", length: 1_500_000, storage: .external(external)),
        ].map { try $0.digest() }
        #expect(Set(digests).count == 1)
    }

    @Test func splatsAreDigestedByPatternAndLength() throws {
        let pattern = try #require(SplatPattern([0x3F, 0x80]))
        let splat = ParameterEntry(key: "s", length: 258, storage: .splat(pattern))
        let stored = MemorySource([0x3F, 0x80, 2, 1, 0, 0, 0, 0, 0, 0])
        #expect(try splat.digest() == Self.entry("k", stored, count: 10).digest())
    }

    /// Frames have checksums of their own, which find damage without any digest.
    @Test func packedBytesAreVerifiedWithoutADigest() throws {
        let bytes = weightLikeBytes(100_000)
        var packed = try seekable(bytes, frameSize: 10_000)
        let sound = try ZstdFile.open(MemorySource(packed))
        #expect(ParameterEntry.verifyDigests(of: [Self.entry("k", sound, count: 100_000)]) == [.noDigest])
        packed[packed.count / 2] ^= 1
        let damaged = try ZstdFile.open(MemorySource(packed))
        guard
            case .unreadable(let error) = ParameterEntry.verifyDigests(of: [
                Self.entry("k", damaged, count: 100_000)
            ])[0]
        else {
            Issue.record("the damage was not found")
            return
        }
        #expect(error.code == .dataLoss)
        #expect(error.key == "k")
    }

    @Test func rangesOutsideTheFileAreErrors() throws {
        for (offset, count): (UInt64, UInt64) in [(0, 4), (4, 0), (.max, 1), (1, .max)] {
            let entry = Self.entry("k", MemorySource([1, 2, 3]), at: offset, count: count)
            #expect { try entry.digest() } throws: {
                let error = $0 as? ParameterError
                return error?.code == .outOfRange && error?.key == "k"
            }
        }
    }

    @Test func trailersKeepWhatWasThere() throws {
        let digest = try Self.entry("k", MemorySource([1]), count: 1).digest()
        for count in [0, 1, 31, 32, 33, 300] {
            let original = [UInt8](repeating: 0x89, count: count)
            #expect(DigestTrailer.split(original).digest == nil)
            #expect(DigestTrailer.split(original).original == original[...])
            let metadata = DigestTrailer.append(digest, to: original)
            #expect(metadata.count == count + DigestTrailer.byteCount)
            let split = DigestTrailer.split(metadata)
            #expect(split.digest == digest && Array(split.original) == original)
            // The magic number and the length are all that makes a trailer.
            for position in count..<count + 16 {
                var other = metadata
                other[position] ^= 1
                #expect(DigestTrailer.split(other).digest == nil)
                #expect(DigestTrailer.split(other).original == other[...])
            }
            #expect(DigestTrailer.split([0] + metadata).digest == nil)
            #expect(count == 0 || DigestTrailer.split(Array(metadata.dropFirst())).digest == nil)
        }
    }

    @Test(arguments: [1, 4]) func verifyTellsEachEntryApart(threads: Int) throws {
        let bytes = weightLikeBytes(100_000)
        let source = MemorySource(bytes)
        let good = try Self.entry("k", source, at: 10, count: 1000).digest()
        let entries = [
            Self.entry("damaged", source, at: 11, count: 1000, digest: good),
            Self.entry("none", source, count: 1000),
            Self.entry("ok", source, at: 10, count: 1000, digest: good),
            Self.entry("beyond", source, at: 99_999, count: 1000, digest: good),
            ParameterEntry(
                key: "splat", length: 4, storage: .splat(.zero), metadata: DigestTrailer.append(good, to: [])),
        ]
        let results = ParameterEntry.verifyDigests(of: entries, threadCount: threads)
        try #require(results.count == entries.count)
        #expect(results[0] == .damaged(expected: good, actual: try entries[0].digest(), range: 11..<1011))
        #expect(results[1] == .noDigest)
        #expect(results[2] == .ok)
        guard case .unreadable(let error) = results[3] else { throw ParameterError(.internal, "no error") }
        #expect(error.code == .outOfRange && error.key == "beyond")
        #expect(results[4] == .damaged(expected: good, actual: try entries[4].digest(), range: nil))
    }

    @Test func digestsOfManyEntriesComeInTheirOrder() throws {
        let bytes = weightLikeBytes(1_000_000)
        let folder = try TemporaryFolder()
        let source = try FileSource(path: folder.write(bytes, as: "a"))
        let entries = (0..<500).map {
            Self.entry(ParameterKey("k\($0)"), source, at: UInt64($0 * 7919 % 500 * 2000), count: 2000)
        }
        let expected = try entries.map { try $0.digest() }
        #expect(try ParameterEntry.digests(of: entries, threadCount: 3) == expected)
        let background = BackgroundDigests(of: entries)
        #expect(try background.wait() == expected)
        #expect(try background.wait() == expected)
        #expect(ParameterEntry.verifyDigests(of: []).isEmpty)
    }

    @Test func backgroundDigestsReportTheFirstFailure() throws {
        let source = MemorySource([1, 2, 3])
        let entries = [1, 9, 8].map { Self.entry(ParameterKey("k\($0)"), source, count: $0) }
        #expect { try BackgroundDigests(of: entries).wait() } throws: {
            ($0 as? ParameterError)?.key == "k9"
        }
        // One that nobody waits for ends by itself.
        _ = BackgroundDigests(of: entries)
    }

    @Test func aLongFrameIsVerifiedByOneThread() throws {
        // 40 MB in one frame; entries out of order, as an index sorted by name has them.
        let bytes = [UInt8](repeating: 5, count: 40_000_000)
        let packed = try #require(try zstdTool(["FILE"], input: bytes))
        let source = try ZstdFile.open(MemorySource(packed))
        let plain = MemorySource(bytes)
        let entries = try (0..<40).map {
            let offset = UInt64($0 * 7 % 40) * 1_000_000
            let digest = try Self.entry("p", plain, at: offset, count: 1_000_000).digest()
            return Self.entry("k", source, at: offset, count: 1_000_000, digest: digest)
        }
        #expect(ParameterEntry.verifyDigests(of: entries).allSatisfy { $0 == .ok })
    }
}
