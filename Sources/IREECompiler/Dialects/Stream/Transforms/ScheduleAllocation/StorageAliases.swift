import IREECompilerCore

/// Alias sets of an execution region: values that share storage, with their offsets in it.
struct StorageAliases {
    private var leaders: [ObjectIdentifier: Value] = [:]
    private var members: [ObjectIdentifier: [Value]] = [:]

    init(_ region: Operation) { add(region) }

    /// The alias set of a value, including itself.
    func aliases(of value: Value) -> [Value] { members[ObjectIdentifier(leader(of: value))] ?? [value] }

    private func leader(of value: Value) -> Value { leaders[ObjectIdentifier(value)] ?? value }

    private mutating func join(_ a: Value, _ b: Value) {
        let (first, second) = (leader(of: a), leader(of: b))
        guard first !== second else { return }
        let moved = members.removeValue(forKey: ObjectIdentifier(second)) ?? [second]
        members[ObjectIdentifier(first), default: [first]] += moved
        for value in moved { leaders[ObjectIdentifier(value)] = first }
    }

    private mutating func add(_ region: Operation) {
        guard let block = region.body() else { return }
        if let yield = block.last?.as(Stream.Yield.self) {
            for (result, value) in zip(region.results, yield.resourceOperands) {
                if let i = Self.tiedArgument(of: region, result.index), i < block.arguments.count {
                    join(block.arguments[i], value)
                }
            }
        }
        for op in block.operations {
            if op.is(Stream.AsyncConcurrent.self) { addConcurrent(op) }
            for result in op.results where result.type.isResource {
                if let operand = Tied.operand(of: result) { join(operand, result) }
            }
        }
    }

    /// A result that is always an argument aliases the operand, tied or not.
    private mutating func addConcurrent(_ op: Operation) {
        add(op)
        guard let block = op.body(), let yield = block.last?.as(Stream.Yield.self) else { return }
        for (result, value) in zip(op.results, yield.resourceOperands) {
            let base = Self.base(of: value).value
            if base.ownerBlock === block, base.index < op.operandCount {
                join(op.operand(base.index), result)
            }
        }
    }

    /// The body argument that a result of a region is tied to.
    static func tiedArgument(of region: Operation, _ result: Int) -> Int? {
        // Resources are the first operands of such regions.
        guard let operand = Tied.operandIndex(of: region, result: result),
            operand < (region.body()?.arguments.count ?? 0)
        else { return nil }
        return operand
    }

    /// The root of a chain of tied results and subranges, with offsets.
    static func base(of value: Value) -> (value: Value, offsets: [Value]) {
        var base = value
        var offsets: [Value] = []
        while let operand = Tied.operand(of: base) {
            if let view = base.definingOp?.as(Stream.ResourceSubview.self) {
                offsets.append(view.sourceOffset)
            }
            base = operand
        }
        return (base, offsets.reversed())
    }
}

/// A storage range of a value.
struct StorageRange {
    var resource: Value
    /// Size of the whole resource in bytes.
    var size: Value
    var offset: Value
    var length: Value
}

/// The storage of the values of an execution region.
struct StorageScope {
    let aliases: StorageAliases
    private var ranges: [ObjectIdentifier: StorageRange] = [:]
    private let builder: OpBuilder
    private var zero: Value?

    /// Computes offsets before the region.
    init(_ region: Operation) {
        aliases = StorageAliases(region)
        builder = OpBuilder(before: region)
    }

    subscript(value: Value) -> StorageRange? { ranges[ObjectIdentifier(value)] }

    /// Sets the insertion point for offsets, when the region is rebuilt.
    func moveBuilder(before op: Operation) { builder.setInsertionPoint(before: op) }

    func add(_ a: Value, _ b: Value) -> Value {
        if a.constantInteger == 0 { return b }
        return b.constantInteger == 0 ? a : builder.addFolding(a, b)
    }

    func sum(_ offsets: [Value]) -> Value? {
        guard let first = offsets.first else { return nil }
        return offsets.dropFirst().reduce(first) { add($0, $1) }
    }

    /// Assigns a whole resource to a value and its aliases without storage.
    mutating func map(_ value: Value, to resource: Value, size: Value) {
        guard ranges[ObjectIdentifier(value)] == nil else { return }
        let start = zero ?? builder.constant(index: 0)
        zero = start
        map(value, to: StorageRange(resource: resource, size: size, offset: start, length: size))
    }

    mutating func map(_ value: Value, to range: StorageRange) {
        guard ranges[ObjectIdentifier(value)] == nil else { return }
        ranges[ObjectIdentifier(value)] = range
        for alias in aliases.aliases(of: value) where ranges[ObjectIdentifier(alias)] == nil {
            var own = range
            let (_, offsets) = StorageAliases.base(of: alias)
            if let offset = sum(offsets) {
                own.offset = add(range.offset, offset)
                own.length = SizeAware.size(of: alias) ?? range.length
            }
            ranges[ObjectIdentifier(alias)] = own
        }
    }
}
