import IREEParams
import TestSupport
import Testing

@Suite struct ZstdOpenSourceTests {
    @Test(arguments: FileMode.allCases) func theNameDoesNotMatter(mode: FileMode) throws {
        let bytes = weightLikeBytes(100_000)
        let folder = try TemporaryFolder()
        let path = try folder.write(seekable(bytes), as: "weights.irpa")
        let source = try ParameterFile.open(path, options: ReadOptions(mode: mode))
        #expect(source.size == 100_000)
        #expect(source.path == path)
        #expect(try source.readBytes(at: 0, count: 100_000) == bytes)
        #expect(source.fileIdentity == (try FileSource(path: path).fileIdentity))
        #expect(source.fileDescriptor == nil)
        #expect((source.contiguousBytes != nil) == (mode == .preload))
        #expect(!source.isWritable)
    }

    @Test(arguments: FileMode.allCases) func cannotBeWritten(mode: FileMode) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(seekable([1, 2, 3]), as: "a")
        #expect { try ParameterFile.open(path, options: ReadOptions(mode: mode, writable: true)) } throws: {
            ($0 as? ParameterError)?.code == .permissionDenied
        }
    }

    @Test func preloadingATerabyteIsRefused() throws {
        let packed = Collected()
        let writer = try SeekableZstdWriter(frameSize: 16 << 20) { packed.bytes += $0 }
        try writer.writeZeros(1 << 40)
        try writer.finish()
        let folder = try TemporaryFolder()
        let path = try folder.write(packed.bytes, as: "a.zst")
        #expect { try ParameterFile.open(path, options: ReadOptions(mode: .preload)) } throws: {
            ($0 as? ParameterError)?.code == .resourceExhausted
        }
        #expect(try ParameterFile.open(path).size == 1 << 40)
    }

    @Test func shortFilesAreNotCompressed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0x28, 0xB5, 0x2F], as: "a")
        #expect(try ParameterFile.open(path).readBytes(at: 0, count: 3) == [0x28, 0xB5, 0x2F])
    }
}
