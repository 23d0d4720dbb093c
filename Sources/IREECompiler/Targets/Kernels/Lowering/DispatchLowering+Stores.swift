import IREECompilerCore
import IREECompilerDialects

/// The loops around a store. Workgroups take equal shares of tiles that follow each other, as memory is read fastest, so
/// that any number of them computes the right result.
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
                try self.store(Tile(indices: []), store)
            }
            return
        }
        if let contraction = try Contraction(store, sizes, self) { return try contraction.lower() }
        countWorkgroups(sizes)
        try outer(0, store, sizes, [])
    }

    /// More workgroups than this are not worth their dispatch; also the number for a dynamic size.
    static let mostWorkgroups = 64

    /// The number of tiles along an axis, if it is worth more than one workgroup.
    func tiles(_ size: KernelValue, _ tile: Int) -> Int {
        guard let size = builder.constantIndex(size) else { return Self.mostWorkgroups }
        guard size > 0 else { return 1 }
        return min((size - 1) / tile + 1, Self.mostWorkgroups)
    }

    /// Whether a tensor is so small that it is computed sooner than distributed.
    func isSmall(_ sizes: [KernelValue]) -> Bool {
        let elements = sizes.reduce(1) { count, size in
            let (product, overflow) = count.multipliedReportingOverflow(
                by: builder.constantIndex(size) ?? .max)
            return overflow ? .max : product
        }
        return elements <= (schedule.isReduction ? Self.reducedBlockSize : Self.blockSize)
    }

    private func countWorkgroups(_ sizes: [KernelValue]) {
        guard !isSmall(sizes), let last = sizes.last else { return }
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
            ? share(0, of: sizes[d], by: tileRows) : (start: builder.index(0), end: sizes[d])
        try rowTiles(from: bounds.start, to: bounds.end, of: sizes[d], by: tileRows) {
            (row, count) throws(KernelError) in
            try outer(d + 1, store, sizes, indices + [row], rows: isRows ? count : rows)
        }
    }

    /// Blocks of the last dimension.
    private func columns(
        _ store: Operation, _ sizes: [KernelValue], _ indices: [KernelValue], rows: Int
    ) throws(KernelError) {
        guard let size = sizes.last else { return }
        try withShare(sizes.count == 1 ? 0 : 1, of: size, by: block(sizes)) {
            (start, end) throws(KernelError) in
            func tiles(_ body: (Tile) throws(KernelError) -> Void) throws(KernelError) {
                try columnTiles(from: start, to: end, of: size) { (tile) throws(KernelError) in
                    var tile = tile
                    tile.indices = indices + tile.indices
                    tile.rows = rows
                    try body(tile)
                }
            }
            if let sums = try sumsBeforeEpilogue(store) {
                return try inTwoPasses(store, sums, tiles)
            }
            try tiles { (tile) throws(KernelError) in try self.store(tile, store) }
        }
    }

    /// Computes and stores the elements of a tile.
    func store(_ tile: Tile, _ store: Operation) throws(KernelError) {
        let points = points(of: tile)
        let values = try evaluate(store.operand(0), points)
        // All are loaded before any is stored.
        for (value, point) in zip(values, points) { try self.store(value, store, point) }
    }
}
