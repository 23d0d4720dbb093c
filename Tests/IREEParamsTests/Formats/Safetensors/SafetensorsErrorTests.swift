import FormatFixtures
import IREEParams
import Testing

/// A header with one thing wrong, and what the reader must say of it.
struct SafetensorsErrorCase: Sendable, CustomTestStringConvertible {
    let header: [UInt8]
    let dataCount: Int
    let code: StatusCode
    /// The text at which the error must point: its place is found in the header.
    let place: String
    /// Part of the message.
    let message: String

    var testDescription: String { message }

    init(
        _ header: String, _ code: StatusCode = .invalidArgument, at place: String, dataCount: Int = 4,
        _ message: String
    ) {
        self.init(bytes: Array(header.utf8), code, at: place, dataCount: dataCount, message)
    }

    init(
        bytes header: [UInt8], _ code: StatusCode = .invalidArgument, at place: String,
        dataCount: Int = 4, _ message: String
    ) {
        self.header = header
        self.dataCount = dataCount
        self.code = code
        self.place = place
        self.message = message
    }

    /// Where `place` is in the file; at the end of the header where it is empty.
    var offset: UInt64 {
        let place = Array(place.utf8)
        let start = header.indices.first { header[$0...].starts(with: place) }
        return UInt64(8 + (place.isEmpty ? header.count : start ?? -8))
    }

    /// A header with one tensor `t` of the given parts.
    private static func tensor(
        dtype: String = "\"F32\"", shape: String = "[1]", offsets: String = "[0,4]"
    ) -> String {
        #"{"t":{"dtype":\#(dtype),"shape":\#(shape),"data_offsets":\#(offsets)}}"#
    }

    private static func tensors(_ ranges: [(Int, Int)]) -> String {
        let tensors = ranges.enumerated().map { index, range in
            #""t\#(index)":{"dtype":"U8","shape":[\#(range.1 - range.0)],"#
                + #""data_offsets":[\#(range.0),\#(range.1)]}"#
        }
        return "{" + tensors.joined(separator: ",") + "}"
    }

    static let all: [SafetensorsErrorCase] = structure + numbers + strings + layout

    private static let structure: [SafetensorsErrorCase] = [
        .init("", at: "", "does not start with `{`"),
        .init("\u{FEFF}{}", at: "\u{FEFF}", "does not start with `{`"),
        .init("\u{C}{}", at: "\u{C}", "does not start with `{`"),
        .init("[]", at: "[", "does not start with `{`"),
        .init("{", at: "", "ends where"),
        .init("{}\0", at: "\0", "only white space"),
        .init("{}\u{C}", at: "\u{C}", "only white space"),
        .init("{} null", at: "null", "only white space"),
        .init("{}}", at: "}}", "only white space").atSecond(),
        .init("{,}", at: ",", "instead of a key of the header"),
        .init("{\"a\" 1}", at: "1", "instead of `:`"),
        .init("{\"a\":1}", at: "1", "instead of `{` at the start of a tensor"),
        .init("{\"a\":[]}", at: "[", "instead of `{`"),
        .init("{\"__metadata__\":{\"a\":1}}", at: "1", "a value of `__metadata__`"),
        .init("{\"__metadata__\":[]}", at: "[", "instead of `{`"),
        .init("{\"__metadata__\":nul}", at: "nul", "unknown word"),
        .init(
            "{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", .alreadyExists, at: "\"k\":\"\"}", "`k` is twice"),
        .init(
            "{\"__metadata__\":{},\"__metadata__\":{} }", .alreadyExists, at: "\"__metadata__\":{} ", "twice"),
        .init(#"{"t":{}}"#, at: "{}", "no `dtype`"),
        .init(#"{"t":{"dtype":"U8"}}"#, at: "{\"dtype", "no `shape`"),
        .init(#"{"t":{"dtype":"U8","shape":[]}}"#, at: "{\"dtype", "no `data_offsets`"),
        .init(#"{"t":{"dtype":"U8","dtype" :"U8"}}"#, .alreadyExists, at: "\"dtype\" ", "`dtype` is twice"),
        .init(#"{"t":{"shape":[],"shape" :[]}}"#, .alreadyExists, at: "\"shape\" ", "`shape` is twice"),
        .init(tensor(dtype: "\"F31\""), .unimplemented, at: "\"F31", "`F31` is not known"),
        .init(tensor(dtype: "\"f32\""), .unimplemented, at: "\"f32", "`f32` is not known"),
        .init(
            tensor(dtype: "\"" + String(repeating: "F", count: 65) + "\""), .unimplemented, at: "\"FFF",
            "`" + String(repeating: "F", count: 64) + "...` is not known"),
        .init(tensor(dtype: "7"), at: "7", "`dtype`, a string"),
        .init(tensor(shape: "{}"), at: "{}", "instead of `[` at the start of `shape`"),
        .init(tensor(shape: "[1,]"), at: "],\"data", "a dimension, an unsigned integer"),
        .init(tensor(shape: "[1 1]"), at: "1]", "instead of `]` or `,`"),
        .init(tensor(offsets: "[0]"), at: "]}}", "between the two"),
        .init(tensor(offsets: "[0,4,4]"), at: ",4]", "after the two"),
        .init(#"{"t":{"more":01}}"#, at: "1}", "`}` or `,`"),
        .init(#"{"t":{"more":-}}"#, at: "-", "no value"),
        .init(#"{"t":{"more":1.}}"#, at: "1.", "no value"),
        .init(#"{"t":{"more":1e}}"#, at: "1e", "no value"),
        .init(#"{"t":{"more":}}"#, at: "}}", "no value"),
        .init(#"{"t":{"more":tru}}"#, at: "tru", "unknown word"),
        .init(
            #"{"t":{"more":"# + String(repeating: "[", count: 125) + "true", at: "true", "more than 127 deep"),
    ]

    private static let numbers: [SafetensorsErrorCase] = [
        .init(tensor(shape: "[1.0]"), at: "1.0", "plain integer"),
        .init(tensor(shape: "[1e3]"), at: "1e3", "plain integer"),
        .init(tensor(shape: "[-0]"), at: "-0", "unsigned integer"),
        .init(tensor(shape: "[-1]"), at: "-1", "unsigned integer"),
        .init(tensor(shape: "[+1]"), at: "+1", "unsigned integer"),
        .init(tensor(shape: "[01]"), at: "01", "leading zero"),
        .init(tensor(shape: "[00]"), at: "00", "leading zero"),
        .init(tensor(shape: "[\"1\"]"), at: "\"1\"", "unsigned integer"),
        .init(tensor(shape: "[null]"), at: "null", "unsigned integer"),
        .init(tensor(shape: "[18446744073709551616]"), .outOfRange, at: "18446", "64 bits"),
        .init(tensor(shape: "[99999999999999999999999]"), .outOfRange, at: "99999", "64 bits"),
        .init(tensor(shape: "[18446744073709551615]"), .outOfRange, at: "[0,4]", "64 bits"),
        .init(tensor(shape: "[4294967296,4294967296]"), .outOfRange, at: "[0,4]", "64 bits"),
        .init(tensor(shape: "[4294967296,4294967296,0]"), .outOfRange, at: "[0,4]", "64 bits"),
        .init(tensor(shape: "[2]"), at: "[0,4]", "takes 8"),
        .init(tensor(shape: "[0]"), at: "[0,4]", "takes 0"),
        .init(tensor(dtype: "\"F4\"", shape: "[9]"), at: "[0,4]", "no whole number of bytes"),
        .init(tensor(offsets: "[4,0]"), at: "[4,0]", "before it begins"),
        .init(tensor(offsets: "[0,5]"), .outOfRange, at: "[0,5]", "has only 4 bytes"),
        .init(tensor(offsets: "[0,18446744073709551615]"), .outOfRange, at: "[0,18", "has only 4 bytes"),
    ]

    private static let strings: [SafetensorsErrorCase] =
        [
            .init("{\"a\nb\":{}}", at: "\n", "control character"),
            .init("{\"a\u{0}b\":{}}", at: "\u{0}", "control character"),
            .init("{\"a", at: "a", "ends inside a string"),
            .init("{\"a\\n", at: "a", "ends inside a string"),
            .init(#"{"\x41":{}}"#, at: "\\", "unknown escape"),
            .init(#"{"\u12G4":{}}"#, at: "G", "four hex digits"),
            .init(#"{"\u123"#, at: "", "four hex digits"),
            .init(#"{"\uD83D":{}}"#, at: "\\uD83D", "half a surrogate"),
            .init(#"{"\uD83Dx":{}}"#, at: "\\uD83D", "half a surrogate"),
            .init(#"{"\uD83D\u0041":{}}"#, at: "\\uD83D", "half a surrogate"),
            .init(#"{"\uDE00\uD83D":{}}"#, at: "\\uDE00", "half a surrogate"),
        ]
        + [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xFF], [0xF0, 0x9F, 0x98],
        ].map { (bytes: [UInt8]) in
            .init(bytes: Array("{\"ab".utf8) + bytes + Array("\":{}}".utf8), at: "b", "not UTF-8").atSecond()
        }

    private static let layout: [SafetensorsErrorCase] = [
        .init(tensors([(1, 4)]), at: "\"t0", "a hole"),
        .init(tensors([(0, 2), (3, 4)]), at: "\"t1", "a hole"),
        .init(tensors([(0, 2), (1, 4)]), at: "\"t1", "an overlap"),
        .init(tensors([(2, 4), (0, 3)]), at: "\"t0", "an overlap"),
        .init(tensors([(0, 4), (0, 4)]), at: "\"t1", "an overlap"),
        .init(tensors([(0, 4), (2, 2)]), at: "\"t1", "an overlap"),
        .init(tensors([(0, 4)]), at: "", dataCount: 5, "belong to no tensor").plus(4),
        .init("{}", at: "", dataCount: 1, "belong to no tensor"),
    ]

    private var shift: UInt64 = 0

    /// The error is one byte after the place.
    private func atSecond() -> Self { plus(1) }

    private func plus(_ shift: UInt64) -> Self {
        var copy = self
        copy.shift = shift
        return copy
    }

    var expectedOffset: UInt64 { offset + shift }
}

@Suite struct SafetensorsErrorTests {
    @Test(arguments: SafetensorsErrorCase.all)
    func saysWhatIsWrongAndWhere(_ error: SafetensorsErrorCase) throws {
        let bytes = SafetensorsFixture(bytes: error.header, dataCount: error.dataCount).build().bytes
        // Bytes in memory, and bytes that end where the header ends.
        let text = String(decoding: error.header, as: UTF8.self)
        let found = try #require(readError(of: bytes, SafetensorsFormat()), "\(text)")
        #expect(found.code == error.code, "\(found) in \(text)")
        #expect(found.message.contains(error.message), "\(found) in \(text)")
        #expect(found.offset == error.expectedOffset, "\(found) in \(text)")
        #expect(throws: found) { try SafetensorsHeader(reading: UnmappedSource(bytes)) }
    }

    /// The length of the header, and what the file has.
    @Test(
        arguments: [
            (100_000_001, 10, StatusCode.invalidArgument), (.max, 10, .invalidArgument),
            (100_000_000, 10, .outOfRange), (11, 10, .outOfRange), (0, 0, .invalidArgument),
        ] as [(UInt64, Int, StatusCode)])
    func refusesLengthsThatCannotBe(length: UInt64, count: Int, code: StatusCode) {
        var writer = FixtureWriter()
        writer.number(length, width: 8)
        writer.append([UInt8](repeating: 0x20, count: count))
        #expect(readError(of: writer.bytes, SafetensorsFormat())?.code == code)
    }

    @Test(arguments: 0..<8)
    func refusesFilesShorterThanTheLength(count: Int) {
        let error = readError(of: [UInt8](repeating: 0, count: count), SafetensorsFormat())
        #expect(error?.code == .outOfRange)
    }

    @Test func refusesATensorTwiceInTheHeader() {
        let file = SafetensorsFixture(
            #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"#
                + #""\u0061":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#
        ).build()
        do throws(ParameterError) {
            _ = try SafetensorsHeader(reading: MemorySource(file.bytes))
            Issue.record("no error")
        } catch {
            #expect(error.code == .alreadyExists)
            #expect(error.key == "a")
            #expect(error.offset == 8 + 53)
        }
    }
}
