@testable import IREECompiler
@testable import IREECompilerCore
import Testing

/// Programs that cannot be encoded are errors at the operation, and what is large takes time in proportion.
@Suite struct EmissionErrorTests {
    @Test(arguments: [
        // What is missing or out of place.
        ("util.func private @f() { util.return }", "expected a program with a vm.module"),
        ("vm.module @m { vm.func private @f() }", "has no body"),
        ("vm.module @m { vm.import private @f() }", "expects the name of a function of a module"),
        ("vm.module @m { vm.func @f() { vm.call @g() : () -> () vm.return } }", "does not have"),
        ("vm.module @m { vm.func @f() -> i32 { vm.return } }", "results of its function"),
        // Calls that do not fit the callee.
        (
            "vm.module @m { vm.import private @a.g(%x : i64) vm.func @f(%x: i32) { vm.call @a.g(%x) : (i32) -> () vm.return } }",
            "arguments of its callee"
        ),
        (
            "vm.module @m { vm.import private @a.g(%x : i32) -> i32 vm.func @f(%x: i32) { vm.call @a.g(%x) : (i32) -> () vm.return } }",
            "results of its callee"
        ),
        (
            "vm.module @m { vm.import private @a.g(%x : i32 ...) vm.func @f(%x: i32) { vm.call @a.g(%x) : (i32) -> () vm.return } }",
            "variadic"
        ),
        (
            "vm.module @m { vm.import private @a.g(%x : i32) vm.func @f(%x: i32) { vm.call.variadic @a.g([%x]) : (i32 ...) vm.return } }",
            "variadic"
        ),
        (
            "vm.module @m { vm.import private @a.g(%x : i32) vm.func @f(%x: i32) { vm.call.variadic @a.g(%x, %x) : (i32, i32) vm.return } }",
            "has 2 arguments, but its callee has 1"
        ),
        // Types and constants.
        ("vm.module @m { vm.func @f(%a: tensor<4xf32>) { vm.return } }", "which no register holds"),
        ("vm.module @m { vm.global.i32 private @g : i8 }", "which no register holds"),
        ("vm.module @m { vm.rodata private @a unit }", "cannot be stored in a module"),
        (
            "vm.module @m { vm.rodata private @a dense_resource<b> : tensor<2xi8> }",
            "which the file does not have"
        ),
        ("vm.module @m { vm.rodata private @a {alignment = 3 : i64} \"x\" }", "power of two"),
        ("vm.module @m { vm.rodata private @a dense<0> : tensor<99999999999xi8> }", "all alike"),
        ("vm.module @m { vm.rodata private @a dense<0> : tensor<9223372036854775807x9xi8> }", "error"),
        (
            "vm.module @m attributes {iree.reflection = {a = [1]}} { }",
            "is no string, integer or symbol"
        ),
    ]) func errorsNameTheProblem(_ text: String, _ message: String) {
        let output = emitted(text)
        #expect(output.bytes == nil)
        let errors = output.diagnostics.map(\.description).joined(separator: "\n")
        #expect(errors.contains(message), "\(errors)")
    }

    @Test func phasesDoNotGoBackwards() {
        let backwards = emitted("") { $0.lastPhase = .flow }
        #expect(backwards.diagnostics[0].message.contains("before"))
    }

    @Test func aCancelledCompilationHasNoResult() {
        var session = CompilerSession()
        session.options.firstPhase = .vm
        session.isCancelled = { true }
        let output = session.compile(Array("vm.module @m { }".utf8), name: "m")
        #expect(output.bytes == nil && output.diagnostics[0].message.contains("cancelled"))
    }

    // MARK: Size

    private func function(_ body: [String]) -> String {
        "vm.module @m { vm.func private @f(%a: i32) -> i32 {\n\(body.joined(separator: "\n"))\n} }"
    }

    @Test(.timeLimit(.minutes(1))) func fortyThousandOperations() throws {
        var body = ["%v0 = vm.add.i32 %a, %a : i32"]
        for i in 1..<40_000 { body.append("%v\(i) = vm.add.i32 %v\(i - 1), %a : i32") }
        let made = try module(function(body + ["vm.return %v39999 : i32"]))
        #expect(made.description.functions[0].i32RegisterCount <= 3)
    }

    /// Values that live through thousands of blocks.
    @Test(.timeLimit(.minutes(1))) func manyValuesThroughManyBlocks() throws {
        let count = 2000
        var body = (0..<count).map { "%c\($0) = vm.add.i32 %a, %a : i32" } + ["vm.br ^b0"]
        for i in 0..<count { body += ["^b\(i):", "vm.cond_br %c\(i), ^b\(i + 1), ^end"] }
        body += ["^b\(count):", "vm.br ^end", "^end:"]
        for i in 0..<count {
            body.append("%s\(i) = vm.add.i32 \(i == 0 ? "%a" : "%s\(i - 1)"), %c\(i) : i32")
        }
        let made = try module(function(body + ["vm.return %s\(count - 1) : i32"]))
        #expect((count...count + 4).contains(made.description.functions[0].i32RegisterCount))
    }

    @Test(.timeLimit(.minutes(1))) func manyCasesAndFailures() throws {
        let count = 5000
        let cases = (0..<count).map { "\($0): ^b\($0)(%a : i32)" }.joined(separator: ",\n")
        var body = ["vm.br_table %a { default: ^end(%a : i32), \(cases) }"]
        for i in 0..<count {
            body += ["^b\(i)(%x\(i): i32):", "vm.cond_fail %x\(i), \"m\"", "vm.br ^end(%x\(i) : i32)"]
        }
        let made = try module(function(body + ["^end(%r: i32):", "vm.return %r : i32"]))
        #expect(made.description.functions[0].blockCount == 3 * count + 2)
    }

    @Test func whatTheFormatCannotHoldIsAnError() {
        var body = ["vm.br ^b0"]
        for i in 0..<32_768 { body += ["^b\(i):", "vm.br ^b\(i + 1)"] }
        body += ["^b32768:", "vm.return %a : i32"]
        let blocks = emitted(function(body))
        #expect(blocks.diagnostics.first?.message.contains("blocks") == true, "\(blocks.diagnostics)")
        var values = (0..<32_770).map { "%v\($0) = vm.add.i32 %a, %a : i32" }
        for i in 0..<32_770 { values.append("vm.print \"\"(%v\(i)) : i32") }
        let registers = emitted(function(values + ["vm.return %a : i32"]))
        #expect(
            registers.diagnostics.first?.message.contains("registers") == true, "\(registers.diagnostics)")
    }
}
