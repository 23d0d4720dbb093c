import IREEParams
import Testing

@Suite struct ParameterKeyTests {
    @Test func comparesBytesNotCharacters() {
        #expect(ParameterKey("caf\u{E9}") != ParameterKey("cafe\u{301}"))
    }

    @Test(arguments: [
        ("plain.key", "plain.key"), ("a\nb", "a\\nb"), ("tab\t", "tab\\t"), ("\u{1B}[31m", "\\x1B[31m"),
        ("gr\u{FC}n", "gr\u{FC}n"), ("a\u{2028}b", "a\\xE2\\x80\\xA8b"), ("\u{85}", "\\xC2\\x85"),
        // Marks that turn the direction of what follows, or show nothing at all.
        ("a\u{61C}b", "a\\xD8\\x9Cb"), ("\u{FEFF}a", "\\xEF\\xBB\\xBFa"),
    ])
    func escapesWhatCouldForgeALine(key: String, printed: String) {
        #expect(ParameterKey(key).description == printed)
    }

    @Test func escapesBytesThatAreNoUTF8() {
        #expect(ParameterKey(bytes: [0x61, 0xFF, 0x62]).description == "a\\xFFb")
    }
}
