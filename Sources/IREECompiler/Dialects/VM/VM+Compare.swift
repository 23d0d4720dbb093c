/// Operations of the `vm` dialect: Compare.
extension VM {
    /// Whether two 32-bit floats are the same or almost so.
    public struct CmpEQF32Near: Op {
        public static let name: StaticString = "vm.cmp.eq.f32.near"
        public static let traits: OpTraits = [.commutative, .pseudo, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit floats are the same; never for what is no number.
    public struct CmpEQF32O: Op {
        public static let name: StaticString = "vm.cmp.eq.f32.o"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit floats are the same; always for what is no number.
    public struct CmpEQF32U: Op {
        public static let name: StaticString = "vm.cmp.eq.f32.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit floats are the same or almost so.
    public struct CmpEQF64Near: Op {
        public static let name: StaticString = "vm.cmp.eq.f64.near"
        public static let traits: OpTraits = [.commutative, .pseudo, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit floats are the same; never for what is no number.
    public struct CmpEQF64O: Op {
        public static let name: StaticString = "vm.cmp.eq.f64.o"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit floats are the same; always for what is no number.
    public struct CmpEQF64U: Op {
        public static let name: StaticString = "vm.cmp.eq.f64.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit integers are the same.
    public struct CmpEQI32: Op {
        public static let name: StaticString = "vm.cmp.eq.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit integers are the same.
    public struct CmpEQI64: Op {
        public static let name: StaticString = "vm.cmp.eq.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two references are the same.
    public struct CmpEQRef: Op {
        public static let name: StaticString = "vm.cmp.eq.ref"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.vmRef)
        public let rhs = Operand(.vmRef)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is not smaller; never for what is no number.
    public struct CmpGTEF32O: Op {
        public static let name: StaticString = "vm.cmp.gte.f32.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is not smaller; always for what is no number.
    public struct CmpGTEF32U: Op {
        public static let name: StaticString = "vm.cmp.gte.f32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is not smaller; never for what is no number.
    public struct CmpGTEF64O: Op {
        public static let name: StaticString = "vm.cmp.gte.f64.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is not smaller; always for what is no number.
    public struct CmpGTEF64U: Op {
        public static let name: StaticString = "vm.cmp.gte.f64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is not smaller, with sign.
    public struct CmpGTEI32S: Op {
        public static let name: StaticString = "vm.cmp.gte.i32.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is not smaller, without sign.
    public struct CmpGTEI32U: Op {
        public static let name: StaticString = "vm.cmp.gte.i32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is not smaller, with sign.
    public struct CmpGTEI64S: Op {
        public static let name: StaticString = "vm.cmp.gte.i64.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is not smaller, without sign.
    public struct CmpGTEI64U: Op {
        public static let name: StaticString = "vm.cmp.gte.i64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is larger; never for what is no number.
    public struct CmpGTF32O: Op {
        public static let name: StaticString = "vm.cmp.gt.f32.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is larger; always for what is no number.
    public struct CmpGTF32U: Op {
        public static let name: StaticString = "vm.cmp.gt.f32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is larger; never for what is no number.
    public struct CmpGTF64O: Op {
        public static let name: StaticString = "vm.cmp.gt.f64.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is larger; always for what is no number.
    public struct CmpGTF64U: Op {
        public static let name: StaticString = "vm.cmp.gt.f64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is larger, with sign.
    public struct CmpGTI32S: Op {
        public static let name: StaticString = "vm.cmp.gt.i32.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is larger, without sign.
    public struct CmpGTI32U: Op {
        public static let name: StaticString = "vm.cmp.gt.i32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is larger, with sign.
    public struct CmpGTI64S: Op {
        public static let name: StaticString = "vm.cmp.gt.i64.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is larger, without sign.
    public struct CmpGTI64U: Op {
        public static let name: StaticString = "vm.cmp.gt.i64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is not larger; never for what is no number.
    public struct CmpLTEF32O: Op {
        public static let name: StaticString = "vm.cmp.lte.f32.o"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is not larger; always for what is no number.
    public struct CmpLTEF32U: Op {
        public static let name: StaticString = "vm.cmp.lte.f32.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is not larger; never for what is no number.
    public struct CmpLTEF64O: Op {
        public static let name: StaticString = "vm.cmp.lte.f64.o"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is not larger; always for what is no number.
    public struct CmpLTEF64U: Op {
        public static let name: StaticString = "vm.cmp.lte.f64.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is not larger, with sign.
    public struct CmpLTEI32S: Op {
        public static let name: StaticString = "vm.cmp.lte.i32.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is not larger, without sign.
    public struct CmpLTEI32U: Op {
        public static let name: StaticString = "vm.cmp.lte.i32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is not larger, with sign.
    public struct CmpLTEI64S: Op {
        public static let name: StaticString = "vm.cmp.lte.i64.s"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is not larger, without sign.
    public struct CmpLTEI64U: Op {
        public static let name: StaticString = "vm.cmp.lte.i64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is smaller; never for what is no number.
    public struct CmpLTF32O: Op {
        public static let name: StaticString = "vm.cmp.lt.f32.o"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit floats is smaller; always for what is no number.
    public struct CmpLTF32U: Op {
        public static let name: StaticString = "vm.cmp.lt.f32.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is smaller; never for what is no number.
    public struct CmpLTF64O: Op {
        public static let name: StaticString = "vm.cmp.lt.f64.o"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit floats is smaller; always for what is no number.
    public struct CmpLTF64U: Op {
        public static let name: StaticString = "vm.cmp.lt.f64.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is smaller, with sign.
    public struct CmpLTI32S: Op {
        public static let name: StaticString = "vm.cmp.lt.i32.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 32-bit integers is smaller, without sign.
    public struct CmpLTI32U: Op {
        public static let name: StaticString = "vm.cmp.lt.i32.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is smaller, with sign.
    public struct CmpLTI64S: Op {
        public static let name: StaticString = "vm.cmp.lt.i64.s"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether the first of two 64-bit integers is smaller, without sign.
    public struct CmpLTI64U: Op {
        public static let name: StaticString = "vm.cmp.lt.i64.u"
        public static let traits: OpTraits = .pure
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit floats differ; never for what is no number.
    public struct CmpNEF32O: Op {
        public static let name: StaticString = "vm.cmp.ne.f32.o"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit floats differ; always for what is no number.
    public struct CmpNEF32U: Op {
        public static let name: StaticString = "vm.cmp.ne.f32.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f32)
        public let rhs = Operand(.f32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit floats differ; never for what is no number.
    public struct CmpNEF64O: Op {
        public static let name: StaticString = "vm.cmp.ne.f64.o"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit floats differ; always for what is no number.
    public struct CmpNEF64U: Op {
        public static let name: StaticString = "vm.cmp.ne.f64.u"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.f64)
        public let rhs = Operand(.f64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 32-bit integers differ.
    public struct CmpNEI32: Op {
        public static let name: StaticString = "vm.cmp.ne.i32"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i32)
        public let rhs = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two 64-bit integers differ.
    public struct CmpNEI64: Op {
        public static let name: StaticString = "vm.cmp.ne.i64"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.i64)
        public let rhs = Operand(.i64)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether two references differ.
    public struct CmpNERef: Op {
        public static let name: StaticString = "vm.cmp.ne.ref"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.vmRef)
        public let rhs = Operand(.vmRef)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Whether a 32-bit float is not zero; never for what is no number.
    public struct CmpNZF32O: Op {
        public static let name: StaticString = "vm.cmp.nz.f32.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "operands attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 32-bit float is not zero; always for what is no number.
    public struct CmpNZF32U: Op {
        public static let name: StaticString = "vm.cmp.nz.f32.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "operands attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 64-bit float is not zero; never for what is no number.
    public struct CmpNZF64O: Op {
        public static let name: StaticString = "vm.cmp.nz.f64.o"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let operand = Operand(.f64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "operands attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 64-bit float is not zero; always for what is no number.
    public struct CmpNZF64U: Op {
        public static let name: StaticString = "vm.cmp.nz.f64.u"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let operand = Operand(.f64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "operands attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 32-bit integer is not zero.
    public struct CmpNZI32: Op {
        public static let name: StaticString = "vm.cmp.nz.i32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 64-bit integer is not zero.
    public struct CmpNZI64: Op {
        public static let name: StaticString = "vm.cmp.nz.i64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a reference is not null.
    public struct CmpNZRef: Op {
        public static let name: StaticString = "vm.cmp.nz.ref"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.vmRef)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 32-bit float is no number.
    public struct CmpNaNF32: Op {
        public static let name: StaticString = "vm.cmp.nan.f32"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f32)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    /// Whether a 64-bit float is no number.
    public struct CmpNaNF64: Op {
        public static let name: StaticString = "vm.cmp.nan.f64"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.f64)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }
}
