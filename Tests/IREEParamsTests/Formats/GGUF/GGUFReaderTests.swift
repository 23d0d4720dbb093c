import FormatFixtures
import IREEParams
import Testing

@Suite struct GGUFReaderTests {
    private static func twoTensors(_ version: UInt32, _ byteOrder: ByteOrder) -> GGUFFixture {
        var fixture = GGUFFixture()
        fixture.version = version
        fixture.byteOrder = byteOrder
        fixture.metadata = [("general.architecture", .text("test")), ("a", .u8(7))]
        fixture.tensors = [
            .init("first", [3, 2], byteCount: 24), .init("second", [256, 2], type: 12, byteCount: 288),
        ]
        return fixture
    }

    @Test(arguments: [UInt32(1), 2, 3], [ByteOrder.little, .big])
    func readsEveryVersionInBothByteOrders(version: UInt32, byteOrder: ByteOrder) throws {
        let file = Self.twoTensors(version, byteOrder).build()
        let entries = try entries(of: file.bytes, GGUFFormat())
        #expect(entries.map(\.key) == ["first", "second"])
        #expect(entries.map(\.length) == [24, 288])
        #expect(entries[0].tensor == TensorDescription(type: TensorType(GGMLType.f32), shape: [2, 3]))
        #expect(entries[1].tensor == TensorDescription(type: TensorType(GGMLType.q4K), shape: [2, 256]))
        for (index, entry) in entries.enumerated() {
            let offset = try #require(entry.fileOffset)
            let data = file.bytes[Int(offset)..<Int(offset + entry.length)]
            #expect(data.allSatisfy { $0 == UInt8(index + 1) })
        }

        let header = try GGUFHeader(reading: MemorySource(file.bytes))
        #expect(header.version == version)
        #expect(header.byteOrder == byteOrder)
        #expect(header.alignment == 32)
        #expect(header.metadata["general.architecture"]?.stringValue == "test")
        #expect(header.metadata["a"] == .uint8(7))
        #expect(header.tensors.map(\.offset) == [0, 32])
        #expect(entries[0].fileOffset == header.dataOffset)
    }

    @Test func readsFromAFileInWindows() throws {
        var fixture = GGUFFixture()
        // Longer than the window of a source that is not in memory.
        fixture.metadata = [("long", .string([UInt8](repeating: 65, count: 600 << 10)))]
        fixture.tensors = [.init("t", [4], byteCount: 16)]
        let source = UnmappedSource(fixture.build().bytes)
        let header = try GGUFHeader(reading: source)
        #expect(header.metadata["long"]?.stringValue?.utf8.count == 600 << 10)
        var count = 0
        try GGUFFormat().readEntries(of: source, options: ReadOptions()) { _ in count += 1 }
        #expect(count == 1)
    }

    @Test func takesTheAlignmentFromTheMetadata() throws {
        var fixture = Self.twoTensors(3, .little)
        fixture.alignment = 256
        fixture.metadata.append(("general.alignment", .u32(256)))
        let header = try GGUFHeader(reading: MemorySource(fixture.build().bytes))
        #expect(header.alignment == 256)
        #expect(header.dataOffset % 256 == 0)
        #expect(header.tensors.map(\.offset) == [0, 256])
    }

    @Test func takesScalarsEmptyTensorsAndEmptyFiles() throws {
        var fixture = GGUFFixture()
        #expect(try entries(of: fixture.build().bytes, GGUFFormat()).isEmpty)
        fixture.tensors = [
            .init("scalar", [], byteCount: 4), .init("empty", [0, 7], byteCount: 0),
            .init("blocks", [0], type: 12, byteCount: 0), .init("last", [1], byteCount: 4),
        ]
        let entries = try entries(of: fixture.build().bytes, GGUFFormat())
        #expect(entries.map(\.length) == [4, 0, 0, 4])
        #expect(entries.map { $0.tensor?.shape } == [[], [7, 0], [0], [1]])
    }

    @Test func takesAFileWithoutPaddingAtTheEndAndOneWithMore() throws {
        var fixture = GGUFFixture()
        fixture.tensors = [.init("t", [1], byteCount: 4)]
        let bytes = fixture.build().bytes
        #expect(try entries(of: bytes.dropLast(28), GGUFFormat()).count == 1)
        #expect(readError(of: bytes.dropLast(29), GGUFFormat())?.code == .outOfRange)
        #expect(try entries(of: bytes + [1, 2, 3], GGUFFormat()).count == 1)
    }

    @Test func recognizesTheMagic() {
        #expect(GGUFFormat().recognizes(prefix: Array("GGUF\u{3}".utf8)))
        #expect(!GGUFFormat().recognizes(prefix: Array("GGU".utf8)))
        #expect(!GGUFFormat().recognizes(prefix: Array("IRPA0123".utf8)))
    }

    @Test func keepsNamesThatAreNoUTF8() throws {
        var fixture = GGUFFixture()
        fixture.tensors = [.init("x", [1], byteCount: 4)]
        fixture.tensors[0].name = [0xFF, 0x00]
        let entries = try entries(of: fixture.build().bytes, GGUFFormat())
        #expect(entries.map(\.key) == [ParameterKey(bytes: [0xFF, 0x00])])
    }
}
