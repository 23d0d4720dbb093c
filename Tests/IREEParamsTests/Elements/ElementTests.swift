import IREEParams
import Testing

@Suite struct ElementTests {
    @Test(arguments: [
        ("i8", "-128", [0x80]), ("i8", "255", [0xFF]), ("si8", "127", [0x7F]), ("ui8", "0x10", [0x10]),
        ("i16", "010", [8, 0]), ("i16", "-1", [0xFF, 0xFF]), ("ui16", "65535", [0xFF, 0xFF]),
        ("i32", "4294967295", [0xFF, 0xFF, 0xFF, 0xFF]), ("si32", "-2147483648", [0, 0, 0, 0x80]),
        ("i64", "-1", Array(repeating: 0xFF, count: 8)),
        ("ui64", "18446744073709551615", Array(repeating: 0xFF, count: 8)),
        ("i64", "+5", [5, 0, 0, 0, 0, 0, 0, 0]), ("si64", "-0", [0, 0, 0, 0, 0, 0, 0, 0]),
        ("f32", "1.5", [0, 0, 0xC0, 0x3F]), ("f32", "-inf", [0, 0, 0x80, 0xFF]),
        ("f32", "0x1p-1", [0, 0, 0, 0x3F]),
        ("f64", "1.5", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]),
        ("f16", "1", [0x00, 0x3C]), ("f16", "65504", [0xFF, 0x7B]), ("f16", "65520", [0x00, 0x7C]),
        ("f16", "65519", [0xFF, 0x7B]), ("f16", "6e-8", [0x01, 0x00]), ("f16", "-0", [0x00, 0x80]),
        ("f16", "nan", [0xFF, 0x7F]), ("f16", "1.0009765625", [0x01, 0x3C]),
        ("f16", "1.00048828125", [0x00, 0x3C]),
        ("bf16", "1", [0x80, 0x3F]), ("bf16", "3.4e38", [0x80, 0x7F]), ("bf16", "1e-40", [0x01, 0x00]),
        ("f8E4M3FN", "448", [0x7E]), ("f8E4M3FN", "464", [0x7E]), ("f8E4M3FN", "465", [0x7F]),
        ("f8E4M3FN", "0.001953125", [0x01]), ("f8E4M3FN", "0.0009765625", [0x00]),
        ("f8E4M3FN", "0.001", [0x01]),
        ("f8E5M2", "57344", [0x7B]), ("f8E5M2", "61440", [0x7C]), ("f8E5M2", "-1", [0xBC]),
        ("f8E5M2FNUZ", "1", [0x40]), ("f8E5M2FNUZ", "-0", [0x00]), ("f8E5M2FNUZ", "nan", [0x80]),
        ("f8E5M2FNUZ", "1e9", [0x80]), ("f8E4M3FNUZ", "240", [0x7F]), ("f8E4M3FNUZ", "1", [0x40]),
        ("f8E8M0FNU", "1", [127]), ("f8E8M0FNU", "1.5", [128]), ("f8E8M0FNU", "-3", [0]),
        ("f8E8M0FNU", "inf", [255]),
        ("x32", "CAFEF00D", [0xCA, 0xFE, 0xF0, 0x0D]), ("i1", "01", [1]), ("*16", "beef", [0xBE, 0xEF]),
        ("cf64", "0000803f00000000", [0, 0, 0x80, 0x3F, 0, 0, 0, 0]),
    ])
    func parsesValues(type: String, text: String, bytes: [UInt8]) throws {
        #expect(try ElementType(name: type).bytes(parsing: text) == bytes)
    }

    @Test(arguments: [
        ("i8", "256", StatusCode.outOfRange), ("i8", "-129", .outOfRange), ("si8", "128", .outOfRange),
        ("ui8", "-1", .outOfRange), ("ui32", "4294967296", .outOfRange), ("i32", "4294967296", .outOfRange),
        ("si64", "9223372036854775808", .outOfRange), ("ui64", "18446744073709551616", .invalidArgument),
        ("i8", "1.5", .invalidArgument), ("i8", "1_000", .invalidArgument), ("i8", "", .invalidArgument),
        ("i8", " 1", .invalidArgument), ("i8", "--1", .invalidArgument), ("i8", "-+1", .invalidArgument),
        ("i8", "08", .invalidArgument), ("i8", "0x", .invalidArgument), ("i8", "1 ", .invalidArgument),
        ("f32", "1.5x", .invalidArgument), ("f32", "", .invalidArgument), ("f32", " 1", .invalidArgument),
        ("f32", "1e-60", .outOfRange), ("f32", "1_0", .invalidArgument),
        ("x32", "CAFEF0ZZ", .invalidArgument),
        ("x32", "CAFE", .invalidArgument), ("i1", "true", .invalidArgument),
    ])
    func refusesValues(type: String, text: String, code: StatusCode) {
        expectError(code) { _ = try ElementType(name: type).bytes(parsing: text) }
    }

    @Test(arguments: ["", "f", "q8", "i0", "i256", "i-8", "f32 ", "I8", "xf32", "f8E4M3", "i8i8", "i+8"])
    func refusesTypes(name: String) {
        expectError(.invalidArgument) { _ = try ElementType(name: name) }
    }

    @Test func everyNameReadsBack() throws {
        for name in [
            "i1", "i8", "si16", "ui32", "f16", "bf16", "f64", "cf128", "f8E5M2", "f8E4M3FNUZ", "f8E8M0FNU",
            "x24",
        ] {
            #expect(try ElementType(name: name).name == name)
        }
        // The values of the HAL's own enumeration.
        #expect(try ElementType(name: "f32").rawValue == 0x2100_0020)
        #expect(try ElementType(name: "i1").rawValue == 0x1300_0008)
        #expect(try ElementType(name: "f8E8M0FNU").rawValue == 0x2800_0008)
    }

    @Test(arguments: [
        ("4x8xf32", [4, 8], 128), ("f32", [], 4), ("0xf32", [0], 0), ("010xi8", [8], 8), ("4xx32", [4], 16),
        ("x32", [], 4), ("1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x2xi8", Array(repeating: 1, count: 15) + [2], 2),
        ("9223372036854775807x0xf64", [9_223_372_036_854_775_807, 0], 0),
    ])
    func parsesShapes(text: String, shape: [UInt64], byteCount: UInt64) throws {
        let tensor = try ShapeAndType(parsing: text)
        #expect(tensor.shape == shape)
        #expect(try tensor.byteCount() == byteCount)
    }

    @Test(arguments: [
        "", "x", "4", "4x", "4xx8xf32", "4y4xf32", "-4xf32", "1_000xf32", "4 xf32", "4xf32x", "?xf32",
        "1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1xi8",
    ])
    func refusesShapes(text: String) {
        expectError(.invalidArgument) { _ = try ShapeAndType(parsing: text) }
    }

    @Test func refusesShapesWhoseProductWraps() throws {
        for text in ["4294967296x4294967296xi8", "9223372036854775807x2xi8", "4611686018427387904xf32"] {
            expectError(.outOfRange) { _ = try ShapeAndType(parsing: text).byteCount() }
        }
        expectError(.invalidArgument, "whole bytes") { _ = try ShapeAndType(parsing: "2xi4").byteCount() }
    }
}
