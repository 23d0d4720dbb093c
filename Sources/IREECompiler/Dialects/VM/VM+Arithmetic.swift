/// Operations of the `vm` dialect: Arithmetic.
extension VM {
    /// The magnitude of a 32-bit float.
    public struct AbsF32: Op {
        public static let name: StaticString = "vm.abs.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The magnitude of a 64-bit float.
    public struct AbsF64: Op {
        public static let name: StaticString = "vm.abs.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The magnitude of a 32-bit integer.
    public struct AbsI32: Op {
        public static let name: StaticString = "vm.abs.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The magnitude of a 64-bit integer.
    public struct AbsI64: Op {
        public static let name: StaticString = "vm.abs.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The sum of two 32-bit floats.
    public struct AddF32: Op {
        public static let name: StaticString = "vm.add.f32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The sum of two 64-bit floats.
    public struct AddF64: Op {
        public static let name: StaticString = "vm.add.f64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The sum of two 32-bit integers.
    public struct AddI32: Op {
        public static let name: StaticString = "vm.add.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The sum of two 64-bit integers.
    public struct AddI64: Op {
        public static let name: StaticString = "vm.add.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that two 32-bit integers both have.
    public struct AndI32: Op {
        public static let name: StaticString = "vm.and.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that two 64-bit integers both have.
    public struct AndI64: Op {
        public static let name: StaticString = "vm.and.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A reference as it is, in another register.
    public struct AssignRef: Op {
        public static let name: StaticString = "vm.assign.ref"
        public let source = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        public init() {}
    }

    /// The angle of a point, of 32-bit floats.
    public struct Atan2F32: Op {
        public static let name: StaticString = "vm.atan2.f32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The angle of a point, of 64-bit floats.
    public struct Atan2F64: Op {
        public static let name: StaticString = "vm.atan2.f64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The arc tangent of a 32-bit float.
    public struct AtanF32: Op {
        public static let name: StaticString = "vm.atan.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The arc tangent of a 64-bit float.
    public struct AtanF64: Op {
        public static let name: StaticString = "vm.atan.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 32-bit float rounded up.
    public struct CeilF32: Op {
        public static let name: StaticString = "vm.ceil.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 64-bit float rounded up.
    public struct CeilF64: Op {
        public static let name: StaticString = "vm.ceil.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The cosine of a 32-bit float.
    public struct CosF32: Op {
        public static let name: StaticString = "vm.cos.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The cosine of a 64-bit float.
    public struct CosF64: Op {
        public static let name: StaticString = "vm.cos.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// How many zero bits a 32-bit integer begins with.
    public struct CtlzI32: Op {
        public static let name: StaticString = "vm.ctlz.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// How many zero bits a 64-bit integer begins with.
    public struct CtlzI64: Op {
        public static let name: StaticString = "vm.ctlz.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 32-bit floats.
    public struct DivF32: Op {
        public static let name: StaticString = "vm.div.f32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 64-bit floats.
    public struct DivF64: Op {
        public static let name: StaticString = "vm.div.f64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 32-bit integers, with sign.
    public struct DivI32S: Op {
        public static let name: StaticString = "vm.div.i32.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 32-bit integers, without sign.
    public struct DivI32U: Op {
        public static let name: StaticString = "vm.div.i32.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 64-bit integers, with sign.
    public struct DivI64S: Op {
        public static let name: StaticString = "vm.div.i64.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two 64-bit integers, without sign.
    public struct DivI64U: Op {
        public static let name: StaticString = "vm.div.i64.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The error function of a 32-bit float.
    public struct ErfF32: Op {
        public static let name: StaticString = "vm.erf.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The error function of a 64-bit float.
    public struct ErfF64: Op {
        public static let name: StaticString = "vm.erf.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// Two to the power of a 32-bit float.
    public struct Exp2F32: Op {
        public static let name: StaticString = "vm.exp2.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// Two to the power of a 64-bit float.
    public struct Exp2F64: Op {
        public static let name: StaticString = "vm.exp2.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The exponential of a 32-bit float.
    public struct ExpF32: Op {
        public static let name: StaticString = "vm.exp.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The exponential of a 64-bit float.
    public struct ExpF64: Op {
        public static let name: StaticString = "vm.exp.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The exponential of a 32-bit float, less one.
    public struct ExpM1F32: Op {
        public static let name: StaticString = "vm.expm1.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The exponential of a 64-bit float, less one.
    public struct ExpM1F64: Op {
        public static let name: StaticString = "vm.expm1.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A product and a sum in one, of 32-bit floats.
    public struct FMAF32: Op {
        public static let name: StaticString = "vm.fma.f32"
        public static let traits: OpTraits = .pure
        public let a = Operand(.f32)
        public let b = Operand(.f32)
        public let c = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A product and a sum in one, of 64-bit floats.
    public struct FMAF64: Op {
        public static let name: StaticString = "vm.fma.f64"
        public static let traits: OpTraits = .pure
        public let a = Operand(.f64)
        public let b = Operand(.f64)
        public let c = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A product and a sum in one, of 32-bit integers.
    public struct FMAI32: Op {
        public static let name: StaticString = "vm.fma.i32"
        public static let traits: OpTraits = .pure
        public let a = Operand(.i32)
        public let b = Operand(.i32)
        public let c = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A product and a sum in one, of 64-bit integers.
    public struct FMAI64: Op {
        public static let name: StaticString = "vm.fma.i64"
        public static let traits: OpTraits = .pure
        public let a = Operand(.i64)
        public let b = Operand(.i64)
        public let c = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A 32-bit float rounded down.
    public struct FloorF32: Op {
        public static let name: StaticString = "vm.floor.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 64-bit float rounded down.
    public struct FloorF64: Op {
        public static let name: StaticString = "vm.floor.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The decimal logarithm of a 32-bit float.
    public struct Log10F32: Op {
        public static let name: StaticString = "vm.log10.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The decimal logarithm of a 64-bit float.
    public struct Log10F64: Op {
        public static let name: StaticString = "vm.log10.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The natural logarithm of a 32-bit float and one.
    public struct Log1pF32: Op {
        public static let name: StaticString = "vm.log1p.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The natural logarithm of a 64-bit float and one.
    public struct Log1pF64: Op {
        public static let name: StaticString = "vm.log1p.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The binary logarithm of a 32-bit float.
    public struct Log2F32: Op {
        public static let name: StaticString = "vm.log2.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The binary logarithm of a 64-bit float.
    public struct Log2F64: Op {
        public static let name: StaticString = "vm.log2.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The natural logarithm of a 32-bit float.
    public struct LogF32: Op {
        public static let name: StaticString = "vm.log.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The natural logarithm of a 64-bit float.
    public struct LogF64: Op {
        public static let name: StaticString = "vm.log.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 32-bit floats.
    public struct MaxF32: Op {
        public static let name: StaticString = "vm.max.f32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 64-bit floats.
    public struct MaxF64: Op {
        public static let name: StaticString = "vm.max.f64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 32-bit integers, with sign.
    public struct MaxI32S: Op {
        public static let name: StaticString = "vm.max.i32.s"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 32-bit integers, without sign.
    public struct MaxI32U: Op {
        public static let name: StaticString = "vm.max.i32.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 64-bit integers, with sign.
    public struct MaxI64S: Op {
        public static let name: StaticString = "vm.max.i64.s"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two 64-bit integers, without sign.
    public struct MaxI64U: Op {
        public static let name: StaticString = "vm.max.i64.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 32-bit floats.
    public struct MinF32: Op {
        public static let name: StaticString = "vm.min.f32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 64-bit floats.
    public struct MinF64: Op {
        public static let name: StaticString = "vm.min.f64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 32-bit integers, with sign.
    public struct MinI32S: Op {
        public static let name: StaticString = "vm.min.i32.s"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 32-bit integers, without sign.
    public struct MinI32U: Op {
        public static let name: StaticString = "vm.min.i32.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 64-bit integers, with sign.
    public struct MinI64S: Op {
        public static let name: StaticString = "vm.min.i64.s"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two 64-bit integers, without sign.
    public struct MinI64U: Op {
        public static let name: StaticString = "vm.min.i64.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two 32-bit floats.
    public struct MulF32: Op {
        public static let name: StaticString = "vm.mul.f32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two 64-bit floats.
    public struct MulF64: Op {
        public static let name: StaticString = "vm.mul.f64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two 32-bit integers.
    public struct MulI32: Op {
        public static let name: StaticString = "vm.mul.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two 64-bit integers.
    public struct MulI64: Op {
        public static let name: StaticString = "vm.mul.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The negative of a 32-bit float.
    public struct NegF32: Op {
        public static let name: StaticString = "vm.neg.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The negative of a 64-bit float.
    public struct NegF64: Op {
        public static let name: StaticString = "vm.neg.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that a 32-bit integer does not have.
    public struct NotI32: Op {
        public static let name: StaticString = "vm.not.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that a 64-bit integer does not have.
    public struct NotI64: Op {
        public static let name: StaticString = "vm.not.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that one of two 32-bit integers has.
    public struct OrI32: Op {
        public static let name: StaticString = "vm.or.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that one of two 64-bit integers has.
    public struct OrI64: Op {
        public static let name: StaticString = "vm.or.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A power, of 32-bit floats.
    public struct PowF32: Op {
        public static let name: StaticString = "vm.pow.f32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A power, of 64-bit floats.
    public struct PowF64: Op {
        public static let name: StaticString = "vm.pow.f64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 32-bit floats are divided.
    public struct RemF32: Op {
        public static let name: StaticString = "vm.rem.f32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 64-bit floats are divided.
    public struct RemF64: Op {
        public static let name: StaticString = "vm.rem.f64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 32-bit integers are divided, with sign.
    public struct RemI32S: Op {
        public static let name: StaticString = "vm.rem.i32.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 32-bit integers are divided, without sign.
    public struct RemI32U: Op {
        public static let name: StaticString = "vm.rem.i32.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 64-bit integers are divided, with sign.
    public struct RemI64S: Op {
        public static let name: StaticString = "vm.rem.i64.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two 64-bit integers are divided, without sign.
    public struct RemI64U: Op {
        public static let name: StaticString = "vm.rem.i64.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A 32-bit float rounded to the nearest whole number, halves to the even one.
    public struct RoundF32Even: Op {
        public static let name: StaticString = "vm.round.f32.even"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 32-bit float rounded to the nearest whole number.
    public struct RoundF32: Op {
        public static let name: StaticString = "vm.round.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 64-bit float rounded to the nearest whole number, halves to the even one.
    public struct RoundF64Even: Op {
        public static let name: StaticString = "vm.round.f64.even"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// A 64-bit float rounded to the nearest whole number.
    public struct RoundF64: Op {
        public static let name: StaticString = "vm.round.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// One over the square root of a 32-bit float.
    public struct RsqrtF32: Op {
        public static let name: StaticString = "vm.rsqrt.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// One over the square root of a 64-bit float.
    public struct RsqrtF64: Op {
        public static let name: StaticString = "vm.rsqrt.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits of a 32-bit integer moved up.
    public struct ShlI32: Op {
        public static let name: StaticString = "vm.shl.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let amount = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The bits of a 64-bit integer moved up.
    public struct ShlI64: Op {
        public static let name: StaticString = "vm.shl.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let amount = Operand(.i32)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The bits of a 32-bit integer moved down, with sign.
    public struct ShrI32S: Op {
        public static let name: StaticString = "vm.shr.i32.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let amount = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The bits of a 32-bit integer moved down, without sign.
    public struct ShrI32U: Op {
        public static let name: StaticString = "vm.shr.i32.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let amount = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The bits of a 64-bit integer moved down, with sign.
    public struct ShrI64S: Op {
        public static let name: StaticString = "vm.shr.i64.s"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let amount = Operand(.i32)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The bits of a 64-bit integer moved down, without sign.
    public struct ShrI64U: Op {
        public static let name: StaticString = "vm.shr.i64.u"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let amount = Operand(.i32)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"
        public init() {}
    }

    /// The sine of a 32-bit float.
    public struct SinF32: Op {
        public static let name: StaticString = "vm.sin.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The sine of a 64-bit float.
    public struct SinF64: Op {
        public static let name: StaticString = "vm.sin.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The square root of a 32-bit float.
    public struct SqrtF32: Op {
        public static let name: StaticString = "vm.sqrt.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The square root of a 64-bit float.
    public struct SqrtF64: Op {
        public static let name: StaticString = "vm.sqrt.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two 32-bit floats.
    public struct SubF32: Op {
        public static let name: StaticString = "vm.sub.f32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two 64-bit floats.
    public struct SubF64: Op {
        public static let name: StaticString = "vm.sub.f64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two 32-bit integers.
    public struct SubI32: Op {
        public static let name: StaticString = "vm.sub.i32"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two 64-bit integers.
    public struct SubI64: Op {
        public static let name: StaticString = "vm.sub.i64"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The hyperbolic tangent of a 32-bit float.
    public struct TanhF32: Op {
        public static let name: StaticString = "vm.tanh.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The hyperbolic tangent of a 64-bit float.
    public struct TanhF64: Op {
        public static let name: StaticString = "vm.tanh.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that just one of two 32-bit integers has.
    public struct XorI32: Op {
        public static let name: StaticString = "vm.xor.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that just one of two 64-bit integers has.
    public struct XorI64: Op {
        public static let name: StaticString = "vm.xor.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }
}
