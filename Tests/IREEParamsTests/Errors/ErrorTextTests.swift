import IREEParams
import Testing

/// Text out of files in the errors of the library.
@Suite struct ErrorTextTests {
    @Test func controlCharactersAreEscaped() {
        let evil = "a\u{1B}[2J\nroot: \u{202E}\u{9B}"
        let error = ParameterError(
            .notFound, "no \(evil)", file: evil, key: evil, scope: evil, hint: "did you mean \(evil)?")
        for scalar in error.description.unicodeScalars {
            #expect(!scalar.properties.generalCategory.isControl, "\(error.description)")
        }
        #expect(error.description.contains("\\x1B[2J\\nroot"))
    }

    @Test func longTextIsCut() {
        let long = String(repeating: "k", count: 16 << 20)
        let error = ParameterError(
            .notFound, "no `\(long)` there", file: long, key: long, scope: long, hint: "or `\(long)` there")
        #expect(error.description.utf8.count < 16_000)
        #expect(error.description.contains("no `kkk") && error.description.contains("kkk` there"))
    }

    @Test func typesAreCalledByTheirNames() throws {
        for name in ["f32", "i4", "si8", "ui64", "bf16", "i1", "f8E4M3FN", "x32", "cf64"] {
            #expect("\(try ElementType(name: name))" == name)
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isControl: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
