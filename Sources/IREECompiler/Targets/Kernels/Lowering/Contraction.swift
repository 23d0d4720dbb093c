import IREECompilerCore
import IREECompilerDialects

/// The loops around a stored product of matrices, or another reduction whose tiles have rows and columns: over columns
/// first, so that what all rows read of them stays in a cache. The schedule may divide the reduction into blocks.
struct Contraction {
    private let lowering: DispatchLowering
    private let store: Operation
    private let sizes: [KernelValue]
    /// The operation that reduces.
    private let op: Operation
    private let structured: StructuredOperation
    private let blocking: Schedule.Blocking?

    private var builder: KernelBuilder { lowering.builder }
    private var schedule: Schedule { lowering.schedule }
    private var columnCount: KernelValue { sizes[sizes.count - 1] }
    private var rowCount: KernelValue { sizes[sizes.count - 2] }
    /// Columns of a tile.
    private var width: Int { schedule.vectors * schedule.lanes }

    /// Nil for what other loops suit.
    init?(_ store: Operation, _ sizes: [KernelValue], _ lowering: DispatchLowering) throws(KernelError) {
        let value = store.operand(0)
        guard lowering.schedule.isReduction, lowering.schedule.lanes > 1, sizes.count >= 2,
            let op = Self.reduction(value), let maps = Linalg.structureMaps(op), let body = op.body()
        else { return nil }
        let structured = try StructuredOperation(op, body, maps, lowering)
        // What is computed for a row would be computed again for each column.
        guard structured.areInputsLoaded, StructuredOperation.isLoaded(value, except: op) else { return nil }
        (self.lowering, self.store, self.sizes, self.op) = (lowering, store, sizes, op)
        self.structured = structured
        blocking = Self.canHoldSums(store, op, structured, lowering) ? lowering.schedule.blocking : nil
        guard blocking != nil || lowering.schedule.rowDimension == sizes.count - 2 else { return nil }
    }

    /// The reduction that a tensor is computed from, element by element.
    static func reduction(_ value: Value, depth: Int = 0) -> Operation? {
        guard depth < 16, let op = value.definingOp, let maps = Linalg.structureMaps(op), op.body() != nil,
            maps.count == op.operands.count, !op.results.isEmpty
        else { return nil }
        let inputs = op.operands.count - op.results.count
        guard inputs >= 0 else { return nil }
        let output = maps[inputs + value.index]
        if (0..<output.dimensionCount).contains(where: { !output.results.contains(.dimension($0)) }) {
            return op
        }
        for (operand, map) in zip(op.operands, maps).prefix(inputs) where map == output {
            if let found = reduction(operand, depth: depth + 1) { return found }
        }
        return nil
    }

    /// Whether the memory of the result can have sums, before the rest is computed of them.
    static func canHoldSums(
        _ store: Operation, _ op: Operation, _ structured: StructuredOperation, _ lowering: DispatchLowering
    ) -> Bool {
        guard structured.reductions.count == 1, op.results.count == 1, let result = op.results.first,
            let element = result.type.kernelElement ?? result.type.elementOrSelf.kernelElement,
            element.bits >= 8, Reduction(structured)?.elements == [element],
            store.operand(0).type.elementOrSelf.kernelElement == element,
            lowering.reads(store.operand(0), result) == .sameElement,
            let binding = lowering.binding(store.operands(1).first)
        else { return false }
        var isOnlyStored = true
        lowering.function.walk { other in
            if other.name == TensorExt.Name.dispatchTensorLoad,
                lowering.binding(other.operands.first) == binding
            {
                isOnlyStored = false
            }
            if other.name == TensorExt.Name.dispatchTensorStore, other !== store { isOnlyStored = false }
        }
        return isOnlyStored
    }

    // MARK: Loops

    func lower() throws(KernelError) {
        countWorkgroups()
        try batches([])
    }

    /// Dimensions before the rows. The first with several elements is shared among workgroups.
    private var batch: [KernelValue] { Array(sizes.dropLast(2)) }
    private var sharedBatch: Int? { batch.firstIndex { builder.constantIndex($0) != 1 } }

    private func countWorkgroups() {
        guard !lowering.isSmall(sizes) else { return }
        let columns = lowering.tiles(columnCount, columnShare)
        if let sharedBatch {
            let isKnown = builder.constantIndex(columnCount) != nil
            lowering.workgroups.x = max(lowering.workgroups.x, lowering.tiles(batch[sharedBatch], 1))
            lowering.workgroups.y = max(lowering.workgroups.y, isKnown ? columns : 1)
        } else {
            let rows = lowering.tiles(rowCount, rowShare)
            lowering.workgroups.x = max(lowering.workgroups.x, columns)
            lowering.workgroups.y = max(
                lowering.workgroups.y, min(rows, max(1, DispatchLowering.mostWorkgroups / columns)))
        }
    }

    /// Columns that are worth a workgroup: where memory is streamed, pages of rows for a few workgroups.
    private var columnShare: Int {
        guard let blocking, !blocking.packs else { return width }
        let columns = builder.constantIndex(columnCount) ?? 0
        return max(width, min(max(columns / 4, 256), 1024) / width * width)
    }

    /// Rows that are worth a workgroup: enough to pack for.
    private var rowShare: Int {
        guard let blocking else { return schedule.rows }
        guard !blocking.packs, let rows = builder.constantIndex(rowCount) else { return schedule.rows * 16 }
        return max(rows, 1)
    }

    private func batches(_ indices: [KernelValue]) throws(KernelError) {
        let d = indices.count
        guard d < batch.count else { return try columns(indices) }
        let bounds =
            d == sharedBatch
            ? lowering.share(0, of: batch[d], by: 1) : (start: builder.index(0), end: batch[d])
        _ = try builder.loop(from: bounds.start, to: bounds.end, by: builder.index(1)) {
            (index, _) throws(KernelError) in
            try batches(indices + [index])
            return []
        }
    }

    private func columns(_ batch: [KernelValue]) throws(KernelError) {
        let axis = sharedBatch == nil ? 0 : 1
        try lowering.withShare(axis, of: columnCount, by: columnShare) { (start, end) throws(KernelError) in
            if axis == 1 {
                return try block(batch, columns: (start, end), rows: (builder.index(0), rowCount))
            }
            try lowering.withShare(1, of: rowCount, by: rowShare) { (first, last) throws(KernelError) in
                try block(batch, columns: (start, end), rows: (first, last))
            }
        }
    }

    private typealias Range = (start: KernelValue, end: KernelValue)

    /// The part of a matrix that a workgroup computes.
    private func block(_ batch: [KernelValue], columns: Range, rows: Range) throws(KernelError) {
        guard let blocking else {
            return try tiles(batch, columns, rows, by: schedule.rows) { (tile) throws(KernelError) in
                try lowering.store(tile, store)
            }
        }
        guard blocking.packs else { return try inBlocks(blocking, batch, columns, rows) }
        _ = try builder.loop(from: columns.start, to: columns.end, by: builder.index(width)) {
            (panel, _) throws(KernelError) in
            let end = builder.binary(.minS, builder.add(panel, builder.index(width)), columns.end)
            try inBlocks(blocking, batch, (panel, end), rows)
            return []
        }
    }

    private func tiles(
        _ batch: [KernelValue], _ columns: Range, _ rows: Range, by count: Int,
        _ body: (Tile) throws(KernelError) -> Void
    ) throws(KernelError) {
        try lowering.columnTiles(from: columns.start, to: columns.end, of: columnCount) {
            (tile) throws(KernelError) in
            try lowering.rowTiles(from: rows.start, to: rows.end, of: rowCount, by: count) {
                (row, count) throws(KernelError) in
                var tile = tile
                tile.indices = batch + [row] + tile.indices
                tile.rows = count
                try body(tile)
            }
        }
    }

    // MARK: Blocks of the reduction

    /// The memory of the result starts with the initial values, gets the sums of one block of the reduction after the
    /// other, and what is computed of the sums in the end.
    private func inBlocks(
        _ blocking: Schedule.Blocking, _ batch: [KernelValue], _ columns: Range, _ rows: Range
    ) throws(KernelError) {
        guard let d = structured.reductions.first, let result = op.results.first else { return }
        try tiles(batch, columns, rows, by: 1) { (tile) throws(KernelError) in
            let points = lowering.points(of: tile)
            let values = try lowering.evaluate(op.operand(structured.inputCount), points)
            for (value, point) in zip(values, points) { try lowering.store(value, store, point) }
        }
        let size = try structured.size(ofLoop: d)
        let depth = builder.index(blocking.depth)
        let isUnrolled = blocking.depth <= 8
        let rest = isUnrolled ? builder.divide(.remU, size, depth) : builder.index(0)
        let whole = builder.binary(.subI, size, rest)
        _ = try builder.loop(from: builder.index(0), to: whole, by: depth) { (start, _) throws(KernelError) in
            let end = builder.binary(.minS, builder.add(start, depth), size)
            try add(
                from: start, to: end, unrolled: isUnrolled ? blocking.depth : nil, packs: blocking.packs,
                batch,
                columns, rows)
            return []
        }
        if isUnrolled {
            _ = try builder.loop(from: whole, to: size, by: builder.index(1)) {
                (start, _) throws(KernelError) in
                try add(from: start, to: size, unrolled: 1, packs: false, batch, columns, rows)
                return []
            }
        }
        guard store.operand(0) != result else { return }
        lowering.stored[ObjectIdentifier(op)] = store
        try tiles(batch, columns, rows, by: 1) { (tile) throws(KernelError) in
            try lowering.store(tile, store)
        }
        lowering.stored[ObjectIdentifier(op)] = nil
    }

    /// Adds the steps of a block to the sums.
    private func add(
        from start: KernelValue, to end: KernelValue, unrolled: Int?, packs: Bool, _ batch: [KernelValue],
        _ columns: Range, _ rows: Range
    ) throws(KernelError) {
        var structured = structured
        if packs { structured.packed = try pack(from: start, to: end, batch, columns, rows.start) }
        guard let reduction = Reduction(structured) else { throw lowering.fail(op) }
        try tiles(batch, columns, rows, by: schedule.rows) { (tile) throws(KernelError) in
            let points = lowering.points(of: tile)
            let values = try reduction.accumulate(
                points.map { structured.space($0) }, try lowering.read(store, points), from: start, to: end,
                unrolled: unrolled)
            for (value, point) in zip(values, points) { try lowering.store(value, store, point) }
        }
    }

    /// Copies what a block reads along a tile's columns to scratch memory: step by step, a row of the tile's width.
    private func pack(
        from start: KernelValue, to end: KernelValue, _ batch: [KernelValue], _ columns: Range,
        _ row: KernelValue
    ) throws(KernelError) -> StructuredOperation.PackedInput? {
        guard let d = structured.reductions.first, let column = structured.parallel.last,
            let input = structured.input(along: column, notAlong: structured.parallel.dropLast().last)
        else { return nil }
        let element = try lowering.element(op.operand(input).type, op)
        let byteCount = width * element.byteCount
        guard let blocking, element.bits >= 8, blocking.depth * byteCount <= Schedule.Blocking.scratchBytes
        else { return nil }
        builder.scratchBytes = max(builder.scratchBytes, blocking.depth * byteCount)
        func access(_ space: Point) -> Access {
            func distance(_ index: LaneIndex, from start: KernelValue) -> LaneIndex {
                var rest = index
                rest.base = builder.binary(.subI, index.base, start)
                return rest
            }
            let step = builder.multiply(
                distance(space.indices[d], from: start), builder.index(width), lanes: 1)
            let place = builder.add(distance(space.indices[column], from: columns.start), step, lanes: 1)
            return Access(
                binding: Access.scratch, byteOffset: builder.index(0), index: place.base,
                offset: place.offset,
                mask: nil)
        }
        try lowering.columnTiles(from: columns.start, to: columns.end, of: columnCount) {
            (tile) throws(KernelError) in
            var tile = tile
            tile.indices = batch + [row] + tile.indices
            let spaces = lowering.points(of: tile).map { structured.space($0) }
            _ = try builder.loop(from: start, to: end, by: builder.index(1)) {
                (step, _) throws(KernelError) in
                let moved = structured.moved(spaces, d, LaneIndex(base: step))
                let values = try structured.values(ofInput: input, moved)
                for (value, space) in zip(values, moved) {
                    builder.store(builder.splat(value, lanes: space.lanes), access(space))
                }
                return []
            }
        }
        // Points of several rows read the same in a step.
        var known: [[LaneIndex]: KernelValue] = [:]
        return StructuredOperation.PackedInput(input: input) { (spaces) throws(KernelError) in
            spaces.map { space in
                let place = [space.indices[d], space.indices[column]]
                if let value = known[place] { return value }
                let value = builder.read(element, lanes: space.lanes, access(space))
                known[place] = value
                return value
            }
        }
    }
}
