import Testing

@Suite(.needsPeer) struct CreateParityTests {
    @Test(arguments: CreateCases.patterns.sample(of: "patterns")) func splatsOfEveryType(_ test: ParityCase)
        throws
    {
        try expectParity(test)
    }

    @Test(arguments: CreateCases.shapes.sample(of: "shapes")) func shapes(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: CreateCases.data.sample(of: "data")) func dataOfEveryType(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: CreateCases.layouts.sample(of: "layouts")) func layouts(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: CreateCases.refusals.sample(of: "refusals")) func refusals(_ test: ParityCase) throws {
        try expectParity(test)
    }
}

/// Command lines of the tool that makes archives. Left out is what the official one gets wrong;
/// `OwnBehaviorTests` says what ours does there.
enum CreateCases {
    private static func create(_ arguments: [String]) -> ParityCase {
        ParityCase(.create, arguments + ["--output=out.irpa"])
    }

    /// Whole numbers around the ends of each type's range.
    private static func integers(bits: Int, prefix: String) -> [String] {
        var values = ["0", "1", "2", "7", "0x10", "010", "0x7F", "100"]
        values.append(bits == 64 ? "9223372036854775807" : "\((1 << (bits - 1)) - 1)")
        // Negative numbers of unsigned types wrap in the official tool, if they are of 32 bits or 64.
        if prefix != "ui" {
            values += ["-1", "-100", bits == 64 ? "-9223372036854775808" : "-\(1 << (bits - 1))"]
        }
        // `i8`, `i16` and `i32` take the numbers of both kinds; `i64` does so only in ours.
        if prefix == "ui" || prefix == "i" && bits < 64 {
            values.append(bits == 64 ? "18446744073709551615" : "\((1 << bits) - 1)")
        }
        return values
    }

    private static let floats = [
        "0", "-0", "1", "-1", "1.5", "-2.75", "0.1", "3.14159265358979", "2.1", "100", "1e2", "1e-2",
        "+1", ".5", "5.", "inf", "-inf", "nan", "0x1p-3", "448", "0.0625", "-0.015625", "65504",
        "65519", "1e-7", "5.960464477539063e-08", "6.097555160522461e-05", "1e30", "-1e30", "1e-30",
        "3.4028234663852886e38", "1e-45", "3.4028235677973366e38", "3.5e38", "1e39", "-1e39", "65519.999",
        "65520", "1e5", "INF", "Infinity", "NaN", "-nan", "nan(1)", "1e400", "-1e400",
        "0x1.8p1",
    ]

    /// Where each of the eight-bit kinds ends, and halves that round to even.
    private static let smallFloats = [
        "0", "-0", "1", "-1", "1.5", "2", "-3", "0.5", "0.25", "0.0625", "240", "-240", "nan", "1.1", "1.2",
        "1.3",
        "17", "100", "247", "248", "249", "448", "449", "463", "464", "465", "480", "-464", "57344", "61439",
        "61440",
        "61441", "65536", "1e9", "-1e9", "inf", "-inf", "1.0625", "1.1875", "1.125", "1.375", "3e-3", "-1e-9",
        "1.52587890625e-05", "0.0146484375",
    ]

    /// All types: a splat for each value of one type, and one without a value.
    static let patterns: [ParityCase] = {
        var values: [(type: String, values: [String])] = []
        for prefix in ["i", "si", "ui"] {
            for bits in [8, 16, 32, 64] {
                values.append(("\(prefix)\(bits)", integers(bits: bits, prefix: prefix)))
            }
        }
        values += ["f16", "bf16", "f32"].map { ($0, floats) }
        values.append(("f64", floats + ["1.7976931348623157e308", "5e-324", "2.2250738585072014e-308"]))
        values += ["f8E5M2", "f8E4M3FN", "f8E5M2FNUZ", "f8E4M3FNUZ"].map { ($0, smallFloats) }
        let powers = [
            "0", "1", "-1", "2", "3", "0.5", "1.4", "1.5", "1.6", "4", "1024", "nan", "inf", "3e38", "1e-38",
        ]
        values.append(("f8E8M0FNU", powers))
        // Types that have no reading as numbers take their bytes in hexadecimal; `cf32` has four.
        values.append(("i1", ["00", "01"]))
        values.append(("cf32", ["0000803F"]))
        values.append(("cf64", [String(repeating: "5A", count: 8)]))
        return values.map { type, values in
            let splats = values.enumerated().map { "--splat=p\($0.offset)=4x\(type)=\($0.element)" }
            return create(splats + ["--splat=none=3x\(type)"])
        }
    }()

    static let shapes: [ParityCase] = [
        "i8", "f32", "1xf32", "4x4xf32", "1x1x1x1x1x1xi16", "0xf32", "4x0xf32", "0x0xi8", "2x3x5x7xf64",
        "1000x1000xf32",
        "4294967296xi8", "65536x65536x16xf32", "16x1xbf16", "0x10xf32", "010xf32",
    ].flatMap { [create(["--splat=s=\($0)"]), create(["--splat=s=\($0)=1"])] }

    static let data: [ParityCase] = {
        var specs = [
            "i1", "i8", "si8", "ui8", "i16", "si16", "ui16", "i32", "ui32", "si32", "i64", "ui64", "f16",
            "bf16", "f32",
            "f64", "f8E5M2", "f8E4M3FN", "f8E5M2FNUZ", "f8E4M3FNUZ", "f8E8M0FNU", "cf32", "cf64",
        ].flatMap { ["\($0)", "5x\($0)", "0x\($0)", "33x3x\($0)"] }
        // Patterns of one byte: wider ones the official tool cannot write.
        specs += [
            "7xi8=0", "7xi8=1", "7xi8=-1", "7xui8=255", "7xsi8=-128", "1xi8=3", "70000xi8=90", "0xi8=1",
        ]
        specs += ["9xf8E5M2=1", "9xf8E4M3FN=-2", "9xi1=01", "i8=5"]
        return specs.map { create(["--data=d=\($0)"]) }
    }()

    static let layouts: [ParityCase] = {
        let several = [
            "--data=a=3xf32", "--splat=b=5xi16=7", "--data=c=4x4xi8=9", "--splat=d=2xf64", "--data=e=0xf32",
            "--data=a.much.longer.name.than.the.others/with:odd characters=100xi8=1",
        ]
        var cases = (0..<13).map { create(several + ["--alignment=\(1 << $0)"]) }
        cases += (0...several.count).map { create(Array(several[..<$0])) }
        cases += (0...several.count).map { create(Array(several[..<$0]) + ["--quiet"]) }
        cases += (1..<several.count).map { create(several.reversed().suffix($0)) }
        // One entry more or less moves the storage over a boundary of 64 or 4096 bytes.
        for count in [1, 2, 15, 16, 17, 40, 41, 42, 43, 100, 500] {
            cases.append(create((0..<count).map { "--data=n\($0)=\($0 % 5)xi8=1" } + ["--quiet"]))
            cases.append(create((0..<count).map { "--splat=n\($0)=\($0)xf32=\($0)" } + ["--quiet"]))
        }
        for length in [1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 255, 256] {
            cases.append(create(["--data=\(String(repeating: "k", count: length))=1xi8=1"]))
        }
        for bytes in [1, 63, 64, 65, 3_700, 3_776, 3_777, 4_095, 4_096, 4_097, 65_536, 1_048_577] {
            cases.append(create(["--data=x=\(bytes)xi8=2", "--data=y=1xi8=3"]))
        }
        cases += [
            create(["--data=gr\u{FC}n \u{1F600}=2xi8", "--quiet=true"]),
            create(["--data=a=2xi8", "--quiet=false"]),
        ]
        return cases
    }()

    static let refusals: [ParityCase] = {
        let splats = [
            "4xi8=256", "4xi8=abc", "4xf32=abc", "4xwhat", "4xi8=-129", "4xi16=65536", "4xsi8=128",
            "4xui8=-1",
            "axf32", "-1xf32", "?xf32", "4xi4", "2x4xi2", "4xi256", "4xi1=1", "4xcf32=1", "4x", "4xtf32",
            "4xF32=1",
            "4xu8=1", "4xindex", "", "4xf32=1e-46", "4xf16=1e-46", "4xf64=1e-400",
        ]
        var arguments = splats.map { ["--splat=p=\($0)", "--output=out.irpa"] }
        arguments += ["4xi4", "4xf32=word", "4xi256", ""].map { ["--data=p=\($0)", "--output=out.irpa"] }
        arguments += [
            ["--splat=p", "--output=out.irpa"], ["--data=p", "--output=out.irpa"],
            ["--nosuchflag", "--output=out.irpa"], ["--data=a=1xi8"], ["--data=a=1xi8", "--output="],
            ["--data=a=1xi8", "--output=no/such/folder/out.irpa"], [],
        ]
        return arguments.map { ParityCase(.create, $0, succeeds: false) }
    }()
}
