import IREEBytecode
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        ("plain name", "plain name"), ("line\nfeed", "line\\nfeed"), ("\u{7F}", "\\x7F"),
        ("sp\u{E4}t", "sp\u{E4}t"), ("turned\u{202E}round", "turned\\xE2\\x80\\xAEround"),
    ])
    func namesInErrorsCannotForgeLines(_ name: String, _ printed: String) {
        #expect(VMError(.notFound, name).description.contains(printed))
        #expect(!VMError(.notFound, name).description.contains(name) || name == printed)
    }

    /// What is said before and after a name stays, whatever its length; and the whole stays short.
    @Test func longNamesAreCut() {
        let name = String(repeating: "k", count: 16 << 20)
        let text = VMError(.notFound, "no import `\(name)` in the module", file: name, hint: name).description
        #expect(text.utf8.count < 12_000)
        #expect(text.contains("no import `kkk") && text.contains("kkk` in the module"))
        #expect(text.contains("bytes left out"))
    }
}
