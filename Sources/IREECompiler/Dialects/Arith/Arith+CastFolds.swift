import IREECompilerCore

/// Folds of integer casts of constants and of casts.
private func foldCast(_ constant: Attribute?, to type: IRType, _ convert: (Int64, Int) -> Int64)
    -> FoldResult?
{
    guard case .integer(let value, let source)? = constant, type.isIntegerOrIndex else { return nil }
    let result = ArithFolding.wrap(convert(value, source.bitWidth ?? 64), type.bitWidth ?? 64)
    return .replaced([.attribute(.integer(result, type))])
}

/// Booleans are stored as 0 and 1, other integers sign-extended.
private func signExtended(_ value: Int64, _ width: Int) -> Int64 { width == 1 ? -value : value }

extension Arith.IndexCast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if let inner = op.in.definingOp?.as(Self.self), inner.in.type == op.out.type,
            // The round trip is lossless if the middle type is at least as wide.
            (inner.out.type.bitWidth ?? 64) >= (op.out.type.bitWidth ?? 64)
        {
            return .replaced([.value(inner.in)])
        }
        return foldCast(constants[0], to: op.out.type, signExtended)
    }
}

extension Arith.IndexCastUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        foldCast(constants[0], to: op.out.type) { Int64(bitPattern: ArithFolding.unsigned($0, $1)) }
    }
}

extension Arith.ExtUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        foldCast(constants[0], to: op.out.type) { Int64(bitPattern: ArithFolding.unsigned($0, $1)) }
    }
}

extension Arith.ExtSI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        foldCast(constants[0], to: op.out.type, signExtended)
    }
}

extension Arith.TruncI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        foldCast(constants[0], to: op.out.type) { value, _ in value }
    }
}

extension Arith.Bitcast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if op.in.type == op.out.type { return .replaced([.value(op.in)]) }
        switch (constants[0], op.out.type) {
        case (.float(let bits, .float(let kind))?, .integer(let width, _)) where kind.width == width:
            let raw = Int64(bitPattern: kind.bits(of: Double(bitPattern: bits)))
            return .replaced([.attribute(.integer(ArithFolding.wrap(raw, width), op.out.type))])
        case (.integer(let value, let type)?, .float(let kind)) where type.bitWidth == kind.width:
            let number = kind.double(of: ArithFolding.unsigned(value, kind.width))
            return .replaced([.attribute(.float(number, op.out.type))])
        default: return nil
        }
    }
}

extension Arith.Select {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if op.trueValue === op.falseValue { return .replaced([.value(op.trueValue)]) }
        guard let condition = ArithFolding.integer(constants[0]) else { return nil }
        return .replaced([.value(condition != 0 ? op.trueValue : op.falseValue)])
    }
}

extension Arith.CmpI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let predicate = op.predicate.integerValue else { return nil }
        if op.lhs === op.rhs {
            // Equal operands: `eq` and the non-strict predicates hold.
            return result([0, 3, 5, 7, 9].contains(predicate), op)
        }
        guard case .integer(let a, let type)? = constants[0], case .integer(let b, _)? = constants[1] else {
            return nil
        }
        let width = type.bitWidth ?? 64
        let (x, y) = (signExtended(a, width), signExtended(b, width))
        let (u, v) = (ArithFolding.unsigned(a, width), ArithFolding.unsigned(b, width))
        switch predicate {
        case 0: return result(a == b, op)
        case 1: return result(a != b, op)
        case 2: return result(x < y, op)
        case 3: return result(x <= y, op)
        case 4: return result(x > y, op)
        case 5: return result(x >= y, op)
        case 6: return result(u < v, op)
        case 7: return result(u <= v, op)
        case 8: return result(u > v, op)
        case 9: return result(u >= v, op)
        default: return nil
        }
    }

    private static func result(_ value: Bool, _ op: OpView<Self>) -> FoldResult? {
        ArithFolding.attribute(value ? 1 : 0, op.result.type).map { .replaced([.attribute($0)]) }
    }
}
