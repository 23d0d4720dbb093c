import IREECompilerCore

extension DispatchLowering {
    /// Softmax of rows: the largest element, the sum of exponentials, and the quotients.
    func softmax(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let source = op.operand(0)
        let result = try element(op.results[0].type, op)
        let dimension = Int(op.attributes["dimension"]?.integerValue ?? 0)
        guard result.isFloat, points.allSatisfy({ $0.indices.indices.contains(dimension) }) else {
            throw fail(op)
        }
        let wide: KernelElement = result == .f64 ? .f64 : .f32
        let size = try size(source, dimension)

        func shifted(_ point: Point, _ largest: KernelValue) throws(KernelError) -> KernelValue {
            let value = builder.floatCast(try evaluate(source, [point])[0], to: wide)
            return builder.sharedExponential(builder.binary(.subF, value, largest))
        }

        var values: [KernelValue] = []
        for point in points {
            // Rows are the same for all lanes where the dimension runs along them.
            let runs = point.indices.enumerated().allSatisfy { i, index in
                i == dimension || index.step == 0 && !builder.type(index.base).isVector
            }
            var row = point
            if runs { row.lanes = 1 }
            row.mask = runs ? nil : point.mask
            row.indices[dimension] = builder.lane(0)
            let key = KernelBuilder.GroupKey(
                identity: ObjectIdentifier(op), values: row.values, numbers: row.numbers)
            let statistics = try builder.group(key) { () throws(KernelError) in
                let largest = try fold(row, dimension, size, .maximum, wide) { (point) throws(KernelError) in
                    builder.floatCast(try evaluate(source, [point])[0], to: wide)
                }
                let sum = try fold(row, dimension, size, .addF, wide) { (point) throws(KernelError) in
                    try shifted(point, largest)
                }
                return [largest, sum]
            }
            let quotient = builder.binary(.divF, try shifted(point, statistics[0]), statistics[1])
            values.append(builder.floatCast(quotient, to: result))
        }
        return values
    }

    /// Combines a function's values along a dimension.
    private func fold(
        _ row: Point, _ dimension: Int, _ size: KernelValue, _ combiner: KernelOperation.Binary,
        _ element: KernelElement, _ term: (Point) throws(KernelError) -> KernelValue
    ) throws(KernelError) -> KernelValue {
        let lanes = row.lanes == 1 ? schedule.reductionLanes : 1
        func step(
            _ row: Point, _ index: LaneIndex, _ total: KernelValue
        ) throws(KernelError) -> KernelValue {
            var point = row
            point.indices[dimension] = index
            return builder.combine(combiner, total, builder.splat(try term(point), lanes: row.lanes))
        }
        let rest = builder.divide(.remU, size, builder.index(lanes))
        let end = builder.binary(.subI, size, rest)
        let isMasked = builder.target.hasMasks && lanes > 1
        var total = builder.identity(of: combiner, KernelType(element, lanes: row.lanes))
        if lanes > 1 {
            let start = builder.identity(of: combiner, KernelType(element, lanes: lanes))
            let wide = Point(indices: row.indices, mask: row.mask, lanes: lanes)
            var vector = try builder.loop(
                from: builder.index(0), to: end, by: builder.index(lanes), carrying: [start]
            ) { (variable, carried) throws(KernelError) in
                [try step(wide, LaneIndex(base: variable, step: 1), carried[0])]
            }[0]
            if isMasked {
                vector = try builder.loop(
                    from: end, to: size, by: builder.index(lanes), carrying: [vector]
                ) { (variable, carried) throws(KernelError) in
                    let mask = builder.mask(first: rest, lanes: lanes)
                    if row.mask == nil { partialMasks.insert(mask) }
                    let outer = row.mask.map { builder.splat($0, lanes: lanes) }
                    let masked = wide.with(wide.indices, mask: builder.and(outer, mask))
                    let next = try step(masked, LaneIndex(base: variable, step: 1), carried[0])
                    return [builder.select(mask, next, carried[0])]
                }[0]
            }
            let reduced = builder.define(.reduce(combiner, vector), KernelType(element))
            total = builder.combine(combiner, total, reduced)
            if isMasked { return total }
        }
        return try builder.loop(
            from: lanes > 1 ? end : builder.index(0), to: size, by: builder.index(1), carrying: [total]
        ) { (variable, carried) throws(KernelError) in
            [try step(row, LaneIndex(base: variable), carried[0])]
        }[0]
    }
}
