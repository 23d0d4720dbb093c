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
            let tile = registerTile(hasRows ? type.shape[type.rank - 2] : 1, type.shape.last, schedule.lanes)
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
            } else if reduction.isProduct, reduction.loopCount == 1, target.hasVectors {
                // Several rows of a matrix stream by at once: one waits for memory at the end of each page.
                schedule.vectors = min(8, vectors(type.shape.last, 1))
                schedule.reductionLanes = lanes
                schedule.prefetchDistance = 256
            }
        }
        return schedule
    }

    /// Lanes of what is computed for each element of a tensor by itself.
    func elementwiseLanes(_ value: Value) -> Int {
        fitting(nativeLanes(value), value.type.shaped?.shape.last)
    }

    private typealias RegisterTile = (rows: Int, vectors: Int)

    /// Accumulators that fit in the registers, with what is loaded beside them. The first are for sizes that are not known.
    private var registerTiles: [RegisterTile] {
        // What is shared in a tile is loaded once.
        guard target.hasVectors else { return [(4, 4)] }
        if target.vectorRegisters >= 32 { return [(8, 3), (12, 2), (6, 4)] }
        return target.hasFMA ? [(4, 3), (6, 2)] : [(4, 2)]
    }

    /// The tile that covers a matrix in the fewest steps.
    private func registerTile(_ rows: Int, _ columns: Int?, _ lanes: Int) -> RegisterTile {
        guard rows != 1 else { return (1, 8) }
        let tiles = registerTiles
        guard let columns, columns != ShapedType.dynamic, target.hasVectors, let first = tiles.first else {
            return tiles[0]
        }
        // Of larger sizes, what the tile leaves over does not matter.
        let vectors = (min(columns, 1 << 20) + lanes - 1) / max(lanes, 1)
        let rows = min(rows, 1 << 20)
        func cost(_ tile: RegisterTile) -> Int {
            // Fewer accumulators wait for each other.
            func steps(_ rows: Int, _ vectors: Int) -> Int {
                rows == 0 ? 0 : 8 * max(rows * vectors, 8) + rows + vectors
            }
            let rows = rows == ShapedType.dynamic ? tile.rows : rows
            let most = min(tile.vectors, max(vectors, 1))
            let (whole, rest) = (vectors / most, vectors % most)
            func width(_ rows: Int) -> Int { whole * steps(rows, most) + rest * steps(rows, 1) }
            return rows / tile.rows * width(tile.rows) + width(rows % tile.rows)
        }
        return tiles.dropFirst().reduce(first) { cost($1) < cost($0) ? $1 : $0 }
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
        guard rows > 1, columns >= 4096 / element.byteCount, steps >= 256 else { return nil }
        // A few rows of results are read and written in each block, and what else is read streams by; for more rows it is
        // worth packing.
        if rows < 64 { return Schedule.Blocking(depth: 12) }
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
        var loopCount: Int
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
        var form = ReductionForm(
            isContiguous: false, isProduct: inputs > 1,
            loopCount: (0..<output.dimensionCount).count { !parallel.contains(.dimension($0)) },
            steps: steps(op, maps, output))
        guard let last = output.results.last, case .dimension(let d) = last else { return form }
        form.isContiguous = maps.prefix(inputs).allSatisfy { map in
            map.results.dropLast().allSatisfy { !$0.uses(d) }
                && (map.results.last == .dimension(d) || map.results.last.map { !$0.uses(d) } ?? true)
        }
        op.walk { inner in
            guard inner.name == Tensor.Name.extract else { return }
            if inner.operands.dropFirst().dropLast().contains(where: { depends($0, onLoop: d) }) {
                form.isContiguous = false
            }
        }
        return form
    }

    /// Whether an index in the body of an operation is computed of the index of a loop.
    private func depends(_ value: Value, onLoop d: Int, depth: Int = 0) -> Bool {
        guard depth < 8, let op = value.definingOp else { return false }
        if op.name == Linalg.Name.index || op.name == LinalgExt.Name.index {
            return op.attributes["dim"]?.integerValue == Int64(d)
        }
        return op.operands.contains { depends($0, onLoop: d, depth: depth + 1) }
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
