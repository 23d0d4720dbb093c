import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// Scopes, keys and other buffers of bytes, from callers and back to them.
@Suite struct ByteBufferTests {
    /// The text that `iree-run-module` prints of what `function` makes of inputs in text.
    private func run(_ program: Program, _ function: String, _ inputs: [String]) throws -> String {
        let function = try program.function(function)
        return try RuntimeValue.text(
            of: try function.call(try InputParser.inputs(inputs, for: function.arguments)))
    }

    private func load() throws -> Program { try Programs.load("keys.vmvx") }

    @Test func scopesAndKeysAreArguments() throws {
        let program = try load()
        for key in 0..<4 {
            let start = key * 10
            let text = "result[0]: hal.buffer_view\n4xf32=\(start) \(start + 1) \(start + 2) \(start + 3)\n"
            #expect(try run(program, "weights", [#""""#, "\"blk.\(key).w\""]) == text)
            #expect(
                try program.call("weights", "", "blk.\(key).w", as: [Float].self)
                    == (0..<4).map { Float(start + $0) })
        }
        #expect(try run(program, "weights", [#""model""#, #""weights""#]).hasSuffix("4xf32=0 1 2 3\n"))
        let bytes = try program.call("weights", Array("model".utf8), Array("weights".utf8), as: [Float].self)
        #expect(bytes == [0, 1, 2, 3])
        let missing = try #require(throws: VMError.self) {
            try program.call("weights", "model", "weight", as: [Float].self)
        }
        #expect(missing.code == .notFound && missing.description.contains("`weight`"))
    }

    @Test(
        arguments: [
            ("", #""""#), ("blk.0", #""blk.0""#), ("a\"b\\c", #""a\"b\\c""#),
            ("two\nlines\t", #""two\nlines\t""#), ("größe", #""größe""#), ("\u{1B}[2J", #""\x1B[2J""#),
        ] as [(String, String)])
    func textComesBackAsItWent(_ text: String, _ printed: String) throws {
        let program = try load()
        #expect(try run(program, "same", [printed]) == "result[0]: vm.buffer\n\(printed)\n")
        #expect(try run(program, "length", [printed]) == "result[0]: i64=\(text.utf8.count)\n")
        #expect(try program.call("same", text, as: String.self) == text)
        #expect(try program.call("same", Array(text.utf8), as: [UInt8].self) == Array(text.utf8))
    }

    @Test func bytesThatAreNotTextAreEscaped() throws {
        let program = try load()
        let bytes: [UInt8] = [0xFF, 0x00, 0x41, 0xC3]
        #expect(try program.call("same", bytes, as: [UInt8].self) == bytes)
        #expect(try run(program, "same", [#""\xff\x00A\xC3""#]).hasSuffix(#""\xFF\x00A\xC3""# + "\n"))
        let error = try #require(throws: VMError.self) { try program.call("same", bytes, as: String.self) }
        #expect(error.description.contains("is not UTF-8"))
    }

    /// An array of bytes is a tensor where the function takes one.
    @Test func declaredTypesDecide() throws {
        let program = try load()
        #expect(try program.call("sum", [1, 2, 3, 4] as [UInt8], as: [Int8].self) == [2, 4, 6, 8])
        #expect(try run(program, "sum", [#""4xi8=1 2 3 4""#]).hasSuffix("4xi8=2 4 6 8\n"))
        for (input, part) in [
            ("blk", "text in quotes"), ("4xi8=1", "text in quotes"), (#""open"#, "no closing quote"),
            (#""a" b"#, "behind the closing quote"), (#""\q""#, "escape that is not known"),
            (#""\x4""#, "two hexadecimal digits"), ("@/nonexistent", "NOT_FOUND"),
        ] {
            let error = try #require(throws: VMError.self) { try run(program, "same", [input]) }
            #expect(error.description.contains(part), "\(error)")
        }
    }

    @Test func filesAreBytesToo() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array("blk.3.w".utf8), as: "key.npy")
        let program = try load()
        #expect(try run(program, "weights", [#""""#, "@\(path)"]).hasSuffix("4xf32=30 31 32 33\n"))
        #expect(try run(program, "length", ["@\(path)"]).hasSuffix("i64=7\n"))
    }

    /// Elements of raw bytes are not those of a narrower type.
    @Test func rawElementsHaveTheWidthOfTheirType() throws {
        let program = try load()
        #expect(try run(program, "halves", ["4xi4=1 2 3 4"]).hasSuffix("4xi8=2 4 6 8\n"))
        let error = try #require(throws: VMError.self) { try run(program, "halves", ["4xx8=01 02 03 04"]) }
        #expect(error.description.contains("expected elements of type i4, got x8"), "\(error)")
    }

    @Test func resultsAreComparedAndWritten() throws {
        let folder = try TemporaryFolder()
        let program = try load()
        let same = try program.function("same")
        func comparison(_ expected: String) throws -> ResultComparison {
            try ResultComparison(
                expected: try InputParser.expectedOutputs([expected], for: same.results),
                actual: [.bytes(Array("abc".utf8))])
        }
        #expect(try comparison(#""abc""#).matches)
        #expect(try comparison("(ignored)").matches)
        let different = try comparison(#""abd""#)
        #expect(!different.matches && different.text.contains(#"expected: "abd""#))
        #expect(try !comparison(#""ab""#).matches)
        let writer = try OutputWriter([.file(path: folder("o.bin"), appends: false)], resultCount: 1)
        try writer.write([.bytes(Array("abc".utf8))]) { _ in }
        #expect(try folder.bytes("o.bin") == Array("abc".utf8))
        #expect(
            try RuntimeValue.json(of: [.bytes(Array("a\"".utf8)), .bytes([255])])
                == #"[{"type":"vm.buffer","byte_length":2,"text":"a\""},{"type":"vm.buffer","byte_length":1,"bytes":"FF"}]"#
        )
    }

    /// Of long text, as many bytes are printed as of other values elements, and whole characters.
    @Test func longTextIsCut() throws {
        func text(_ text: String, _ count: Int) throws -> String {
            try RuntimeValue.bytes(Array(text.utf8)).text(maximumElementCount: count)
        }
        #expect(try text("abcdef", 3) == "vm.buffer\n\"abc\"...")
        #expect(try text("abcdef", 6) == "vm.buffer\n\"abcdef\"")
        #expect(try text("aüü", 2) == "vm.buffer\n\"a\"...")
        #expect(try text("aüü", 3) == "vm.buffer\n\"aü\"...")
        #expect(try text("a", 0) == "vm.buffer\n\"\"...")
    }
}
