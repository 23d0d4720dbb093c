import IREECompilerCore
import IREECompilerDialects

/// Elements at indices that are computed, and those that a comparison selects.
extension DispatchLowering {
    /// Whether the shapes of results are those of outputs among the operands, beside structured operations.
    func hasOutputs(_ op: Operation) -> Bool {
        StoreRules.rules[op.name] != nil || op.name == LinalgExt.Name.gather
            || op.name == LinalgExt.Name.argCompare || op.name == LinalgExt.Name.attention
            || op.name == LinalgExt.Name.mapLoad
    }

    /// The output operand of a result: outputs are the last tensors among the operands.
    func outputs(of op: Operation, _ result: Int) -> Value? {
        let tensors = op.operands.filter(\.type.isTensor)
        let index = tensors.count - op.results.count + result
        return tensors.indices.contains(index) ? tensors[index] : nil
    }

    func bitcast(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let (from, to) = (try element(op.operand(0).type, op), try element(op.results[0].type, op))
        guard from.bits == to.bits else { throw fail(op) }
        return try evaluate(op.operand(0), points).map { builder.bitcast($0, to: to) }
    }

    /// Slices of a tensor: batch dimensions of the result select a slice, the others are those of the slice.
    func gather(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let (source, indices) = (op.operand(0), op.operand(1))
        let map = op.attributes["dimension_map"]?.denseArrayValue?.map { Int($0) } ?? []
        guard let rank = source.type.shaped?.rank, let total = op.results[0].type.shaped?.rank,
            let depthRank = indices.type.shaped?.rank
        else { throw fail(op) }
        let batch = total - (rank - map.count)
        guard batch >= 0, batch <= total, depthRank == batch || depthRank == batch + 1 else { throw fail(op) }
        var moved: [Point] = []
        for point in points {
            let start = try sliceStart(
                indices, map, Array(point.indices.prefix(batch)), point, hasDepth: depthRank > batch)
            var place: [LaneIndex] = []
            for d in 0..<rank {
                if d < map.count {
                    place.append(LaneIndex(base: start[d]))
                } else {
                    place.append(point.indices[batch + d - map.count])
                }
            }
            moved.append(point.with(place))
        }
        guard let mask = op.operands(2).first else { return try evaluate(source, moved) }
        // Where it is false, the output stays as it is.
        let flags = try evaluate(mask, points.map { $0.with(Array($0.indices.prefix(batch))) }).map {
            builder.compare(.ne, $0, builder.integer(0, like: $0))
        }
        return try merged(points, moved, flags) { (points) throws(KernelError) in
            try evaluate(source, points)
        } otherwise: { (points) throws(KernelError) in
            try evaluate(op.operands(3)[0], points)
        }
    }

    /// Elements at the indices that a region computes, and what it computes beside them where those are out of range.
    func mapLoad(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        guard let block = op.body() else { throw fail(op) }
        let source = op.operand(0)
        var moved: [Point] = []
        var isInside: [KernelValue] = []
        var padding: [KernelValue] = []
        for point in points {
            let indices = point.indices.map { builder.value($0, lanes: point.lanes) }
            let results = try RegionEvaluator(op, self).results(of: block, indices, point)
            guard let last = results.last else { throw fail(op) }
            var condition = builder.constant(1, KernelType(.i1))
            for (d, index) in results.dropLast().enumerated() {
                condition = builder.binary(
                    .and, condition, builder.compare(.ult, index, try size(source, d)))
            }
            moved.append(point.with(results.dropLast().map { LaneIndex(base: $0) }))
            isInside.append(condition)
            padding.append(last)
        }
        return try merged(points, moved, isInside) { (points) throws(KernelError) in
            try evaluate(source, points)
        } otherwise: { _ throws(KernelError) in
            padding
        }
    }

    /// Where a slice starts, along the first dimensions.
    func sliceStart(
        _ indices: Value, _ map: [Int], _ batch: [LaneIndex], _ point: Point, hasDepth: Bool
    ) throws(KernelError) -> [KernelValue] {
        var start = Array(repeating: builder.index(0), count: map.count)
        for (i, d) in map.enumerated() {
            let place = point.with(batch + (hasDepth ? [builder.lane(i)] : []))
            let index = try evaluate(indices, [place])[0]
            guard start.indices.contains(d) else { continue }
            start[d] = builder.convert(.signExtend, index, to: .i64)
        }
        return start
    }

    /// A result of the selection of an element and its index along a dimension.
    func argCompare(
        _ op: Operation, _ points: [Point], result: Int
    ) throws(KernelError) -> [KernelValue] {
        let source = op.operand(0)
        let dimension = Int(op.attributes["dimension"]?.integerValue ?? 0)
        guard let rank = source.type.shaped?.rank, dimension < rank, let block = op.body(),
            op.results.count == 2
        else { throw fail(op) }
        let given = op.operands(1).first
        let indexElement = try element(op.results[1].type, op)
        let base = try op.operands(4).first.map { (value) throws(KernelError) in try scalar(value) }
        let size = try size(source, dimension)
        var values: [KernelValue] = []
        for point in points {
            let key = KernelBuilder.GroupKey(
                identity: ObjectIdentifier(op), values: point.values, numbers: point.numbers)
            let selected = try builder.group(key) { () throws(KernelError) in
                func place(_ index: KernelValue) -> Point {
                    var indices = point.indices
                    indices.insert(LaneIndex(base: index), at: min(dimension, indices.count))
                    return point.with(indices)
                }
                func number(_ index: KernelValue) throws(KernelError) -> KernelValue {
                    if let given { return try evaluate(given, [place(index)])[0] }
                    let sum = base.map { builder.add(index, $0) } ?? index
                    return builder.convert(.truncate, sum, to: indexElement)
                }
                // The outputs hold what is selected so far.
                let initial = [
                    try evaluate(op.operands(2)[0], [point])[0], try evaluate(op.operands(3)[0], [point])[0],
                ]
                return try builder.loop(
                    from: builder.index(0), to: size, by: builder.index(1),
                    carrying: initial.map { builder.splat($0, lanes: point.lanes) }
                ) { (index, carried) throws(KernelError) in
                    let candidate = try evaluate(source, [place(index)])[0]
                    let isBetter = try RegionEvaluator(op, self).results(
                        of: block, [candidate, carried[0]], point)
                    guard let condition = isBetter.first else { throw fail(op) }
                    let best = builder.select(condition, candidate, carried[0])
                    let position = builder.select(condition, try number(index), carried[1])
                    return [
                        builder.splat(best, lanes: point.lanes), builder.splat(position, lanes: point.lanes),
                    ]
                }
            }
            values.append(selected[result])
        }
        return values
    }
}
