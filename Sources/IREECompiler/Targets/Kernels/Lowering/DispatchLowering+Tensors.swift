import IREECompilerCore
import IREECompilerDialects

extension DispatchLowering {
    /// The elements of a tensor at points. Lanes of vectors that are all the same may be a scalar.
    func evaluate(_ tensor: Value, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        guard let op = tensor.definingOp else {
            throw KernelError("an argument of type \(tensor.type) has no value in a kernel")
        }
        // Points that agree are evaluated once.
        var unique: [Point] = []
        var places: [Point: Int] = [:]
        var order: [Int] = []
        for point in points {
            if let known = places[point] {
                order.append(known)
            } else {
                places[point] = unique.count
                order.append(unique.count)
                unique.append(point)
            }
        }
        let values: [KernelValue]
        if let rule = TensorRules.rules[op.name] {
            values = try rule(self, op, unique)
        } else if op.name == "iree_linalg_ext.arg_compare" {
            values = try argCompare(op, unique, result: tensor.index)
        } else if op.name == "arith.constant" {
            values = try constantTensor(op, unique)
        } else if let maps = Linalg.structureMaps(op), let body = op.body() {
            let structured = try StructuredOperation(op, body, maps, self)
            let key = KernelBuilder.GroupKey(
                identity: ObjectIdentifier(op), values: unique.flatMap(\.values),
                numbers: unique.flatMap(\.numbers))
            // The results one after the other, each at all points.
            let count = unique.count
            let all = try builder.group(key) { () throws(KernelError) in
                try structured.evaluate(resultsAt: unique)
            }
            values = Array(all[(tensor.index * count)..<((tensor.index + 1) * count)])
        } else if let rule = ScalarOperations.rules[op.name] {
            values = try elementwise(rule, op, unique)
        } else {
            throw fail(op)
        }
        return order.map { values[$0] }
    }

    /// An operation on scalars that is applied to tensors.
    private func elementwise(
        _ rule: ScalarOperations.Rule, _ op: Operation, _ points: [Point]
    ) throws(KernelError) -> [KernelValue] {
        var operands: [[KernelValue]] = []
        for operand in op.operands { operands.append(try evaluate(operand, points)) }
        var results: [KernelValue] = []
        for i in points.indices { results.append(try apply(rule, op, operands.map { $0[i] })[0]) }
        return results
    }

    func element(_ type: IRType, _ op: Operation) throws(KernelError) -> KernelElement {
        guard let element = type.elementOrSelf.kernelElement else {
            throw fail(
                op, "has elements of type \(type.elementOrSelf), which is not supported in kernels for CPUs")
        }
        return element
    }

    // MARK: Sizes

    /// The size of dimension `d` of a tensor.
    func size(_ tensor: Value, _ d: Int) throws(KernelError) -> KernelValue {
        guard let type = tensor.type.shaped, type.shape.indices.contains(d) else {
            throw KernelError("type \(tensor.type) has no dimension \(d)")
        }
        if type.shape[d] != ShapedType.dynamic { return builder.index(type.shape[d]) }
        guard let op = tensor.definingOp else {
            throw KernelError("an argument of type \(tensor.type) has no size in a kernel")
        }
        let dynamicIndex = type.shape[..<d].count { $0 == ShapedType.dynamic }
        switch op.name {
        case "iree_tensor_ext.dispatch.tensor.load":
            let slice = try slice(op, "static_sizes", operands: 3)
            return slice[try kept(op, slice)[d]]
        case "tensor.extract_slice":
            let slice = try slice(op, "static_sizes", operands: 2)
            return slice[try kept(op, slice)[d]]
        case "tensor.empty", "tensor.splat":
            let sizes = op.operands.suffix(type.dynamicDimensionCount)
            return try scalar(sizes[sizes.startIndex + dynamicIndex])
        case "tensor.cast": return try size(op.operand(0), d)
        case "tensor.insert_slice", "tensor.insert": return try size(op.operands(1)[0], d)
        case "tensor.generate": return try scalar(op.operand(dynamicIndex))
        case "tensor.bitcast": return try size(op.operand(0), d)
        case "tensor.pad":
            let low = try slice(op, "static_low", operands: 1)[d]
            let high = try slice(op, "static_high", operands: 2)[d]
            return builder.add(builder.add(low, try size(op.operand(0), d)), high)
        case "tensor.concat":
            guard d == Int(op.attributes["dim"]?.integerValue ?? 0) else {
                return try size(op.operand(0), d)
            }
            var sum = builder.index(0)
            for part in op.operands { sum = builder.add(sum, try size(part, d)) }
            return sum
        case "tensor.expand_shape":
            return try slice(op, "static_output_shape", operands: 1)[d]
        case "tensor.collapse_shape":
            var product = builder.index(1)
            for source in try reassociation(op)[d] {
                product = builder.multiply(product, try size(op.operand(0), source))
            }
            return product
        case "linalg.softmax", "linalg.pack", "linalg.unpack": return try size(op.operand(1), d)
        default:
            if op.name.hasPrefix("iree_linalg_ext."), let output = outputs(of: op, tensor.index) {
                return try size(output, d)
            }
            if Linalg.structureMaps(op) != nil, op.body() != nil {
                let outputs = op.operands.suffix(op.results.count)
                return try size(outputs[outputs.startIndex + tensor.index], d)
            }
            guard ScalarOperations.rules[op.name] != nil,
                let first = op.operands.first(where: \.type.isTensor)
            else { throw fail(op) }
            return try size(first, d)
        }
    }

    /// Offsets, sizes or strides: numbers, and operands in place of dynamic ones.
    func slice(
        _ op: Operation, _ attribute: String, operands field: Int
    ) throws(KernelError) -> [KernelValue] {
        guard let numbers = op.attributes[attribute]?.denseArrayValue else { throw fail(op) }
        var dynamic = op.operands(field)[...]
        var values: [KernelValue] = []
        for number in numbers {
            if number == Int64.min {
                guard let operand = dynamic.popFirst() else { throw fail(op) }
                values.append(try scalar(operand))
            } else {
                values.append(builder.index(Int(number)))
            }
        }
        return values
    }

    /// The dimensions of a slice that its tensor has: others are of size 1, and dropped.
    func kept(_ op: Operation, _ sizes: [KernelValue], of tensor: IRType? = nil) throws(KernelError) -> [Int]
    {
        guard let shape = (tensor ?? op.results.first?.type)?.shaped?.shape else { throw fail(op) }
        var excess = sizes.count - shape.count
        var kept: [Int] = []
        for (i, size) in sizes.enumerated() {
            let isOne = builder.constantIndex(size) == 1
            let matches = kept.count < shape.count && (shape[kept.count] == 1) == isOne
            if excess > 0, isOne, !matches {
                excess -= 1
            } else {
                kept.append(i)
            }
        }
        // Which of several dimensions of size 1 are dropped makes no difference.
        while kept.count > shape.count,
            let last = kept.lastIndex(where: { builder.constantIndex(sizes[$0]) == 1 })
        {
            kept.remove(at: last)
        }
        guard kept.count == shape.count else { throw fail(op) }
        return kept
    }

    /// Indices into the tensor that a slice is of.
    func unsliced(
        _ point: Point, _ offsets: [KernelValue], _ strides: [KernelValue], _ kept: [Int]
    ) -> [LaneIndex] {
        var indices = offsets.map { LaneIndex(base: $0) }
        for (dimension, index) in zip(kept, point.indices) {
            let scaled = builder.multiply(index, strides[dimension], lanes: point.lanes)
            indices[dimension] = builder.add(indices[dimension], scaled, lanes: point.lanes)
        }
        return indices
    }

    // MARK: Memory

    /// The address of an element of the tensor of a binding.
    func access(_ subspan: Value, _ indices: [LaneIndex], _ point: Point) throws(KernelError) -> Access {
        guard let op = subspan.definingOp, op.name == "hal.interface.binding.subspan",
            case .type(let tensor) = subspan.type.parameters.last, let type = tensor.shaped,
            type.rank == indices.count, type.encoding == nil
        else { throw subspan.definingOp.map { fail($0) } ?? KernelError("expected a binding of a tensor") }
        _ = try element(type.element, op)
        let offset = op.operands(0).first
        var dynamic = op.operands(1)[...]
        var sizes: [KernelValue] = []
        for size in type.shape {
            if size == ShapedType.dynamic {
                guard let operand = dynamic.popFirst() else { throw fail(op) }
                sizes.append(try scalar(operand))
            } else {
                sizes.append(builder.index(size))
            }
        }
        var linear = LaneIndex(base: builder.index(0))
        var stride = builder.index(1)
        for (index, size) in zip(indices, sizes).reversed() {
            let scaled = builder.multiply(index, stride, lanes: point.lanes)
            linear = builder.add(linear, scaled, lanes: point.lanes)
            stride = builder.multiply(stride, size)
        }
        let isContiguous = linear.step == 1
        return Access(
            binding: Int(op.attributes["binding"]?.integerValue ?? 0),
            byteOffset: try offset.map { (value) throws(KernelError) in try scalar(value) }
                ?? builder.index(0),
            index: isContiguous || linear.step == 0
                ? linear.base : builder.value(linear, lanes: point.lanes),
            mask: point.mask)
    }

    func load(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let element = try element(op.results[0].type, op)
        let offsets = try slice(op, "static_offsets", operands: 2)
        let sizes = try slice(op, "static_sizes", operands: 3)
        let strides = try slice(op, "static_strides", operands: 4)
        let kept = try kept(op, sizes)
        var values: [KernelValue] = []
        for point in points {
            let indices = unsliced(point, offsets, strides, kept)
            var access = try access(op.operand(0), indices, point)
            let isVector = builder.type(access.index).isVector
            // An element for all lanes is loaded once, if any lane needs it.
            let varies = isVector || point.lanes > 1 && indices.contains { $0.step != 0 }
            let lanes = varies ? point.lanes : 1
            if lanes == 1, let mask = access.mask, builder.type(mask).isVector {
                access.mask = builder.define(.reduce(.or, mask), KernelType(.i1))
            } else if lanes > 1, let mask = access.mask {
                access.mask = builder.splat(mask, lanes: lanes)
            }
            values.append(memoryValue(element, builder.load(memoryElement(element), lanes: lanes, access)))
        }
        return values
    }

    /// An `i1` is a byte in memory.
    private func memoryElement(_ element: KernelElement) -> KernelElement { element == .i1 ? .i8 : element }

    func memoryValue(_ element: KernelElement, _ value: KernelValue) -> KernelValue {
        guard element == .i1 else { return value }
        return builder.compare(.ne, value, builder.integer(0, like: value))
    }

    /// Where a store puts the elements at a point.
    func access(_ store: Operation, _ point: Point) throws(KernelError) -> Access {
        let offsets = try slice(store, "static_offsets", operands: 3)
        let sizes = try slice(store, "static_sizes", operands: 4)
        let strides = try slice(store, "static_strides", operands: 5)
        let kept = try kept(store, sizes, of: store.operand(0).type)
        return try access(store.operands(1)[0], unsliced(point, offsets, strides, kept), point)
    }

    func store(_ value: KernelValue, _ op: Operation, _ point: Point) throws(KernelError) {
        var access = try access(op, point)
        access.mask = access.mask.map { builder.splat($0, lanes: point.lanes) }
        let whole = builder.splat(value, lanes: point.lanes)
        let isBool = builder.type(whole).element == .i1
        builder.store(isBool ? builder.convert(.zeroExtend, whole, to: .i8) : whole, access)
    }

    // MARK: Moving elements

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

    private func constantTensor(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
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
