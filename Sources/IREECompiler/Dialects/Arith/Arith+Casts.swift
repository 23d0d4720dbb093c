/// Operations of the `arith` dialect from type to type.
extension Arith {
    /// An integer as an index or the other way, with sign.
    public enum IndexCast: OpKind {
        public static let name: StaticString = "arith.index_cast"
        public static var fields: Cast { .init(.any, .any) }
    }

    /// An integer as an index or the other way, without sign.
    public enum IndexCastUI: OpKind {
        public static let name: StaticString = "arith.index_castui"
        public static var fields: NonNegativeCast { .init(.any, .any) }
    }

    /// The same bits as another type of that width.
    public enum Bitcast: OpKind {
        public static let name: StaticString = "arith.bitcast"
        public static var fields: Cast { .init(.any, .any) }
    }

    /// A signed integer as a wider one.
    public enum ExtSI: OpKind {
        public static let name: StaticString = "arith.extsi"
        public static var fields: Cast { .init(.signlessIntegerLike, .signlessIntegerLike) }
    }

    /// An unsigned integer as a wider one.
    public enum ExtUI: OpKind {
        public static let name: StaticString = "arith.extui"
        public static var fields: NonNegativeCast { .init(.signlessIntegerLike, .signlessIntegerLike) }
    }

    /// The low bits of an integer.
    public struct TruncI: Op {
        public static let name: StaticString = "arith.trunci"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField.overflowFlags
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$in (`overflow` `` $overflowFlags^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A floating-point number as a wider one.
    public struct ExtF: Op {
        public static let name: StaticString = "arith.extf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString =
            "$in (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A small floating-point number times its scale, as a wider one.
    public struct ScalingExtF: Op {
        public static let name: StaticString = "arith.scaling_extf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let scale = Operand(.floatLike)
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in `,` $scale (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `,` type($scale) \
            `to` type($out)
            """
        public init() {}
    }

    /// A floating-point number over its scale, as a small one.
    public struct ScalingTruncF: Op {
        public static let name: StaticString = "arith.scaling_truncf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let scale = Operand(.floatLike)
        public let roundingmode = OptionalAttribute.roundingMode
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in `,` $scale ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) \
            `,` type($scale) `to` type($out)
            """
        public init() {}
    }
}
