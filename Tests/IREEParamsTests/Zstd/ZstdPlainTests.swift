import IREEParams
import Testing

/// Files that `zstd` makes, without a seek table.
@Suite struct ZstdPlainTests {
    @Test(arguments: [0, 1, 200_000, 3_000_000], [["FILE"], ["-19", "FILE"], [], ["--no-check", "FILE"]])
    func readsFramesWithAndWithoutTheirSizes(count: Int, arguments: [String]) throws {
        // From a pipe, that is without FILE, the tool does not know the size.
        let bytes = weightLikeBytes(arguments.contains("-19") ? min(count, 200_000) : count)
        let packed = try #require(try zstdTool(arguments, input: bytes))
        #expect(try unpacked(packed) == bytes)
    }

    @Test func concatenatedFramesAreReadAtRandom() throws {
        var packed: [UInt8] = []
        var bytes: [UInt8] = []
        for index in 0..<6 {
            let part = weightLikeBytes(50_000 + index, seed: UInt64(index))
            bytes += part
            packed += try #require(try zstdTool(index % 2 == 0 ? ["FILE"] : [], input: part))
            packed += [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2]
        }
        let source = try ZstdFile.open(MemorySource(packed))
        #expect(source.size == UInt64(bytes.count))
        for start in [250_000, 100, 149_990, 299_000] {
            let expected = Array(bytes[start..<start + 1000])
            #expect(try source.readBytes(at: UInt64(start), count: 1000) == expected)
        }
        #expect(try unpacked([0x5F, 0x2A, 0x4D, 0x18, 0, 0, 0, 0] + packed) == bytes)
    }

    @Test(arguments: [["FILE"], ["--no-check", "FILE"]])
    func truncationsAreFoundAtEveryLength(arguments: [String]) throws {
        let packed = try #require(try zstdTool(arguments, input: weightLikeBytes(3000)))
        for count in 1..<packed.count {
            #expect(failureCode(Array(packed[..<count])) == .dataLoss, "\(count) bytes")
        }
        #expect(failureCode(packed + [0]) == .dataLoss)
    }

    @Test func flippedBitsNeverGiveWrongBytes() throws {
        let bytes = weightLikeBytes(5000)
        let packed = try #require(try zstdTool(["FILE"], input: bytes))
        var generator = SeededGenerator(4)
        for _ in 0..<3000 {
            var damaged = packed
            let position = Int.random(in: 0..<packed.count, using: &generator)
            damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            guard let rest = try? unpacked(damaged) else { continue }
            // A flip may clear a flag that nothing depends on, but not change a byte.
            #expect(rest == bytes, "byte \(position)")
        }
    }

    @Test func aDictionaryIsAskedFor() throws {
        let packed = try #require(try zstdTool(["FILE"], input: weightLikeBytes(3000)))
        var frame = packed
        // A dictionary number of one byte: the flag, and the byte before the content size.
        frame[4] |= 1
        frame.insert(7, at: frame[4] & 0x20 == 0 ? 6 : 5)
        #expect(failureCode(frame) == .unimplemented)
    }

    @Test func tinyFramesAreBoundedInNumber() throws {
        // One byte in ten; and an empty frame of nine bytes.
        let tiny: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 1, 9, 0, 0, 7]
        let empty: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0, 1, 0, 0]
        func file(_ frame: [UInt8], _ count: Int) -> [UInt8] {
            Array([[UInt8]](repeating: frame, count: count).joined())
        }
        #expect(try unpacked(file(tiny, 1000) + file(empty, 1000)) == [UInt8](repeating: 7, count: 1000))
        #expect(failureCode(file(tiny, 65_537)) == .resourceExhausted)
    }
}
