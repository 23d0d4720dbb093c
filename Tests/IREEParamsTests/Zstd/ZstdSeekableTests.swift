import IREEParams
import IREEPlatform
import TestSupport
import Testing

@Suite struct ZstdSeekableTests {
    @Test(arguments: [false, true]) func randomRanges(fromFile: Bool) throws {
        let bytes = weightLikeBytes(500_000)
        let packed = try seekable(bytes, frameSize: 10_000)
        let folder = try TemporaryFolder()
        let file: any ByteSource =
            fromFile ? try FileSource(path: folder.write(packed, as: "a.zst")) : MemorySource(packed)
        let source = try ZstdFile.open(file)
        #expect(source.size == 500_000)
        var generator = SeededGenerator(2)
        for _ in 0..<500 {
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let longest = Bool.random(using: &generator) ? 500 : bytes.count
            let count = Int.random(in: 0...min(longest, bytes.count - start), using: &generator)
            #expect(
                try source.readBytes(at: UInt64(start), count: count) == Array(bytes[start..<start + count]))
        }
        #expect(throws: ParameterError.self) { try source.readBytes(at: 500_000, count: 1) }
        #expect(throws: ParameterError.self) { try source.readBytes(at: .max, count: 1) }
    }

    @Test func severalThreadsReadAtOnce() throws {
        let bytes = weightLikeBytes(3_000_000)
        let source = try ZstdFile.open(MemorySource(seekable(bytes, frameSize: 50_000)))
        try parallel(count: 32, threads: 6) { (index) throws(ParameterError) in
            var generator = SeededGenerator(UInt64(index))
            for _ in 0..<10 {
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                let count = min(bytes.count - start, Int.random(in: 1...200_000, using: &generator))
                let read = try source.readBytes(at: UInt64(start), count: count)
                guard read[...] == bytes[start..<start + count] else {
                    throw ParameterError(.internal, "wrong bytes at \(start)")
                }
            }
        }
    }

    @Test func framesBetweenAreSkipped() throws {
        let bytes = weightLikeBytes(10_000)
        // An empty frame, a skippable one, and one with bytes; then the table of all three.
        let empty = try #require(try zstdTool(["FILE"], input: []))
        let skippable: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
        let full = try #require(try zstdTool(["FILE"], input: bytes))
        let frames = [empty, skippable, full, empty, full]
        let sizes = [0, 0, 10_000, 0, 10_000]
        let file = frames.flatMap { $0 } + table(zip(frames, sizes).map { (UInt32($0.count), UInt32($1)) })
        #expect(try unpacked(file) == bytes + bytes)
        // The table may not hide bytes.
        let lies = [empty, skippable, full, full]
        let lie = table(zip(lies, [0, 0, 10_000, 0]).map { (UInt32($0.count), UInt32($1)) })
        #expect(failureCode(lies.flatMap { $0 } + lie) == .dataLoss)
    }

    @Test func everyLieInTheTableIsFound() throws {
        let bytes = weightLikeBytes(9000)
        let packed = try seekable(bytes, frameSize: 4096)
        let tableSize = 8 + 3 * 12 + 9
        let start = packed.count - tableSize
        for position in start..<packed.count - 4 {
            for change: UInt8 in [1, 0x7F, 0x80, 0xFF] {
                var lie = packed
                lie[position] ^= change
                // The low two bits of the flags mean nothing.
                let isUnused = position == packed.count - 5 && change & 0xFC == 0
                #expect((failureCode(lie) == nil) == isUnused, "byte \(position - start) ^ \(change)")
            }
        }
    }

    @Test func entriesThatCannotBeAreRefusedBeforeAnythingIsAllocated() throws {
        let frame = try #require(try zstdTool(["FILE"], input: weightLikeBytes(100)))
        let size = UInt32(frame.count)
        let cases: [[(UInt32, UInt32)]] = [
            [], [(size, 100), (0, 0)], [(size, .max)], [(.max, 100)], [(size - 1, 100)], [(size, 99)],
            [(size, 101)], [(size, 0)], [(0, 100), (size, 0)], [(8, 0), (size - 8, 100)],
        ]
        for entries in cases { #expect(failureCode(frame + table(entries)) == .dataLoss, "\(entries)") }
        #expect(failureCode(frame + table([(size, 100)])) == nil)
        #expect(failureCode(frame + table([(size, 100)], count: .max)) == .dataLoss)
        #expect(failureCode(frame + table([(size, 100)], flags: 0x04)) == .unimplemented)
    }

    @Test func truncationsAreFoundAtEveryLength() throws {
        let bytes = weightLikeBytes(3000)
        let packed = try seekable(bytes, frameSize: 1024)
        var lengths: [Int] = []
        for count in 0..<packed.count {
            let cut = Array(packed[..<count])
            // Cut between two frames, the file is a sound one of plain frames, and nothing else is.
            guard let rest = try? unpacked(cut) else { continue }
            lengths.append(rest.count)
            #expect(bytes.starts(with: rest))
        }
        #expect(lengths == [0, 1024, 2048, 3000])
    }

    @Test func flippedBitsNeverGiveWrongBytes() throws {
        let bytes = weightLikeBytes(20_000)
        let packed = try seekable(bytes, frameSize: 4096)
        var generator = SeededGenerator(3)
        var found = 0
        for _ in 0..<4000 {
            var damaged = packed
            let position = Int.random(in: 0..<packed.count, using: &generator)
            damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            do {
                #expect(try unpacked(damaged) == bytes, "byte \(position)")
            } catch {
                found += 1
            }
        }
        #expect(found > 3900)
    }

    @Test func errorsNameTheFrame() throws {
        var packed = try seekable(weightLikeBytes(10_000), frameSize: 4096)
        packed[packed.count / 2] ^= 1
        let source = try ZstdFile.open(MemorySource(packed, path: "a.zst"))
        #expect(try source.readBytes(at: 0, count: 4096).count == 4096)
        #expect { try source.readBytes(at: 5000, count: 10) } throws: {
            let error = $0 as? ParameterError
            return error?.code == .dataLoss && error?.file == "a.zst"
                && error?.message.contains("4096 ..< 8192") == true
        }
        #expect(try source.readBytes(at: 9000, count: 1000).count == 1000)
    }

    /// A seek table without checksums.
    private func table(
        _ entries: [(UInt32, UInt32)], count: UInt32? = nil, flags: UInt8 = 0
    ) -> [UInt8] {
        func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
        return bytes(0x184D_2A5E) + bytes(UInt32(entries.count * 8 + 9))
            + entries.flatMap { bytes($0) + bytes($1) } + bytes(count ?? UInt32(entries.count)) + [flags]
            + bytes(0x8F92_EAB1)
    }
}
