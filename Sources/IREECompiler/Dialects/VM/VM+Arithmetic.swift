/// Operations of the `vm` dialect: Arithmetic.
extension VM {
    public struct AbsF32: Op {
        public static let name: StaticString = "vm.abs.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct AbsF64: Op {
        public static let name: StaticString = "vm.abs.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct AbsI32: Op {
        public static let name: StaticString = "vm.abs.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct AbsI64: Op {
        public static let name: StaticString = "vm.abs.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct AssignRef: Op {
        public static let name: StaticString = "vm.assign.ref"
        public let source = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        public init() {}
    }

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

    public struct AtanF32: Op {
        public static let name: StaticString = "vm.atan.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct AtanF64: Op {
        public static let name: StaticString = "vm.atan.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CeilF32: Op {
        public static let name: StaticString = "vm.ceil.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CeilF64: Op {
        public static let name: StaticString = "vm.ceil.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CosF32: Op {
        public static let name: StaticString = "vm.cos.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CosF64: Op {
        public static let name: StaticString = "vm.cos.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CtlzI32: Op {
        public static let name: StaticString = "vm.ctlz.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CtlzI64: Op {
        public static let name: StaticString = "vm.ctlz.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct ErfF32: Op {
        public static let name: StaticString = "vm.erf.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct ErfF64: Op {
        public static let name: StaticString = "vm.erf.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Exp2F32: Op {
        public static let name: StaticString = "vm.exp2.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Exp2F64: Op {
        public static let name: StaticString = "vm.exp2.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct ExpF32: Op {
        public static let name: StaticString = "vm.exp.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct ExpF64: Op {
        public static let name: StaticString = "vm.exp.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct ExpM1F32: Op {
        public static let name: StaticString = "vm.expm1.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct ExpM1F64: Op {
        public static let name: StaticString = "vm.expm1.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct FloorF32: Op {
        public static let name: StaticString = "vm.floor.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct FloorF64: Op {
        public static let name: StaticString = "vm.floor.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log10F32: Op {
        public static let name: StaticString = "vm.log10.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log10F64: Op {
        public static let name: StaticString = "vm.log10.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log1pF32: Op {
        public static let name: StaticString = "vm.log1p.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log1pF64: Op {
        public static let name: StaticString = "vm.log1p.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log2F32: Op {
        public static let name: StaticString = "vm.log2.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log2F64: Op {
        public static let name: StaticString = "vm.log2.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct LogF32: Op {
        public static let name: StaticString = "vm.log.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct LogF64: Op {
        public static let name: StaticString = "vm.log.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct NegF32: Op {
        public static let name: StaticString = "vm.neg.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct NegF64: Op {
        public static let name: StaticString = "vm.neg.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct NotI32: Op {
        public static let name: StaticString = "vm.not.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct NotI64: Op {
        public static let name: StaticString = "vm.not.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct RoundF32Even: Op {
        public static let name: StaticString = "vm.round.f32.even"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct RoundF32: Op {
        public static let name: StaticString = "vm.round.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct RoundF64Even: Op {
        public static let name: StaticString = "vm.round.f64.even"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct RoundF64: Op {
        public static let name: StaticString = "vm.round.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct RsqrtF32: Op {
        public static let name: StaticString = "vm.rsqrt.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct RsqrtF64: Op {
        public static let name: StaticString = "vm.rsqrt.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct SinF32: Op {
        public static let name: StaticString = "vm.sin.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct SinF64: Op {
        public static let name: StaticString = "vm.sin.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct SqrtF32: Op {
        public static let name: StaticString = "vm.sqrt.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct SqrtF64: Op {
        public static let name: StaticString = "vm.sqrt.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct TanhF32: Op {
        public static let name: StaticString = "vm.tanh.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct TanhF64: Op {
        public static let name: StaticString = "vm.tanh.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

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
