import FormatFixtures
import IREEParams
import Testing

@Suite struct SafetensorsReaderTests {
    private static func read(_ header: String, dataCount: Int = 0) throws -> [ParameterEntry] {
        try entries(
            of: SafetensorsFixture(header, dataCount: dataCount).build().bytes, SafetensorsFormat())
    }

    @Test func listsTensorsInTheOrderOfTheHeader() throws {
        let header = #"""
            {"z":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},
             "a":{"data_offsets":[0,8],"shape":[1,4],"dtype":"BF16"}}
            """#
        let entries = try Self.read(header, dataCount: 16)
        #expect(entries.map(\.key) == ["z", "a"])
        #expect(entries.map(\.length) == [8, 8])
        let start = UInt64(8 + header.utf8.count)
        #expect(entries.map(\.fileOffset) == [start + 8, start])
        #expect(entries[0].tensor == TensorDescription(type: TensorType(SafetensorsDType.f32), shape: [2]))
        #expect(
            entries[1].tensor == TensorDescription(type: TensorType(SafetensorsDType.bf16), shape: [1, 4]))
    }

    @Test func takesScalarsEmptyTensorsAndEmptyFiles() throws {
        #expect(try Self.read("{}").isEmpty)
        #expect(try Self.read("{}     ").isEmpty)
        #expect(try Self.read(#"{"__metadata__":null}"#).isEmpty)
        let entries = try Self.read(
            #"""
            {"last":{"dtype":"U8","shape":[0],"data_offsets":[4,4]},
             "first":{"dtype":"I64","shape":[3,0,5],"data_offsets":[0,0]},
             "":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}
            """#, dataCount: 4)
        #expect(entries.map(\.length) == [0, 0, 4])
        #expect(entries.map(\.key) == ["last", "first", ""])
    }

    @Test(arguments: SafetensorsDType.allCases)
    func knowsEveryType(dtype: SafetensorsDType) throws {
        let bytes = 3 * dtype.bitCount
        let entries = try Self.read(
            #"{"t":{"dtype":"\#(dtype.name)","shape":[4,6],"data_offsets":[0,\#(bytes)]}}"#,
            dataCount: Int(bytes))
        #expect(entries.map(\.tensor?.type) == [TensorType(dtype)])
    }

    @Test func readsMetadata() throws {
        let file = SafetensorsFixture(#"{"__metadata__":{"format":"pt","\n":"\"x\"","":""}}"#).build()
        let header = try SafetensorsHeader(reading: MemorySource(file.bytes))
        #expect(header.metadata["format"] == "pt")
        #expect(header.metadata["\n"] == "\"x\"")
        #expect(header.metadata.map(\.key) == ["format", "\n", ""])
        #expect(header.tensors.isEmpty)
        #expect(header.dataOffset == UInt64(file.bytes.count))
    }

    /// What stands between the quotes, and the key that it means.
    @Test(arguments: [
        (#"a\"b\\c\/d"#, "a\"b\\c/d"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"),
        (#"\u0041\u00e9\u00E9"#, "A\u{E9}\u{E9}"), (#"\uD83D\uDE00!"#, "\u{1F600}!"),
        (#"\uFFFF\u0000"#, "\u{FFFF}\u{0}"), ("gr\u{FC}n \u{1F600} \u{FFFD}", "gr\u{FC}n \u{1F600} \u{FFFD}"),
        ("\u{7F}\u{80}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "\u{7F}\u{80}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"),
        (#"x\ty"# + "\u{E9}\u{20AC}" + #"\\z"#, "x\ty\u{E9}\u{20AC}\\z"),
        (#"\u005f_metadata__ "#, "__metadata__ "),
    ])
    func decodesKeys(text: String, key: String) throws {
        let entries = try Self.read(#"{"\#(text)":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#)
        #expect(entries.map(\.key) == [ParameterKey(key)])
    }

    @Test func decodesTheNamesOfFields() throws {
        let entries = try Self.read(
            #"{"\u005f_metadata__":{"a":"b"},"t":{"\u0064type":"\u00468","shape":[],"data_offsets":[0,1]}}"#
                .replacing("\\u00468", with: "\\u00558"), dataCount: 1)
        #expect(entries.map(\.key) == ["t"])
    }

    @Test(arguments: [
        "1", "-0.5e+3", "1E9", "0", "null", "true", "false", "\"\\u00e9\"", "[]", "{}",
        "[1,[2,{\"a\":[]}],{}]",
        "{\"dtype\":1,\"dtype\":2}", String(repeating: "[", count: 125) + String(repeating: "]", count: 125),
    ])
    func passesOverFieldsItDoesNotKnow(value: String) throws {
        let entries = try Self.read(
            #"{"t":{"dtype":"U8", "more" : \#(value) ,"shape":[],"data_offsets":[0,1]}}"#, dataCount: 1)
        #expect(entries.count == 1)
    }

    @Test func readsFromAFile() throws {
        let file = SafetensorsFixture(
            #"{"t":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"#, dataCount: 3
        ).build()
        let header = try SafetensorsHeader(reading: UnmappedSource(file.bytes))
        #expect(header.tensors.map(\.name) == ["t"])
    }

    @Test func recognizesALengthAndABrace() {
        let format = SafetensorsFormat()
        #expect(format.recognizes(prefix: [2, 0, 0, 0, 0, 0, 0, 0, 0x7B]))
        #expect(format.recognizes(prefix: [0, 0xE1, 0xF5, 5, 0, 0, 0, 0, 0x7B]))
        #expect(!format.recognizes(prefix: [1, 0xE1, 0xF5, 5, 0, 0, 0, 0, 0x7B]))
        #expect(!format.recognizes(prefix: [1, 0, 0, 0, 0, 0, 0, 0, 0x7B]))
        #expect(!format.recognizes(prefix: [2, 0, 0, 0, 0, 0, 0, 0]))
        #expect(!format.recognizes(prefix: [2, 0, 0, 0, 0, 0, 0, 0, 0x5B]))
        #expect(!format.recognizes(prefix: Array("IRPA\0\0\0\0{".utf8)))
    }

    @Test func typesAreSound() {
        let types = SafetensorsDType.allCases
        #expect(types.count == 22)
        #expect(Set(types.map(\.name)).count == types.count)
        for type in types {
            #expect(SafetensorsDType(name: type.name) == type)
            // The digits after the first letters are the bits; those of F8_E4M3 too.
            let digits = type.name.drop { !$0.isNumber }.prefix { $0.isNumber }
            #expect(Int(digits).map(UInt64.init) ?? 8 == type.bitCount, "\(type)")
        }
    }

    /// The four bytes of JSON's white space stand before, inside and after the object.
    @Test(arguments: [" ", "\t", "\n", "\r", "\r\n  "])
    func takesWhiteSpaceWhereverJSONDoes(space: String) throws {
        let header = [
            "", "{", "\"t\"", ":", "{", "\"dtype\"", ":", "\"U8\"", ",", "\"shape\"", ":", "[", "1", "]", ",",
            "\"data_offsets\"", ":", "[", "0", ",", "1", "]", "}", "}", "",
        ].joined(separator: space)
        let length = header.utf8.count
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + [7]
        #expect(SafetensorsFormat().recognizes(prefix: Array(bytes.prefix(16))))
        let entries = try entries(of: bytes, SafetensorsFormat())
        #expect(entries.map(\.key) == ["t"])
        #expect(entries.map(\.length) == [1])
    }
}
