import TestSupport
import Testing

/// Generated expectations hold, and mismatches are reported.
struct FileExpectationsTests {
    private static func lines(_ text: String) throws -> [String] {
        try FileExpectations(MLIRTestFile(path: "/none/a.mlir", name: "a.mlir", text: text)).lines()
    }

    @Test func outputsAreWritten() throws {
        let text = """
            // RUN: iree-opt --canonicalize
            // A comment.

            util.func private @f() -> i32 {
              %a = arith.constant 1 : i32
              %b = arith.addi %a, %a : i32
              util.return %b : i32
            }
            // OUTPUT:
            of another time
            // -----
            // Another comment.
            module {
              util.global private @g : i32
            }

            """
        let lines = try Self.lines(text)
        let output = """
            // OUTPUT:
            module {
              util.func private @f() -> i32 {
                %c2_i32 = arith.constant 2 : i32
                util.return %c2_i32 : i32
              }
            }
            // -----
            // Another comment.
            module {
              util.global private @g : i32
            }
            // OUTPUT: unchanged

            """
        #expect(lines.joined(separator: "\n").hasSuffix(output))
        #expect(try Self.lines(lines.joined(separator: "\n")) == lines)
    }

    @Test func diagnosticsAreWrittenBeforeTheirLines() throws {
        let text = """
            // RUN: iree-opt --verify-diagnostics
            util.func private @f() {
              // expected-error@+1 {{of another time}}
              util.return
              util.return
            }
            // -----
            util.func private @g()

            """
        let lines = try Self.lines(text)
        let written = """
            // RUN: iree-opt --verify-diagnostics
            util.func private @f() {
              // expected-error@below {{'util.return' op must be the last operation in the parent block}}
              util.return
              util.return
            }
            // -----
            util.func private @g()
            // OUTPUT:
            module {
              util.func private @g()
            }

            """
        #expect(lines.joined(separator: "\n") == written)
        #expect(try Self.lines(written) == lines)
    }

    @Test(arguments: [
        ("util.func private @f()\n", "expected `// RUN: iree-opt`", 1),
        ("// RUN: iree-opt\nutil.func private @f()\n// -----\n\nutil.func f\n", "--verify-diagnostics", 4),
    ]) func failuresAreReported(_ text: String, _ message: String, _ line: Int) {
        let error = #expect(throws: FileExpectations.Failure.self) { try Self.lines(text) }
        #expect(error?.description.contains(message) == true && error?.line == line, "\(error as Any)")
    }

    @Test func flagsAreParsed() throws {
        let line =
            "// RUN: iree-opt --iree-stream-split-parameter-encoder='mode=overlay output-scope=a' --cse"
        let file = MLIRTestFile(path: "", name: "", text: line)
        let flags = try #require(file.flags)
        #expect(flags == ["--iree-stream-split-parameter-encoder=mode=overlay output-scope=a", "--cse"])
        #expect(try RunLine(flags).pipeline.elements.count == 2)
        #expect(throws: RunLine.Unknown.self) { try RunLine(["--no-such-pass"]) }
    }

    @Test func differencesHaveALine() {
        let difference = LineDifference(["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "x", "e", "f"])
        #expect(difference?.line == 4)
        #expect(difference?.description == " b\n c\n-d\n+x\n e\n f")
        #expect(LineDifference(["a"], ["a"]) == nil)
        #expect(LineDifference(["a"], ["a", "b"])?.description == " a\n+b")
    }
}
