import IREEBytecode
import IREEParams
import IREERuntime
import Testing

/// A tensor of text, and what the official tool prints of it.
struct TextCase: Sendable, CustomTestStringConvertible {
    var input: String
    var output: String

    init(_ input: String, _ output: String) {
        self.input = input
        self.output = output
    }

    var testDescription: String { input }
}

/// What the official tool (3.13.0) takes and prints.
private let officialCases = [
    TextCase("2x3xf32=1 2 3 4 5 6", "2x3xf32=[1 2 3][4 5 6]"),
    TextCase("f32=1", "f32=1"), TextCase("i32=5", "i32=5"), TextCase("1xf32", "1xf32=0"),
    TextCase("4xf32", "4xf32=0 0 0 0"), TextCase("0xf32", "0xf32="), TextCase("0x2xf32", "0x2xf32="),
    TextCase("2x0xf32", "2x0xf32=[][]"), TextCase("2x0x2xf32=", "2x0x2xf32=[][]"),
    TextCase("i1=01", "i1=01"), TextCase("2xi1=01 00", "2xi1=01 00"),
    TextCase("4xi8=-128 255 127 0x10", "4xi8=-128 -1 127 16"),
    TextCase("4xsi8=-128 127 -1 1", "4xsi8=-128 127 -1 1"), TextCase("2xui8=255 0", "2xui8=255 0"),
    TextCase("2xi16=65535 -32768", "2xi16=-1 -32768"), TextCase("2xi32=4294967295 1", "2xi32=-1 1"),
    TextCase("2xi32=0x7fffffff 010", "2xi32=2147483647 8"), TextCase("2xi32=1 +2", "2xi32=1 2"),
    TextCase("2xui32=4294967295 1", "2xui32=4294967295 1"),
    TextCase("2xi64=-9223372036854775808 1", "2xi64=-9223372036854775808 1"),
    TextCase("2xui64=18446744073709551615 1", "2xui64=18446744073709551615 1"),
    TextCase("6xf32=nan inf -inf 1e10 1e-7 123456789", "6xf32=NAN INF -INF 1E+10 1E-07 1.23457E+08"),
    TextCase("3xf64=0.1 1e300 -0", "3xf64=0.1 1E+300 -0"),
    TextCase("3xf32=-nan 0.1 -0.0", "3xf32=-NAN 0.1 -0"), TextCase("2xf32=0x1p3 1e400", "2xf32=8 INF"),
    TextCase("5xf16=1 65504 65520 0 0.1", "5xf16=1 65504 INF 0 0.0999756"),
    TextCase("4xbf16=1 3.14159 1e38 1e40", "4xbf16=1 3.14062 9.96921E+37 INF"),
    TextCase("6xf8E5M2=1 0.3 57344 1e9 nan -inf", "6xf8E5M2=1 0.3125 57344 INF NAN -INF"),
    TextCase("6xf8E4M3FN=1 0.3 448 1e9 nan -inf", "6xf8E4M3FN=1 0.3125 448 NAN NAN NAN"),
    TextCase("6xf8E5M2FNUZ=1 0.3 57344 1e9 nan -inf", "6xf8E5M2FNUZ=1 0.3125 57344 NAN NAN NAN"),
    TextCase("6xf8E4M3FNUZ=1 0.3 240 1e9 nan -0", "6xf8E4M3FNUZ=1 0.3125 240 NAN NAN 0"),
    TextCase(
        "6xf8E8M0FNU=1 0.3 448 1e38 nan -1", "6xf8E8M0FNU=1 0.25 512 8.50706E+37 NAN 5.87747E-39"),
    TextCase("2xcf64=0000803F00000040 0000000000000000", "2xcf64=0000803F00000040 0000000000000000"),
    TextCase("2x*32=CAFEF00D 01020304", "2x*32=CAFEF00D 01020304"),
    TextCase("2xi24=010203 040506", "2xi24=010203 040506"), TextCase("2xf8=01 02", "2xf8=01 02"),
    TextCase("2xf80", "2xf80=00000000000000000000 00000000000000000000"),
    TextCase("1xi128=00112233445566778899aabbccddeeff", "1xi128=00112233445566778899AABBCCDDEEFF"),
    TextCase("2xf32=1", "2xf32=1 1"), TextCase("2xf32=[1][2]", "2xf32=1 2"),
    TextCase("2xf32=[[]1,,][2", "2xf32=1 2"), TextCase("2xf32= ", "2xf32=0 0"),
    TextCase("\"2xf32=1 2\"", "2xf32=1 2"), TextCase("  2xf32=1 2  ", "2xf32=1 2"),
    TextCase("2x2xi32=1\n2\t3\r4", "2x2xi32=[1 2][3 4]"),
    TextCase("4x4xf32=0", "4x4xf32=[0 0 0 0][0 0 0 0][0 0 0 0][0 0 0 0]"),
    TextCase("0x10xf32", "0x10xf32="),
    TextCase(
        "1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1xf32=1",
        "1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1xf32=[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"),
]

/// What the official tool cannot take or print.
private let ownCases = [
    TextCase("2xi1=1 0", "2xi1=01 00"), TextCase("i1=true", "i1=01"),
    TextCase("2xx32=CAFEF00D 01020304", "2x*32=CAFEF00D 01020304"),
    TextCase("x32=cafef00d", "*32=CAFEF00D"),
    TextCase("2xi64=18446744073709551615 1", "2xi64=-1 1"),
    TextCase("5xi4=-8 7 15 0 1", "5xi4=-8 7 -1 0 1"), TextCase("5xui4=8 7 15 0 1", "5xui4=8 7 15 0 1"),
    TextCase("5xi2=-2 1 3 0 1", "5xi2=-2 1 -1 0 1"), TextCase("9xui1=1", "9xui1=1 1 1 1 1 1 1 1 1"),
    TextCase("2x3xi4", "2x3xi4=[0 0 0][0 0 0]"),
]

/// What nobody should take, with the code and a part of the message. The official tool takes some:
/// stray letters, fractions of integers and what does not fit are passed over there.
private let refusedCases: [(text: String, code: StatusCode, part: String)] = [
    ("", .invalidArgument, "2x2xf32=1 2 3 4"), ("=", .invalidArgument, "2x2xf32=1 2 3 4"),
    ("=1", .invalidArgument, "element type"), ("42", .invalidArgument, "element type"),
    ("x", .invalidArgument, "element type"), ("2x", .invalidArgument, "element type"),
    ("q32", .invalidArgument, "`q32`"), ("i", .invalidArgument, "`i`"),
    ("2xi0", .invalidArgument, "`i0`"), ("2xi256", .invalidArgument, "`i256`"),
    ("-1xf32", .invalidArgument, "no dimension"), ("2 x f32=1", .invalidArgument, "no dimension"),
    ("x2xf32", .invalidArgument, "no dimension"), ("2xxf32", .invalidArgument, "element type"),
    ("2xf32=1 2 3", .outOfRange, "3 values for 2 elements"),
    ("2x2xf32=1 2 3", .outOfRange, "3 values for 4 elements"), ("2xf32=,", .outOfRange, "0 values"),
    ("0xf32=1", .outOfRange, "1 values for 0"), ("f32=1 2", .outOfRange, "2 values for 1"),
    ("2xf32=a b", .invalidArgument, "no number"), ("2xf32=1 2x", .invalidArgument, "`2x`"),
    ("2xf32=1;2", .invalidArgument, "`1;2`"), ("2xi32=1.5", .invalidArgument, "`1.5`"),
    ("2xi32=1e3", .invalidArgument, "`1e3`"), ("2xui8=255 256", .outOfRange, "`256`"),
    ("2xui8=255 -1", .outOfRange, "`-1`"), ("4xsi8=-128 127 -129 1", .outOfRange, "`-129`"),
    ("2xsi8=128 0", .outOfRange, "`128`"), ("2xui64=-1 1", .outOfRange, "`-1`"),
    ("2xi32=4294967296", .outOfRange, "`4294967296`"), ("cf64=1", .invalidArgument, "16 hexadecimal"),
    ("2xi4=16", .outOfRange, "`16`"), ("2xi4=-9", .outOfRange, "`-9`"), ("2xsi4=8", .outOfRange, "`8`"),
    ("2xui2=-1", .outOfRange, "`-1`"), ("2xi12=0102 0304", .unimplemented, "12 bits"),
    ("2xf4", .unimplemented, "4 bits"), ("i3=1", .unimplemented, "3 bits"),
    ("99999999999999999999xf32", .invalidArgument, "no dimension"),
    ("18446744073709551615xf32", .outOfRange, "dimension"),
    ("4294967296x4294967296xf32", .outOfRange, "more than can be counted"),
    ("4294967296x4294967296xi4", .outOfRange, "more than can be counted"),
    ("9223372036854775807xi8", .resourceExhausted, "bytes of memory"),
    ("9223372036854775807xi1=1 0", .outOfRange, "2 values"),
    ("2xf32=(null)", .invalidArgument, "`(null)`"), ("2xf32=@a.bin", .invalidArgument, "file"),
]

@Suite struct TensorTextTests {
    @Test(arguments: officialCases)
    func printsAsTheOfficialToolDoes(entry: TextCase) throws {
        #expect(try HALBufferView(parsing: entry.input).text() == entry.output)
    }

    @Test(arguments: ownCases)
    func takesWhatTheOfficialToolCannot(entry: TextCase) throws {
        #expect(try HALBufferView(parsing: entry.input).text() == entry.output)
    }

    /// What is printed can be read again.
    @Test(arguments: officialCases + ownCases)
    func printedTextIsTheSameTensor(entry: TextCase) throws {
        let first = try HALBufferView(parsing: entry.input)
        let text = try first.text()
        #expect(try HALBufferView(parsing: text).text() == text)
    }

    @Test(arguments: refusedCases.indices)
    func refusesWhatIsNoTensor(index: Int) {
        let entry = refusedCases[index]
        let error = #expect(throws: VMError.self, "\(entry.text)") {
            try HALBufferView(parsing: entry.text)
        }
        #expect(error?.code == entry.code, "\(entry.text): \(error.map { $0.description } ?? "")")
        #expect(error?.description.contains(entry.part) == true, "\(error.map { $0.description } ?? "")")
    }

    @Test func rankHasALimit() throws {
        let allowed = String(repeating: "1x", count: 128)
        #expect(try HALBufferView(parsing: allowed + "i8=1").shape.count == 128)
        #expect(throws: VMError.self) { try HALBufferView(parsing: allowed + "1xi8=1") }
    }

    @Test(arguments: [
        ("6xi32=1,2,3,4,5,6", 3, "6xi32=1 2 3..."), ("2x3xi32=1,2,3,4,5,6", 4, "2x3xi32=[1 2 3][4...]"),
        ("3x2xi32=1,2,3,4,5,6", 2, "3x2xi32=[1 2][...][...]"),
        ("3x2xi32=1,2,3,4,5,6", 0, "3x2xi32=[...][...][...]"), ("i32=4", 0, "i32=..."),
        ("2xi32=4", 2, "2xi32=4 4"),
    ])
    func leavesOutElements(input: String, limit: Int, output: String) throws {
        #expect(try HALBufferView(parsing: input).text(maximumElementCount: limit) == output)
    }

    /// Four thousand million pairs of brackets would be the official tool's answer.
    @Test func rowsWithoutElementsComeToAnEnd() throws {
        let text = try HALBufferView(parsing: "4294967296x0xf32").text()
        #expect(text.hasPrefix("4294967296x0xf32=[][]") && text.hasSuffix("[]..."))
        #expect(text.utf8.count < 1 << 20)
    }

    /// Bits of small floating-point types, and what the official tool prints of them.
    @Test(arguments: [
        (
            "f8E5M2", "000104787C7D7F808184FC",
            "0 1.52588E-05 6.10352E-05 32768 INF NAN NAN -0 -1.52588E-05 -6.10352E-05 -INF"
        ),
        ("f8E4M3FN", "0001087E7F80FEFF", "0 0.00195312 0.015625 448 NAN -0 -448 NAN"),
        ("f8E5M2FNUZ", "0001047F8081FF", "0 7.62939E-06 3.05176E-05 57344 NAN -7.62939E-06 -57344"),
        ("f8E4M3FNUZ", "0001087F8081FF", "0 0.000976562 0.0078125 240 NAN -0.000976562 -240"),
        ("f8E8M0FNU", "00017FFEFF", "5.87747E-39 1.17549E-38 1 1.70141E+38 NAN"),
        (
            "f16", "000001000004FF7B007C017E0080FFFB00FC01FE",
            "0 5.96046E-08 6.10352E-05 65504 INF NAN -0 -65504 -INF NAN"
        ),
        (
            "bf16", "000001008000807F817F0080017F80FF81FF",
            "0 9.18355E-41 1.17549E-38 INF NAN -0 1.7147E+38 -INF NAN"
        ),
    ])
    func smallFloats(type: String, hex: String, values: String) throws {
        let width = type.hasSuffix("16") ? 4 : 2
        let digits = Array(hex)
        let elements = stride(from: 0, to: digits.count, by: width).map { String(digits[$0..<$0 + width]) }
        let raw = try HALBufferView(
            parsing: "\(elements.count)xx\(width * 4)=" + elements.joined(separator: " "))
        let view = try HALBufferView(raw.buffer, shape: raw.shape, elementType: try ElementType(name: type))
        #expect(try view.text() == "\(elements.count)x\(type)=" + values)
    }

    @Test func packedElementsStartInTheLowestBits() throws {
        let view = try HALBufferView(parsing: "5xi4=1 2 3 4 5")
        #expect(Array(try view.buffer.bytes(at: 0, length: 3)) == [0x21, 0x43, 0x05])
        #expect(view.buffer.length == 3)
        let bits = try HALBufferView(parsing: "5xui2=1 2 3 0 1")
        #expect(Array(try bits.buffer.bytes(at: 0, length: 2)) == [0b0011_1001, 1])
    }

    @Test func shortBuffersAreNotReadBeyond() throws {
        let view = try HALBufferView(
            HALBuffer(length: 1), shape: [3], elementType: try ElementType(name: "i4"))
        #expect(throws: VMError.self) { try view.text() }
        let opaque = try HALBufferView(
            HALBuffer(length: 1), shape: [3], elementType: try ElementType(name: "f32"), encoding: .opaque)
        #expect(throws: VMError.self) { try opaque.text() }
    }
}

@Suite struct ResultTextTests {
    @Test func resultsAsTheOfficialToolPrintsThem() throws {
        let tensor = RuntimeValue.tensor(try HALBufferView(parsing: "6xi32=1"))
        let values: [RuntimeValue] = [
            .i32(-7), .i64(.min), .f32(1e10), .f64(0.1), .f32(.nan), .f32(-.infinity), .f32(123_456_792),
            .f64(1e-7), .null, tensor, .list([tensor, .i32(7)]), .bytes([1]),
            .buffer(try HALBuffer(length: 1)), .other(typeName: "hal.fence"),
        ]
        let expected = """
            result[0]: i32=-7
            result[1]: i64=-9223372036854775808
            result[2]: f32=1e+10
            result[3]: f64=0.1
            result[4]: f32=nan
            result[5]: f32=-inf
            result[6]: f32=1.23457e+08
            result[7]: f64=1e-07
            result[8]: (null)
            result[9]: hal.buffer_view
            6xi32=1 1 1...
            result[10]: vm.list
            child_list[0]: hal.buffer_view
            6xi32=1 1 1...
            child_list[1]: i32=7

            result[11]: vm.buffer
            "\\x01"
            result[12]: hal.buffer
            (no printer)
            result[13]: hal.fence
            (no printer)

            """
        #expect(try RuntimeValue.text(of: values, maximumElementCount: 3) == expected)
    }

    @Test func resultsAsJSON() throws {
        let values: [(RuntimeValue, String)] = [
            (.i32(-7), #"{"type":"i32","value":-7}"#), (.f32(0.1), #"{"type":"f32","value":0.1}"#),
            (.f64(.nan), #"{"type":"f64","value":"nan"}"#), (.null, #"{"type":"null"}"#),
            (.bytes([1, 2]), #"{"type":"vm.buffer","byte_length":2,"text":"\u0001\u0002"}"#),
            (.other(typeName: "a\"\n"), #"{"type":"a\"\u000A"}"#),
            (.list([.i64(1)]), #"{"type":"vm.list","values":[{"type":"i64","value":1}]}"#),
            (
                .tensor(try HALBufferView(parsing: "3x1xf32=0.1 -inf nan")),
                #"{"type":"hal.buffer_view","shape":[3,1],"element_type":"f32","values":[0.1,"-inf","nan"]}"#
            ),
            (
                .tensor(try HALBufferView(parsing: "2xi1=1 0")),
                #"{"type":"hal.buffer_view","shape":[2],"element_type":"i1","values":[true,false]}"#
            ),
            (
                .tensor(try HALBufferView(parsing: "4xcf64")),
                #"{"type":"hal.buffer_view","shape":[4],"element_type":"cf64","values":["0000000000000000","0000000000000000","0000000000000000"],"truncated":true}"#
            ),
            (
                .tensor(try HALBufferView(parsing: "ui8=200")),
                #"{"type":"hal.buffer_view","shape":[],"element_type":"ui8","values":[200]}"#
            ),
        ]
        for (value, text) in values { #expect(try value.json(maximumElementCount: 3) == text) }
        #expect(
            try RuntimeValue.json(of: values.map(\.0), maximumElementCount: 3)
                == "[" + values.map(\.1).joined(separator: ",") + "]")
    }

    @Test func deepListsComeToAnEnd() throws {
        var value = RuntimeValue.i32(1)
        for _ in 0..<1000 { value = .list([value]) }
        #expect(try value.text().hasPrefix("vm.list\nchild_list[0]: vm.list\n"))
        #expect(try value.text().contains("vm.list\n(no printer)\n"))
        #expect(try value.json().contains(#"{"type":"vm.list"}]}"#))
    }
}
