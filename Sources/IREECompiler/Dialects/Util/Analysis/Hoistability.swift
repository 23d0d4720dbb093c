import IREECompilerCore

/// Whether operations can be hoisted into initializers.
enum Hoistability {
    /// The hoistability of an operation with a rule; others are classified by their effects.
    struct Classification {
        /// May be part of a hoisted expression.
        var isHoistable = true
        /// Its result is worth a global.
        var isLeaf = true
        /// Hoisted with its regions, or not at all.
        var isAtomic = false
    }

    /// Operations of test programs that represent any expression.
    private static let samples: [String: Classification] = [
        "iree_unregistered.const_expr": Classification(),
        "iree_unregistered.non_leaf_const_expr": Classification(isLeaf: false),
    ]

    static func rule(of op: Operation) -> Classification? {
        switch op.definition.fact(HoistingRule.self) {
        case .transient?: Classification(isLeaf: false)
        case .always?: Classification()
        case .never?: Classification(isHoistable: false, isLeaf: false)
        case .whole?: Classification(isAtomic: true)
        case .withRegions?:
            Classification(isHoistable: op.regions.allSatisfy(isHoistable), isLeaf: false, isAtomic: true)
        case .structured(let isLeaf)?: Classification(isLeaf: isLeaf && isWorthwhile(op), isAtomic: true)
        case nil: nil
        }
    }

    private static func isHoistable(_ region: Region) -> Bool {
        region.blocks.allSatisfy { block in
            block.operations.allSatisfy { op in
                guard rule(of: op)?.isHoistable ?? (op.isPure || op.isTerminator) else { return false }
                return op.has(.isolatedFromAbove) || op.regions.allSatisfy(isHoistable)
            }
        }
    }

    // MARK: Operations

    static func isEligible(_ op: Operation) -> Bool {
        guard !op.is(Util.OptimizationBarrier.self), !op.results.isEmpty,
            op.results.allSatisfy({ isLegal($0.type) }), !mayTrap(op)
        else { return false }
        if let rule = rule(of: op) { return rule.isHoistable }
        var parent = op.parent
        while let current = parent {
            if rule(of: current)?.isAtomic == true { return false }
            parent = current.parent
        }
        return op.definition.isRegistered ? op.isPure : samples[op.name] != nil
    }

    static func isLeaf(_ value: Value) -> Bool {
        guard let op = value.definingOp else { return false }
        if let rule = rule(of: op) ?? samples[op.name], !rule.isLeaf { return false }
        switch value.type {
        case .tensor(let type):
            return bitWidth(type.element) != 1 && storageType(of: value.type) != nil
        case .index: return true
        default:
            return value.type.elementOrSelf.isInteger
                ? (value.type.elementOrSelf.bitWidth ?? 8) % 8 == 0 : true
        }
    }

    /// Whether an operand may be loaded from a global.
    static func isHoistable(operand i: Int, of op: Operation) -> Bool {
        guard op.is(Flow.DispatchWorkgroups.self) else { return true }
        return !op.results.contains { Tied.operandIndex(of: op, result: $0.index) == i }
    }

    /// Whether the operation may divide by zero: it must not be executed speculatively.
    private static func mayTrap(_ op: Operation) -> Bool {
        guard op.has(.dividesIntegers), let result = op.results.first, result.type.isIntegerOrIndex,
            op.operandCount == 2
        else {
            return false
        }
        return (op.operand(1).constantInteger ?? 0) == 0
    }

    /// Whether the result is worth a global: fills, broadcasts and extensions are cheaper at their uses.
    private static func isWorthwhile(_ op: Operation) -> Bool {
        guard let generic = op.as(Linalg.Generic.self) else { return true }
        if !generic.inputs.contains(where: { $0.type.shaped != nil }),
            !innerCaptures(of: op).contains(where: { $0.type.shaped != nil })
        {
            return false
        }
        return !isBroadcast(generic) && !extendsBits(generic)
    }

    /// A generic operation that only broadcasts its input.
    private static func isBroadcast(_ op: OpView<Linalg.Generic>) -> Bool {
        guard op.inputs.count == 1, op.outputs.count == 1, case let maps = maps(of: op), maps.count == 2,
            maps[1].isIdentity,
            isParallel(op), let body = op.region.blocks.first, let only = body.first, only === body.last,
            only.operandCount == 1, only.operand(0) === body.arguments.first
        else { return false }
        var last = -1
        for result in maps[0].results {
            guard case .dimension(let dimension) = result, dimension > last else { return false }
            last = dimension
        }
        return maps[0].results.count < maps[1].results.count
    }

    private static func maps(of op: OpView<Linalg.Generic>) -> [AffineMap] {
        op.indexingMaps.arrayValue?.compactMap { if case .affineMap(let map) = $0 { map } else { nil } } ?? []
    }

    private static func extendsBits(_ op: OpView<Linalg.Generic>) -> Bool {
        guard op.op.results.count == 1, isParallel(op),
            let output = op.op.results[0].type.shaped?.element.bitWidth
        else { return false }
        let inputs = op.inputs.compactMap { value -> ShapedType? in
            if case .tensor(let type) = value.type { type } else { nil }
        }
        guard let rank = inputs.map(\.rank).max(), rank > 0 else { return false }
        // The widest of the largest inputs.
        let widths = inputs.filter { $0.rank == rank }.map(\.element.bitWidth)
        guard widths.allSatisfy({ ($0 ?? Int.max) < output }) else { return false }
        return op.region.blocks.first?.operations.allSatisfy { !$0.name.hasPrefix("math.") } ?? false
    }

    private static func isParallel(_ op: OpView<Linalg.Generic>) -> Bool {
        op.iteratorTypes.arrayValue?.allSatisfy {
            $0.stringValue == "parallel" || $0.dialectValue?.parameters.first?.stringValue == "parallel"
        } ?? false
    }

    /// Values that an operation uses from outside, each once: operands, and captures of its regions.
    static func captures(of op: Operation) -> [Value] {
        var seen: Set<Value> = []
        let inner = op.has(.isolatedFromAbove) ? [] : innerCaptures(of: op)
        return (op.operands + inner).filter { seen.insert($0).inserted }
    }

    private static func innerCaptures(of op: Operation) -> [Value] {
        var values: [Value] = []
        for inner in op.regions.flatMap(\.blocks).flatMap(\.operations) {
            inner.walk(.preOrder) { nested in
                values += nested.operands.filter { value in
                    guard let home = value.parentBlock?.region else { return false }
                    return !op.regions.contains { $0.isAncestor(of: home) }
                }
            }
        }
        return values
    }

    // MARK: Types

    static func isLegal(_ type: IRType) -> Bool {
        switch type {
        case .index, .integer, .float: return true
        case .tensor(let shape):
            guard let width = bitWidth(shape.element) else { return false }
            return width.nonzeroBitCount == 1 && width <= 64
        case .unrankedTensor(let element): return isLegal(element)
        default: return type == .utilBuffer
        }
    }

    private static func bitWidth(_ type: IRType) -> Int? {
        switch type {
        case .index: 64
        case .complex(let part): bitWidth(part).map { 2 * $0 }
        default: type.bitWidth
        }
    }

    /// The type of a global that stores the value; nil if there is none.
    static func storageType(of type: IRType) -> IRType? {
        switch type {
        case .index: return .i64
        case .tensor(let shape):
            guard shape.isStatic, let width = bitWidth(shape.element), width > 1, width < 8 else {
                return type
            }
            guard shape.encoding == nil, let count = shape.elementCount else { return nil }
            let (bits, overflow) = count.multipliedReportingOverflow(by: width)
            guard !overflow else { return nil }
            return bits % 8 == 0 ? .tensor(ShapedType([bits / 8], .i8)) : type
        default: return type
        }
    }

    /// Minimum size of a shaped type in bytes; 0 for others. Dynamic dimensions count as one.
    static func leastSize(of type: IRType) -> Int {
        guard let shape = type.shaped, let width = bitWidth(shape.element) else { return 0 }
        var bits = width == 1 ? 8 : width
        for dimension in shape.shape where dimension >= 0 {
            let (product, overflow) = bits.multipliedReportingOverflow(by: dimension)
            guard !overflow else { return Int.max }
            bits = product
        }
        return bits / 8 + (bits % 8 == 0 ? 0 : 1)
    }
}
