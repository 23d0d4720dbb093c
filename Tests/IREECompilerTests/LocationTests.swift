import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// File locations keep their line and column, of any size.
struct LocationTests {
    @Test(arguments: [
        (0, 0), (1, 1), (268_435_455, 16_777_215), (268_435_456, 1), (1, 16_777_216),
        (2_147_483_647, 2_147_483_647),
    ]) func positionsAreKept(_ line: Int, _ column: Int) throws {
        let location = Location.file(name: "a file", line: line, column: column)
        let place = try #require(location.position)
        #expect(place.file == "a file" && place.line == line && place.column == column)
        #expect(location == .file(name: "a file", line: line, column: column))
        #expect(location != .file(name: "another", line: line, column: column))
    }

    @Test func positionsRoundTrip() throws {
        let text = """
            module {
              util.global private @g : i32 loc("far":268435456:7)
            } loc("near":3:4)

            """
        let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
        var options = PrintingOptions()
        options.locations = true
        #expect(String(decoding: AsmPrinter.print(module, options: options), as: UTF8.self) == text)
    }

    /// Files beyond the interning limit keep their names.
    @Test func manyFiles() {
        let names = (0..<5000).map { "file \($0)" }
        let all = names.map { Location.file(name: $0, line: 1, column: 2) }
        #expect(all.map { $0.position?.file } == names)
        #expect(Set(all).count == names.count)
        #expect(names.map { Location.file(name: $0, line: 1, column: 2) } == all)
    }

    @Test func operationsStaySmall() {
        #expect(MemoryLayout<Location>.size <= 9)
    }

    /// Names out of files cannot forge lines or reach the terminal, and diagnostics stay short.
    @Test func diagnosticsAreEscapedAndTruncated() {
        let evil = Diagnostic(.error, "no \u{1B}[2J", at: .file(name: "a\nb", line: 1, column: 2))
        #expect(evil.description == "a\\nb:1:2: error: no \\x1B[2J")
        let long = Diagnostic(.error, "no " + String(repeating: "k", count: 1 << 20) + " there")
        #expect(long.description.utf8.count < 5000 && long.description.hasSuffix(" there"))
    }
}
