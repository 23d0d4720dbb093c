/// Operations of the `arith` dialect from type to type.
extension Arith {
    /// Casts between integers and index, sign-extending.
    public enum IndexCast: OpKind {
        public static let name: StaticString = "arith.index_cast"
        public static var fields: Cast { .init(.any, .any) }
    }

    /// Casts between integers and index, zero-extending.
    public enum IndexCastUI: OpKind {
        public static let name: StaticString = "arith.index_castui"
        public static var fields: NonNegativeCast { .init(.any, .any) }
    }

    /// Bitwise cast between types of the same width.
    public enum Bitcast: OpKind {
        public static let name: StaticString = "arith.bitcast"
        public static var fields: Cast { .init(.any, .any) }
    }

    /// Sign extension to a wider integer.
    public enum ExtSI: OpKind {
        public static let name: StaticString = "arith.extsi"
        public static var fields: Cast { .init(.signlessIntegerLike, .signlessIntegerLike) }
    }

    /// Zero extension to a wider integer.
    public enum ExtUI: OpKind {
        public static let name: StaticString = "arith.extui"
        public static var fields: NonNegativeCast { .init(.signlessIntegerLike, .signlessIntegerLike) }
    }

    /// Integer truncation to a narrower type.
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

    /// Floating-point extension to a wider type.
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

    /// Extends a microscaling (MX) float and multiplies it by its scale.
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

    /// Divides a float by its scale and truncates it to a microscaling (MX) type.
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
