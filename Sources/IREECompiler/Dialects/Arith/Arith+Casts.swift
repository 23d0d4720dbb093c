import IREECompilerCore

/// Operations of the `arith` dialect from type to type.
extension Arith {
    /// Casts between integers and index, sign-extending.
    enum IndexCast: OpKind {
        static let name: StaticString = "arith.index_cast"
        static var fields: Cast { .init(.any, .any) }
    }

    /// Casts between integers and index, zero-extending.
    enum IndexCastUI: OpKind {
        static let name: StaticString = "arith.index_castui"
        static var fields: NonNegativeCast { .init(.any, .any) }
    }

    /// Bitwise cast between types of the same width.
    enum Bitcast: OpKind {
        static let name: StaticString = "arith.bitcast"
        static var fields: Cast { .init(.any, .any) }
    }

    /// Sign extension to a wider integer.
    enum ExtSI: OpKind {
        static let name: StaticString = "arith.extsi"
        static var fields: Cast {
            .init(.signlessFixedWidthIntegerLike, .signlessFixedWidthIntegerLike)
        }
    }

    /// Zero extension to a wider integer.
    enum ExtUI: OpKind {
        static let name: StaticString = "arith.extui"
        static var fields: NonNegativeCast {
            .init(.signlessFixedWidthIntegerLike, .signlessFixedWidthIntegerLike)
        }
    }

    /// Integer truncation to a narrower type.
    struct TruncI: Op {
        static let name: StaticString = "arith.trunci"
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.signlessFixedWidthIntegerLike)
        let overflowFlags = AttributeField.overflowFlags
        let out = Result(.signlessFixedWidthIntegerLike)
        static let assembly: StaticString =
            "$in (`overflow` `` $overflowFlags^)? attr-dict `:` type($in) `to` type($out)"
        init() {}
    }

    /// Floating-point extension to a wider type.
    struct ExtF: Op {
        static let name: StaticString = "arith.extf"
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.floatLike)
        let fastmath = OptionalAttribute(.enumeration(.fastMath))
        let out = Result(.floatLike)
        static let assembly: StaticString =
            "$in (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)"
        init() {}
    }

    /// Extends a microscaling (MX) float and multiplies it by its scale.
    struct ScalingExtF: Op {
        static let name: StaticString = "arith.scaling_extf"
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.floatLike)
        let scale = Operand(.floatLike)
        let fastmath = OptionalAttribute(.enumeration(.fastMath))
        let out = Result(.floatLike)
        static let assembly: StaticString = """
            $in `,` $scale (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `,` type($scale) \
            `to` type($out)
            """
        init() {}
    }

    /// Divides a float by its scale and truncates it to a microscaling (MX) type.
    struct ScalingTruncF: Op {
        static let name: StaticString = "arith.scaling_truncf"
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.floatLike)
        let scale = Operand(.floatLike)
        let roundingmode = OptionalAttribute.roundingMode
        let fastmath = OptionalAttribute(.enumeration(.fastMath))
        let out = Result(.floatLike)
        static let assembly: StaticString = """
            $in `,` $scale ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) \
            `,` type($scale) `to` type($out)
            """
        init() {}
    }
}
