import IREECompilerCore

/// Sizes of resources in bytes, where statically known.
enum StaticSize {
    static func of(_ value: Value) -> Int64? {
        guard let size = size(value, [:]), size >= 0 else { return nil }
        return size
    }

    /// `known` are the sizes of loop-carried values.
    private static func size(_ value: Value, _ known: [ObjectIdentifier: Int64]) -> Int64? {
        if let size = known[ObjectIdentifier(value)] { return size }
        guard let op = value.definingOp else { return sizeByUsers(of: value) }
        if let branch = op.as(SCF.If.self) {
            let sizes = op.regions.map { yielded($0, value.index, known) }
            guard branch.op.regions.count == 2, let first = sizes[0], sizes[1] == first else { return nil }
            return first
        }
        if let loop = op.as(SCF.For.self) {
            guard value.index < loop.initArgs.count, let start = size(loop.initArgs[value.index], known),
                let body = op.body(), value.index + 1 < body.arguments.count
            else { return nil }
            var inner = known
            inner[ObjectIdentifier(body.arguments[value.index + 1])] = start
            return yielded(loop.region, value.index, inner) == start ? start : nil
        }
        if let select = op.as(Arith.Select.self) {
            guard let first = size(select.trueValue, known), size(select.falseValue, known) == first else {
                return nil
            }
            return first
        }
        if op.has(.sizeAware) { return SizeAware.size(of: value)?.constantInteger }
        if let source = Tied.operand(of: value) { return size(source, known) }
        return sizeByUsers(of: value)
    }

    private static func yielded(_ region: Region, _ index: Int, _ known: [ObjectIdentifier: Int64]) -> Int64?
    {
        guard let yield = region.blocks.last?.last?.as(SCF.Yield.self), index < yield.results.count else {
            return nil
        }
        return size(yield.results[index], known)
    }

    private static func sizeByUsers(of value: Value) -> Int64? {
        for use in value.uses {
            if let size = SizeAware.operandSize(of: use.owner, use.index)?.constantInteger { return size }
        }
        return nil
    }
}
