import Foundation
import Synchronization
import TestSupport
import Testing

@testable import IREEParams

/// Files that can be written but not replaced.
@Suite(.enabled(if: getuid() != 0, "root can create files in any folder"))
struct InPlaceOutputTests {
    private final class Warnings: Sendable {
        let list = Mutex<[String]>([])
        var options: OutputOptions {
            OutputOptions(requiresAtomic: false) { sentence in self.list.withLock { $0.append(sentence) } }
        }
    }

    /// A folder with the file `out` of some bytes, in which nothing can be created.
    private func closedFolder(_ bytes: [UInt8]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(bytes, as: "out")
        #expect(chmod(folder.path, 0o555) == 0)
        return folder
    }

    @Test func areWrittenInPlaceWithAWarning() throws {
        let folder = try closedFolder(Array(repeating: 9, count: 10))
        defer { chmod(folder.path, 0o755) }
        let warnings = Warnings()
        let file = try AtomicFile(path: folder("out"), options: warnings.options)
        // What is passed over is zeros, as in a new file; a head may come last.
        try [UInt8]([5]).withUnsafeBytes { try file.write($0, at: 4) }
        #expect(warnings.list.withLock { $0 }.first?.contains("not atomically") == true)
        try [UInt8]([1]).withUnsafeBytes { try file.write($0, at: 0) }
        try file.finish(size: 7)
        #expect(try folder.bytes("out") == [1, 0, 0, 0, 5, 0, 0])
    }

    @Test func areRefusedWhereAtomicOutputIsRequired() throws {
        let folder = try closedFolder([1, 2])
        defer { chmod(folder.path, 0o755) }
        expectError(.permissionDenied, "cannot be replaced") {
            _ = try AtomicFile(path: folder("out"), options: OutputOptions())
        }
        #expect(try folder.bytes("out") == [1, 2])
    }

    @Test func areRefusedWhereTheyAreAnInputToo() throws {
        let folder = try closedFolder([1, 2, 3, 4])
        defer { chmod(folder.path, 0o755) }
        let source = try FileSource(path: folder("out"))
        var builder = ArchiveBuilder()
        try builder.add(
            ArchiveBuilder.Item(key: "a", length: 4, content: .copy(FileRange(source: source, offset: 0))))
        var writer = ArchiveWriter()
        writer.options = Warnings().options
        expectError(.failedPrecondition, "an input as well") { try writer.write(builder, to: folder("out")) }
        #expect(try folder.bytes("out") == [1, 2, 3, 4])
    }
}
