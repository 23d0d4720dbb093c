/// Operations of the `vm` dialect: Casts.
extension VM {
    /// The bits of a 32-bit float as a 32-bit integer.
    public struct BitcastF32I32: Op {
        public static let name: StaticString = "vm.bitcast.f32.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// The bits of a 64-bit float as a 64-bit integer.
    public struct BitcastF64I64: Op {
        public static let name: StaticString = "vm.bitcast.f64.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// The bits of a 32-bit integer as a 32-bit float.
    public struct BitcastI32F32: Op {
        public static let name: StaticString = "vm.bitcast.i32.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// The bits of a 64-bit integer as a 64-bit float.
    public struct BitcastI64F64: Op {
        public static let name: StaticString = "vm.bitcast.i64.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.f64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A reference of any kind as one of a known kind.
    public struct CastAnyRef: Op {
        public static let name: StaticString = "vm.cast.any.ref"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit float as the nearest signed 32-bit integer.
    public struct CastF32SI32: Op {
        public static let name: StaticString = "vm.cast.f32.si32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit float as the nearest signed 64-bit integer.
    public struct CastF32SI64: Op {
        public static let name: StaticString = "vm.cast.f32.si64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit float as the nearest unsigned 32-bit integer.
    public struct CastF32UI32: Op {
        public static let name: StaticString = "vm.cast.f32.ui32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit float as the nearest unsigned 64-bit integer.
    public struct CastF32UI64: Op {
        public static let name: StaticString = "vm.cast.f32.ui64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit float as the nearest signed 64-bit integer.
    public struct CastF64SI64: Op {
        public static let name: StaticString = "vm.cast.f64.si64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit float as the nearest unsigned 64-bit integer.
    public struct CastF64UI64: Op {
        public static let name: StaticString = "vm.cast.f64.ui64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A reference as one of any kind.
    public struct CastRefAny: Op {
        public static let name: StaticString = "vm.cast.ref.any"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A signed 32-bit integer as the nearest 32-bit float.
    public struct CastSI32F32: Op {
        public static let name: StaticString = "vm.cast.si32.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A signed 64-bit integer as the nearest 32-bit float.
    public struct CastSI64F32: Op {
        public static let name: StaticString = "vm.cast.si64.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A signed 64-bit integer as the nearest 64-bit float.
    public struct CastSI64F64: Op {
        public static let name: StaticString = "vm.cast.si64.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.f64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// An unsigned 32-bit integer as the nearest 32-bit float.
    public struct CastUI32F32: Op {
        public static let name: StaticString = "vm.cast.ui32.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// An unsigned 64-bit integer as the nearest 32-bit float.
    public struct CastUI64F32: Op {
        public static let name: StaticString = "vm.cast.ui64.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// An unsigned 64-bit integer as the nearest 64-bit float.
    public struct CastUI64F64: Op {
        public static let name: StaticString = "vm.cast.ui64.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.f64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit float as a 64-bit float.
    public struct ExtF32F64: Op {
        public static let name: StaticString = "vm.ext.f32.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 16-bit integer as a 32-bit integer, with sign.
    public struct ExtI16I32S: Op {
        public static let name: StaticString = "vm.ext.i16.i32.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 16-bit integer as a 32-bit integer, without sign.
    public struct ExtI16I32U: Op {
        public static let name: StaticString = "vm.ext.i16.i32.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 16-bit integer as a 64-bit integer, with sign.
    public struct ExtI16I64S: Op {
        public static let name: StaticString = "vm.ext.i16.i64.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 16-bit integer as a 64-bit integer, without sign.
    public struct ExtI16I64U: Op {
        public static let name: StaticString = "vm.ext.i16.i64.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit integer as a 64-bit integer, with sign.
    public struct ExtI32I64S: Op {
        public static let name: StaticString = "vm.ext.i32.i64.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit integer as a 64-bit integer, without sign.
    public struct ExtI32I64U: Op {
        public static let name: StaticString = "vm.ext.i32.i64.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 8-bit integer as a 32-bit integer, with sign.
    public struct ExtI8I32S: Op {
        public static let name: StaticString = "vm.ext.i8.i32.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 8-bit integer as a 32-bit integer, without sign.
    public struct ExtI8I32U: Op {
        public static let name: StaticString = "vm.ext.i8.i32.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 8-bit integer as a 64-bit integer, with sign.
    public struct ExtI8I64S: Op {
        public static let name: StaticString = "vm.ext.i8.i64.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 8-bit integer as a 64-bit integer, without sign.
    public struct ExtI8I64U: Op {
        public static let name: StaticString = "vm.ext.i8.i64.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit float as a 32-bit float.
    public struct TruncF64F32: Op {
        public static let name: StaticString = "vm.trunc.f64.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 16-bit integer as a 8-bit integer.
    public struct TruncI16I8: Op {
        public static let name: StaticString = "vm.trunc.i16.i8"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit integer as a 16-bit integer.
    public struct TruncI32I16: Op {
        public static let name: StaticString = "vm.trunc.i32.i16"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 32-bit integer as a 8-bit integer.
    public struct TruncI32I8: Op {
        public static let name: StaticString = "vm.trunc.i32.i8"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit integer as a 16-bit integer.
    public struct TruncI64I16: Op {
        public static let name: StaticString = "vm.trunc.i64.i16"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit integer as a 32-bit integer.
    public struct TruncI64I32: Op {
        public static let name: StaticString = "vm.trunc.i64.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }

    /// A 64-bit integer as a 8-bit integer.
    public struct TruncI64I8: Op {
        public static let name: StaticString = "vm.trunc.i64.i8"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"
        public init() {}
    }
}
