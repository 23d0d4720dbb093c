/// An index into a dimension, for all lanes of a vector: a scalar that grows by `step` from lane to lane, or a
/// vector of indices.
struct LaneIndex: Hashable {
    var base: KernelValue
    var step = 0
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
    var numbers: [Int] { indices.map(\.step) + [lanes] }
}

extension KernelBuilder {
    func lane(_ value: Int) -> LaneIndex { LaneIndex(base: index(value)) }

    /// The index as a value: a scalar if all lanes agree.
    func value(_ index: LaneIndex, lanes: Int) -> KernelValue {
        guard index.step != 0 else { return index.base }
        let iota = define(.iota, KernelType(.i64, lanes: lanes))
        return binary(.addI, index.base, binary(.mulI, iota, self.index(index.step)))
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
        return LaneIndex(base: add(a.base, b.base), step: a.step &+ b.step)
    }

    func multiply(_ a: LaneIndex, _ factor: KernelValue, lanes: Int) -> LaneIndex {
        guard a.step != 0 else { return LaneIndex(base: multiply(a.base, factor)) }
        if let constant = constantIndex(factor) {
            let (step, overflow) = a.step.multipliedReportingOverflow(by: constant)
            if !overflow { return LaneIndex(base: multiply(a.base, factor), step: step) }
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
