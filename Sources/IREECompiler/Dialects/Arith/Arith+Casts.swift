import IREECompilerCore

/// Casts of the `arith` dialect.
extension Arith {
    enum IndexCast: OpKind {
        static let name: StaticString = "arith.index_cast"
        static let facts: [any Sendable] = [CastKind.index]
        static let summary: StaticString = "Casts between integers and index, sign-extending."
        static var fields: Cast { .init(.any, .any) }
    }

    enum IndexCastUI: OpKind {
        static let name: StaticString = "arith.index_castui"
        static let facts: [any Sendable] = [CastKind.index]
        static let summary: StaticString = "Casts between integers and index, zero-extending."
        static var fields: NonNegativeCast { .init(.any, .any) }
    }

    enum Bitcast: OpKind {
        static let name: StaticString = "arith.bitcast"
        static let facts: [any Sendable] = [CastKind.sameBits]
        static let summary: StaticString = "Bitwise cast between types of the same width."
        static var fields: Cast { .init(.any, .any) }
    }

    enum ExtSI: OpKind {
        static let name: StaticString = "arith.extsi"
        static let facts: [any Sendable] = [CastKind.widerInteger]
        static let summary: StaticString = "Sign extension to a wider integer."
        static var fields: Cast {
            .init(.signlessFixedWidthIntegerLike, .signlessFixedWidthIntegerLike)
        }
    }

    enum ExtUI: OpKind {
        static let name: StaticString = "arith.extui"
        static let facts: [any Sendable] = [CastKind.widerInteger]
        static let summary: StaticString = "Zero extension to a wider integer."
        static var fields: NonNegativeCast {
            .init(.signlessFixedWidthIntegerLike, .signlessFixedWidthIntegerLike)
        }
    }

    struct TruncI: Op {
        static let name: StaticString = "arith.trunci"
        static let facts: [any Sendable] = [CastKind.narrowerInteger]
        static let summary: StaticString = "Integer truncation to a narrower type."
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.signlessFixedWidthIntegerLike)
        let overflowFlags = AttributeField.overflowFlags
        let out = Result(.signlessFixedWidthIntegerLike)
        static let assembly: StaticString =
            "$in (`overflow` `` $overflowFlags^)? attr-dict `:` type($in) `to` type($out)"
        init() {}
    }

    struct ExtF: Op {
        static let name: StaticString = "arith.extf"
        static let facts: [any Sendable] = [CastKind.widerFloat]
        static let summary: StaticString = "Floating-point extension to a wider type."
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.floatLike)
        let fastmath = OptionalAttribute(.enumeration(.fastMath))
        let out = Result(.floatLike)
        static let assembly: StaticString =
            "$in (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)"
        init() {}
    }

    enum TruncF: OpKind {
        static let name: StaticString = "arith.truncf"
        static let facts: [any Sendable] = [CastKind.narrowerFloat]
        static let summary: StaticString = "Floating-point truncation to a narrower type."
        static var fields: RoundedCast { .init() }
    }

    enum FPToSI: OpKind {
        static let name: StaticString = "arith.fptosi"
        static let facts: [any Sendable] = [CastKind.number]
        static let summary: StaticString = "Conversion of a float to a signed integer."
        static var fields: Cast { .init(.floatLike, .signlessFixedWidthIntegerLike) }
    }

    enum FPToUI: OpKind {
        static let name: StaticString = "arith.fptoui"
        static let facts: [any Sendable] = [CastKind.number]
        static let summary: StaticString = "Conversion of a float to an unsigned integer."
        static var fields: Cast { .init(.floatLike, .signlessFixedWidthIntegerLike) }
    }

    enum SIToFP: OpKind {
        static let name: StaticString = "arith.sitofp"
        static let facts: [any Sendable] = [CastKind.number]
        static let summary: StaticString = "Conversion of a signed integer to a float."
        static var fields: Cast { .init(.signlessFixedWidthIntegerLike, .floatLike) }
    }

    enum UIToFP: OpKind {
        static let name: StaticString = "arith.uitofp"
        static let facts: [any Sendable] = [CastKind.number]
        static let summary: StaticString = "Conversion of an unsigned integer to a float."
        static var fields: NonNegativeCast { .init(.signlessFixedWidthIntegerLike, .floatLike) }
    }

    struct ScalingExtF: Op {
        static let name: StaticString = "arith.scaling_extf"
        static let facts: [any Sendable] = [CastKind.widerFloat]
        static let summary: StaticString = "Extends a microscaling (MX) float and multiplies it by its scale."
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

    struct ScalingTruncF: Op {
        static let name: StaticString = "arith.scaling_truncf"
        static let facts: [any Sendable] = [CastKind.narrowerFloat]
        static let summary: StaticString =
            "Divides a float by its scale and truncates it to a microscaling (MX) type."
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
