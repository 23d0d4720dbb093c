import IREEParams
import IREEPlatform
import TestSupport
import Testing

/// Frames too long to be unpacked in one piece, and files that claim too much.
@Suite struct ZstdStreamedTests {
    /// 50 MB in one frame, cheap to make and to compare: a block repeated with its number in front.
    private static let block = weightLikeBytes(100_000)
    private static let blockCount = 500
    private static let bytes = (0..<blockCount).flatMap { [UInt8($0 & 0xFF)] + block.dropFirst() }

    private func expected(_ start: Int, _ count: Int) -> [UInt8] {
        (start..<start + count).map {
            $0 % 100_000 == 0 ? UInt8($0 / 100_000 & 0xFF) : Self.block[$0 % 100_000]
        }
    }

    @Test(arguments: [["FILE"], [], ["--long=27", "FILE"]])
    func longFramesAreReadInAnyOrder(arguments: [String]) throws {
        let packed = try #require(try zstdTool(arguments, input: Self.bytes))
        let folder = try TemporaryFolder()
        for file: any ByteSource in [
            MemorySource(packed), try FileSource(path: folder.write(packed, as: "a.zst")),
        ] {
            let source = try ZstdFile.open(file)
            #expect(source.size == UInt64(Self.bytes.count))
            for start in [0, 3_000_000, 2_999_000, 40_000_000, 100, 49_999_000] {
                #expect(try source.readBytes(at: UInt64(start), count: 1000) == expected(start, 1000))
            }
        }
    }

    @Test func threadsReadALongFrameTogether() throws {
        let packed = try #require(try zstdTool(["FILE"], input: Self.bytes))
        let source = try ZstdFile.open(MemorySource(packed))
        try parallel(count: 40, threads: 5) { (index) throws(ParameterError) in
            let start = (index * 7919 % 40) * 1_250_000
            guard try source.readBytes(at: UInt64(start), count: 3000) == expected(start, 3000) else {
                throw ParameterError(.internal, "wrong bytes at \(start)")
            }
        }
    }

    @Test func damageInALongFrameIsFound() throws {
        let packed = try #require(try zstdTool(["FILE"], input: Self.bytes))
        for position in [7, packed.count / 2, packed.count - 1] {
            var damaged = packed
            damaged[position] ^= 0x10
            #expect(failureCode(damaged) == .dataLoss, "byte \(position)")
        }
    }

    @Test func seekTableChecksumsOfLongFramesAreVerified() throws {
        for arguments in [["FILE"], ["--no-check", "FILE"]] {
            let frame = try #require(try zstdTool(arguments, input: Self.bytes))
            func file(checksum: [UInt8]) -> [UInt8] {
                func bytes(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
                return frame + bytes(0x184D_2A5E) + bytes(21) + bytes(frame.count)
                    + bytes(Self.bytes.count) + checksum + bytes(1) + [0x80] + bytes(0x8F92_EAB1)
            }
            let checked = try #require(try zstdTool(["FILE"], input: Self.bytes))
            var checksum = Array(checked.suffix(4))
            #expect(failureCode(file(checksum: checksum)) == nil)
            checksum[2] ^= 1
            #expect(failureCode(file(checksum: checksum)) == .dataLoss)
        }
    }

    @Test func aGigabyteOfZerosIsHonest() throws {
        let block: [UInt8] = [0x02, 0x00, 0x10, 0x00]
        var lastBlock = block
        lastBlock[0] |= 1
        let blocks = [UInt8]((0..<8191).flatMap { _ in block } + lastBlock)
        // Run-length blocks of 128 KiB, first with the size recorded, then without, and then with a lie.
        let known: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x80, 0x38, 0, 0, 0, 0x40] + blocks
        let unknown: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38] + blocks
        for file in [known, unknown] {
            let source = try ZstdFile.open(MemorySource(file))
            #expect(source.size == 1 << 30)
            #expect(try source.readBytes(at: 1 << 29, count: 9) == [UInt8](repeating: 0, count: 9))
        }
        var lie = known
        lie[9] = 0x41
        #expect(failureCode(lie) == .dataLoss)
    }

    @Test func whatTakesTooLongToMeasureIsRefused() throws {
        // A block of 13 bytes that unpacks to 128 KiB of zeros, entropy-coded: only unpacking tells.
        let block: [UInt8] = [0x54, 0, 0, 0x10, 0, 0, 1, 0, 0xFB, 0xFF, 0x39, 0xC0, 2]
        func file(_ blocks: Int) -> [UInt8] {
            [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58] + [[UInt8]](repeating: block, count: blocks).joined()
                + [1, 0, 0]
        }
        #expect(try unpacked(file(8)) == [UInt8](repeating: 0, count: 1 << 20))
        // 5 GiB in half a megabyte.
        #expect(failureCode(file(40_960)) == .resourceExhausted)
    }
}
