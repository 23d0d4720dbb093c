/// An index into a dimension, for all lanes of a vector: a scalar that grows by `step` from lane to lane, or a
/// vector of indices. A constant is apart, so that addresses which differ by constants have the rest in common.
struct LaneIndex: Hashable {
    var base: KernelValue
    var step = 0
    var offset = 0
}

/// Where in its iteration space, or in a tensor, an expression is evaluated.
struct Point: Hashable {
    var indices: [LaneIndex]
    /// Lanes of false are not needed, and may be out of bounds.
    var mask: KernelValue?
    var lanes: Int

    func with(_ indices: [LaneIndex], mask: KernelValue? = nil) -> Point {
        Point(indices: indices, mask: mask ?? self.mask, lanes: lanes)
    }

    var values: [KernelValue?] { indices.map(\.base) + [mask] }
    var numbers: [Int] { indices.flatMap { [$0.step, $0.offset] } + [lanes] }
}

extension KernelBuilder {
    func lane(_ value: Int) -> LaneIndex { LaneIndex(base: index(value)) }

    /// The index as a value: a scalar if all lanes agree.
    func value(_ index: LaneIndex, lanes: Int) -> KernelValue {
        let first = binary(.addI, index.base, self.index(index.offset))
        guard index.step != 0 else { return first }
        let iota = define(.iota, KernelType(.i64, lanes: lanes))
        return binary(.addI, first, binary(.mulI, iota, self.index(index.step)))
    }

    /// The index that a value is: if it can be told, a scalar that grows from lane to lane.
    func laneIndex(of value: KernelValue, depth: Int = 0) -> LaneIndex {
        let lanes = type(value).lanes
        let whole = LaneIndex(base: value)
        guard lanes > 1, depth < 8, let operation = operations[value] else { return whole }
        func part(_ value: KernelValue) -> LaneIndex? {
            let index = laneIndex(of: value, depth: depth + 1)
            return isVector(index) ? nil : index
        }
        switch operation {
        case .iota: return LaneIndex(base: index(0), step: 1)
        case .splat(let scalar): return LaneIndex(base: scalar)
        case .constant(let bits): return lane(Int(truncatingIfNeeded: bits))
        case .binary(.addI, let a, let b):
            guard let a = part(a), let b = part(b) else { return whole }
            return add(a, b, lanes: lanes)
        case .binary(.mulI, let a, let b):
            guard let a = part(a), let b = part(b) else { return whole }
            if b.step == 0, constantIndex(b.base) != nil || a.step == 0 {
                return multiply(a, self.value(b, lanes: 1), lanes: lanes)
            }
            guard a.step == 0, constantIndex(a.base) != nil else { return whole }
            return multiply(b, self.value(a, lanes: 1), lanes: lanes)
        default: return whole
        }
    }

    /// A mask of the first lanes.
    ///
    /// - Parameter count: how many; lanes fit in an `i8`.
    func mask(first count: KernelValue, lanes: Int) -> KernelValue {
        let type = KernelType(lanes <= 64 ? .i8 : .i64, lanes: lanes)
        let numbers = lanes > 1 ? define(.iota, type) : constant(0, type)
        return compare(.ult, numbers, convert(.truncate, count, to: type.element))
    }

    func add(_ a: LaneIndex, _ b: LaneIndex, lanes: Int) -> LaneIndex {
        if isVector(a) || isVector(b) {
            return LaneIndex(base: binary(.addI, value(a, lanes: lanes), value(b, lanes: lanes)))
        }
        var sum = LaneIndex(base: a.base, step: a.step &+ b.step, offset: a.offset &+ b.offset)
        if let constant = constantIndex(b.base) {
            sum.offset &+= constant
        } else if let constant = constantIndex(a.base) {
            sum.base = b.base
            sum.offset &+= constant
        } else {
            sum.base = add(a.base, b.base)
        }
        return normalized(sum)
    }

    func add(_ a: LaneIndex, _ number: Int) -> LaneIndex {
        normalized(LaneIndex(base: a.base, step: a.step, offset: a.offset &+ number))
    }

    /// Equal indices are written in one way: a constant has no offset.
    private func normalized(_ index: LaneIndex) -> LaneIndex {
        guard index.offset != 0, let constant = constantIndex(index.base) else { return index }
        return LaneIndex(base: self.index(constant &+ index.offset), step: index.step)
    }

    func multiply(_ a: LaneIndex, _ factor: KernelValue, lanes: Int) -> LaneIndex {
        if let constant = constantIndex(factor) {
            let (step, overflow) = a.step.multipliedReportingOverflow(by: constant)
            if !overflow {
                return LaneIndex(
                    base: multiply(a.base, factor), step: step, offset: a.offset &* constant)
            }
        }
        return LaneIndex(base: binary(.mulI, value(a, lanes: lanes), factor))
    }

    private func isVector(_ index: LaneIndex) -> Bool { type(index.base).isVector }

    /// An operation that lanes do not pass through.
    func apply(
        _ operation: KernelOperation.Binary, _ a: LaneIndex, _ b: LaneIndex, lanes: Int
    ) -> LaneIndex {
        LaneIndex(base: binary(operation, value(a, lanes: lanes), value(b, lanes: lanes)))
    }
}
