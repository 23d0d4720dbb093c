import IREECompilerCore

/// Verifiers of casts of the `arith` dialect.
extension Arith {
    /// What a cast does to elements, as the operation declares it.
    enum CastKind: Sendable {
        case widerInteger, narrowerInteger, widerFloat, narrowerFloat, sameWidthFloat, index, sameBits, number
    }

    static func verifyCast(_ op: Operation) throws(Diagnostic) {
        guard let kind = op.definition.fact(CastKind.self), op.operandCount > 0, let result = op.results.first
        else { return }
        let (from, to) = (op.operand(0).type, result.type)
        guard isCast(kind, from, to) else {
            throw op.error("cannot cast from \(from.quoted) to \(to.quoted)")
        }
        guard from.isScalarLike == to.isScalarLike,
            from.isScalarLike || from.kindName == to.kindName && from.shaped?.shape == to.shaped?.shape
        else { throw op.error("requires operand and result of the same shape") }
    }

    private static func isCast(_ kind: CastKind, _ from: IRType, _ to: IRType) -> Bool {
        let (from, to) = (from.elementOrSelf, to.elementOrSelf)
        let (a, b) = (from.bitWidth ?? 0, to.bitWidth ?? 0)
        switch kind {
        case .widerInteger, .widerFloat: return a < b
        case .narrowerInteger, .narrowerFloat: return a > b
        case .sameWidthFloat: return a == b && from != to
        case .index:
            return (from == .index) != (to == .index) && (from.isSignlessInteger || to.isSignlessInteger)
        case .sameBits:
            let areNumbers = [from, to].allSatisfy { $0.isSignlessInteger || $0.isFloat }
            return areNumbers && a == b && a != 0
        case .number: return from.isSignlessInteger && to.isFloat || from.isFloat && to.isSignlessInteger
        }
    }
}

extension IRType {
    fileprivate var isScalarLike: Bool {
        switch self {
        case .vector, .tensor, .unrankedTensor, .memref: false
        default: true
        }
    }
}

extension Arith.Cast {
    static func verify(_ op: Operation) throws(Diagnostic) { try Arith.verifyCast(op) }
}

extension Arith.NonNegativeCast {
    static func verify(_ op: Operation) throws(Diagnostic) { try Arith.verifyCast(op) }
}

extension Arith.RoundedCast {
    static func verify(_ op: Operation) throws(Diagnostic) { try Arith.verifyCast(op) }
}

extension Arith.TruncI {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try Arith.verifyCast(op.op) }
}

extension Arith.ExtF {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try Arith.verifyCast(op.op) }
}

extension Arith.ScalingExtF {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try Arith.verifyCast(op.op) }
}

extension Arith.ScalingTruncF {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try Arith.verifyCast(op.op) }
}

extension Arith.Constant {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let type = op.value.type, type == op.result.type else {
            throw op.error("expects a value with the result type, \(op.result.type.quoted)")
        }
        if type.isInteger, !type.isSignlessInteger {
            throw op.error("expects signless integers, but got \(type.quoted)")
        }
    }
}

extension Arith.Select {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let condition = op.condition.type
        guard condition != .i1 else { return }
        guard op.result.type.shaped != nil || op.result.type.isTensor,
            VerifierRun.haveCompatibleShapes(condition, op.result.type),
            condition.shaped?.shape == op.result.type.shaped?.shape
        else {
            throw op.error("expects a condition with the shape of the result, but got \(condition.quoted)")
        }
    }
}

extension Math.FPowI {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let (base, exponent) = (op.lhs.type, op.rhs.type)
        guard base.isScalarLike == exponent.isScalarLike,
            base.isScalarLike || VerifierRun.haveCompatibleShapes(base, exponent)
        else { throw op.error("expects operands with the same shape") }
    }
}
