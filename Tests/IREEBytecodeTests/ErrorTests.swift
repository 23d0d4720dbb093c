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
}
