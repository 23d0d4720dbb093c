import Foundation
import IREEParams
import TestSupport
import Testing

@Suite struct IRPAReaderTests {
    private func read(_ builder: IRPABuilder) throws -> [ParameterEntry] {
        try entries(of: builder.bytes, IRPAFormat())
    }

    @Test func readsDataSplatsAndMetadataInOrder() throws {
        var builder = IRPABuilder()
        builder.addData("a", [1, 2, 3], blob: [9, 8])
        builder.addSkip()
        builder.addSplat("b", length: 12, pattern: [1, 2, 3, 4])
        builder.addData("", [], blob: [])
        builder.addData("c", [7])
        let found = try read(builder)
        #expect(found.map(\.key) == ["a", "b", "", "c"])
        #expect(found.map(\.length) == [3, 12, 0, 1])
        #expect(found[0].metadata == [9, 8])
        #expect(try bytes(of: found[0]) == [1, 2, 3])
        #expect(try bytes(of: found[1]) == [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4])
        #expect(try bytes(of: found[3]) == [7])
    }

    @Test func followsLinkedHeadersEachWithItsOwnOffsets() throws {
        var second = IRPABuilder()
        second.addData("second", [4, 5])
        var first = IRPABuilder()
        first.addData("first", [1, 2, 3])
        // The second header starts at the next multiple of 16 after the first archive.
        let padding = (16 - first.bytes.count % 16) % 16
        first.nextHeader = UInt64(first.bytes.count + padding)
        let file = first.bytes + Array(repeating: 0, count: padding) + second.bytes
        let found = try entries(of: file, IRPAFormat())
        #expect(found.map(\.key) == ["first", "second"])
        #expect(try bytes(of: found[1]) == [4, 5])
    }

    @Test(arguments: [
        ("magic", StatusCode.invalidArgument, UInt64(0)), ("major", .unimplemented, 4),
        ("minor", .unimplemented, 4), ("header size", .invalidArgument, 8), ("entry count", .outOfRange, 32),
        ("huge entry count", .outOfRange, 32), ("entry segment", .outOfRange, 40),
        ("metadata segment", .outOfRange, 56), ("storage segment wraps", .outOfRange, 72),
        ("link to itself", .invalidArgument, 16), ("link wraps", .outOfRange, 16),
        ("link beyond the file", .outOfRange, 16),
    ])
    func refusesAHeaderThatLies(field: String, code: StatusCode, offset: UInt64) {
        var builder = IRPABuilder()
        builder.addData("a", [1, 2, 3])
        switch field {
        case "magic": builder.magic = Array("IRPB".utf8)
        case "major": builder.major = 1
        case "minor": builder.minor = 1
        case "header size": builder.headerSize = 87
        case "entry count": builder.entryCount = 2
        case "huge entry count": builder.entryCount = .max
        case "entry segment": builder.entrySegment = (96, 1 << 20)
        case "metadata segment": builder.metadataSegment = (1 << 20, 1)
        case "storage segment wraps": builder.storageSegment = (.max, 2)
        case "link to itself": builder.nextHeader = 16
        case "link wraps": builder.nextHeader = .max - 15
        case "link beyond the file": builder.nextHeader = 1 << 30
        default: Issue.record("unknown case \(field)")
        }
        let error = expectError(code) { _ = try read(builder) }
        #expect(error?.file == "<memory>")
        // A count that only the table can show to be wrong is found there.
        #expect(error?.offset == offset || (field == "entry count" && error?.offset != nil))
    }

    @Test(arguments: [
        "data beyond the segment", "data wraps", "name beyond the segment", "metadata beyond the segment",
        "size below the header", "size beyond the table", "short splat", "short data", "unknown type",
        "pattern of 3", "pattern of 0", "pattern of 17", "pattern does not divide",
    ])
    func refusesAnEntryThatLies(what: String) {
        var builder = IRPABuilder()
        builder.addData("first", [1, 2, 3])
        let name = builder.metadata("x".utf8)
        switch what {
        case "data beyond the segment": builder.add(type: 2, name: name, body: fields(0, 4))
        case "data wraps": builder.add(type: 2, name: name, body: fields(.max, 2))
        case "name beyond the segment": builder.add(type: 2, name: (0, 100), body: fields(0, 1))
        case "metadata beyond the segment": builder.add(type: 2, name: name, blob: (5, 2), body: fields(0, 1))
        case "size below the header": builder.add(type: 2, name: name, size: 59, body: fields(0, 1))
        case "size beyond the table": builder.add(type: 2, name: name, size: 1000, body: fields(0, 1))
        case "short splat": builder.add(type: 1, name: name, size: 84, body: Array(repeating: 1, count: 25))
        case "short data": builder.add(type: 2, name: name, size: 75, body: fields(0, 1))
        case "unknown type": builder.add(type: 4, name: name, body: fields(0, 1))
        case "pattern of 3": builder.addSplat("x", length: 12, pattern: [1, 2, 3])
        case "pattern of 0": builder.addSplat("x", length: 12, pattern: [])
        case "pattern of 17": builder.addSplat("x", length: 17, pattern: [1], count: 17)
        case "pattern does not divide": builder.addSplat("x", length: 13, pattern: [1, 2])
        default: Issue.record("unknown case \(what)")
        }
        do {
            _ = try read(builder)
            Issue.record("\(what) was accepted")
        } catch let error as ParameterError {
            #expect([.outOfRange, .invalidArgument, .unimplemented].contains(error.code))
            #expect(error.offset ?? 0 >= 96)
        } catch {
            Issue.record(error)
        }
    }

    @Test func refusesTablesThatOverlapMoreThanTheFileHasRoomFor() {
        // Each header points at the same table: four times the entries of one.
        var builder = IRPABuilder()
        for _ in 0..<8 { builder.addSkip() }
        let one = builder.bytes
        var chain: [UInt8] = []
        for link in 0..<8 {
            var header = IRPABuilder()
            header.nextHeader = link == 7 ? 0 : 96
            header.entryCount = 8
            header.entrySegment = (UInt64(8 - link) * 96 + 96, UInt64(builder.table.count))
            header.metadataSegment = (0, 0)
            header.storageSegment = (0, 0)
            chain += header.bytes.prefix(96)
        }
        expectError(.outOfRange, "cannot fit") { _ = try entries(of: chain + one, IRPAFormat()) }
    }

    @Test func refusesNamesThatTogetherOutgrowTheFile() {
        var builder = IRPABuilder()
        let name = builder.metadata(repeatElement(0x61, count: 4000))
        for length in 0..<40 {
            builder.add(type: 2, name: (name.0, name.1 - UInt64(length)), body: fields(0, 0))
        }
        expectError(.resourceExhausted, "outgrow") { _ = try entries(of: builder.bytes, IRPAFormat()) }
    }

    @Test func refusesEveryTruncation() throws {
        var builder = IRPABuilder()
        builder.addData("a", [1, 2, 3])
        builder.addSplat("b", length: 2, pattern: [1])
        builder.storage += [0]
        let file = builder.bytes
        for count in 0..<file.count {
            #expect(throws: ParameterError.self) { try entries(of: Array(file.prefix(count)), IRPAFormat()) }
        }
    }
}

@Suite struct IRPAExternalTests {
    @Test func readsExternalEntriesFromTheArchivesFolder() throws {
        let folder = try TemporaryFolder()
        try write([0, 1, 2, 3, 4, 5], to: folder("weights.bin"))
        var builder = IRPABuilder()
        builder.addExternal("e", path: "weights.bin", offset: 2, length: 3)
        try write(builder.bytes, to: folder("a.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        #expect(try bytes(of: #require(index["e"])) == [2, 3, 4])
    }

    @Test(arguments: ["/etc/hostname", "../outside.bin", "sub/../../outside.bin", "", "nul\u{0}byte"])
    func refusesPathsThatLeaveTheFolder(path: String) throws {
        let folder = try TemporaryFolder()
        var builder = IRPABuilder()
        builder.addExternal("e", path: path, offset: 0, length: 1)
        try write(builder.bytes, to: folder("a.irpa"))
        var index = ParameterIndex()
        let error = expectError(path.utf8.contains(0) || path.isEmpty ? .invalidArgument : .permissionDenied)
        {
            try index.addFile(folder("a.irpa"))
        }
        #expect(error?.file == folder("a.irpa"))
        #expect(error?.key == "e")
    }

    @Test func refusesALinkThatLeavesTheFolderUnlessAllowed() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("inner"), withIntermediateDirectories: true)
        try write([1, 2, 3], to: folder("secret.bin"))
        try FileManager.default.createSymbolicLink(
            atPath: folder("inner/link.bin"), withDestinationPath: folder("secret.bin"))
        var builder = IRPABuilder()
        builder.addExternal("e", path: "link.bin", offset: 0, length: 3)
        try write(builder.bytes, to: folder("inner/a.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("inner/a.irpa"))
        expectError(.permissionDenied, "leads out of") { _ = try bytes(of: #require(index["e"])) }
        var trusting = ParameterIndex()
        try trusting.addFile(folder("inner/a.irpa"), options: ReadOptions(allowsExternalPathsAnywhere: true))
        #expect(try bytes(of: #require(trusting["e"])) == [1, 2, 3])
    }

    @Test func reportsAnExternalFileThatIsShorterThanItsRange() throws {
        let folder = try TemporaryFolder()
        try write([1, 2], to: folder("short.bin"))
        var builder = IRPABuilder()
        builder.addExternal("e", path: "short.bin", offset: 0, length: 3)
        try write(builder.bytes, to: folder("a.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        expectError(.outOfRange, "short.bin") { _ = try bytes(of: #require(index["e"])) }
    }
}
