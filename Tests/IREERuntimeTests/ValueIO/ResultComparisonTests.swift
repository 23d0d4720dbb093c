import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

private let success = "[SUCCESS] all function outputs matched their expected values.\n"

private func compare(
    _ expected: [String], _ actual: [String], kinds: [CallingConvention.Value]? = nil,
    tolerance: ComparisonTolerance = ComparisonTolerance()
) throws -> ResultComparison {
    return try ResultComparison(
        expected: try InputParser.expectedOutputs(
            expected, for: slots(kinds ?? expected.map { _ in .ref })),
        actual: try InputParser.inputs(
            actual, for: slots(kinds ?? actual.map { _ in .ref })), tolerance: tolerance
    )
}

@Suite struct ResultComparisonTests {
    /// Reports as the official tool writes them.
    @Test(
        arguments: [
            (["2xi32=1,2"], ["2xi32=1,2"], success),
            (
                ["2xi32=1,3"], ["2xi32=1,2"],
                """
                [FAILED] result[0]: element at index 1 (2) does not match the expected (3); expected that the \
                view is equal to contents of a view of 2xi32
                  expected:
                2xi32=1 3
                  actual:
                2xi32=1 2

                """
            ),
            (
                ["3xi32=1,2,3"], ["2xi32=1,2"],
                """
                [FAILED] result[0]: metadata is 2xi32; expected that the view matches 3xi32; expected that the \
                view is equal to contents of a view of 3xi32
                  expected:
                3xi32=1 2 3
                  actual:
                2xi32=1 2

                """
            ),
            (
                ["2xf32=nan,-inf"], ["2xf32=nan,inf"],
                """
                [FAILED] result[0]: element at index 1 (INF) does not match the expected (-INF); expected that \
                the view is equal to contents of a view of 2xf32
                  expected:
                2xf32=NAN -INF
                  actual:
                2xf32=NAN INF

                """
            ),
            (
                ["2xcf64=0000803F00000041"], ["2xcf64=0000803F00000040"],
                """
                [FAILED] result[0]: element at index 0 (0000803F00000040) does not match the expected \
                (0000803F00000041); expected that the view is equal to contents of a view of 2xcf64
                  expected:
                2xcf64=0000803F00000041 0000803F00000041
                  actual:
                2xcf64=0000803F00000040 0000803F00000040

                """
            ),
            (
                ["2xf32=1,2"], ["(null)"],
                "[FAILED] result[0]: variant types mismatch; expected hal.buffer_view but got empty\n"
            ),
            (
                ["2xf32=1,2"], ["&2xf32=1,2"],
                "[FAILED] result[0]: variant types mismatch; expected hal.buffer_view but got hal.buffer\n"
            ),
            (["2xf32=1,2"], ["2xf32=1,2", "2xi32"], "[FAILED] expected 1 list elements but 2 provided\n"),
            (["2xf32=nan,inf"], ["2xf32=nan,inf"], success), (["(ignored)"], ["2xf32=1,2"], success),
            (["(ignored)"], ["(null)"], success), (["(null)"], ["(null)"], success),
            (["0xf32"], ["0xf32"], success), (["2x0xf32"], ["2x0xf32"], success), ([], [], success),
        ] as [([String], [String], String)])
    func reports(expected: [String], actual: [String], text: String) throws {
        let result = try compare(expected, actual)
        #expect(result.text == text)
        #expect(result.matches == (text == success))
    }

    @Test func everyDifferenceIsReported() throws {
        let result = try compare(
            ["2xf32=1,3", "2xi32=1", "2xi32=3,4"], ["2xf32=1,2", "2xi32=1", "2xi32=1,2"])
        #expect(!result.matches)
        #expect(result.text.contains("[FAILED] result[0]: element at index 1 (2)"))
        #expect(!result.text.contains("result[1]"))
        #expect(result.text.contains("[FAILED] result[2]: element at index 0 (1)"))
    }

    /// `|actual - expected| <= absolute + relative * |expected|`
    @Test(arguments: [
        ("f32=2.0001", "f32=2", true), ("f32=2.0002", "f32=2", false), ("f32=10000", "f32=10000.1", true),
        ("f32=10000", "f32=10000.2", false), ("f64=2.0001", "f64=2", true), ("f64=2.0002", "f64=2", false),
        ("f16=1", "f16=1.001", true), ("f16=1", "f16=1.002", false), ("bf16=1", "bf16=1.0078125", true),
        ("bf16=1", "bf16=1.015625", false), ("f32=inf", "f32=1", false), ("f32=1", "f32=inf", false),
        ("f32=0", "f32=-0", true), ("f32=nan", "f32=-nan", true), ("f32=nan", "f32=1", false),
        ("f8E5M2=1", "f8E5M2=1.25", false), ("i32=1", "i32=2", false), ("3xi4=1 2 3", "3xi4=1 2 3", true),
        ("3xi4=1 2 3", "3xi4=1 2 4", false), ("i1=1", "i1=0", false),
    ])
    func tolerances(expected: String, actual: String, matches: Bool) throws {
        #expect(try compare([expected], [actual]).matches == matches)
    }

    @Test func tolerancesCanBeChosen() throws {
        let wide = ComparisonTolerance(f16: 1, bf16: 1, f32: 1, f64: 1, relative: 0)
        for type in ["f16", "bf16", "f32", "f64"] {
            #expect(try compare(["\(type)=2"], ["\(type)=3"], tolerance: wide).matches)
            #expect(try !compare(["\(type)=2"], ["\(type)=3.5"], tolerance: wide).matches)
        }
        let exact = ComparisonTolerance(isExact: true)
        #expect(try !compare(["f32=2.0001"], ["f32=2"], tolerance: exact).matches)
        #expect(try !compare(["f32=0"], ["f32=-0"], tolerance: exact).matches)
        #expect(try compare(["f32=nan"], ["f32=nan"], tolerance: exact).matches)
        #expect(try !compare(["*16=017E"], ["f16=nan"], tolerance: exact).matches)
    }

    /// The official tool holds that no number matches any other: "expected i32 but got i32".
    @Test(arguments: [
        (CallingConvention.Value.i32, "5", "5", success),
        (.i32, "2", "1", "[FAILED] result[0]: i32 values differ\n  expected: 2\n  actual: 1\n"),
        (.i64, "-2", "1", "[FAILED] result[0]: i64 values differ\n  expected: -2\n  actual: 1\n"),
        (.f32, "2.0001", "2", success),
        (.f32, "1e10", "2", "[FAILED] result[0]: f32 values differ\n  expected: 1E+10\n  actual: 2\n"),
        (.f64, "nan", "nan", success),
        (.f64, "nan", "2", "[FAILED] result[0]: f64 values differ\n  expected: NAN\n  actual: 2\n"),
        (.i32, "(ignored)", "7", success), (.f64, "(null)", "0", success),
    ])
    func numbers(kind: CallingConvention.Value, expected: String, actual: String, text: String) throws {
        #expect(try compare([expected], [actual], kinds: [kind]).text == text)
    }

    /// The official tool takes anything where `(null)` is expected, and no storage for any other.
    @Test func referencesThatItComparesWrongly() throws {
        #expect(
            try compare(["(null)"], ["2xf32"]).text
                == "[FAILED] result[0]: variant types mismatch; expected empty but got hal.buffer_view\n")
        #expect(try compare(["&2xf32=1,2"], ["&2xf32=1,2"]).matches)
        #expect(
            try compare(["&4xui8=1,2,3,4"], ["&4xui8=1,2,3,254"]).text
                == "[FAILED] result[0]: byte at index 3 (FE) does not match the expected (04)\n")
        #expect(
            try compare(["&4xi8"], ["&5xi8"]).text.contains("5 bytes does not match the expected 4 bytes"))
    }

    /// Arrays in files have signed integers, and raw bytes for types that NumPy lacks.
    @Test(arguments: [
        ("i32", true), ("si32", true), ("i8", true), ("ui16", true), ("bf16", true), ("f8E4M3FN", true),
        ("f16", true), ("i1", true), ("cf64", true), ("f32", true),
    ])
    func arraysMatchWhatWasWrittenToThem(type: String, matches: Bool) throws {
        let folder = try TemporaryFolder()
        let value = try InputParser.inputs(["3x\(type)"], for: slots([.ref]))
        try OutputWriter.write(
            value, to: [.file(path: folder("a.npy"), appends: false)], print: { _ throws(VMError) in })
        let expected = try InputParser.expectedOutputs(
            ["@" + folder("a.npy")], for: slots([.ref]))
        #expect(try ResultComparison(expected: expected, actual: value).matches == matches)
    }

    @Test(arguments: [
        ("si32=1", "ui32=1", false), ("i32=1", "ui32=1", true), ("i32=1", "si32=1", true),
        ("i32=1", "f32=1", false), ("i32=1", "i64=1", false), ("*32=0000803F", "f32=1", true),
        ("*32=0000803F", "f32=1.00001", true), ("*16=0000", "f32=0", false),
        ("i32=-1", "ui32=4294967295", true),
    ])
    func typesThatMatch(expected: String, actual: String, matches: Bool) throws {
        #expect(try compare([expected], [actual]).matches == matches)
    }
}
