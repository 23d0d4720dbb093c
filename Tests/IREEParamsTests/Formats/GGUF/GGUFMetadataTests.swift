import FormatFixtures
import IREEParams
import Testing

@Suite struct GGUFMetadataTests {
    private typealias Value = GGUFFixture.Value

    private static func header(
        _ values: [GGUFFixture.Value], version: UInt32 = 3, byteOrder: ByteOrder = .little
    ) throws(ParameterError) -> GGUFHeader {
        var fixture = GGUFFixture()
        fixture.version = version
        fixture.byteOrder = byteOrder
        fixture.metadata = values.enumerated().map { ("key.\($0.offset)", $0.element) }
        let bytes = fixture.build().bytes
        // What the index passes over is checked the same way as what is kept.
        _ = try entries(of: bytes, GGUFFormat())
        return try GGUFHeader(reading: MemorySource(bytes))
    }

    /// One row per type: number, width, bits, value.
    private static let scalars: [(UInt32, Int, UInt64, GGUFMetadataValue)] = [
        (0, 1, 0xFE, .uint8(0xFE)), (1, 1, 0xFE, .int8(-2)),
        (2, 2, 0xFFFE, .uint16(0xFFFE)), (3, 2, 0xFFFE, .int16(-2)),
        (4, 4, 0x8000_0001, .uint32(0x8000_0001)), (5, 4, 0xFFFF_FFFE, .int32(-2)),
        (6, 4, 0x3FC0_0000, .float32(1.5)), (7, 1, 1, .bool(true)),
        (10, 8, 1 << 63, .uint64(1 << 63)), (11, 8, .max, .int64(-1)),
        (12, 8, 0x3FF8_0000_0000_0000, .float64(1.5)),
    ]

    @Test(arguments: [UInt32(1), 2, 3], [ByteOrder.little, .big])
    func readsEveryScalar(version: UInt32, byteOrder: ByteOrder) throws {
        let values = Self.scalars.map { Value.number(type: $0.0, bits: $0.2, width: $0.1) }
        let header = try Self.header(
            values + [.text("gr\u{FC}n")], version: version, byteOrder: byteOrder)
        #expect(header.metadata.dropLast().map(\.value) == Self.scalars.map(\.3))
        #expect(header.metadata.last?.value.stringValue == "gr\u{FC}n")
        #expect(header.metadata.first?.key == "key.0")
    }

    @Test(arguments: [ByteOrder.little, .big])
    func readsAnArrayOfEveryType(byteOrder: ByteOrder) throws {
        let values = Self.scalars.map { row in
            Value.array(
                type: row.0, [Value](repeating: .number(type: row.0, bits: row.2, width: row.1), count: 2))
        }
        let header = try Self.header(
            values + [.array(type: 8, [.text("a"), .string([0xFF])]), .array(type: 4, [])],
            byteOrder: byteOrder)
        let expected: [GGUFMetadataArray] = [
            .uint8([0xFE, 0xFE]), .int8([-2, -2]), .uint16([0xFFFE, 0xFFFE]), .int16([-2, -2]),
            .uint32([0x8000_0001, 0x8000_0001]), .int32([-2, -2]), .float32([1.5, 1.5]),
            .bool([true, true]), .uint64([1 << 63, 1 << 63]), .int64([-1, -1]), .float64([1.5, 1.5]),
            .string([[0x61], [0xFF]]), .uint32([]),
        ]
        #expect(header.metadata.compactMap(\.value.arrayValue) == expected)
        #expect(expected.map(\.count) == [Int](repeating: 2, count: 12) + [0])
        #expect(expected[11].stringValues == nil)
    }

    @Test func readsNestedArraysToABoundedDepth() throws {
        func nested(_ depth: Int) -> Value {
            depth == 1 ? .array(type: 0, [.u8(5)]) : .array(type: 9, [nested(depth - 1)])
        }
        let header = try Self.header([nested(2), nested(8)])
        #expect(header.metadata["key.0"] == .array(.array([.uint8([5])])))
        #expect(throws: ParameterError.self) { try Self.header([nested(9)]) }
    }

    @Test func convertsNumbers() {
        #expect(GGUFMetadataValue.uint8(3).unsignedValue == 3)
        #expect(GGUFMetadataValue.int64(-3).unsignedValue == nil)
        #expect(GGUFMetadataValue.int64(3).unsignedValue == 3)
        #expect(GGUFMetadataValue.uint64(.max).signedValue == nil)
        #expect(GGUFMetadataValue.int16(-3).signedValue == -3)
        #expect(GGUFMetadataValue.float32(0.5).floatValue == 0.5)
        #expect(GGUFMetadataValue.uint8(1).floatValue == nil)
        #expect(GGUFMetadataValue.bool(true).boolValue == true)
        #expect(GGUFMetadataValue.string([0xFF]).stringValue == nil)
        #expect(GGUFMetadataArray.string([[0x61]]).stringValues == ["a"])
    }
}
