import IREECompilerCore

/// Creates constants, arithmetic and selects.
extension OpBuilder {
    // MARK: Constants

    func constant(index value: Int64) -> Value { constant(.integer(value, .index)) }
    func constant(i64 value: Int64) -> Value { constant(.integer(value, .i64)) }
    func constant(i32 value: Int64) -> Value { constant(.integer(value, .i32)) }

    /// `arith.constant` of a typed attribute.
    func constant(_ value: Attribute) -> Value {
        create(Arith.Constant.self) {
            $0.value = value
            $0.result = value.type ?? .none
        }.result
    }

    // MARK: Arithmetic

    func addIndices(_ a: Value, _ b: Value) -> Value { create(Arith.AddI.self, a, b) }
    func subtractIndices(_ a: Value, _ b: Value) -> Value { create(Arith.SubI.self, a, b) }
    func multiplyIndices(_ a: Value, _ b: Value) -> Value { create(Arith.MulI.self, a, b) }

    /// A binary operation on integers of one type.
    func create<D: OpKind>(_ type: D.Type, _ a: Value, _ b: Value) -> Value
    where D.Fields == Arith.BinaryIntegers {
        create(type) {
            $0.lhs = a
            $0.rhs = b
            $0.result = a.type
        }.result
    }

    /// A binary operation on integers of one type.
    func create<D: OpKind>(_ type: D.Type, _ a: Value, _ b: Value) -> Value
    where D.Fields == Arith.OverflowingIntegers {
        create(type) {
            $0.lhs = a
            $0.rhs = b
            $0.result = a.type
        }.result
    }

    /// `arith.cmpi`.
    func compare(_ predicate: Arith.Predicate, _ a: Value, _ b: Value) -> Value {
        create(Arith.CmpI.self) {
            $0.predicate = .i64(predicate.rawValue)
            $0.lhs = a
            $0.rhs = b
            $0.result = .i1
        }.result
    }

    /// `arith.cmpf`.
    func compare(_ predicate: Arith.FloatPredicate, _ a: Value, _ b: Value) -> Value {
        create(Arith.CmpF.self) {
            $0.predicate = .i64(predicate.rawValue)
            $0.lhs = a
            $0.rhs = b
            $0.result = .i1
        }.result
    }

    /// `arith.select` between two values of one type.
    func select(_ condition: Value, _ a: Value, _ b: Value) -> Value {
        create(Arith.Select.self) {
            $0.condition = condition
            $0.trueValue = a
            $0.falseValue = b
            $0.result = a.type
        }.result
    }
}

extension Arith {
    /// Predicates of integer comparisons that passes use.
    enum Predicate: Int64 {
        case eq = 0
        case ne = 1
        case slt = 2
        case ult = 6
    }

    /// Predicates of floating-point comparisons that passes use.
    enum FloatPredicate: Int64 {
        case oeq = 1
        case ogt = 2
        case oge = 3
        case olt = 4
        case une = 13
        case uno = 14
    }
}
