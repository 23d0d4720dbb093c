import Foundation
import IREEParams
import TestSupport
import Testing

@Suite struct ArchiveWriterTests {
    private func item(_ key: ParameterKey, _ count: UInt64, _ content: ArchiveBuilder.Content)
        -> ArchiveBuilder.Item
    {
        ArchiveBuilder.Item(key: key, length: count, content: content)
    }

    @Test func writesTheLayoutOfTheOfficialTool() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        try builder.add(item("s", 12, .splat(#require(SplatPattern([0, 0, 0xC0, 0x3F])))))
        try builder.add(item("a", 16, .filled(.zero)))
        try builder.add(item("b", 2, .filled(#require(SplatPattern([3])))))
        let placements = try ArchiveWriter().write(builder, to: folder("t.irpa"))
        #expect(placements.map(\.offset) == [nil, 384, 448])
        var expected = IRPABuilder()
        expected.addSplat("s", length: 12, pattern: [0, 0, 0xC0, 0x3F])
        expected.addData("a", Array(repeating: 0, count: 16))
        expected.addData("b", [3, 3])
        var bytes = expected.bytes
        // The builder of the tests records 64 for splats too; the official tool records 0.
        bytes[96 + 52] = 0
        bytes += Array(repeating: 0, count: 4096 - bytes.count)
        #expect(try contents(folder("t.irpa")) == bytes)
    }

    @Test func anEmptyArchiveIsOnePage() throws {
        let folder = try TemporaryFolder()
        try ArchiveWriter().write(ArchiveBuilder(), to: folder("empty.irpa"))
        let bytes = try contents(folder("empty.irpa"))
        #expect(bytes.count == 4096)
        #expect(try entries(of: bytes, IRPAFormat()).isEmpty)
    }

    @Test(arguments: [1, 2, 64, 4096] as [UInt64])
    func alignsData(alignment: UInt64) throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        for index in 0..<5 {
            try builder.add(item(ParameterKey("k\(index)"), 3, .filled(#require(SplatPattern([7])))))
        }
        var writer = ArchiveWriter()
        writer.alignment = alignment
        for placement in try writer.write(builder, to: folder("a.irpa")) {
            #expect(try #require(placement.offset) % alignment == 0)
        }
        for entry in try entries(of: contents(folder("a.irpa")), IRPAFormat()) {
            #expect(try bytes(of: entry) == [7, 7, 7])
        }
    }

    @Test(arguments: [0, 3, 48, UInt64.max])
    func refusesAlignmentsThatAreNoPowerOfTwo(alignment: UInt64) throws {
        let folder = try TemporaryFolder()
        var writer = ArchiveWriter()
        writer.alignment = alignment
        expectError(.invalidArgument, "power of two") {
            try writer.write(ArchiveBuilder(), to: folder("a.irpa"))
        }
        #expect(try folder.names.isEmpty)
    }

    @Test func refusesDuplicatesEmptyNamesAndPatternsThatDoNotDivide() throws {
        var builder = ArchiveBuilder()
        try builder.add(item("a", 4, .filled(.zero)))
        expectError(.alreadyExists, "`a`") { try builder.add(item("a", 4, .splat(.zero))) }
        expectError(.invalidArgument) { try builder.add(item("", 4, .splat(.zero))) }
        let pattern = try #require(SplatPattern([1, 2, 3, 4]))
        expectError(.invalidArgument, "4-byte") { try builder.add(item("b", 6, .splat(pattern))) }
        expectError(.invalidArgument, "4-byte") { try builder.add(item("b", 6, .filled(pattern))) }
    }

    @Test func refusesSizesThatWrapBeforeAnythingIsWritten() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        for key in ["a", "b", "c"] { try builder.add(item(ParameterKey(key), 1 << 62, .filled(.zero))) }
        expectError(.outOfRange) { try ArchiveWriter().write(builder, to: folder("a.irpa")) }
        #expect(try folder.names.isEmpty)
    }

    /// Large and tiny ranges, in and out of order, from files and from memory.
    @Test(arguments: FileMode.allCases)
    func copiesRangesOfAllSizes(mode: FileMode) throws {
        let folder = try TemporaryFolder()
        var random = SystemRandomNumberGenerator()
        let source = (0..<3_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        try write(source, to: folder("in.bin"))
        let file = try ParameterFile.open(folder("in.bin"), options: ReadOptions(mode: mode))
        var ranges: [(Int, Int)] = [(0, 1_500_000), (2_999_999, 1), (17, 131_072), (5, 131_071)]
        for number in 0..<500 { ranges.append((number * 1000, 999)) }
        for number in 0..<50 { ranges.append((2_900_000 - number * 50_000, 40_000)) }
        ranges.append((3, 0))
        var builder = ArchiveBuilder()
        for (number, range) in ranges.enumerated() {
            let place = FileRange(source: file, offset: UInt64(range.0))
            try builder.add(item(ParameterKey("k\(number)"), UInt64(range.1), .copy(place)))
        }
        try ArchiveWriter().write(builder, to: folder("out.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("out.irpa"))
        for (number, range) in ranges.enumerated() {
            let entry = try #require(index[ParameterKey("k\(number)")])
            #expect(try bytes(of: entry) == Array(source[range.0..<range.0 + range.1]))
        }
    }

    /// Digests are of the bytes in the archive, whichever way these got there: through memory, by the
    /// system alone where source and target have the same offset in their pages, past a hole, or made on the spot.
    @Test(arguments: FileMode.allCases)
    func digestsAreOfWhatWasWritten(mode: FileMode) throws {
        let folder = try TemporaryFolder()
        let (size, hole) = (3_000_000, 1_000_000..<2_500_000)
        let weights = weightLikeBytes(size)
        // A hole, where the file system has them.
        try write(weights[..<hole.lowerBound], to: folder("in.bin"))
        let handle = try #require(FileHandle(forWritingAtPath: folder("in.bin")))
        try handle.seek(toOffset: UInt64(hole.upperBound))
        try handle.write(contentsOf: weights[hole.upperBound...])
        try handle.close()
        let file = try ParameterFile.open(folder("in.bin"), options: ReadOptions(mode: mode))
        var builder = ArchiveBuilder()
        for (number, range) in [
            0..<1_000_000, 0..<size, 17..<size - 1, 999_999..<2_000_000, 1_200_000..<2_400_000, 5..<900,
            7..<7,
            8192..<2_600_000, 4096..<200_000,
        ].enumerated() {
            let place = FileRange(source: file, offset: UInt64(range.lowerBound))
            try builder.add(item(ParameterKey("k\(number)"), UInt64(range.count), .copy(place)))
        }
        for length in [UInt64(12), 700_000, 2_400_000] {
            try builder.add(
                item(ParameterKey("f\(length)"), length, .filled(#require(SplatPattern([1, 2, 3, 4])))))
            try builder.add(item(ParameterKey("z\(length)"), length, .filled(.zero)))
            try builder.add(item(ParameterKey("s\(length)"), length, .splat(#require(SplatPattern([9])))))
        }
        // At 4096, those from the start of a page lie in their pages as their source does.
        for alignment in [UInt64(64), 4096] {
            var writer = ArchiveWriter()
            writer.addsDigests = true
            writer.alignment = alignment
            try writer.write(builder, to: folder("out.irpa"))
            var index = ParameterIndex()
            try index.addFile(folder("out.irpa"))
            #expect(index.entries.count == builder.items.count)
            for (entry, result) in zip(index.entries, ParameterEntry.verifyDigests(of: index.entries)) {
                #expect(result == .ok, "\(entry.key)")
            }
        }
    }

    @Test func readsWhatItReplaces() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        try builder.add(item("a", 300_000, .filled(#require(SplatPattern([1, 2])))))
        try ArchiveWriter().write(builder, to: folder("a.irpa"))
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "a.irpa")
        let before = try contents(folder("a.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        var again = ArchiveBuilder()
        for entry in index.entries { try again.add(entry) }
        try ArchiveWriter().write(again, to: folder("link"))
        #expect(try contents(folder("a.irpa")) == before)
        #expect(try folder.names == ["a.irpa", "link"])
    }

    @Test func anErrorLeavesTheOldFileAndNothingElse() throws {
        let folder = try TemporaryFolder()
        try write([1, 2, 3], to: folder("out.irpa"))
        try write([UInt8](repeating: 5, count: 1000), to: folder("in.bin"))
        let file = try ParameterFile.open(folder("in.bin"))
        var builder = ArchiveBuilder()
        // The file shrinks after it was opened.
        try builder.add(item("a", 1000, .copy(FileRange(source: file, offset: 0))))
        try write([UInt8](repeating: 5, count: 10), to: folder("in2.bin"))
        truncate(folder("in.bin"), 10)
        let error = expectError(.dataLoss, "in.bin") {
            try ArchiveWriter().write(builder, to: folder("out.irpa"))
        }
        #expect(error?.key == "a")
        #expect(try contents(folder("out.irpa")) == [1, 2, 3])
        #expect(try folder.names == ["in.bin", "in2.bin", "out.irpa"])
    }

    @Test func refusesTargetsThatCannotBeFiles() throws {
        let folder = try TemporaryFolder()
        expectError(.invalidArgument, "directory") {
            try ArchiveWriter().write(ArchiveBuilder(), to: folder.path)
        }
        expectError(.notFound) {
            try ArchiveWriter().write(ArchiveBuilder(), to: folder("no/such/folder.irpa"))
        }
        expectError(.invalidArgument) { try ArchiveWriter().write(ArchiveBuilder(), to: "") }
    }

    @Test func keepsPermissionsOfWhatItReplaces() throws {
        let folder = try TemporaryFolder()
        try write([], to: folder("old.irpa"))
        chmod(folder("old.irpa"), 0o604)
        try ArchiveWriter().write(ArchiveBuilder(), to: folder("old.irpa"))
        try ArchiveWriter().write(ArchiveBuilder(), to: folder("new.irpa"))
        var status = stat()
        stat(folder("old.irpa"), &status)
        #expect(status.st_mode & 0o777 == 0o604)
        stat(folder("new.irpa"), &status)
        #expect(status.st_mode & 0o777 == 0o640)
    }

    @Test func zerosCostNoDiskSpace() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        try builder.add(item("zeros", 8 << 30, .filled(.zero)))
        try builder.add(item("end", 4, .filled(#require(SplatPattern([1, 2, 3, 4])))))
        try ArchiveWriter().write(builder, to: folder("large.irpa"))
        var status = stat()
        stat(folder("large.irpa"), &status)
        #expect(status.st_size > 8 << 30)
        #expect(status.st_blocks < 1000)
        // What lies beyond 4 GiB is found again, in every mode that does not read all of it.
        for mode in [FileMode.file, .mmap] {
            var index = ParameterIndex()
            try index.addFile(folder("large.irpa"), options: ReadOptions(mode: mode))
            #expect(try bytes(of: #require(index["end"])) == [1, 2, 3, 4])
            var again = ArchiveBuilder()
            try again.add(#require(index["end"]))
            try ArchiveWriter().write(again, to: folder("small.irpa"))
            #expect(try contents(folder("small.irpa")).count == 4096)
        }
    }
}
