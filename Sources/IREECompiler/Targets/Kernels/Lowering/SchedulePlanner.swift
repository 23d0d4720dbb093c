import IREECompilerCore
import IREECompilerDialects

/// Chooses schedules by the form of what is computed.
struct SchedulePlanner {
    private let target: KernelTarget

    init(_ target: KernelTarget) { self.target = target }

    /// The schedule for storing a tensor.
    func schedule(for value: Value) -> Schedule {
        var schedule = Schedule()
        guard let type = value.type.shaped else { return schedule }
        let lanes = nativeLanes(value)
        // Several vectors at once, for chains that do not wait for each other.
        let wide = target.hasVectors ? lanes * 4 : 1
        guard let reduction = reduction(of: value) else {
            // Reductions that the tensor depends on are over whole rows.
            schedule.lanes = fitting(wide, type.shape.last)
            schedule.reductionLanes = wide
            return schedule
        }
        schedule.isReduction = true
        let hasRows = type.rank >= 2 && type.shape[type.rank - 2] != 1
        if type.rank > 0, reduction.isContiguous {
            schedule.lanes = fitting(lanes, type.shape.last)
            schedule.reductionLanes = wide
            guard schedule.lanes > 1 || !target.hasVectors else { return schedule }
            let tile = registerTile(hasRows: hasRows)
            schedule.vectors = min(tile.vectors, vectors(type.shape.last, schedule.lanes))
            setRows(tile.rows, type, &schedule)
            schedule.blocking = blocking(reduction, type, schedule)
        } else {
            // Vectors run along the reduction.
            let isTile = hasRows && reduction.isProduct
            schedule.reductionLanes = isTile ? lanes : wide
            if isTile {
                schedule.vectors = min(4, vectors(type.shape.last, 1))
                setRows(target.vectorRegisters >= 32 ? 4 : 2, type, &schedule)
            }
        }
        return schedule
    }

    /// Accumulators that fit in the registers, with what is loaded beside them.
    private func registerTile(hasRows: Bool) -> (rows: Int, vectors: Int) {
        guard hasRows else { return (1, 8) }
        // What is shared in a tile is loaded once.
        guard target.hasVectors else { return (4, 4) }
        return target.vectorRegisters >= 32 ? (8, 3) : target.hasFMA ? (4, 3) : (4, 2)
    }

    /// Blocks of the reduction, for matrices whose rows are pages apart: what is read along a column is in few sets of the
    /// caches.
    private func blocking(
        _ reduction: ReductionForm, _ type: ShapedType, _ schedule: Schedule
    ) -> Schedule.Blocking? {
        guard target.hasVectors, reduction.isProduct, type.rank >= 2, let columns = type.shape.last,
            let element = type.element.kernelElement, columns != ShapedType.dynamic
        else { return nil }
        let rows = type.shape[type.rank - 2]
        let steps = reduction.steps ?? .max
        let width = schedule.vectors * schedule.lanes
        if rows == 1 {
            // One row of results is in a cache; what is read streams by.
            return columns >= 2 * width && steps >= 16 ? Schedule.Blocking(depth: 4) : nil
        }
        guard rows >= 128, columns * element.byteCount >= 4096, steps >= 256 else { return nil }
        let depth = Schedule.Blocking.scratchBytes / (width * max(element.byteCount, 4))
        return Schedule.Blocking(depth: depth / 4 * 4, packs: true)
    }

    private func setRows(_ rows: Int, _ type: ShapedType, _ schedule: inout Schedule) {
        guard type.rank >= 2 else { return }
        let size = type.shape[type.rank - 2]
        let fitting = size == ShapedType.dynamic ? rows : min(rows, max(size, 1))
        guard fitting > 1 else { return }
        schedule.rowDimension = type.rank - 2
        schedule.rows = fitting
    }

    /// Lanes of a vector register, by the widest type that is computed with.
    private func nativeLanes(_ value: Value) -> Int {
        let bits = value.type.elementOrSelf.kernelElement?.bits ?? 32
        return max(1, target.vectorBytes * 8 / max(bits, 32))
    }

    /// The largest power of two that is no more than the size; with masks the least that is no less.
    private func fitting(_ lanes: Int, _ size: Int?) -> Int {
        guard let size, size != ShapedType.dynamic else { return lanes }
        var lanes = lanes
        while lanes > 1, target.hasMasks ? lanes / 2 >= size : lanes > size { lanes /= 2 }
        return lanes
    }

    private func vectors(_ size: Int?, _ lanes: Int) -> Int {
        guard let size, size != ShapedType.dynamic else { return .max }
        return max(1, size / max(lanes, 1))
    }

    /// What matters of a reduction of full rank that a tensor is computed by.
    private struct ReductionForm {
        /// Whether operands are read along the last dimension of the result, or not at all.
        var isContiguous: Bool
        /// Whether there are several operands.
        var isProduct: Bool
        /// Steps of the reduction, if it is one loop of known size.
        var steps: Int?
    }

    private func reduction(of value: Value, depth: Int = 0) -> ReductionForm? {
        guard depth < 16, let op = value.definingOp, let maps = Linalg.structureMaps(op), op.body() != nil,
            maps.count == op.operands.count
        else { return nil }
        let inputs = op.operands.count - op.results.count
        guard inputs >= 0, maps.indices.contains(inputs + value.index) else { return nil }
        let output = maps[inputs + value.index]
        let parallel = Set(output.results)
        let isReduction = (0..<output.dimensionCount).contains { !parallel.contains(.dimension($0)) }
        guard isReduction else {
            for (operand, map) in zip(op.operands, maps).prefix(inputs) where map == output {
                if let form = reduction(of: operand, depth: depth + 1) { return form }
            }
            return nil
        }
        guard let last = output.results.last, case .dimension(let d) = last else {
            return ReductionForm(isContiguous: false, isProduct: inputs > 1, steps: steps(op, maps, output))
        }
        let isContiguous = maps.prefix(inputs).allSatisfy { map in
            map.results.dropLast().allSatisfy { !$0.uses(d) }
                && (map.results.last == .dimension(d) || map.results.last.map { !$0.uses(d) } ?? true)
        }
        return ReductionForm(
            isContiguous: isContiguous, isProduct: inputs > 1, steps: steps(op, maps, output))
    }

    private func steps(_ op: Operation, _ maps: [AffineMap], _ output: AffineMap) -> Int? {
        let reductions = (0..<output.dimensionCount).filter { !output.results.contains(.dimension($0)) }
        guard reductions.count == 1, let d = reductions.first else { return nil }
        for (operand, map) in zip(op.operands, maps) {
            guard let place = map.results.firstIndex(of: .dimension(d)),
                let shape = operand.type.shaped?.shape,
                shape.indices.contains(place), shape[place] != ShapedType.dynamic
            else { continue }
            return shape[place]
        }
        return nil
    }
}

extension AffineExpression {
    func uses(_ d: Int) -> Bool {
        switch self {
        case .dimension(let i): i == d
        case .symbol, .constant: false
        case .binary(_, let a, let b): a.uses(d) || b.uses(d)
        }
    }
}
