/// A part of a tensor whose elements are computed at once: rows of vectors.
struct Tile {
    /// The first element.
    var indices: [KernelValue]
    var rows = 1
    var vectors = 1
    var lanes = 1
    /// The lanes of the last dimension that there are; nil if all are.
    var mask: KernelValue?
}

/// Tiles of a tensor, and which workgroup computes them.
extension DispatchLowering {
    /// A workgroup's share of the indices below a size, of whole tiles but the last one.
    func share(_ axis: Int, of size: KernelValue, by tile: Int) -> (start: KernelValue, end: KernelValue) {
        let id = builder.define(.workgroupID(axis), .index)
        let count = builder.define(.workgroupCount(axis), .index)
        func ceiling(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
            builder.binary(.divU, builder.add(a, builder.binary(.subI, b, builder.index(1))), b)
        }
        // There is a workgroup, and so the divisor is not zero.
        let tiles = ceiling(ceiling(size, builder.index(tile)), count)
        let length = builder.multiply(tiles, builder.index(tile))
        // Workgroups beyond the last tile have none.
        let start = builder.binary(.minS, builder.multiply(id, length), size)
        return (start, builder.binary(.minS, builder.add(start, length), size))
    }

    /// Calls `body` with a workgroup's share. Where there is one tile, workgroups beyond the first have nothing to do.
    func withShare(
        _ axis: Int, of size: KernelValue, by tile: Int,
        _ body: (KernelValue, KernelValue) throws(KernelError) -> Void
    ) throws(KernelError) {
        guard let known = builder.constantIndex(size), known <= tile else {
            let bounds = share(axis, of: size, by: tile)
            return try body(bounds.start, bounds.end)
        }
        let id = builder.define(.workgroupID(axis), .index)
        try builder.when(builder.compare(.eq, id, builder.index(0))) { () throws(KernelError) in
            try body(builder.index(0), size)
        }
    }

    /// Rows from the start of a tile to the end of one, of a size: tiles, and what is left at the end of the size.
    func rowTiles(
        from start: KernelValue, to end: KernelValue, of size: KernelValue, by count: Int,
        _ body: (KernelValue, Int) throws(KernelError) -> Void
    ) throws(KernelError) {
        let known = builder.constantIndex(size)
        _ = try builder.loop(from: start, to: end, by: builder.index(count)) { (row, _) throws(KernelError) in
            if count == 1 || known.map({ $0 % count == 0 }) ?? false {
                try body(row, count)
                return []
            }
            let next = builder.add(row, builder.index(count))
            try builder.when(builder.compare(.sle, next, size)) { () throws(KernelError) in
                try body(row, count)
            }
            try builder.when(builder.compare(.sgt, next, size)) { () throws(KernelError) in
                if let known, builder.target.hasVectors { return try body(row, known % count) }
                _ = try builder.loop(from: row, to: size, by: builder.index(1)) {
                    (row, _) throws(KernelError) in
                    try body(row, 1)
                    return []
                }
            }
            return []
        }
    }

    /// Columns from the start of a tile to the end of one, of a size: tiles of several vectors, and for what is left at the
    /// end of the size, vectors and a masked one or single elements.
    func columnTiles(
        from start: KernelValue, to end: KernelValue, of size: KernelValue,
        _ body: (Tile) throws(KernelError) -> Void
    ) throws(KernelError) {
        var start = start
        let isMasked = builder.target.hasMasks && schedule.lanes > 1
        for (vectors, lanes) in widths(isMasked: isMasked) {
            let width = builder.index(vectors * lanes)
            let divides = builder.constantIndex(size).map { $0 % (vectors * lanes) == 0 } ?? false
            let rest = builder.divide(.remU, builder.binary(.subI, end, start), width)
            let stop = divides ? end : builder.binary(.subI, end, rest)
            _ = try builder.loop(from: start, to: stop, by: width) { (column, _) throws(KernelError) in
                try body(Tile(indices: [column], vectors: vectors, lanes: lanes))
                return []
            }
            if divides { return }
            start = stop
        }
        guard isMasked else { return }
        let rest = builder.binary(.subI, end, start)
        try builder.when(builder.compare(.sgt, rest, builder.index(0))) { () throws(KernelError) in
            let mask = builder.mask(first: rest, lanes: schedule.lanes)
            partialMasks.insert(mask)
            try body(Tile(indices: [start], lanes: schedule.lanes, mask: mask))
        }
    }

    /// Widths of tiles, each for what the one before leaves.
    private func widths(isMasked: Bool) -> [(vectors: Int, lanes: Int)] {
        var widths = [(schedule.vectors, schedule.lanes)]
        if schedule.vectors > 1 { widths.append((1, schedule.lanes)) }
        if schedule.lanes > 1, !isMasked { widths.append((1, 1)) }
        return widths
    }

    /// The points of a tile, row by row.
    func points(of tile: Tile) -> [Point] {
        var points: [Point] = []
        for row in 0..<tile.rows {
            for vector in 0..<tile.vectors {
                var place = tile.indices.map { LaneIndex(base: $0) }
                if let last = place.indices.last {
                    place[last] = builder.add(place[last], vector * tile.lanes)
                    place[last].step = tile.lanes > 1 ? 1 : 0
                }
                if tile.rows > 1, let d = schedule.rowDimension {
                    place[d] = builder.add(place[d], row)
                }
                points.append(Point(indices: place, mask: tile.mask, lanes: tile.lanes))
            }
        }
        return points
    }
}
