import FormatFixtures
import Foundation
import TestSupport
import Testing

@testable import IREEParams

@Suite struct SparseCopyTests {
    /// Bytes, a hole of 64 MiB, and bytes again.
    private func makeSparse(_ folder: TemporaryFolder, tail: Int = 5) throws -> (path: String, size: UInt64) {
        let path = try folder.write(Array(repeating: 7, count: 200_000), as: "sparse")
        let start: UInt64 = 64 << 20
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seek(toOffset: start)
        try handle.write(contentsOf: Data(repeating: 8, count: tail))
        try handle.close()
        return (path, start + UInt64(tail))
    }

    private func blocks(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_blocks) : -1
    }

    /// At offsets that the kernel copies between, and at others.
    @Test(arguments: [0, 4096, 100], [FileMode.file, .mmap])
    func holesStayHoles(offset: UInt64, mode: FileMode) throws {
        let folder = try TemporaryFolder()
        let (path, size) = try makeSparse(folder)
        // Some file systems have no holes; there is nothing to keep then.
        guard blocks(path) < 16 << 10 else { return }
        let source = try ParameterFile.open(path, options: ReadOptions(mode: mode))
        let file = try AtomicFile(path: folder("copy"))
        try file.copy(FileRange(source: source, offset: 0), length: size, to: offset)
        try file.finish(size: offset + size)
        #expect(try Data(contents(folder("copy")).dropFirst(Int(offset))) == Data(contents(path)))
        #expect(blocks(folder("copy")) < 16 << 10)
    }

    /// In any order, and beginning or ending within a hole: as an archive's parameters may lie.
    @Test func rangesOfOneFileAreCopiedInAnyOrder() throws {
        let folder = try TemporaryFolder()
        let (path, size) = try makeSparse(folder, tail: 300_000)
        let source = try FileSource(path: path)
        let file = try AtomicFile(path: folder("copy"))
        let cuts: [UInt64] = [0, 150_000, 1 << 20, 60 << 20, (64 << 20) + 4096, size]
        for (start, end) in zip(cuts, cuts.dropFirst()).reversed() {
            try file.copy(FileRange(source: source, offset: start), length: end - start, to: start)
        }
        try file.finish(size: size)
        #expect(try Data(contents(folder("copy"))) == Data(contents(path)))
    }

    @Test func aFileOfNothingButAHoleIsCopied() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([], as: "hole")
        #expect(truncate(path, 1 << 20) == 0)
        let file = try AtomicFile(path: folder("copy"))
        try file.copy(FileRange(source: FileSource(path: path), offset: 4096), length: 8192, to: 0)
        try file.finish(size: 8192)
        #expect(try contents(folder("copy")) == [UInt8](repeating: 0, count: 8192))
    }

    /// Where a file has been cut there is no data either, and yet it is no hole.
    @Test(arguments: [0, 100_000])
    func aFileThatWasCutIsAnError(left: Int) throws {
        let folder = try TemporaryFolder()
        let (path, size) = try makeSparse(folder)
        let source = try FileSource(path: path)
        #expect(truncate(path, off_t(left)) == 0)
        let file = try AtomicFile(path: folder("copy"))
        expectError(.dataLoss, path) {
            try file.copy(FileRange(source: source, offset: 0), length: size, to: 0)
        }
    }
}
