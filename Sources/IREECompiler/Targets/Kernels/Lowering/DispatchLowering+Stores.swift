import IREECompilerCore
import IREECompilerDialects

/// The loops around a store. Workgroups take tiles in turn, so that any number of them computes the right result.
extension DispatchLowering {
    /// Elements that are worth a workgroup of their own, and elements of reductions.
    private static let (blockSize, reducedBlockSize) = (4096, 256)
    /// Among how many workgroups a row is shared that is the result of reductions.
    private static let rowShare = 16

    /// Elements along the last dimension that a workgroup computes at once: of whole tiles.
    private func block(_ sizes: [KernelValue]) -> Int {
        let width = schedule.vectors * schedule.lanes
        let isRow = sizes.dropLast().allSatisfy { builder.constantIndex($0) == 1 }
        var size = Self.blockSize
        if schedule.isReduction, isRow, let columns = sizes.last.flatMap({ builder.constantIndex($0) }) {
            size = min(size, max(0, columns) / Self.rowShare + width - 1)
        }
        return max(size / width, 1) * width
    }

    /// The dimension that is shared along the first axis of workgroups: the first that has several elements.
    private func sharedDimension(_ sizes: [KernelValue]) -> Int {
        sizes.dropLast().firstIndex { builder.constantIndex($0) != 1 } ?? 0
    }

    func lower(store: Operation) throws(KernelError) {
        let value = store.operand(0)
        guard let type = value.type.shaped else { throw fail(store) }
        _ = try element(value.type, store)
        if let tensor = store.operands(1).first.flatMap({ tensor(of: $0) }),
            let packed = PackedElements(tensor)
        {
            return try lower(store: store, packed: packed)
        }
        schedule = SchedulePlanner(builder.target).schedule(for: value)
        if value.definingOp?.name == LinalgExt.Name.attention, builder.target.hasVectors {
            // Scores are computed once for all columns of a tile.
            let columns = type.shape.last.map { $0 == ShapedType.dynamic ? .max : $0 } ?? 1
            schedule.vectors = min(4, max(1, columns / schedule.lanes))
        }
        if !builder.target.reassociates { schedule.reductionLanes = 1 }
        if hasInnerLoops {
            // The elements of a vector would need loops of different lengths.
            (schedule.lanes, schedule.reductionLanes) = (1, 1)
        }
        var sizes: [KernelValue] = []
        for d in 0..<type.rank { sizes.append(try size(value, d)) }
        guard type.rank > 0 else {
            // The first workgroup only.
            let id = builder.define(.workgroupID(0), .index)
            try builder.when(builder.compare(.eq, id, builder.index(0))) { () throws(KernelError) in
                try tile(store, [], rows: 1, vectors: 1, lanes: 1)
            }
            return
        }
        countWorkgroups(sizes)
        try outer(0, store, sizes, [])
    }

    /// More workgroups than this are not worth their dispatch; also the number for a dynamic size.
    private static let mostWorkgroups = 64

    /// The number of tiles along an axis, if it is worth more than one workgroup.
    private func tiles(_ size: KernelValue, _ tile: Int) -> Int {
        guard let size = builder.constantIndex(size) else { return Self.mostWorkgroups }
        guard size > 0 else { return 1 }
        return min((size - 1) / tile + 1, Self.mostWorkgroups)
    }

    private func countWorkgroups(_ sizes: [KernelValue]) {
        let elements = sizes.reduce(1) { count, size in
            let (product, overflow) = count.multipliedReportingOverflow(
                by: builder.constantIndex(size) ?? .max)
            return overflow ? .max : product
        }
        // Small work is done sooner than it is distributed.
        let least = schedule.isReduction ? Self.reducedBlockSize : Self.blockSize
        guard elements > least, let last = sizes.last else { return }
        let columns = tiles(last, block(sizes))
        guard sizes.count > 1 else {
            workgroups.x = max(workgroups.x, columns)
            return
        }
        let shared = sharedDimension(sizes)
        let rows = schedule.rowDimension == shared ? schedule.rows : 1
        workgroups.x = max(workgroups.x, tiles(sizes[shared], rows))
        workgroups.y = max(workgroups.y, builder.constantIndex(last) == nil ? 1 : columns)
    }

    /// Loops over all dimensions but the last one.
    private func outer(
        _ d: Int, _ store: Operation, _ sizes: [KernelValue], _ indices: [KernelValue], rows: Int = 1
    ) throws(KernelError) {
        guard d < sizes.count - 1 else { return try columns(store, sizes, indices, rows: rows) }
        let isRows = d == schedule.rowDimension && schedule.rows > 1
        let tileRows = isRows ? schedule.rows : 1
        let bounds =
            d == sharedDimension(sizes)
            ? distributed(0, step: builder.index(tileRows)) : (builder.index(0), builder.index(tileRows))
        _ = try builder.loop(from: bounds.0, to: sizes[d], by: bounds.1) { (row, _) throws(KernelError) in
            guard isRows else {
                try outer(d + 1, store, sizes, indices + [row])
                return []
            }
            if let size = builder.constantIndex(sizes[d]), size % tileRows == 0 {
                try outer(d + 1, store, sizes, indices + [row], rows: tileRows)
                return []
            }
            let end = builder.add(row, builder.index(tileRows))
            try builder.when(builder.compare(.sle, end, sizes[d])) { () throws(KernelError) in
                try outer(d + 1, store, sizes, indices + [row], rows: tileRows)
            }
            try builder.when(builder.compare(.sgt, end, sizes[d])) { () throws(KernelError) in
                _ = try builder.loop(from: row, to: sizes[d], by: builder.index(1)) {
                    (row, _) throws(KernelError) in
                    try outer(d + 1, store, sizes, indices + [row])
                    return []
                }
            }
            return []
        }
    }

    /// Start and step of a workgroup's share of a loop.
    private func distributed(_ axis: Int, step: KernelValue) -> (KernelValue, KernelValue) {
        let id = builder.define(.workgroupID(axis), .index)
        let count = builder.define(.workgroupCount(axis), .index)
        return (builder.multiply(id, step), builder.multiply(count, step))
    }

    /// Blocks of the last dimension: tiles of several vectors, vectors, and single elements.
    private func columns(
        _ store: Operation, _ sizes: [KernelValue], _ indices: [KernelValue], rows: Int
    ) throws(KernelError) {
        guard let size = sizes.last else { return }
        let block = block(sizes)
        let bounds = distributed(sizes.count == 1 ? 0 : 1, step: builder.index(block))
        let isOneBlock = builder.constantIndex(size).map { $0 <= block } ?? false
        if isOneBlock {
            // Workgroups beyond the first have nothing to do.
            try builder.when(builder.compare(.eq, bounds.0, builder.index(0))) { () throws(KernelError) in
                try columns(store, indices, from: builder.index(0), to: size, rows: rows)
            }
            return
        }
        _ = try builder.loop(from: bounds.0, to: size, by: bounds.1) { (start, _) throws(KernelError) in
            let end = builder.binary(.minS, builder.add(start, builder.index(block)), size)
            try columns(store, indices, from: start, to: end, rows: rows)
            return []
        }
    }

    private func columns(
        _ store: Operation, _ indices: [KernelValue], from start: KernelValue, to end: KernelValue, rows: Int
    ) throws(KernelError) {
        var start = start
        for (vectors, lanes) in Self.widths(schedule) {
            let width = builder.index(vectors * lanes)
            let length = builder.binary(.subI, end, start)
            let rest = builder.divide(.remU, length, width)
            let stop = builder.binary(.subI, end, rest)
            _ = try builder.loop(from: start, to: stop, by: width) { (column, _) throws(KernelError) in
                try tile(store, indices + [column], rows: rows, vectors: vectors, lanes: lanes)
                return []
            }
            start = stop
        }
    }

    /// Widths of tiles, each for what the one before leaves.
    private static func widths(_ schedule: Schedule) -> [(vectors: Int, lanes: Int)] {
        var widths = [(schedule.vectors, schedule.lanes)]
        if schedule.vectors > 1 { widths.append((1, schedule.lanes)) }
        if schedule.lanes > 1 { widths.append((1, 1)) }
        return widths
    }

    private func tile(
        _ store: Operation, _ indices: [KernelValue], rows: Int, vectors: Int, lanes: Int
    ) throws(KernelError) {
        var points: [Point] = []
        for row in 0..<rows {
            for vector in 0..<vectors {
                var place = indices.map { LaneIndex(base: $0) }
                if let last = place.indices.last {
                    place[last].base = builder.add(place[last].base, builder.index(vector * lanes))
                    place[last].step = lanes > 1 ? 1 : 0
                }
                if rows > 1, let d = schedule.rowDimension {
                    place[d].base = builder.add(place[d].base, builder.index(row))
                }
                points.append(Point(indices: place, mask: nil, lanes: lanes))
            }
        }
        let values = try evaluate(store.operand(0), points)
        // All are loaded before any is stored.
        for (value, point) in zip(values, points) { try self.store(value, store, point) }
    }
}
