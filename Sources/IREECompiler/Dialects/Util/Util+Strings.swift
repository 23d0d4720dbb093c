/// Operations of the `util` dialect: Strings.
extension Util {
    /// Formats values into a string buffer; each `{}` of the pattern stands for the next value.
    public struct StringFormat: Op {
        public static let name: StaticString = "util.string.format"
        public static let traits: OpTraits = .pure
        public let format = AttributeField(.string)
        public let args = VariadicOperand(
            .anyOf(
                "index or signless integer or A reference counted byte buffer.",
                [.indexOrSignless, .utilBuffer]))
        public let result = Result(.utilBuffer)
        public static let assembly: StaticString =
            "$format `(` $args `)` attr-dict `:` functional-type($args, $result)"
        public init() {}
    }

    /// Decimal text of an integer, as a buffer.
    public struct StringItoa: Op {
        public static let name: StaticString = "util.string.itoa"
        public static let traits: OpTraits = .pure
        public let value = Operand(.indexOrSignless)
        public let result = Result(.utilBuffer)
        public static let assembly: StaticString = "$value attr-dict `:` type($value) `->` type($result)"
        public init() {}
    }
}
