import FormatFixtures
import IREEParams
import TestSupport
import Testing

@Suite struct ZIPDirectoryTests {
    private static let signature: [UInt8] = [0x50, 0x4B, 5, 6]

    /// Two files, in any of the forms that sizes have.
    private static func builder(wideFiles: Bool = false, wideEnd: Bool = false) -> ZIPBuilder {
        var first = ZIPBuilder.File("a.npy", Array(0..<10))
        first.localExtra = [0xFE, 0xCA, 3, 0, 0, 0, 0]
        first.comment = Array("a comment".utf8)
        first.isWide = wideFiles
        var second = ZIPBuilder.File("folder/b.npy", [])
        second.isWide = wideFiles
        var builder = ZIPBuilder(first, second)
        builder.isWide = wideEnd
        return builder
    }

    private static func sources(_ bytes: [UInt8]) -> [any ByteSource] {
        [MemorySource(bytes), UnmappedSource(bytes)]
    }

    private func bytes(of entry: ZIPDirectory.Entry, in directory: ZIPDirectory) throws -> [UInt8] {
        let range = try directory.contents(of: entry)
        return try range.source.readBytes(at: range.offset, count: Int(entry.size))
    }

    @Test(arguments: [false, true], [false, true])
    func readsStoredFiles(wideFiles: Bool, wideEnd: Bool) throws {
        let file = Self.builder(wideFiles: wideFiles, wideEnd: wideEnd).build()
        for source in Self.sources(file.bytes) {
            let directory = try ZIPDirectory(source)
            #expect(directory.entries.map(\.name) == [Array("a.npy".utf8), Array("folder/b.npy".utf8)])
            #expect(directory.entries.map(\.size) == [10, 0])
            #expect(directory.entries.map(\.compressedSize) == [10, 0])
            #expect(
                directory.entries.allSatisfy {
                    $0.method == 0 && !$0.isEncrypted && $0.checksum == 0x1234_5678
                })
            #expect(try bytes(of: directory.entries[0], in: directory) == Array(0..<10))
            #expect(try bytes(of: directory.entries[1], in: directory) == [])
        }
    }

    @Test(arguments: [false, true]) func readsArchivesOfNoFiles(wideEnd: Bool) throws {
        var builder = ZIPBuilder()
        builder.isWide = wideEnd
        #expect(try ZIPDirectory(MemorySource(builder.build().bytes)).entries.isEmpty)
    }

    /// A comment may hold anything, also the signature of the record that it ends, and other bytes may follow.
    @Test(
        arguments: [
            (Array("made by hand".utf8), []), ([UInt8](repeating: 0x50, count: 0xFFFF), []),
            (signature + [UInt8](repeating: 0, count: 40), []), ([], [UInt8](repeating: 7, count: 1000)),
            (Array("comment".utf8), [0]),
        ] as [([UInt8], [UInt8])])
    func findsTheEndRecord(comment: [UInt8], after: [UInt8]) throws {
        var builder = Self.builder()
        builder.comment = comment
        for source in Self.sources(builder.build().bytes + after) {
            let directory = try ZIPDirectory(source)
            #expect(try bytes(of: directory.entries[0], in: directory) == Array(0..<10))
        }
    }

    @Test func namesAreBytes() throws {
        var file = ZIPBuilder.File("", [1])
        file.name = [0xFF, 0x00, 0x80]
        file.method = 8
        let directory = try ZIPDirectory(MemorySource(ZIPBuilder(file).build().bytes))
        #expect(directory.entries.map(\.name) == [[0xFF, 0x00, 0x80]])
        expectError(.unimplemented, #"`\xFF\x00\x80` is compressed"#) {
            _ = try directory.contents(of: directory.entries[0])
        }
    }

    /// The largest 16-bit number of files is a number where no locator of a 64-bit record comes before the end.
    @Test func countsThatLookWideAreNumbersWithoutALocator() {
        let file = Self.builder().build()
        let bytes = file.setting(to: 0xFFFF, "count", "count here")
        expectError(.invalidArgument, "65535 files do not fit in a directory of 118 bytes") {
            _ = try ZIPDirectory(MemorySource(bytes))
        }
    }

    @Test func filesMayLieBeyond4GiB() throws {
        let offset: UInt64 = 5 << 30
        let size: UInt64 = 6 << 30
        let file = Self.builder(wideFiles: true, wideEnd: true).build()
        let directory = Int(file.value(of: file.field("wide directory offset")))
        // The local header and the directory go elsewhere, and the file is large.
        let values = [
            ("wide directory offset", offset + size + 100), ("0.wide offset", offset), ("0.wide size", size),
            ("record offset", offset + size + 100 + file.value(of: file.field("wide directory size"))),
            ("0.wide compressed size", size),
        ]
        let moved = values.reduce(file) { $0.withFields(to: $1.1, $1.0) }.bytes
        let tail = Array(moved[directory...])
        let source = HoleSource(
            size: offset + size + 100 + UInt64(tail.count),
            [(offset, Array(moved[..<directory])), (offset + size + 100, tail)])
        let zip = try ZIPDirectory(source)
        let range = try zip.contents(of: zip.entries[0])
        #expect(range.offset == offset + 30 + 5 + 7)
        #expect(zip.entries[0].size == size)
        #expect(try range.source.readBytes(at: range.offset, count: 10) == Array(0..<10))
    }

    /// A hole can be claimed to be a directory of any number of entries.
    @Test func memoryIsNotTakenForClaims() throws {
        let file = Self.builder(wideEnd: true).build()
        let end = file.field("end64").offset
        let size: UInt64 = 1 << 62
        var tail = Array(file.bytes[end...])
        for (field, value) in [
            ("wide count", size / 46), ("wide count here", size / 46), ("wide directory size", size),
            ("wide directory offset", 0), ("record offset", size),
        ] {
            let place = file.field(field).offset - end
            tail.replaceSubrange(place..<place + 8, with: fields(value))
        }
        expectError(.invalidArgument, "expected an entry of the directory") {
            _ = try ZIPDirectory(HoleSource(size: size + UInt64(tail.count), [(size, tail)]))
        }
    }

    /// Each field of the records, with a value that it cannot have. Offsets that are to be near the end of what can be
    /// counted make sums overflow.
    @Test(
        arguments: [
            ("end", 0, .outOfRange, "no directory at its end"),
            ("disk", 1, .unimplemented, "several disks"), ("first disk", 1, .unimplemented, "several disks"),
            ("count here", 1, .unimplemented, "several disks"),
            ("directory size", 0, .invalidArgument, "2 files do not fit in a directory of 0 bytes"),
            ("directory size", 100, .outOfRange, "are left"),
            ("directory size", 0xFFFF_FFFE, .outOfRange, "reach beyond"),
            ("directory size", 0xFFFF_FFFF, .outOfRange, "reach beyond"),
            ("directory offset", 0, .invalidArgument, "expected an entry"),
            ("directory offset", 0xFFFF_FFFE, .outOfRange, "reach beyond"),
            ("directory offset", 0xFFFF_FFFF, .outOfRange, "reach beyond"),
            ("0.entry", 0x0403_4B50, .invalidArgument, "expected an entry"),
            ("0.name length", 0xFFFF, .outOfRange, "a name needs 65535 bytes"),
            ("0.name length", 4, .invalidArgument, "expected an entry"),
            ("1.extra length", 0xFFFF, .outOfRange, "extra fields needs 65535 bytes"),
            ("0.comment length", 0xFFFF, .outOfRange, "a comment needs 65535 bytes"),
        ] as [(String, UInt64, StatusCode, String)])
    func refusesMalformedDirectories(field: String, value: UInt64, code: StatusCode, text: String) {
        let file = Self.builder().build()
        for source in Self.sources(file.setting(file.field(field), to: value)) {
            expectError(code, text) { _ = try ZIPDirectory(source) }
        }
    }

    @Test(
        arguments: [
            ("end64", 0, .invalidArgument, "expected a 64-bit end record"),
            ("record disk", 1, .unimplemented, "several disks"),
            ("disk count", 2, .unimplemented, "several disks"),
            ("wide disk", 1, .unimplemented, "several disks"),
            ("wide first disk", 1, .unimplemented, "several disks"),
            ("wide count here", 1, .unimplemented, "several disks"),
            ("record offset", 0, .invalidArgument, "expected a 64-bit end record"),
            ("record offset", .max, .outOfRange, "a 64-bit end record needs 4 bytes"),
            ("record offset", .max - 3, .outOfRange, "a 64-bit end record needs 4 bytes"),
            ("locator", 0, .outOfRange, "reach beyond"),
            ("wide directory size", .max, .outOfRange, "reach beyond"),
            ("wide directory offset", .max, .outOfRange, "reach beyond"),
            ("wide directory offset", .max - 20, .outOfRange, "reach beyond"),
            ("0.wide length", 16, .invalidArgument, "a 64-bit size is missing"),
        ] as [(String, UInt64, StatusCode, String)])
    func refusesMalformed64BitRecords(field: String, value: UInt64, code: StatusCode, text: String) {
        let file = Self.builder(wideFiles: true, wideEnd: true).build()
        for source in Self.sources(file.setting(file.field(field), to: value)) {
            expectError(code, text) { _ = try ZIPDirectory(source) }
        }
    }

    @Test(
        arguments: [
            (3, .outOfRange, "a directory entry needs 4 bytes"),
            (100, .invalidArgument, "100 files do not fit"),
            (1 << 63, .invalidArgument, "do not fit"), (.max, .invalidArgument, "do not fit"),
        ] as [(UInt64, StatusCode, String)])
    func refusesMoreFilesThanTheDirectoryHas(count: UInt64, code: StatusCode, text: String) {
        let file = Self.builder(wideFiles: true, wideEnd: true).build()
        expectError(code, text) {
            _ = try ZIPDirectory(MemorySource(file.setting(to: count, "wide count", "wide count here")))
        }
    }

    @Test func refusesArchivesThatAreCutShort() {
        for (wideFiles, wideEnd) in [(false, false), (true, true)] {
            let bytes = Self.builder(wideFiles: wideFiles, wideEnd: wideEnd).build().bytes
            for count in 0..<bytes.count {
                for source in Self.sources(Array(bytes.prefix(count))) {
                    expectError(count < 4 ? .invalidArgument : .outOfRange) { _ = try ZIPDirectory(source) }
                }
            }
        }
        let error = expectError(.outOfRange) {
            _ = try ZIPDirectory(MemorySource(Self.builder().build().bytes.prefix(60)))
        }
        #expect(error?.hint?.contains("cut short") == true)
    }

    @Test(
        arguments: [
            (
                "0.method", 8, .unimplemented,
                "`a.npy` is compressed in the archive; store it without compression"
            ),
            (
                "0.flags", 1, .unimplemented,
                "`a.npy` is encrypted in the archive; store it without encryption"
            ),
            ("0.size", 11, .invalidArgument, "takes 10 bytes and has 11"),
            ("0.offset", 1, .invalidArgument, "expected a local header"),
            ("0.offset", 0xFFFF_FFFE, .outOfRange, "a local header needs 4 bytes"),
            ("0.offset", 0xFFFF_FFFF, .outOfRange, "a local header needs 4 bytes"),
            ("0.local", 0, .invalidArgument, "expected a local header"),
            ("0.local name length", 0xFFFF, .outOfRange, "a local header needs"),
            ("0.local extra length", 0xFFFF, .outOfRange, "a local header needs"),
        ] as [(String, UInt64, StatusCode, String)])
    func refusesFilesThatCannotBeRead(field: String, value: UInt64, code: StatusCode, text: String) throws {
        let file = Self.builder().build()
        for source in Self.sources(file.setting(file.field(field), to: value)) {
            let directory = try ZIPDirectory(source)
            expectError(code, text) { _ = try directory.contents(of: directory.entries[0]) }
            // The other file can be read all the same.
            #expect(try bytes(of: directory.entries[1], in: directory) == [])
        }
    }

    @Test(arguments: [291, 1 << 32, .max - 41, .max] as [UInt64])
    func refusesFilesThatLeaveTheArchive(size: UInt64) throws {
        let file = Self.builder(wideFiles: true).build()
        let bytes = file.setting(to: size, "0.wide size", "0.wide compressed size")
        let directory = try ZIPDirectory(MemorySource(bytes))
        expectError(.outOfRange, "reach beyond") { _ = try directory.contents(of: directory.entries[0]) }
    }

    /// Every field with every value at which something could go wrong.
    @Test func noFieldEndsTheProcess() throws {
        for (wideFiles, wideEnd) in [(false, false), (true, true)] {
            let file = Self.builder(wideFiles: wideFiles, wideEnd: wideEnd).build()
            let size = UInt64(file.bytes.count)
            var values: [UInt64] = [
                0, 1, 0xFFFE, 0xFFFF, 0xFFFF_FFFE, 0xFFFF_FFFF, 1 << 63, .max - 45, .max - 1, .max,
            ]
            values += [size - 22, size - 1, size, size + 1]
            for field in file.fields {
                for value in values {
                    for source in Self.sources(file.setting(field, to: value)) {
                        do throws(ParameterError) {
                            let directory = try ZIPDirectory(source)
                            for entry in directory.entries {
                                if let range = try? directory.contents(of: entry) {
                                    try source.checkRange(offset: range.offset, count: entry.size)
                                }
                            }
                        } catch {
                            #expect(!error.message.isEmpty)
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: [[], [1, 2, 3], Array("IRPA and so on, which is no archive".utf8)] as [[UInt8]])
    func refusesOtherFiles(bytes: [UInt8]) {
        for source in Self.sources(bytes) {
            expectError(.invalidArgument, "this is no ZIP archive") { _ = try ZIPDirectory(source) }
        }
    }
}

extension FixtureFile {
    /// The file with the same value in several fields.
    fileprivate func withFields(to value: UInt64, _ names: String...) -> FixtureFile {
        FixtureFile(bytes: setting(to: value, names), fields: fields)
    }

    fileprivate func setting(to value: UInt64, _ names: String...) -> [UInt8] { setting(to: value, names) }

    private func setting(to value: UInt64, _ names: [String]) -> [UInt8] {
        names.reduce(self) { FixtureFile(bytes: $0.setting($0.field($1), to: value), fields: fields) }.bytes
    }
}
