import Foundation
import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// Arguments without declared types.
func slots(_ kinds: [CallingConvention.Value]) -> [ValueSlot] { kinds.map { ValueSlot($0) } }

/// The values that `texts` are, as results are printed.
func inputText(_ texts: [String], kinds: [CallingConvention.Value]) throws -> String {
    try RuntimeValue.text(of: try InputParser.inputs(texts, for: slots(kinds)))
}

/// The report of an error that reading `texts` ends with.
func inputError(_ texts: [String], kinds: [CallingConvention.Value]) -> String {
    do throws(VMError) {
        return "no error: \(try InputParser.inputs(texts, for: slots(kinds)))"
    } catch {
        return error.description
    }
}

@Suite struct InputParserTests {
    /// As the official tool has them, but for what it would wrap or cut.
    @Test(arguments: [
        (CallingConvention.Value.i32, "42", "i32=42"), (.i32, "-7", "i32=-7"), (.i32, "0x10", "i32=16"),
        (.i32, "010", "i32=8"), (.i32, "4294967295", "i32=-1"), (.i32, " 5\n", "i32=5"),
        (.i32, "-2147483648", "i32=-2147483648"), (.i32, "(null)", "i32=0"), (.i64, "-5", "i64=-5"),
        (.i64, "18446744073709551615", "i64=-1"), (.i64, "(ignored)", "i64=0"), (.f32, "42", "f32=42"),
        (.f32, "1e10", "f32=1e+10"), (.f32, "nan", "f32=nan"), (.f64, "-inf", "f64=-inf"),
        (.f64, "0.1", "f64=0.1"), (.f64, "1e400", "f64=inf"), (.f32, "(null)", "f32=0"),
        (.ref, "*32=CAFEF00D", "hal.buffer_view\n*32=CAFEF00D"), (.ref, "(null)", "(null)"),
        (.ref, "(ignored)", "(null)"),
        (.ref, "xf32=2", "hal.buffer_view\nf32=2"), (.ref, "f32 = 2", "hal.buffer_view\nf32=2"),
        (.ref, "2xf32 =  1 2 ", "hal.buffer_view\n2xf32=1 2"), (.ref, "xf32", "hal.buffer_view\nf32=0"),
        (.ref, "x32=CAFEF00D", "hal.buffer_view\n*32=CAFEF00D"), (.f32, "+5", "f32=5"),
        (.ref, "\"2xi32=1 2\"", "hal.buffer_view\n2xi32=1 2"), (.ref, "\"key\"", "vm.buffer\n\"key\""),
        (.ref, "2xi32=1 2", "hal.buffer_view\n2xi32=1 2"), (.ref, "&2xi32=1 2", "hal.buffer\n(no printer)"),
    ])
    func takesOneValue(kind: CallingConvention.Value, text: String, printed: String) throws {
        #expect(try inputText([text], kinds: [kind]) == "result[0]: \(printed)\n")
    }

    @Test(arguments: [
        (CallingConvention.Value.i32, "abc", "input 1 `abc`: "), (.i32, "1.5", "i32 such as 42"),
        (.i32, "4294967296", "does not fit 32 bits"), (.i32, "-2147483649", "does not fit 32 bits"),
        (.i64, "18446744073709551616", "i64 such as 42"), (.i64, "-9223372036854775809", "64 bits"),
        (.f32, "1.5x", "f32 such as 3.5"), (.f64, "", "the value is empty"), (.f64, "3,5", "f64 such as"),
        (.ref, "42", "2x2xf32=1 2 3 4"), (.ref, "", "the value is empty"), (.i32, "i32=5", "no integer"),
        (.i32, "&2xi32", "a number here, not a tensor"), (.i32, "@a.npy", "NOT_FOUND"),
        (.ref, "@a.bin", "NOT_FOUND"), (.ref, "*2xi32", "NOT_FOUND"),
        (.ref, "@/dev/null", "no further array"),
        (.ref, "x4xf32=1", "no dimension"), (.ref, "4 xf32", "no dimension"),
        (.ref, "2xf32=@/nonexistent.bin", "/nonexistent.bin: NOT_FOUND"), (.ref, "@", "NOT_FOUND"),
        (.ref, "2xf32=@", "NOT_FOUND"), (.ref, "2xf32=1\u{1B}[2J", "\\x1B[2J"),
    ])
    func refusesOneValue(kind: CallingConvention.Value, text: String, part: String) {
        let error = inputError([text], kinds: [kind])
        #expect(error.contains(part), "\(error)")
        #expect(error.contains("input 1 `"), "\(error)")
    }

    @Test func countsValues() throws {
        #expect(inputError(["1"], kinds: []).contains("no value left"))
        #expect(inputError([], kinds: [.i32]).contains("takes 1 values, and 0 are given"))
        #expect(inputError(["1", "2", "3"], kinds: [.i32, .i32]).contains("input 3 `3`"))
        #expect(try inputText([], kinds: []) == "")
    }

    /// Pipes and devices are read front to back; a `.npy` array is known by its bytes.
    @Test func readsStreams() throws {
        let folder = try TemporaryFolder()
        let numbers: [UInt8] = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]
        let text = "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }"
        let array: [UInt8] =
            [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + text.utf8
            + numbers[..<8]
        func read(_ bytes: [UInt8], _ texts: [String], count: Int? = nil) throws -> String {
            let path = folder("pipe")
            unlink(path)
            #expect(mkfifo(path, 0o600) == 0)
            let writer = Thread {
                guard let file = FileHandle(forWritingAtPath: path) else { return }
                try? file.write(contentsOf: Data(bytes))
            }
            writer.start()
            return try inputText(
                texts.map { $0.replacing("PATH", with: path) },
                kinds: [CallingConvention.Value](repeating: .ref, count: count ?? texts.count))
        }
        signal(SIGPIPE, SIG_IGN)
        #expect(
            try read(numbers, ["2xi32=@PATH", "i32=+PATH"])
                == "result[0]: hal.buffer_view\n2xi32=1 2\nresult[1]: hal.buffer_view\ni32=3\n")
        #expect(try read(array, ["@PATH"]) == "result[0]: hal.buffer_view\n2xsi32=1 2\n")
        #expect(
            try read(array + array, ["*PATH"], count: 2).contains("result[1]: hal.buffer_view\n2xsi32=1 2"))
        #expect(try read(array, ["2xi32=@PATH"]) == "result[0]: hal.buffer_view\n2xi32=1 2\n")
        #expect(try inputText(["2xi32=@/dev/zero"], kinds: [.ref]).hasSuffix("2xi32=0 0\n"))
        #expect(throws: VMError.self) { try read(numbers, ["4xi32=@PATH"]) }
        let again = #expect(throws: VMError.self) { try read(numbers, ["i32=@PATH", "i32=@PATH"]) }
        #expect(again?.code == .failedPrecondition && again?.hint?.contains("+") == true)
    }

    @Test func readsFiles() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1, 0, 0, 0, 2, 0, 0, 0], as: "a.bin")
        #expect(
            try inputText(["1xi32=@\(path)", "i32=+\(path)", "2xi32=@\(path)"], kinds: [.ref, .ref, .ref])
                == """
                result[0]: hal.buffer_view
                1xi32=1
                result[1]: hal.buffer_view
                i32=2
                result[2]: hal.buffer_view
                2xi32=1 2

                """)
        #expect(try inputText(["&8xi8=@\(path)"], kinds: [.ref]).contains("hal.buffer"))
        #expect(try inputText(["15xi4=@\(path)"], kinds: [.ref]).contains("15xi4=1 0"))
        let short = inputError(["3xi32=@\(path)"], kinds: [.ref])
        #expect(short.contains("8 more bytes") && short.contains("needs 12") && short.contains(path))
        #expect(inputError(["2xi32=@\(path)", "i8=+\(path)"], kinds: [.ref, .ref]).contains("0 more bytes"))
        // The file is too short long before the memory is.
        #expect(inputError(["9999999999xf32=@\(path)"], kinds: [.ref]).contains("8 more bytes"))
        #expect(inputError(["2xi32=@\(folder.path)"], kinds: [.ref]).contains("directory"))
    }

    @Test func expectedOutputsMayBeLeftOpen() throws {
        let values = try InputParser.expectedOutputs(
            ["(ignored)", "(null)", "5"], for: slots([.ref, .ref, .i32]))
        #expect(values.count == 3 && values[0] == nil)
        #expect(try values[1]?.text() == "(null)" && values[2]?.text() == "i32=5")
        let error = #expect(throws: VMError.self) {
            try InputParser.expectedOutputs(["x"], for: slots([.i32]))
        }
        #expect(error?.message.hasPrefix("expected output 1 `x`: ") == true)
    }

    /// Whatever is written, it is a value or an error.
    @Test func mutantsOfTextNeverCrash() throws {
        let folder = try TemporaryFolder()
        let array = try folder.write([1, 2, 3, 4], as: "a.bin")
        let seeds = [
            "2x2xf32=1 2 3 4", "4xi8=1,2,3,4", "2x3xi4=[1 2 3][4 5 6]", "2xcf64=0000803F00000040",
            "2xx32=CAFEF00D", "0x2xf32=", "i1=1", "f8E4M3FN=1e3", "(null)", "&2xf32=1", "-0x1F", "1.5e-3",
            "2xi8=@\(array)", "\"2xbf16=nan -inf\"", "18446744073709551615xi64",
            "2x4294967296x4294967296xi1=0",
        ].map { Array($0.utf8) }
        let letters = Array("0123456789xifbcu=[]-+@&*()., \"\n\u{0}\u{7F}E".utf8) + [0x80, 0xFF, 0xC3]
        var random = SeededRandom(seed: 17)
        for _ in 0..<Sampling.count(8_000, oneIn: 8) {
            var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
            for _ in 0..<1 + random.next() % 4 {
                let index = Int(random.next() % UInt64(bytes.count + 1))
                let letter = letters[Int(random.next() % UInt64(letters.count))]
                switch random.next() % 3 {
                case 0: bytes.insert(letter, at: index)
                case 1 where index < bytes.count: bytes[index] = letter
                default: if index < bytes.count { bytes.remove(at: index) }
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for kind in CallingConvention.Value.allCases {
                do throws(VMError) {
                    for value in try InputParser.inputs([text], for: slots([kind])) {
                        _ = try value.text()
                        _ = try value.json()
                    }
                } catch {
                    #expect(isReadable(error.description), "\(error)")
                }
            }
        }
    }
}

/// The same numbers in each run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        // splitmix64
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
