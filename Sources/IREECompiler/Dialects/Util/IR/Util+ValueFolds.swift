import IREECompilerCore

extension Util.Cast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if op.operand.type == op.result.type { return .replaced([.value(op.operand)]) }
        if let first = op.operand.definingOp?.as(Self.self), first.operand.type == op.result.type {
            return .replaced([.value(first.operand)])
        }
        // Null compares equal to null, whatever its type.
        return constants[0]?.isA(Util.null) == true
            ? .replaced([.attribute(Util.null(of: op.result.type))]) : nil
    }
}

/// Compares two values, if the result is known.
private func compare(_ op: Operation, _ constants: [Attribute?], equal: Bool) -> FoldResult? {
    guard op.operand(0) === op.operand(1) || (constants[0] != nil && constants[0] == constants[1]) else {
        return nil
    }
    return .replaced([.attribute(.bool(equal))])
}

extension Util.CmpEQ {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        compare(op.op, constants, equal: true)
    }
}

extension Util.CmpNE {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        compare(op.op, constants, equal: false)
    }
}

extension Util.SizeOf {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let width = op.sizedType.typeValue?.bitWidth else { return nil }
        return .replaced([.attribute(.index((width + 7) / 8))])
    }
}

extension Util.Switch {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let values = op.values
        if let index = op.index.constantInteger {
            guard let position = Int(exactly: index), values.indices.contains(position) else {
                return .replaced([.value(op.defaultValue)])
            }
            return .replaced([.value(values[position])])
        }
        return values.allSatisfy { $0 === op.defaultValue } ? .replaced([.value(op.defaultValue)]) : nil
    }
}

extension Util.UnfoldableConstant {
    /// A constant that is opaque to optimizations.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.value.type == op.result.type else { return false }
        let value = rewriter.constant(op.value)
        rewriter.replace(op.op, with: Util.OptimizationBarrier.self) {
            $0.operands = [value]
            $0.results = [value.type]
        }
        return true
    }
}

extension Util.Align {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if isAligned(op.value, op.alignment, 0) { return .replaced([.value(op.value)]) }
        guard let value = op.value.constantInteger, let alignment = op.alignment.constantInteger,
            value >= 0, alignment > 0
        else { return nil }
        let (sum, overflow) = value.addingReportingOverflow(alignment - 1)
        guard !overflow else { return nil }
        return .replaced([.attribute(.integer(sum / alignment * alignment, op.result.type))])
    }

    /// Whether a value is known to be a multiple of another.
    private static func isAligned(_ value: Value, _ alignment: Value, _ depth: Int) -> Bool {
        guard depth < 32 else { return false }
        let known = alignment.constantInteger
        if let number = value.constantInteger, let known, known > 0, number % known == 0 { return true }
        guard let maker = value.definingOp else { return false }
        func isAligned(_ value: Value) -> Bool { Self.isAligned(value, alignment, depth + 1) }
        if let align = maker.as(Self.self) {
            if align.alignment === alignment { return true }
            if let known, known > 0, let own = align.alignment.constantInteger, own >= known,
                own % known == 0
            {
                return true
            }
            return isAligned(align.value)
        }
        if let sum = maker.as(Arith.AddI.self) { return isAligned(sum.lhs) && isAligned(sum.rhs) }
        if let difference = maker.as(Arith.SubI.self) {
            return isAligned(difference.lhs) && isAligned(difference.rhs)
        }
        if let product = maker.as(Arith.MulI.self) { return isAligned(product.lhs) || isAligned(product.rhs) }
        return false
    }
}

/// Folds of minimum and maximum.
private enum RangeFolding {
    static func fold(_ op: Operation, _ constants: [Attribute?], _ choose: (Int64, Int64) -> Int64)
        -> FoldResult?
    {
        if op.operandCount == 1 { return .replaced([.value(op.operand(0))]) }
        let numbers = constants.compactMap { $0?.integerValue }
        guard numbers.count == op.operandCount, let first = numbers.first else { return nil }
        let value = numbers.dropFirst().reduce(first, choose)
        return .replaced([.attribute(.integer(value, op.results[0].type))])
    }

    /// Two operands become a `pair` operation of `arith`. Of more, removes duplicates and merges constants.
    static func canonicalize<Many: OpKind, Pair: OpKind>(
        _ op: OpView<Many>, _ rewriter: Rewriter, pair: Pair.Type, _ choose: (Int64, Int64) -> Int64
    ) -> Bool where Many.Fields == Util.RangeEnd, Pair.Fields == Arith.BinaryIntegers {
        if op.operands.count == 2 {
            rewriter.replace(op.op, with: [rewriter.create(pair, op.operands[0], op.operands[1])])
            return true
        }
        var values: [Value] = []
        var number: Int64?
        for operand in op.operands {
            if let constant = operand.constantInteger {
                number = number.map { choose($0, constant) } ?? constant
            } else if !values.contains(operand) {
                values.append(operand)
            }
        }
        guard values.count + (number == nil ? 0 : 1) < op.operands.count else { return false }
        if let number { values.append(rewriter.constant(.integer(number, op.result.type))) }
        rewriter.replace(op.op, with: Many.self) {
            $0.operands = values
            $0.result = op.result.type
        }
        return true
    }
}

extension Util.RangeMin {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        RangeFolding.fold(op.op, constants, min)
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        RangeFolding.canonicalize(op, rewriter, pair: Arith.MinUI.self, min)
    }
}

extension Util.RangeMax {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        RangeFolding.fold(op.op, constants, max)
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        RangeFolding.canonicalize(op, rewriter, pair: Arith.MaxUI.self, max)
    }
}

extension Util.RangeExtents {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        foldConstants(op, rewriter) || expand(op, rewriter) || unify(op, rewriter)
    }

    private static func extents(_ ranges: [(Value, Value)], _ type: IRType, _ rewriter: Rewriter)
        -> OpView<Self>
    {
        rewriter.create(Self.self) {
            $0.offsets = ranges.map(\.0)
            $0.lengths = ranges.map(\.1)
            $0.min = type
            $0.max = type
        }
    }

    /// Folds constant ranges into one.
    private static func foldConstants(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var open: [(Value, Value)] = []
        var known: (min: Int64, max: Int64)?
        for range in zip(op.offsets, op.lengths) {
            guard let offset = range.0.constantInteger, let length = range.1.constantInteger else {
                open.append(range)
                continue
            }
            let last = offset &+ length &- 1
            known = (Swift.min(known?.min ?? offset, offset), Swift.max(known?.max ?? last, last))
        }
        guard let known, open.count < op.offsets.count else { return false }
        let type = op.min.type
        var least = rewriter.constant(.integer(known.min, type))
        var most = rewriter.constant(.integer(known.max &- known.min &+ 1, type))
        if !open.isEmpty {
            let rest = extents(open, type, rewriter)
            least = rewriter.create(Arith.MinUI.self, rest.min, least)
            most = rewriter.create(Arith.MaxUI.self, rest.max, most)
        }
        rewriter.replace(op.op, with: [least, most])
        return true
    }

    /// Expands one or two ranges.
    private static func expand(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let ranges = Array(zip(op.offsets, op.lengths))
        guard ranges.count == 1 || ranges.count == 2 else { return false }
        let least = ranges.count == 1 ? nil : rewriter.create(Arith.MinUI.self, ranges[0].0, ranges[1].0)
        let one = rewriter.constant(.integer(1, op.min.type))
        let ends = ranges.map { rewriter.subtractIndices(rewriter.addIndices($0.0, $0.1), one) }
        let most = ends.count == 1 ? ends[0] : rewriter.create(Arith.MaxUI.self, ends[0], ends[1])
        rewriter.replace(op.op, with: [least ?? ranges[0].0, most])
        return true
    }

    private static func unify(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var unique: [(Value, Value)] = []
        for range in zip(op.offsets, op.lengths)
        where !unique.contains(where: { $0.0 === range.0 && $0.1 === range.1 }) {
            unique.append(range)
        }
        guard unique.count < op.offsets.count else { return false }
        rewriter.replace(op.op, with: extents(unique, op.min.type, rewriter).op.results)
        return true
    }
}
