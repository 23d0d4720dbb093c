import FormatFixtures
import IREEParams
import TestSupport
import Testing

/// Where tensors may lie, and what they may be, beyond what one consumer of the format takes.
@Suite struct GGUFLayoutTests {
    @Test func takesTensorsOfManyDimensions() throws {
        var fixture = GGUFFixture()
        fixture.tensors = [
            .init("five", [2, 1, 3, 1, 2], byteCount: 48),
            .init("nine", [UInt64](repeating: 1, count: 9), byteCount: 4),
        ]
        let entries = try entries(of: fixture.build().bytes, GGUFFormat())
        #expect(entries.map { $0.tensor?.shape } == [[2, 1, 3, 1, 2], [UInt64](repeating: 1, count: 9)])
        #expect(try entries.map { try bytes(of: $0) } == [Array(repeating: 1, count: 48), [2, 2, 2, 2]])
    }

    /// Offsets of two tensors of 16 bytes in a data section of 96, and whether they may lie so.
    @Test(arguments: [
        ([UInt64(0), 32], true), ([32, 0], true), ([0, 64], true), ([64, 32], true), ([0, 0], true),
        ([0, 96], false), ([8, 32], false),
    ])
    func takesDataWithGapsInAnyOrder(offsets: [UInt64], isFine: Bool) throws {
        var fixture = GGUFFixture()
        fixture.tensors = zip(["a", "b"], offsets).map { .init($0, [4], byteCount: 16, offset: $1) }
        fixture.trailer = [UInt8](repeating: 9, count: 32)
        let bytes = fixture.build().bytes
        guard isFine else { return #expect(readError(of: bytes, GGUFFormat()) != nil) }
        let entries = try entries(of: bytes, GGUFFormat())
        let start = UInt64(bytes.count - 96)
        #expect(entries.map(\.fileOffset) == offsets.map { start + $0 })
    }

    /// 32 elements of Ollama's MXFP4: a scale, and two neighboring elements in each byte.
    @Test func readsTheTypeThatTwoProgramsUseWhereSizesProveIt() throws {
        var fixture = GGUFFixture()
        fixture.alignment = 1
        fixture.metadata = [("general.alignment", .u32(1))]
        fixture.tensors = [.init("w", [32], type: 4, byteCount: 17), .init("f", [1], byteCount: 4)]
        var file = fixture.build().bytes
        file.replaceSubrange(file.count - 21..<file.count - 4, with: [0x7F] + (0..<16).map { UInt8($0 * 16) })
        let entry = try #require(try entries(of: file, GGUFFormat()).first)
        #expect(entry.tensor?.type == TensorType(GGMLType.mxfp4))
        // Byte 0 holds elements 0 and 16 then, 16 being the low half of byte 8.
        let expected: [UInt8] = [0x7F] + (0..<8).flatMap { [UInt8(0), UInt8($0 | ($0 + 8) << 4)] }
        #expect(try bytes(of: entry) == expected)
    }

    /// 20 bytes for 32 elements are those of the older type; with padding one cannot tell.
    @Test(arguments: [(20, 1), (17, 32), (18, 1)])
    func refusesTheTypeThatTwoProgramsUseElsewhere(byteCount: Int, alignment: Int) {
        var fixture = GGUFFixture()
        fixture.alignment = alignment
        fixture.metadata = [("general.alignment", .u32(UInt32(alignment)))]
        fixture.tensors = [.init("w", [32], type: 4, byteCount: byteCount), .init("f", [1], byteCount: 4)]
        let error = readError(of: fixture.build().bytes, GGUFFormat())
        #expect(error?.code == .unimplemented)
        #expect(error?.message.contains("Q4_2") == true && error?.message.contains("MXFP4 of Ollama") == true)
    }
}

/// No property of a source that changes the meaning of its bytes is dropped: in this format, the byte order.
@Suite struct GGUFByteOrderTests {
    /// A file of one tensor of two blocks whose data are 0, 1, 2, ...
    private func entry(_ type: GGMLType, _ order: ByteOrder) throws -> ParameterEntry {
        let count = Int(type.blockByteCount) * 2
        var fixture = GGUFFixture()
        fixture.byteOrder = order
        fixture.tensors = [.init("w", [type.blockElementCount, 2], type: type.rawValue, byteCount: count)]
        var file = fixture.build().bytes
        let start = file.count - (count + 31) / 32 * 32
        file.replaceSubrange(start..<start + count, with: (0..<count).map { UInt8(truncatingIfNeeded: $0) })
        return try #require(try entries(of: file, GGUFFormat()).first)
    }

    /// Which bytes of a block are a number: its offset and size.
    static let layouts: [(GGMLType, [(Int, Int)])] = [
        (.f32, [(0, 4)]), (.f16, [(0, 2)]), (.bf16, [(0, 2)]), (.i8, []), (.i16, [(0, 2)]), (.i32, [(0, 4)]),
        (.i64, [(0, 8)]), (.f64, [(0, 8)]), (.q4S0, [(0, 2)]), (.q4S1, [(0, 2), (2, 2)]), (.q8S0, [(0, 2)]),
        (.q2K, [(80, 2), (82, 2)]), (.q3K, [(108, 2)]), (.q4K, [(0, 2), (2, 2)]), (.q5K, [(0, 2), (2, 2)]),
        (.q6K, [(208, 2)]), (.q8K, [(0, 4)] + (0..<16).map { (260 + 2 * $0, 2) }), (.iq4NL, [(0, 2)]),
        (.tq1S0, [(52, 2)]), (.tq2S0, [(64, 2)]), (.mxfp4, []), (.nvfp4, []), (.q1S0, [(0, 2)]),
        (.q2S0, [(0, 2)]),
    ]

    @Test(arguments: layouts)
    func numbersOfABigEndianFileAreTurnedRound(type: GGMLType, fields: [(Int, Int)]) throws {
        let big = try entry(type, .big)
        var expected = try bytes(of: try entry(type, .little))
        for block in stride(from: 0, to: expected.count, by: Int(type.blockByteCount)) {
            for (offset, size) in fields {
                expected[block + offset..<block + offset + size].reverse()
            }
        }
        #expect(try bytes(of: big) == expected)
        // All ways to the bytes give the same, parts of numbers included.
        #expect(try big.readBytes() == expected)
        for (offset, count) in [(1, 1), (1, expected.count - 2), (0, 0), (expected.count - 1, 1)]
        where offset + count <= expected.count {
            var part = [UInt8](repeating: 0xEE, count: count)
            try part.withUnsafeMutableBytes { try big.read(at: UInt64(offset), into: $0) }
            #expect(part == Array(expected[offset..<offset + count]))
        }
        guard !fields.isEmpty, case .file(let range) = big.storage else { return }
        // Nobody can map or copy the bytes as they are.
        #expect(range.source.contiguousBytes == nil && range.source.fileDescriptor == nil)
    }

    @Test func typesThatCannotBeTurnedRoundAreRefusedByName() {
        let known = Set(Self.layouts.map(\.0))
        for type in GGMLType.allCases where !known.contains(type) {
            var fixture = GGUFFixture()
            fixture.byteOrder = .big
            fixture.tensors = [
                .init(
                    "w", [type.blockElementCount], type: type.rawValue, byteCount: Int(type.blockByteCount))
            ]
            let error = readError(of: fixture.build().bytes, GGUFFormat())
            #expect(error?.code == .unimplemented && error?.key == "w")
            #expect(error?.message.contains("\(type.name) in a big-endian file") == true)
        }
    }

    @Test func archivesOfABigEndianFileAreLittleEndianWithDigestsOfThat() throws {
        let big = try entry(.f32, .big)
        var builder = ArchiveBuilder()
        try builder.add(big)
        let folder = try TemporaryFolder()
        var writer = ArchiveWriter()
        writer.addsDigests = true
        try writer.write(builder, to: folder("a.irpa"))
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        #expect(try bytes(of: index.entries[0]) == [3, 2, 1, 0, 7, 6, 5, 4])
        #expect(ParameterEntry.verifyDigests(of: index.entries) == [.ok])
    }

    /// Writing back keeps the file's order.
    @Test func whatIsWrittenBackIsTurnedRoundToo() throws {
        var fixture = GGUFFixture()
        fixture.byteOrder = .big
        fixture.tensors = [.init("w", [2], byteCount: 8)]
        let folder = try TemporaryFolder()
        let path = try folder.write(fixture.build().bytes, as: "w.gguf")
        var index = ParameterIndex()
        try index.addFile(path, options: ReadOptions(writable: true))
        let request = ParameterRequest(
            key: "w", span: ParameterSpan(parameterOffset: 2, length: 4))
        try [UInt8]([0xA, 0xB, 0xC, 0xD]).withUnsafeBytes {
            try IndexParameterProvider(index: index).scatter(
                scope: "", ParameterRequests([request]), from: $0)
        }
        let file = try contents(path)
        #expect(Array(file[(file.count - 32)..<(file.count - 24)]) == [0xB, 0xA, 1, 1, 1, 1, 0xD, 0xC])
        #expect(try bytes(of: index.entries[0]) == [1, 1, 0xA, 0xB, 0xC, 0xD, 1, 1])
    }
}
