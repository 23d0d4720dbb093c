import IREECompilerCore

/// Tensors whose elements come from one place or another, depending on their indices.
extension DispatchLowering {
    /// The elements of one tensor where a condition holds at a point, and of another elsewhere.
    func merged(
        _ points: [Point], _ inside: [Point], _ isInside: [KernelValue],
        then: ([Point]) throws(KernelError) -> [KernelValue],
        otherwise: ([Point]) throws(KernelError) -> [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        var inner: [Point] = []
        var outer: [Point] = []
        for (i, condition) in isInside.enumerated() {
            let isOutside = builder.binary(.xor, condition, builder.integer(1, like: condition))
            inner.append(inside[i].with(inside[i].indices, mask: builder.and(points[i].mask, condition)))
            outer.append(points[i].with(points[i].indices, mask: builder.and(points[i].mask, isOutside)))
        }
        let (a, b) = (try then(inner), try otherwise(outer))
        return points.indices.map { builder.select(isInside[$0], a[$0], b[$0]) }
    }

    /// Whether an index, less an offset, is from 0 to below a size; and the difference.
    func shifted(
        _ index: LaneIndex, by offset: KernelValue, below size: KernelValue, lanes: Int
    ) -> (index: LaneIndex, isInside: KernelValue) {
        let start = LaneIndex(base: builder.binary(.subI, builder.index(0), offset))
        let moved = builder.add(index, start, lanes: lanes)
        // One unsigned comparison tells both ends.
        return (moved, builder.compare(.ult, builder.value(moved, lanes: lanes), size))
    }

    func pad(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let low = try slice(op, "static_low", operands: 1)
        let source = op.operand(0)
        var inside: [Point] = []
        var isInside: [KernelValue] = []
        for point in points {
            var condition = builder.constant(1, KernelType(.i1))
            var indices: [LaneIndex] = []
            for (d, index) in point.indices.enumerated() {
                guard low.indices.contains(d) else { throw fail(op) }
                let (moved, fits) = shifted(
                    index, by: low[d], below: try size(source, d), lanes: point.lanes)
                condition = builder.binary(.and, condition, fits)
                indices.append(moved)
            }
            inside.append(point.with(indices))
            isInside.append(condition)
        }
        return try merged(points, inside, isInside) { (points) throws(KernelError) in
            try evaluate(source, points)
        } otherwise: { (points) throws(KernelError) in
            try generate(op, points)
        }
    }

    /// Elements that a region computes of their indices.
    func generate(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        guard let block = op.body() else { throw fail(op) }
        var values: [KernelValue] = []
        for point in points {
            let indices = point.indices.map { builder.value($0, lanes: point.lanes) }
            let results = try RegionEvaluator(op, self).results(of: block, indices, point)
            guard let value = results.first else { throw fail(op) }
            values.append(value)
        }
        return values
    }

    func insert(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let element = try scalar(op.operand(0))
        var place: [KernelValue] = []
        for index in op.operands.dropFirst(2) { place.append(try scalar(index)) }
        let target = try evaluate(op.operand(1), points)
        return zip(points, target).map { point, value in
            var isHere = builder.constant(1, KernelType(.i1))
            for (index, position) in zip(point.indices, place) {
                let same = builder.compare(.eq, builder.value(index, lanes: point.lanes), position)
                isHere = builder.binary(.and, isHere, same)
            }
            return builder.select(isHere, element, value)
        }
    }

    func concat(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let dimension = Int(op.attributes["dim"]?.integerValue ?? 0)
        guard points.allSatisfy({ $0.indices.indices.contains(dimension) }) else { throw fail(op) }
        return try concat(op.operands[...], op, dimension, from: builder.index(0), points)
    }

    private func concat(
        _ parts: ArraySlice<Value>, _ op: Operation, _ dimension: Int, from start: KernelValue,
        _ points: [Point]
    ) throws(KernelError) -> [KernelValue] {
        guard let part = parts.first else { throw fail(op) }
        var inside: [Point] = []
        var isInside: [KernelValue] = []
        let size = try size(part, dimension)
        for point in points {
            let (moved, fits) = shifted(
                point.indices[dimension], by: start, below: size, lanes: point.lanes)
            var copy = point
            copy.indices[dimension] = moved
            inside.append(copy)
            isInside.append(fits)
        }
        guard parts.count > 1 else { return try evaluate(part, inside) }
        return try merged(points, inside, isInside) { (points) throws(KernelError) in
            try evaluate(part, points)
        } otherwise: { (points) throws(KernelError) in
            try concat(
                parts.dropFirst(), op, dimension, from: builder.add(start, size), points)
        }
    }
}
