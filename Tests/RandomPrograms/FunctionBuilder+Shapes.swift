extension FunctionBuilder {
    mutating func transpose() throws {
        let main = try operand(rank: 2...4)
        let order = Array(main.dimensions.indices).shuffled(using: &random)
        let dimensions = order.map { main.dimensions[$0] }
        let target = empty(dimensions, main.element)
        let name = fresh()
        let type = Value.type(dimensions, main.element)
        line(
            "\(name) = linalg.transpose ins(\(main.name) : \(main.type)) outs(\(target) : \(type)) permutation = [\(list(order))]"
        )
        try add(name, main.element, dimensions, permuted(main.numbers, main.dimensions, order))
    }

    mutating func broadcast() throws {
        let main = try operand(where: { $0.count <= 1000 }, rank: 0...3)
        let axis = random.below(main.rank + 1)
        var dimensions = main.dimensions
        dimensions.insert(.init(size: random.pick([1, 2, 3, 5, 8, 16])), at: axis)
        let target = empty(dimensions, main.element)
        let name = fresh()
        let type = Value.type(dimensions, main.element)
        line(
            "\(name) = linalg.broadcast ins(\(main.name) : \(main.type)) outs(\(target) : \(type)) dimensions = [\(axis)]"
        )
        let kept = dimensions.indices.filter { $0 != axis }
        try add(name, main.element, dimensions, points(of: main, kept, dimensions))
    }

    /// A range of each dimension.
    private struct Slice {
        var offsets: [Int]
        var sizes: [Int]
        var strides: [Int]

        func source(_ index: [Int]) -> [Int] { index.indices.map { offsets[$0] + index[$0] * strides[$0] } }
    }

    private mutating func slice(of shape: [Int]) throws -> Slice {
        var slice = Slice(offsets: [], sizes: [], strides: [])
        for size in shape {
            guard size > 0 else { throw Unfit() }
            let offset = random.isOne(in: 2) ? 0 : random.below(size)
            let stride = random.isOne(in: 4) ? 1 + random.below(3) : 1
            let most = (size - offset - 1) / stride + 1
            slice.offsets.append(offset)
            slice.strides.append(stride)
            slice.sizes.append(random.isOne(in: 3) ? most : 1 + random.below(most))
        }
        return slice
    }

    /// Offsets as they stand in the text: constants, or values.
    private mutating func offsets(_ slice: Slice) -> String {
        let isDynamic = random.isOne(in: 3)
        return slice.offsets.map { offset in
            guard isDynamic else { return "\(offset)" }
            return opaque(offset)
        }.joined(separator: ", ")
    }

    /// An index that the compiler does not know.
    mutating func opaque(_ value: Int) -> String {
        let name = fresh("x")
        let known = index(value)
        line("\(name) = util.optimization_barrier \(known) : index")
        return name
    }

    mutating func extractSlice() throws {
        let main = try operand(rank: 1...4)
        let slice = try slice(of: main.shape)
        let offsets = offsets(slice)
        // Some sizes are computed by the program; dimensions of one element may be dropped.
        let isDynamic = random.isOne(in: 3)
        let all = slice.sizes.map { size in
            Value.Dimension(size: size, name: isDynamic && random.isOne(in: 2) ? opaque(size) : nil)
        }
        let kept = all.indices.filter { all[$0].size != 1 || all[$0].name != nil || !random.isOne(in: 2) }
        let dimensions = kept.map { all[$0] }
        let sizes = all.map { $0.name ?? "\($0.size)" }.joined(separator: ", ")
        let name = fresh()
        line(
            "\(name) = tensor.extract_slice \(main.name)[\(offsets)] [\(sizes)] [\(list(slice.strides))] : \(main.type) to \(Value.type(dimensions, main.element))"
        )
        var numbers: [Number] = []
        Value.forEach(slice.sizes) { numbers.append(main[slice.source($0)]) }
        try add(name, main.element, dimensions, numbers)
    }

    mutating func insertSlice() throws {
        let main = try operand(rank: 1...4)
        let slice = try slice(of: main.shape)
        let offsets = offsets(slice)
        let part = argument(main.element, slice.sizes, dynamic: false)
        let name = fresh()
        line(
            "\(name) = tensor.insert_slice \(part.name) into \(main.name)[\(offsets)] [\(list(slice.sizes))] [\(list(slice.strides))] : \(part.type) into \(main.type)"
        )
        var numbers = main.numbers
        Value.forEach(slice.sizes) { numbers[Value.offset(slice.source($0), main.shape)] = part[$0] }
        try add(name, main.element, main.dimensions, numbers)
    }

    mutating func pad() throws {
        let main = try operand(where: \.isStatic, rank: 1...4)
        let low = main.shape.map { _ in random.below(3) }
        let high = main.shape.map { _ in random.below(3) }
        let shape = main.shape.indices.map { main.shape[$0] + low[$0] + high[$0] }
        guard shape.reduce(1, *) <= Self.mostElements else { throw Unfit() }
        let filler = input(main.element)
        let value = constant(filler, main.element)
        let dimensions = shape.map { Value.Dimension(size: $0) }
        let name = fresh()
        let indices = shape.indices.map { "\(name)i\($0): index" }.joined(separator: ", ")
        line("\(name) = tensor.pad \(main.name) low[\(list(low))] high[\(list(high))] {")
        line("^bb0(\(indices)):")
        line("  tensor.yield \(value) : \(main.element.name)")
        line("} : \(main.type) to \(Value.type(dimensions, main.element))")
        var numbers = Array(repeating: filler, count: shape.reduce(1, *))
        Value.forEach(main.shape) { index in
            numbers[Value.offset(zip(index, low).map { $0 + $1 }, shape)] = main[index]
        }
        try add(name, main.element, dimensions, numbers)
    }

    mutating func concatenate() throws {
        let main = try operand(where: \.isStatic, rank: 1...3)
        let axis = random.below(main.rank)
        var shape = main.shape
        shape[axis] = random.pick([1, 2, 3, 7, 8])
        let other = argument(main.element, shape, dynamic: false)
        let parts = random.isOne(in: 2) ? [main, other] : [other, main]
        var result = main.shape
        result[axis] += other.shape[axis]
        guard result.reduce(1, *) <= Self.mostElements else { throw Unfit() }
        let dimensions = result.map { Value.Dimension(size: $0) }
        let name = fresh()
        line(
            "\(name) = tensor.concat dim(\(axis)) \(parts.map(\.name).joined(separator: ", ")) : (\(parts.map(\.type).joined(separator: ", "))) -> \(Value.type(dimensions, main.element))"
        )
        var numbers: [Number] = []
        Value.forEach(result) { index in
            var index = index
            let isFirst = index[axis] < parts[0].shape[axis]
            if !isFirst { index[axis] -= parts[0].shape[axis] }
            numbers.append(parts[isFirst ? 0 : 1][index])
        }
        try add(name, main.element, dimensions, numbers)
    }

    mutating func collapse() throws {
        let main = try operand(where: \.isStatic, rank: 2...4)
        let axis = random.below(main.rank - 1)
        var shape = main.shape
        shape[axis] *= shape.remove(at: axis + 1)
        let groups = shape.indices.map { i in i == axis ? "[\(i), \(i + 1)]" : "[\(i < axis ? i : i + 1)]" }
        let dimensions = shape.map { Value.Dimension(size: $0) }
        let name = fresh()
        line(
            "\(name) = tensor.collapse_shape \(main.name) [\(groups.joined(separator: ", "))] : \(main.type) into \(Value.type(dimensions, main.element))"
        )
        try add(name, main.element, dimensions, main.numbers)
    }

    mutating func expand() throws {
        let main = try operand(where: \.isStatic, rank: 1...3)
        let axis = random.below(main.rank)
        let factors = [2, 3, 4, 1].filter { main.shape[axis] % $0 == 0 }
        let factor = random.pick(factors)
        var shape = main.shape
        shape[axis] /= factor
        shape.insert(factor, at: random.isOne(in: 2) ? axis : axis + 1)
        let groups = main.shape.indices.map { i in
            i == axis ? "[\(i), \(i + 1)]" : "[\(i < axis ? i : i + 1)]"
        }
        let dimensions = shape.map { Value.Dimension(size: $0) }
        let name = fresh()
        line(
            "\(name) = tensor.expand_shape \(main.name) [\(groups.joined(separator: ", "))] output_shape [\(list(shape))] : \(main.type) into \(Value.type(dimensions, main.element))"
        )
        try add(name, main.element, dimensions, main.numbers)
    }

    func list(_ numbers: [Int]) -> String { numbers.map { "\($0)" }.joined(separator: ", ") }
}
