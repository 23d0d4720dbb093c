import FormatFixtures
import IREEParams
import Testing

/// Headers at any place of a source. What the dictionary may hold is tested with the files that tensors come from.
@Suite struct NPYHeaderTests {
    private static func npy(_ dictionary: String, version: UInt8 = 1, length: UInt32? = nil) -> [UInt8] {
        let length = length ?? UInt32(dictionary.utf8.count)
        let bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
        return bytes + little(length).prefix(version == 1 ? 2 : 4) + Array(dictionary.utf8)
    }

    private static func dictionary(
        _ descr: String = "<f4", _ shape: String = "(2, 3)", fortran: String = "False"
    ) -> String {
        "{'descr': '\(descr)', 'fortran_order': \(fortran), 'shape': \(shape), }\n"
    }

    private static func sources(_ bytes: [UInt8]) -> [any ByteSource] {
        [MemorySource(bytes), UnmappedSource(bytes)]
    }

    @Test(arguments: [1, 2, 3] as [UInt8], [0, 1, 4096] as [UInt64])
    func readsAtAnyOffset(version: UInt8, offset: UInt64) throws {
        let bytes = Self.npy(Self.dictionary(), version: version)
        for source in Self.sources([UInt8](repeating: 0xEE, count: Int(offset)) + bytes + [1, 2]) {
            let (header, dataOffset) = try NPYHeader.read(source, at: offset)
            #expect(header.type.name == "f32")
            #expect(!header.isBigEndian)
            #expect(header.shape == [2, 3])
            #expect(try header.byteCount() == 24)
            #expect(dataOffset == offset + UInt64(bytes.count))
        }
    }

    @Test(
        arguments: [
            ("<f4", "()", "f32", false, 4), (">i8", "(3,)", "si64", true, 24),
            (">V2", "(1,)", "x16", false, 2),
            (">u1", "(2,)", "ui8", false, 2), ("|b1", "(5,)", "i1", false, 5),
            (">c16", "(1,)", "cf128", true, 16),
            ("<f8", "(0, 9223372036854775807)", "f64", false, 0),
        ] as [(String, String, String, Bool, UInt64)])
    func tellsTypeOrderAndLength(
        descr: String, shape: String, type: String, isBigEndian: Bool, byteCount: UInt64
    ) throws {
        let source = MemorySource(Self.npy(Self.dictionary(descr, shape)))
        let header = try NPYHeader.read(source).header
        #expect(header.type.name == type)
        #expect(header.isBigEndian == isBigEndian)
        #expect(try header.byteCount() == byteCount)
    }

    @Test(arguments: ["(9223372036854775807,)", "(4294967296, 4294967296)", "(2305843009213693952,)"])
    func lengthsMayBeMoreThanCanBeCounted(shape: String) throws {
        let header = try NPYHeader.read(MemorySource(Self.npy(Self.dictionary("<f4", shape)))).header
        expectError(.outOfRange, "more bytes than any file") { _ = try header.byteCount() }
    }

    @Test(
        arguments: [
            (npy(dictionary(fortran: "True")), .unimplemented, "Fortran order; save it in C order"),
            (npy(dictionary("<U4")), .unimplemented, "elements of type `<U4` are not known"),
            (npy(dictionary("|O")), .unimplemented, "elements of type `|O` are not known"),
            (npy(dictionary("<f4", "(2, -3)")), .invalidArgument, "expected a dimension"),
            (npy(dictionary("<f4", "(9223372036854775808,)")), .invalidArgument, "expected a dimension"),
            (npy(dictionary(), version: 4), .unimplemented, "version 4.0"),
            (npy(dictionary(), version: 2, length: .max), .invalidArgument, "4294967295 bytes is too long"),
            (npy(dictionary(), length: 0xFFFF), .outOfRange, "reach beyond"),
            (Array("not an array".utf8), .invalidArgument, "this is no .npy array"),
            ([], .invalidArgument, "this is no .npy array"),
        ] as [([UInt8], StatusCode, String)])
    func refuses(bytes: [UInt8], code: StatusCode, text: String) {
        for source in Self.sources([0, 0, 0] + bytes) {
            let error = expectError(code, text) { _ = try NPYHeader.read(source, at: 3) }
            #expect(error?.file == "<memory>")
            #expect(error?.offset == 3)
        }
    }

    @Test(arguments: [4, .max - 11, .max] as [UInt64]) func refusesOffsetsBeyondTheEnd(offset: UInt64) {
        for source in Self.sources([1, 2, 3]) {
            expectError(.outOfRange, "reach beyond the 3 bytes") {
                _ = try NPYHeader.read(source, at: offset)
            }
        }
    }

    @Test(arguments: [1, 3] as [UInt8]) func refusesHeadersThatAreCutShort(version: UInt8) {
        let bytes = Self.npy(Self.dictionary(), version: version)
        for count in 0..<bytes.count {
            for source in Self.sources(Array(bytes.prefix(count))) {
                expectError(count < 6 ? .invalidArgument : .outOfRange) { _ = try NPYHeader.read(source) }
            }
        }
    }

    /// Dictionaries that end anywhere, with a length that fits.
    @Test func refusesDictionariesThatEndAnywhere() {
        let text = Self.dictionary()
        for count in 0..<text.utf8.count - 1 {
            expectError(.invalidArgument) {
                _ = try NPYHeader.read(MemorySource(Self.npy(String(text.prefix(count)))))
            }
        }
    }
}
