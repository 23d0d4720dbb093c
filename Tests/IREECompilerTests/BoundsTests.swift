import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Short or flat texts that expand to deep, infinite or too large IR: accepted within bounds, rejected
/// beyond.
struct BoundsTests {
    private static func printed(_ text: String) throws(Diagnostic) -> String {
        let module = try AsmParser(SourceText(text.utf8, name: "test"), allowsUnregistered: true).module()
        try Verifier.verify(module)
        return String(decoding: AsmPrinter.print(module), as: UTF8.self)
    }

    private static func map(_ expression: String) -> String {
        "\"t.x\"() {m = affine_map<(d0)[s0] -> (\(expression))>} : () -> ()\n"
    }

    // MARK: Overflow of affine constants

    /// Two constants whose result overflows are not folded.
    @Test(arguments: [
        ("9223372036854775807 + 1", "9223372036854775807 + 1"),
        ("s0 * -9223372036854775808", "s0 * -9223372036854775808"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("-9223372036854775807 - 1", "-9223372036854775808"),
        ("5 + 3 * 9223372036854775807", "3 * 9223372036854775807 + 5"),
        ("9223372036854775807 * 9223372036854775807", "9223372036854775807 * 9223372036854775807"),
        ("(9223372036854775807 + 1) mod 3", "(9223372036854775807 + 1) mod 3"),
        ("9223372036854775807 + d0", "d0 + 9223372036854775807"), ("7 mod 3", "1"),
        ("d0 + 9223372036854775807 + 1", "d0 + 9223372036854775807 + 1"),
    ]) func constants(_ expression: String, _ expected: String) throws {
        let text = try Self.printed(Self.map(expression))
        #expect(text.hasPrefix("#map = affine_map<(d0)[s0] -> (\(expected))>\n"), "\(text)")
        #expect(try Self.printed(text) == text)
    }

    /// Folding terminates for every operator and every pair of extreme constants, and the result can be
    /// parsed.
    @Test func extremeConstants() throws {
        let numbers = [
            "0", "1", "-1", "2", "9223372036854775807", "-9223372036854775807", "-9223372036854775808",
            "4611686018427387904", "d0", "s0",
        ]
        for op in ["+", "-", "*", "floordiv", "ceildiv", "mod"] {
            for a in numbers {
                for b in numbers {
                    guard let text = try? Self.printed(Self.map("\(a) \(op) \(b)")) else { continue }
                    #expect(try Self.printed(text) == text)
                }
            }
        }
    }

    @Test(arguments: ["9223372036854775808", "18446744073709551615", "-9223372036854775809"])
    func constantsOutOfRange(_ expression: String) {
        #expect(throws: Diagnostic.self) { try Self.printed(Self.map(expression)) }
    }

    // MARK: Long flat programs

    private static func chain(_ first: String, _ next: (Int) -> String, _ use: (Int) -> String) -> String {
        let count = 50_000
        return first + (1..<count).map(next).joined() + use(count - 1)
    }

    static let tooFar: [(String, String)] = [
        (map("d0" + String(repeating: " + d0", count: 100_000)), "more than 4096 operators"),
        (map("d0" + String(repeating: " mod 7", count: 100_000)), "more than 4096 operators"),
        (map("d0" + String(repeating: " - s0", count: 100_000)), "more than 4096 operators"),
        (map(String(repeating: "-", count: 100_000) + "d0"), "nesting is too deep"),
        (
            chain("#a0 = [1]\n", { "#a\($0) = [#a\($0 - 1)]\n" }, { "\"t.x\"() {m = #a\($0)} : () -> ()" }),
            "deep"
        ),
        (
            chain(
                "#a0 = {x}\n", { "#a\($0) = {x = #a\($0 - 1)}\n" }, { "\"t.x\"() {m = #a\($0)} : () -> ()" }),
            "deep"
        ),
        (
            chain("!a0 = i32\n", { "!a\($0) = tuple<!a\($0 - 1)>\n" }, { "\"t.x\"() : () -> (!a\($0))" }),
            "deep"
        ),
        (
            chain("!a0 = i32\n", { "!a\($0) = (!a\($0 - 1)) -> ()\n" }, { "\"t.x\"() : () -> (!a\($0))" }),
            "deep"
        ),
        (
            chain(
                "#a0 = loc(\"x\")\n", { "#a\($0) = loc(callsite(#a\($0 - 1) at \"y\"))\n" },
                { "\"t.x\"() : () -> () loc(#a\($0))" }), "deep"
        ),
        (doubled("#a0 = [1]\n", { "#a\($0) = [#a\($0 - 1), #a\($0 - 1)]\n" }), "more than 1048576"),
        (doubled("!a0 = i1\n", { "!a\($0) = tuple<!a\($0 - 1), !a\($0 - 1)>\n" }), "more than 1048576"),
        (
            doubled("#a0 = loc(\"x\")\n", { "#a\($0) = loc(fused[#a\($0 - 1), #a\($0 - 1)])\n" }),
            "more than 1048576"
        ),
    ]

    private static func doubled(_ first: String, _ next: (Int) -> String) -> String {
        first + (1...40).map(next).joined()
    }

    @Test(arguments: tooFar.indices) func rejected(_ i: Int) {
        let (text, message) = Self.tooFar[i]
        do throws(Diagnostic) {
            _ = try Self.printed(text)
            Issue.record("it was read: \(text.prefix(60))")
        } catch {
            #expect(error.message.contains(message), "\(error)")
            #expect(error.location.position != nil)
        }
    }

    /// Aliases within the bounds are accepted: many uses, and nested aliases.
    @Test func withinBounds() throws {
        let aliases = (1...12).map { "#a\($0) = [#a\($0 - 1), #a\($0 - 1)]\n" }.joined()
        let uses = String(repeating: "\"t.x\"() {m = #a12} : () -> ()\n", count: 300)
        _ = try Self.printed("#a0 = [1]\n\(aliases)\(uses)")
        _ = try Self.printed(Self.map("d0" + String(repeating: " + s0", count: 4000)))
        let nested = (1...500).map { "!a\($0) = tuple<!a\($0 - 1)>\n" }.joined()
        _ = try Self.printed("!a0 = i1\n\(nested)\"t.x\"() : () -> (!a500)\n")
    }

    /// Passes work on programs that are long in one dimension.
    @Test(arguments: ["canonicalize", "cse", "inline", "symbol-dce", "iree-util-ipo"])
    func longPrograms(_ pass: String) throws {
        let count = 3000
        var blocks = "func.func @b(%x: i32) -> i32 {\n  cf.br ^b0(%x : i32)\n"
        var calls = ""
        var values = "func.func @v(%x: i32) -> i32 {\n  %v0 = arith.addi %x, %x : i32\n"
        for i in 0..<count {
            blocks +=
                "^b\(i)(%a\(i): i32):\n  %v\(i) = arith.muli %a\(i), %x : i32\n  cf.br ^b\(i + 1)(%v\(i) : i32)\n"
            values += "  %v\(i + 1) = arith.muli %v\(i), %x : i32\n"
        }
        for i in 0..<200 {
            calls +=
                "util.func private @c\(i)(%x: i32) -> i32 {\n  %0 = util.call @c\(i + 1)(%x) : (i32) -> i32\n"
                + "  util.return %0 : i32\n}\n"
        }
        let text =
            blocks + "^b\(count)(%r: i32):\n  return %r : i32\n}\n" + calls
            + "util.func private @c200(%x: i32) -> i32 {\n  util.return %x : i32\n}\n"
            + values + "  return %v\(count) : i32\n}\n"
        var driver = OptDriver()
        driver.pipeline = try PassPipeline.parse("builtin.module(\(pass))", .all)
        let (output, isOK) = driver.run(Array(text.utf8), name: "test")
        #expect(isOK && !output.isEmpty)
    }
}
