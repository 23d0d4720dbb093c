/// Operations of the `util` dialect: Strings.
extension Util {
    /// Text from a pattern, as a buffer; `{}` stands for each value in turn.
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

    /// A number as decimal text, in a buffer.
    public struct StringItoa: Op {
        public static let name: StaticString = "util.string.itoa"
        public static let traits: OpTraits = .pure
        public let value = Operand(.indexOrSignless)
        public let result = Result(.utilBuffer)
        public static let assembly: StaticString = "$value attr-dict `:` type($value) `->` type($result)"
        public init() {}
    }
}
