import IREECompilerCore

/// Helpers for folds and patterns of tensor operations.
enum ShapeFolding {
    /// Whether the tensor type has a static dimension of size 0.
    static func isEmpty(_ type: IRType) -> Bool { type.shaped?.shape.contains(0) == true }

    /// Whether two shapes of one tensor are equal. As their numbers of elements are, one dynamic dimension
    /// may be given by different values.
    static func same(_ a: ShapedType, _ aDims: [Value], _ b: ShapedType, _ bDims: [Value]) -> Bool {
        guard a.shape == b.shape, aDims.count == bDims.count, aDims.count == a.dynamicDimensionCount else {
            return false
        }
        return zip(aDims, bDims).count { $0 !== $1 } <= 1
    }

    /// The dynamic dimensions for a type of the tensor, from those for another type of it.
    static func dims(_ old: IRType, _ dims: [Value], as new: IRType, _ rewriter: Rewriter) -> [Value]? {
        guard let from = old.shaped, let to = new.shaped, from.rank == to.rank,
            dims.count == from.dynamicDimensionCount
        else { return nil }
        var rest = dims[...]
        var out: [Value] = []
        for (a, b) in zip(from.shape, to.shape) {
            let own = a == ShapedType.dynamic ? rest.popFirst() : nil
            if b == ShapedType.dynamic { out.append(own ?? rewriter.constant(index: Int64(a))) }
        }
        return out
    }

    /// The shape with constant dimensions made static, and the remaining dynamic dimensions. Nil if no
    /// dimension is constant.
    static func refine(_ type: IRType, _ dims: [Value]) -> (type: IRType, dims: [Value])? {
        guard case .tensor(var shape) = type, dims.count == shape.dynamicDimensionCount else { return nil }
        var rest = dims[...]
        var open: [Value] = []
        for i in shape.shape.indices where shape.shape[i] == ShapedType.dynamic {
            guard let dim = rest.popFirst() else { return nil }
            if let number = dim.constantInteger, number >= 0, let size = Int(exactly: number) {
                shape.shape[i] = size
            } else {
                open.append(dim)
            }
        }
        return open.count < dims.count ? (.tensor(shape), open) : nil
    }

    /// Replaces an operation's result by a value of another shape, with a cast.
    static func replaceByCast(_ op: Operation, _ value: Value, _ rewriter: Rewriter) {
        rewriter.replace(op, with: Tensor.Cast.self) {
            $0.source = value
            $0.dest = op.results[0].type
        }
    }

    /// The integers, if all are constants.
    static func numbers(_ constants: ArraySlice<Attribute?>) -> [Int]? {
        var out: [Int] = []
        for constant in constants {
            guard let value = constant?.integerValue, let number = Int(exactly: value) else { return nil }
            out.append(number)
        }
        return out
    }
}

extension DenseElements {
    /// Linear index of an element; nil if out of bounds.
    func linearIndex(_ indices: [Int]) -> Int? {
        guard let shape = type.shaped?.shape, shape.count == indices.count else { return nil }
        var position = 0
        for (index, size) in zip(indices, shape) {
            guard index >= 0, index < size else { return nil }
            position = position * size + index
        }
        return position
    }

    /// All elements, with a splat expanded.
    private var expanded: [UInt8]? {
        guard strings.isEmpty, elementSize > 0, count >= 0, count <= 1 << 28 else { return nil }
        guard isSplat else { return bytes.count == count * elementSize ? bytes : nil }
        guard bytes.count == elementSize else { return nil }
        var all: [UInt8] = []
        all.reserveCapacity(count * elementSize)
        for _ in 0..<count { all += bytes }
        return all
    }

    /// The elements with one of them replaced.
    func replacing(_ position: Int, by value: Attribute) -> DenseElements? {
        guard var all = expanded, position < count, let new = DenseElements.splat(value, of: type),
            new.bytes.count == elementSize, value.type == type.shaped?.element
        else { return nil }
        all.replaceSubrange(position * elementSize..<(position + 1) * elementSize, with: new.bytes)
        return DenseElements(type: type, bytes: all, isSplat: false).normalized(count: count)
    }

    /// The elements of a slice.
    func slice(_ starts: [Int], _ lengths: [Int]) -> DenseElements? {
        guard let shape = type.shaped, case .tensor = type, fits(starts, lengths, shape.shape),
            strings.isEmpty
        else { return nil }
        let part = IRType.tensor(ShapedType(lengths, shape.element))
        if lengths.contains(0) { return DenseElements(type: part, bytes: [], isSplat: false) }
        if isSplat { return DenseElements(type: part, bytes: bytes, isSplat: true) }
        guard let all = expanded else { return nil }
        var out: [UInt8] = []
        forEachRow(starts, lengths, shape.shape) { from, _, length in
            out += all[from * elementSize..<(from + length) * elementSize]
        }
        let result = DenseElements(type: part, bytes: out, isSplat: false)
        return result.normalized(count: result.count)
    }

    /// The elements with a slice of them replaced.
    func updating(_ starts: [Int], with part: DenseElements) -> DenseElements? {
        guard let shape = type.shaped, let lengths = part.type.shaped?.shape,
            part.type.shaped?.element == shape.element
        else { return nil }
        if shape.shape.contains(0) || lengths.contains(0) { return self }
        guard fits(starts, lengths, shape.shape), var all = expanded, let new = part.expanded else {
            return nil
        }
        forEachRow(starts, lengths, shape.shape) { to, from, length in
            all.replaceSubrange(
                to * elementSize..<(to + length) * elementSize,
                with: new[from * elementSize..<(from + length) * elementSize])
        }
        return DenseElements(type: type, bytes: all, isSplat: false).normalized(count: count)
    }

    private func fits(_ starts: [Int], _ lengths: [Int], _ shape: [Int]) -> Bool {
        guard starts.count == shape.count, lengths.count == shape.count else { return false }
        for i in shape.indices {
            guard starts[i] >= 0, lengths[i] >= 0, starts[i] <= shape[i], lengths[i] <= shape[i] - starts[i]
            else { return false }
        }
        return true
    }

    /// Calls `body` for each row of a slice, with its start in the whole and in the slice, and its length.
    private func forEachRow(
        _ starts: [Int], _ lengths: [Int], _ shape: [Int], _ body: (Int, Int, Int) -> Void
    ) {
        guard let length = lengths.last, let start = starts.last, let width = shape.last else {
            return body(0, 0, 1)
        }
        let outer = Array(lengths.dropLast())
        var index = [Int](repeating: 0, count: outer.count)
        for row in 0..<outer.reduce(1, *) {
            var position = 0
            for i in outer.indices { position = position * shape[i] + starts[i] + index[i] }
            body(position * width + start, row * length, length)
            for i in outer.indices.reversed() {
                index[i] += 1
                if index[i] < outer[i] { break }
                index[i] = 0
            }
        }
    }
}
