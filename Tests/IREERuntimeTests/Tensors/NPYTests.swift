import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// An array with the dictionary given, as NumPy pads it.
private func npy(_ dictionary: String, _ elements: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let length = dictionary.utf8.count
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
    bytes += [UInt8(length & 0xFF), UInt8(length >> 8)] + (version == 1 ? [] : [0, 0])
    return bytes + Array(dictionary.utf8) + elements
}

private func header(_ descr: String, _ shape: String, fortran: String = "False") -> String {
    "{'descr': '\(descr)', 'fortran_order': \(fortran), 'shape': \(shape), }\n"
}

@Suite struct NPYTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ values: [RuntimeValue], _ outputs: [String]) throws {
        try OutputWriter.write(
            values, to: try outputs.map { try OutputDestination(parsing: $0) },
            print: { _ throws(VMError) in Issue.record("nothing is to be printed") })
    }

    private func tensor(_ text: String) throws -> RuntimeValue { .tensor(try HALBufferView(parsing: text)) }

    /// Dictionaries as the official tool writes them; those of `bf16` and the `f8` types, which it cannot
    /// write, as NumPy does with the types that ml_dtypes adds.
    @Test(arguments: [
        ("2xi1", "'|b1'", "(2,)"), ("2xi8", "'|i1'", "(2,)"), ("2xsi16", "'<i2'", "(2,)"),
        ("2xui32", "'<u4'", "(2,)"), ("2xf64", "'<f8'", "(2,)"), ("2xcf64", "'<c8'", "(2,)"),
        ("2xcf128", "'<c16'", "(2,)"), ("2xf16", "'<f2'", "(2,)"), ("2x*32", "'<V4'", "(2,)"),
        ("i32=3", "'<i4'", "()"), ("2x3x4xi8", "'|i1'", "(2, 3, 4)"), ("0xf32", "'<f4'", "(0,)"),
        ("2xbf16", "'<V2'", "(2,)"), ("2xf8E5M2", "'|V1'", "(2,)"), ("3xi24", "'<V3'", "(3,)"),
    ])
    func headers(text: String, descr: String, shape: String) throws {
        try write([try tensor(text)], ["@" + folder("a.npy")])
        let bytes = try folder.bytes("a.npy")
        let dictionary = "{'descr': \(descr), 'fortran_order': False, 'shape': \(shape), }"
        #expect(Array(bytes[..<10]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 0x76, 0])
        let padded = dictionary + String(repeating: " ", count: 117 - dictionary.utf8.count) + "\n"
        #expect(String(decoding: bytes[10..<128], as: UTF8.self) == padded)
        let view = try HALBufferView(parsing: text)
        #expect(
            Array(bytes[128...]) == Array(try view.buffer.bytes(at: 0, length: UInt64(view.buffer.length))))
    }

    /// What is no tensor, as the official tool writes it.
    @Test func otherValues() throws {
        let buffer = try HALBufferView(parsing: "2xf32=1 2").buffer
        let cases: [(RuntimeValue, String)] = [
            (.i32(3), "result[0]: hal.buffer_view\nsi32=3\n"),
            (.f64(3), "result[0]: hal.buffer_view\nf64=3\n"),
            (.i64(-1), "result[0]: hal.buffer_view\nsi64=-1\n"),
            (.f32(-1), "result[0]: hal.buffer_view\nf32=-1\n"),
            (.bytes([1, 2, 255]), "result[0]: hal.buffer_view\n3xsi8=1 2 -1\n"),
            (.buffer(buffer), "result[0]: hal.buffer_view\n8xsi8=0 0 -128 63 0 0 0 64\n"),
            (.null, "result[0]: hal.buffer_view\n0xsi8=\n"),
        ]
        for (value, text) in cases {
            try write([value], ["@" + folder("a.npy")])
            #expect(try inputText(["@" + folder("a.npy")], kinds: [.ref]) == text)
        }
        for value in [RuntimeValue.list([]), .other(typeName: "hal.fence"), try tensor("3xi4")] {
            #expect(throws: VMError.self) { try write([value], ["@" + folder("b.npy")]) }
        }
        #expect(try folder.names == ["a.npy"])
    }

    @Test func severalArraysInOneFile() throws {
        let path = folder("a.npy")
        let values = [try tensor("2xf32=1 2"), try tensor("2xi32=3 4"), try tensor("f64=5")]
        try write(values, ["@" + path, "+" + path, "+" + path])
        let all = """
            result[0]: hal.buffer_view
            2xf32=1 2
            result[1]: hal.buffer_view
            2xsi32=3 4
            result[2]: hal.buffer_view
            f64=5

            """
        let kinds: [CallingConvention.Value] = [.ref, .ref, .ref]
        #expect(try inputText(["@" + path, "+" + path, "+" + path], kinds: kinds) == all)
        #expect(try inputText(["*" + path], kinds: kinds) == all)
        #expect(try inputText(["+" + path, "*" + path], kinds: kinds) == all)
        #expect(try inputText(["*" + path, "*" + path], kinds: kinds) == all)
        let again = try inputText(["@" + path, "@" + path], kinds: [.ref, .ref])
        #expect(again.hasSuffix("result[1]: hal.buffer_view\n2xf32=1 2\n"))
        #expect(inputError(["*" + path, "+" + path], kinds: kinds + [.ref]).contains("no further array"))
        #expect(inputError(["*" + path], kinds: [.ref]).contains("no value left"))
        #expect(inputError(["@" + path], kinds: [.i32]).contains("a number here"))
    }

    @Test(
        arguments: [
            (header("<i4", "(2,)"), [1, 0, 0, 0, 2, 0, 0, 0], "2xsi32=1 2"),
            (header(">i4", "(2,)"), [0, 0, 0, 1, 0, 0, 0, 2], "2xsi32=1 2"),
            (header(">f2", "(1,)"), [0x3C, 0], "1xf16=1"),
            (header(">c8", "()"), [1, 2, 3, 4, 5, 6, 7, 8], "cf64=0403020108070605"),
            (header(">V2", "()"), [1, 2], "*16=0102"), (header("=u2", "()"), [1, 2], "ui16=513"),
            (header("|b1", "(1, 2)"), [1, 0], "1x2xi1=[01 00]"),
            (header("u1", "(3)"), [1, 2, 3], "3xui8=1 2 3"),
            (header("<f4", "( 1 , )", fortran: "True"), [0, 0, 128, 63], "1xf32=1"),
            ("{\"shape\":(),\"fortran_order\":False,\"descr\":\"<i2\"}", [5, 0], "si16=5"),
            (header("<f4", "(0, 5)"), [], "0x5xf32="), (header("|V31", "(0,)"), [], "0x*248="),
        ] as [(String, [UInt8], String)])
    func reads(dictionary: String, elements: [UInt8], text: String) throws {
        for version: UInt8 in [1, 2, 3] {
            let path = try folder.write(npy(dictionary, elements, version: version), as: "a.npy")
            #expect(try inputText(["@" + path], kinds: [.ref]) == "result[0]: hal.buffer_view\n\(text)\n")
        }
    }

    /// Rules for headers, each with one that breaks it.
    @Test(arguments: [
        (header("<i4", "(2, 2)", fortran: "True"), "numpy.ascontiguousarray"), ("", "expected `{`"),
        ("{}", "lacks one"), (header("<i4", "(2,"), "malformed"),
        (header("<i4", "(-1,)"), "expected a dimension"),
        (header("<i4", "(2,)") + "x", "after the dictionary"), (header("<U4", "(2,)"), "`<U4`"),
        (header("<i3", "(2,)"), "`<i3`"), (header("|O", "(2,)"), "`|O`"),
        (header("", "()"), "elements of type ``"),
        (header("<f16", "()"), "`<f16`"), (header("|V32", "()"), "`|V32`"), (header("<i+4", "()"), "`<i+4`"),
        (header("|V0", "()"), "`|V0`"), (header("<i4", "(2,), 'more': 1"), "`more`"),
        (header("<i4", "(2,), 'shape': (2,)"), "`shape`"), (header("<i4", "(3,)"), "8 more bytes"),
        ("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': ()}", "quoted text"),
        (header("<i4", "(99999999999999999999,)"), "expected a dimension"),
        (header("<i4", "(4294967296, 4294967296)"), "more than can be counted"),
        (header("<i4", "(9223372036854775807,)"), "more than can be counted"),
        (header("|i1", "(9223372036854775807,)"), "8 more bytes"),
        (header("<i4", "(" + String(repeating: "1,", count: 129) + ")"), "129 dimensions"),
        (header("<i4", "()", fortran: "1"), "expected True or False"), ("{'descr: }", "without an end"),
    ])
    func refuses(dictionary: String, part: String) throws {
        let path = try folder.write(npy(dictionary, [UInt8](repeating: 0, count: 8)), as: "a.npy")
        let error = inputError(["@" + path], kinds: [.ref])
        #expect(error.contains(part) && error.contains(path), "\(error)")
    }

    @Test(
        arguments: [
            ([], "no further array"), ([0x93, 0x4E], "expected a .npy array"),
            (Array("not an array".utf8), "expected a .npy array"),
            ([0x93] + Array("NUMPY".utf8) + [4, 0, 0, 0], "version 4.0"),
            ([0x93] + Array("NUMPY".utf8) + [0, 0, 0, 0], "version 0.0"),
            ([0x93] + Array("NUMPY".utf8) + [1, 0, 0xFF, 0xFF], "needs 65545"),
            ([0x93] + Array("NUMPY".utf8) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF], "too long"),
        ] as [([UInt8], String)])
    func refusesFiles(bytes: [UInt8], part: String) throws {
        let path = try folder.write(bytes, as: "a.npy")
        #expect(inputError(["@" + path], kinds: [.ref]).contains(part))
    }

    /// The shape and type of an array may be told: of elements that NumPy knows as bytes only, say.
    @Test func arraysOfATypeThatIsTold() throws {
        let path = try folder.write(npy(header("<V2", "(2,)"), [0x80, 0x3F, 0, 0x40]), as: "a.npy")
        #expect(try inputText(["2xbf16=@" + path], kinds: [.ref]).contains("2xbf16=1 2"))
        #expect(inputError(["4xi8=@" + path], kinds: [.ref]).contains("the array is 2x*16"))
        #expect(inputError(["1xbf16=@" + path], kinds: [.ref]).contains("the array is 2x*16"))
        let raw = try folder.write([1, 2], as: "b.npy")
        #expect(try inputText(["2xi8=@" + raw], kinds: [.ref]).contains("2xi8=1 2"))
    }

    @Test func mutantsOfFilesNeverCrash() throws {
        let seeds = [
            npy(header("<i4", "(2,)"), [1, 0, 0, 0, 2, 0, 0, 0]),
            npy(header(">c16", "(1, 2)"), [UInt8](repeating: 7, count: 32), version: 2),
            npy(header("<V2", "()"), [1, 2]) + npy(header("|b1", "(3,)"), [1, 0, 1], version: 3),
        ]
        let letters = Array("0123456789,()'{}:<>|ifcVb TF".utf8) + [0, 0x93, 0xFF]
        var random = SeededRandom(seed: 23)
        for _ in 0..<Sampling.count(1_000, oneIn: 8) {
            var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
            for _ in 0..<1 + random.next() % 4 {
                let index = Int(random.next() % UInt64(max(bytes.count, 1)))
                switch random.next() % 4 {
                case 0:
                    bytes.insert(
                        letters[Int(random.next() % UInt64(letters.count))], at: min(index, bytes.count))
                case 1 where index < bytes.count: bytes.remove(at: index)
                case 2: bytes.removeLast(min(bytes.count, index % 8))
                default:
                    if index < bytes.count {
                        bytes[index] = letters[Int(random.next() % UInt64(letters.count))]
                    }
                }
            }
            let path = try folder.write(bytes, as: "mutant.npy")
            do throws(VMError) {
                let kinds = [CallingConvention.Value](repeating: .ref, count: 2)
                for value in try InputParser.inputs(["*" + path], for: slots(kinds)) {
                    _ = try value.text()
                }
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }
}

@Suite struct OutputTests {
    @Test(arguments: [
        ("", OutputDestination.discard), ("-", .print), ("@a.npy", .file(path: "a.npy", appends: false)),
        ("+a.bin", .file(path: "a.bin", appends: true)),
    ])
    func destinations(text: String, destination: OutputDestination) throws {
        #expect(try OutputDestination(parsing: text) == destination)
    }

    @Test(arguments: ["foo", "@", "+", " -", "--"]) func refusesOtherDestinations(text: String) {
        let error = #expect(throws: VMError.self) { try OutputDestination(parsing: text) }
        #expect(error?.hint?.contains("@file.npy") == true)
    }

    @Test func writesEachToItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write([9, 9], as: "old.bin")
        let value = RuntimeValue.tensor(try HALBufferView(parsing: "2xi8=1 2"))
        var printed = ""
        try OutputWriter.write(
            [value, value, value, value, .i32(1), value],
            to: [
                .print, .discard, .file(path: folder("new.bin"), appends: false),
                .file(path: folder("old.bin"), appends: true), .file(path: folder("new.bin"), appends: true),
                .file(path: folder("other.bin"), appends: true),
            ],
            print: { text throws(VMError) in printed += text })
        #expect(printed == "hal.buffer_view\n2xi8=1 2\n")
        #expect(try folder.bytes("new.bin") == [1, 2, 1, 0, 0, 0])
        #expect(try folder.bytes("old.bin") == [9, 9, 1, 2])
        #expect(try folder.bytes("other.bin") == [1, 2])
        #expect(try folder.names == ["new.bin", "old.bin", "other.bin"])
    }

    @Test func filesStayAsTheyWereWhereSomethingFails() throws {
        let folder = try TemporaryFolder()
        try folder.write([9], as: "a.bin")
        let places: [OutputDestination] = [
            .file(path: folder("a.bin"), appends: false), .file(path: folder("b.bin"), appends: false),
        ]
        let nothing: (String) throws(VMError) -> Void = { _ in }
        #expect(throws: VMError.self) {
            try OutputWriter.write([.i32(1), .list([])], to: places, print: nothing)
        }
        #expect(throws: VMError.self) { try OutputWriter.write([.i32(1)], to: places, print: nothing) }
        #expect(try folder.names == ["a.bin"])
        #expect(try folder.bytes("a.bin") == [9])
    }

    @Test func anOutputMayStartAgain() throws {
        let folder = try TemporaryFolder()
        let place = OutputDestination.file(path: folder("a.bin"), appends: false)
        try OutputWriter.write(
            [.i64(1), .i32(2)], to: [place, place], print: { _ throws(VMError) in })
        #expect(try folder.bytes("a.bin") == [2, 0, 0, 0])
    }
}
