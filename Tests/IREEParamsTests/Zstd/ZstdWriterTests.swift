import IREEParams
import Testing

@Suite struct ZstdWriterTests {
    @Test(arguments: [0, 1, 4095, 4096, 4097, 100_000])
    func bothReadersRestoreTheBytes(count: Int) throws {
        let bytes = weightLikeBytes(count)
        let packed = try seekable(bytes)
        #expect(try unpacked(packed) == bytes)
        #expect(try zstdTool(["-d", "FILE"], input: packed) == bytes)
    }

    @Test func theNumberOfThreadsAndTheSizesOfWritesDoNotShow() throws {
        let bytes = weightLikeBytes(300_000) + [UInt8](repeating: 7, count: 100_000)
        let expected = try seekable(bytes, frameSize: 20_000, threadCount: 1)
        for threads in [2, 3, 8] {
            for pieces in [1 << 20, 20_000, 777] {
                let packed = try seekable(bytes, frameSize: 20_000, threadCount: threads, pieces: pieces)
                #expect(packed == expected)
            }
        }
    }

    @Test(arguments: [1, 9, 19, 22])
    func levels(level: Int) throws {
        let bytes = weightLikeBytes(50_000)
        #expect(try unpacked(seekable(bytes, level: level)) == bytes)
    }

    @Test(arguments: [(0, 4096), (23, 4096), (-1, 4096), (3, 10), (3, 17 << 20)])
    func refusesWhatIsOutOfRange(level: Int, frameSize: Int) {
        #expect { try SeekableZstdWriter(level: level, frameSize: frameSize) { _ in } } throws: {
            ($0 as? ParameterError)?.code == .invalidArgument
        }
    }

    @Test(arguments: [1, 2]) func zerosAreWrittenAsZeroBytesAre(threads: Int) throws {
        let head = weightLikeBytes(5000)
        let zeros = [UInt8](repeating: 0, count: 40_000)
        let packed = Collected()
        let writer = try SeekableZstdWriter(frameSize: 4096, threadCount: threads) { packed.bytes += $0 }
        try head.withUnsafeBytes { try writer.write($0) }
        try writer.writeZeros(40_000)
        try head.withUnsafeBytes { try writer.write($0) }
        try writer.finish()
        #expect(try packed.bytes == seekable(head + zeros + head, frameSize: 4096))
    }

    @Test func aTerabyteOfZerosIsQuick() throws {
        let packed = Collected()
        let writer = try SeekableZstdWriter(frameSize: 16 << 20) { packed.bytes += $0 }
        try writer.writeZeros(1 << 40)
        try writer.finish()
        let source = try ZstdFile.open(MemorySource(packed.bytes))
        #expect(source.size == 1 << 40)
        #expect(try source.readBytes(at: 1 << 39, count: 10) == [UInt8](repeating: 0, count: 10))
    }

    @Test func anOutputThatFailsEndsTheWriting() throws {
        let writer = try SeekableZstdWriter(frameSize: 1024) { (_) throws(ParameterError) in
            throw ParameterError(.resourceExhausted, "full")
        }
        let bytes = weightLikeBytes(100_000)
        for _ in 0..<2 {
            #expect { try bytes.withUnsafeBytes { try writer.write($0) } } throws: {
                ($0 as? ParameterError)?.message == "full"
            }
        }
        #expect(throws: ParameterError.self) { try writer.finish() }
    }

    @Test func finishIsTheLastCall() throws {
        let writer = try SeekableZstdWriter { _ in }
        try writer.finish()
        #expect { try writer.writeZeros(1) } throws: {
            ($0 as? ParameterError)?.code == .failedPrecondition
        }
    }
}
