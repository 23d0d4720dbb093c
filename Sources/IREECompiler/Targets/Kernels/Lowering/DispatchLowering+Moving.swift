import IREECompilerCore

/// Operations that move elements, and small tensors.
extension DispatchLowering {
    func zeros(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let zero = builder.constant(0, KernelType(try element(op.results[0].type, op)))
        return points.map { _ in zero }
    }

    func extractSlice(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let offsets = try slice(op, "static_offsets", operands: 1)
        let sizes = try slice(op, "static_sizes", operands: 2)
        let strides = try slice(op, "static_strides", operands: 3)
        let kept = try kept(op, sizes)
        return try evaluate(
            op.operand(0), points.map { $0.with(unsliced($0, offsets, strides, kept)) })
    }

    func insertSlice(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let offsets = try slice(op, "static_offsets", operands: 2)
        let sizes = try slice(op, "static_sizes", operands: 3)
        let strides = try slice(op, "static_strides", operands: 4)
        guard strides.allSatisfy({ builder.constantIndex($0) == 1 }) else {
            throw fail(op, "with strides other than 1 is not supported in kernels for CPUs")
        }
        let kept = try kept(op, sizes, of: op.operand(0).type)
        var inner: [Point] = []
        var outer: [Point] = []
        for point in points {
            var isInside = builder.constant(1, KernelType(.i1))
            var indices: [LaneIndex] = []
            for (i, index) in point.indices.enumerated() {
                let start = LaneIndex(base: builder.binary(.subI, builder.index(0), offsets[i]))
                let moved = builder.add(index, start, lanes: point.lanes)
                let value = builder.value(moved, lanes: point.lanes)
                // One unsigned comparison tells both ends.
                isInside = builder.binary(.and, isInside, builder.compare(.ult, value, sizes[i]))
                if kept.contains(i) { indices.append(moved) }
            }
            let isOutside = builder.binary(.xor, isInside, builder.integer(1, like: isInside))
            inner.append(point.with(indices, mask: builder.and(point.mask, isInside)))
            outer.append(point.with(point.indices, mask: builder.and(point.mask, isOutside)))
        }
        let source = try evaluate(op.operand(0), inner)
        let target = try evaluate(op.operands(1)[0], outer)
        return points.indices.map { i in
            guard let inside = inner[i].mask else { return source[i] }
            return builder.select(inside, source[i], target[i])
        }
    }

    func reassociation(_ op: Operation) throws(KernelError) -> [[Int]] {
        guard let groups = op.attributes["reassociation"]?.arrayValue else { throw fail(op) }
        return groups.map { $0.arrayValue?.compactMap { $0.integerValue.flatMap { Int(exactly: $0) } } ?? [] }
    }

    func expandShape(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let groups = try reassociation(op)
        let result = op.results[0]
        var moved: [Point] = []
        for point in points {
            var indices: [LaneIndex] = []
            for group in groups {
                var linear = builder.lane(0)
                for d in group {
                    linear = builder.multiply(linear, try size(result, d), lanes: point.lanes)
                    linear = builder.add(linear, point.indices[d], lanes: point.lanes)
                }
                indices.append(linear)
            }
            moved.append(point.with(indices))
        }
        return try evaluate(op.operand(0), moved)
    }

    func collapseShape(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let groups = try reassociation(op)
        let source = op.operand(0)
        var moved: [Point] = []
        for point in points {
            var indices: [LaneIndex] = []
            for (group, index) in zip(groups, point.indices) {
                var rest = index
                var part: [LaneIndex] = []
                for (i, d) in group.enumerated().reversed() {
                    let size = LaneIndex(base: try size(source, d))
                    var isOutermost = true
                    for other in group[..<i] where builder.constantIndex(try self.size(source, other)) != 1 {
                        isOutermost = false
                    }
                    if isOutermost {
                        part.append(rest)
                        rest = builder.lane(0)
                    } else if builder.constantIndex(size.base) == 1 {
                        part.append(builder.lane(0))
                    } else {
                        part.append(builder.quotient(.remU, rest, size, lanes: point.lanes))
                        rest = builder.quotient(.divU, rest, size, lanes: point.lanes)
                    }
                }
                indices += part.reversed()
            }
            moved.append(point.with(indices))
        }
        return try evaluate(source, moved)
    }

    func fromElements(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        var elements: [KernelValue] = []
        for operand in op.operands { elements.append(try scalar(operand)) }
        return try selected(elements, op, points)
    }

    /// Elements of a small tensor whose values are known one by one.
    private func selected(
        _ elements: [KernelValue], _ op: Operation, _ points: [Point]
    ) throws(KernelError) -> [KernelValue] {
        guard let shape = op.results.first?.type.shaped?.shape, !elements.isEmpty, elements.count <= 64 else {
            throw fail(op)
        }
        return points.map { point in
            var linear = builder.lane(0)
            for (index, size) in zip(point.indices, shape) {
                linear = builder.multiply(linear, builder.index(size), lanes: point.lanes)
                linear = builder.add(linear, index, lanes: point.lanes)
            }
            let position = builder.value(linear, lanes: point.lanes)
            var result = elements[0]
            for (i, element) in elements.enumerated().dropFirst() {
                let isHere = builder.compare(.eq, position, builder.integer(Int64(i), like: position))
                result = builder.select(isHere, element, result)
            }
            return result
        }
    }

    func constantTensor(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        guard let dense = op.attributes["value"]?.denseValue, let count = dense.type.shaped?.elementCount
        else { throw fail(op) }
        let type = KernelType(try element(dense.type, op))
        func constant(_ i: Int) -> KernelValue {
            builder.constant(UInt64(bitPattern: dense.bits(at: i)), type)
        }
        if dense.isSplat { return points.map { _ in constant(0) } }
        return try selected((0..<count).map(constant), op, points)
    }
}

extension KernelBuilder {
    func quotient(
        _ operation: KernelOperation.Binary, _ a: LaneIndex, _ b: LaneIndex, lanes: Int
    ) -> LaneIndex {
        LaneIndex(base: divide(operation, value(a, lanes: lanes), value(b, lanes: lanes)))
    }
}
