import IREECompilerCore

/// Folds of arithmetic on constants, and identities.
enum ArithFolding {
    /// Folds two integers of a bit width; nil if the result is undefined.
    typealias Binary = @Sendable (Int64, Int64, Int) -> Int64?

    /// Folds a binary integer operation. `rightIdentity` and `leftIdentity` are neutral elements; `zero` is
    /// an absorbing one.
    static func fold(
        _ op: Operation, _ constants: [Attribute?], rightIdentity: Int64? = nil, zero: Int64? = nil,
        same: FoldResult.Fold? = nil, _ compute: Binary
    ) -> FoldResult? {
        let type = op.results[0].type
        let width = type.elementOrSelf.bitWidth ?? 64
        if let right = integer(constants[1]) {
            if right == rightIdentity { return .replaced([.value(op.operand(0))]) }
            if right == zero, let value = attribute(right, type) { return .replaced([.attribute(value)]) }
            if let left = integer(constants[0]), let value = compute(left, right, width),
                let attribute = attribute(wrap(value, width), type)
            {
                return .replaced([.attribute(attribute)])
            }
        }
        if op.operand(0) === op.operand(1), let same { return .replaced([same]) }
        return elementwise(op, constants, width, compute)
    }

    /// The value of an integer constant or splat.
    static func integer(_ attribute: Attribute?) -> Int64? {
        switch attribute {
        case .integer(let value, _): value
        case .dense(let elements) where elements.isSplat && elements.strings.isEmpty:
            elements.attribute(at: 0)?.integerValue
        default: nil
        }
    }

    static func attribute(_ value: Int64, _ type: IRType) -> Attribute? {
        guard let shape = type.shaped else { return .integer(value, type) }
        guard shape.isStatic else { return nil }
        return DenseElements.splat(.integer(value, shape.element), of: type).map { .dense($0) }
    }

    /// Truncates to a width and sign-extends; booleans are 0 and 1.
    static func wrap(_ value: Int64, _ width: Int) -> Int64 {
        guard width < 64, width > 0 else { return value }
        if width == 1 { return value & 1 }
        let shift = Int64(64 - width)
        return (value << shift) >> shift
    }

    /// The zero-extended bits.
    static func unsigned(_ value: Int64, _ width: Int) -> UInt64 {
        let bits = UInt64(bitPattern: value)
        return width >= 64 ? bits : bits & ((1 << UInt64(width)) - 1)
    }

    private static func elementwise(
        _ op: Operation, _ constants: [Attribute?], _ width: Int, _ compute: Binary
    ) -> FoldResult? {
        guard case .dense(let a)? = constants[0], case .dense(let b)? = constants[1], a.type == b.type,
            a.type == op.results[0].type, a.count <= 64, a.type.elementOrSelf.isIntegerOrIndex
        else { return nil }
        var bytes: [UInt8] = []
        for i in 0..<a.count {
            guard let value = compute(a.bits(at: i), b.bits(at: i), width) else { return nil }
            for j in 0..<a.elementSize { bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * j))) }
        }
        return .replaced([
            .attribute(
                .dense(DenseElements(type: a.type, bytes: bytes, isSplat: false).normalized(count: a.count)))
        ])
    }
}

extension Arith.AddI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        // (a - b) + b folds to a.
        if let difference = op.lhs.definingOp?.as(Arith.SubI.self), difference.rhs === op.rhs {
            return .replaced([.value(difference.lhs)])
        }
        if let difference = op.rhs.definingOp?.as(Arith.SubI.self), difference.rhs === op.lhs {
            return .replaced([.value(difference.lhs)])
        }
        return ArithFolding.fold(op.op, constants, rightIdentity: 0) { a, b, _ in a &+ b }
    }

    /// Reassociates constants of nested additions: (a + 1) + 2 is a + 3.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let right = op.rhs.constantInteger, op.rhs.type.isIntegerOrIndex else { return false }
        let width = op.rhs.type.bitWidth ?? 64
        if let inner = op.lhs.definingOp?.as(Arith.AddI.self), let constant = inner.rhs.constantInteger {
            let sum = rewriter.constant(.integer(ArithFolding.wrap(constant &+ right, width), op.rhs.type))
            rewriter.replace(op.op, with: [rewriter.addIndices(inner.lhs, sum)])
            return true
        }
        return false
    }
}

extension Arith.SubI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        // (a + b) - b folds to a, and (a + b) - a to b.
        if let sum = op.lhs.definingOp?.as(Arith.AddI.self) {
            if sum.rhs === op.rhs { return .replaced([.value(sum.lhs)]) }
            if sum.lhs === op.rhs { return .replaced([.value(sum.rhs)]) }
        }
        let zero = ArithFolding.attribute(0, op.result.type).map { FoldResult.Fold.attribute($0) }
        return ArithFolding.fold(op.op, constants, rightIdentity: 0, same: zero) { a, b, _ in a &- b }
    }
}

extension Arith.MulI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 1, zero: 0) { a, b, _ in a &* b }
    }
}

extension Arith.DivUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 1) { a, b, width in
            let divisor = ArithFolding.unsigned(b, width)
            return divisor == 0 ? nil : Int64(bitPattern: ArithFolding.unsigned(a, width) / divisor)
        }
    }
}

extension Arith.DivSI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 1) { a, b, width in
            b == 0 || b == -1 && a == ArithFolding.wrap(1 << Int64(width - 1), width) ? nil : a / b
        }
    }
}

extension Arith.CeilDivUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 1) { a, b, width in
            let divisor = ArithFolding.unsigned(b, width)
            guard divisor != 0 else { return nil }
            let value = ArithFolding.unsigned(a, width)
            return Int64(bitPattern: value / divisor + (value % divisor == 0 ? 0 : 1))
        }
    }
}

extension Arith.RemUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants) { a, b, width in
            let divisor = ArithFolding.unsigned(b, width)
            return divisor == 0 ? nil : Int64(bitPattern: ArithFolding.unsigned(a, width) % divisor)
        }
    }
}

extension Arith.RemSI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants) { a, b, _ in b == 0 ? nil : b == -1 ? 0 : a % b }
    }
}

extension Arith.AndI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let ones: Int64 = op.lhs.type.elementOrSelf == .i1 ? 1 : -1
        return ArithFolding.fold(
            op.op, constants, rightIdentity: ones, zero: 0, same: .value(op.lhs)
        ) { a, b, _ in a & b }
    }
}

extension Arith.OrI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let ones: Int64 = op.lhs.type.elementOrSelf == .i1 ? 1 : -1
        return ArithFolding.fold(
            op.op, constants, rightIdentity: 0, zero: ones, same: .value(op.lhs)
        ) { a, b, _ in a | b }
    }
}

extension Arith.XOrI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let zero = ArithFolding.attribute(0, op.result.type).map { FoldResult.Fold.attribute($0) }
        return ArithFolding.fold(op.op, constants, rightIdentity: 0, same: zero) { a, b, _ in a ^ b }
    }
}

extension Arith.ShLI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 0) { a, b, width in
            b >= 0 && b < Int64(width) ? a << b : nil
        }
    }
}

extension Arith.ShRUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, rightIdentity: 0) { a, b, width in
            b >= 0 && b < Int64(width)
                ? Int64(bitPattern: ArithFolding.unsigned(a, width) >> UInt64(b)) : nil
        }
    }
}

extension Arith.MinSI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, same: .value(op.lhs)) { a, b, _ in min(a, b) }
    }
}

extension Arith.MaxSI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, same: .value(op.lhs)) { a, b, _ in max(a, b) }
    }
}

extension Arith.MinUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, same: .value(op.lhs)) { a, b, width in
            ArithFolding.unsigned(a, width) < ArithFolding.unsigned(b, width) ? a : b
        }
    }
}

extension Arith.MaxUI {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        ArithFolding.fold(op.op, constants, same: .value(op.lhs)) { a, b, width in
            ArithFolding.unsigned(a, width) > ArithFolding.unsigned(b, width) ? a : b
        }
    }
}
