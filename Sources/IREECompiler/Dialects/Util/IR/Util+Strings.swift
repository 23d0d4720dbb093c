import IREECompilerCore

/// Operations of the `util` dialect on strings.
extension Util {
    struct StringFormat: Op {
        static let name: StaticString = "util.string.format"
        static let summary: StaticString =
            "Formats values into a string buffer; each `{}` of the pattern stands for the next value."
        static let resultNames: NameSuggestion? = .derived {
            [formatName($0.attributes["format"]?.stringValue ?? "")]
        }
        static let traits: OpTraits = .pure
        let format = AttributeField(.string)
        let args = VariadicOperand(
            .anyOf(
                "index or signless integer or A reference counted byte buffer.",
                [.indexOrSignless, .utilBuffer]))
        let result = Result(.utilBuffer)
        static let assembly: StaticString =
            "$format `(` $args `)` attr-dict `:` functional-type($args, $result)"
        init() {}
    }

    struct StringItoa: Op {
        static let name: StaticString = "util.string.itoa"
        static let summary: StaticString = "Decimal text of an integer, as a buffer."
        static let resultNames: NameSuggestion? = .fixed("itoa")
        static let traits: OpTraits = .pure
        let value = Operand(.indexOrSignless)
        let result = Result(.utilBuffer)
        static let assembly: StaticString = "$value attr-dict `:` type($value) `->` type($result)"
        init() {}
    }
}
