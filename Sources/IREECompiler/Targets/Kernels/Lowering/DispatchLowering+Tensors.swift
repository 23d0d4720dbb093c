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
        for point in points.map(uniform) {
            if let known = places[point] {
                order.append(known)
            } else {
                places[point] = unique.count
                order.append(unique.count)
                unique.append(point)
            }
        }
        let values: [KernelValue]
        if let store = stored[ObjectIdentifier(op)] {
            values = try read(store, unique)
        } else if let rule = TensorRules.rules[op.name] {
            values = try rule(self, op, unique)
        } else if op.name == LinalgExt.Name.argCompare {
            values = try argCompare(op, unique, result: tensor.index)
        } else if op.name == Arith.Name.constant {
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

    /// A point where all lanes are the same as one of a scalar.
    private func uniform(_ point: Point) -> Point {
        let isUniform = point.indices.allSatisfy { $0.step == 0 && !builder.type($0.base).isVector }
        guard point.lanes > 1, isUniform else { return point }
        var scalar = point
        scalar.lanes = 1
        scalar.mask = scalarMask(point.mask)
        return scalar
    }

    /// The mask of an element for all lanes: it is needed if any lane needs it. Nil if one does.
    func scalarMask(_ mask: KernelValue?) -> KernelValue? {
        guard let mask, !partialMasks.contains(mask) else { return nil }
        guard builder.type(mask).isVector else { return mask }
        return builder.define(.reduce(.or, mask), KernelType(.i1))
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
        case TensorExt.Name.dispatchTensorLoad:
            let slice = try slice(op, "static_sizes", operands: 3)
            return slice[try kept(op, slice)[d]]
        case Tensor.Name.extractSlice:
            let slice = try slice(op, "static_sizes", operands: 2)
            return slice[try kept(op, slice)[d]]
        case Tensor.Name.empty, Tensor.Name.splat:
            let sizes = op.operands.suffix(type.dynamicDimensionCount)
            return try scalar(sizes[sizes.startIndex + dynamicIndex])
        case Tensor.Name.cast: return try size(op.operand(0), d)
        case Tensor.Name.insertSlice, Tensor.Name.insert: return try size(op.operands(1)[0], d)
        case Tensor.Name.generate: return try scalar(op.operand(dynamicIndex))
        case Tensor.Name.bitcast: return try size(op.operand(0), d)
        case Tensor.Name.pad:
            let low = try slice(op, "static_low", operands: 1)[d]
            let high = try slice(op, "static_high", operands: 2)[d]
            return builder.add(builder.add(low, try size(op.operand(0), d)), high)
        case Tensor.Name.concat:
            guard d == Int(op.attributes["dim"]?.integerValue ?? 0) else {
                return try size(op.operand(0), d)
            }
            var sum = builder.index(0)
            for part in op.operands { sum = builder.add(sum, try size(part, d)) }
            return sum
        case Tensor.Name.expandShape:
            return try slice(op, "static_output_shape", operands: 1)[d]
        case Tensor.Name.collapseShape:
            var product = builder.index(1)
            for source in try reassociation(op)[d] {
                product = builder.multiply(product, try size(op.operand(0), source))
            }
            return product
        case Linalg.Name.softmax, Linalg.Name.pack, Linalg.Name.unpack: return try size(op.operand(1), d)
        default:
            if hasOutputs(op), let output = outputs(of: op, tensor.index) { return try size(output, d) }
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
}
