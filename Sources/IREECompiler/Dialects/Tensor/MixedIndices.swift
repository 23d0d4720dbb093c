import IREECompilerCore

/// Offsets, sizes or strides: numbers where they are constant, and operands for the others.
struct MixedIndices {
    /// Marks an operand.
    static let open = Int64.min

    private(set) var numbers: [Int64]
    private(set) var values: [Value]

    /// Constants become numbers.
    init(_ all: [Value]) {
        numbers = []
        values = []
        for value in all {
            if let number = value.constantInteger, number != Self.open {
                numbers.append(number)
            } else {
                numbers.append(Self.open)
                values.append(value)
            }
        }
    }

    /// The sizes of a tensor: those that its type leaves open are operands, even if they are constants.
    init(_ type: IRType, _ dims: [Value]) {
        numbers = (type.shaped?.shape ?? []).map { $0 == ShapedType.dynamic ? Self.open : Int64($0) }
        values = dims
    }

    /// Those of an operation; nil if there are too few operands.
    init?(_ values: [Value], _ numbers: Attribute) {
        guard let numbers = numbers.denseArrayValue, numbers.count(where: { $0 == Self.open }) == values.count
        else { return nil }
        self.numbers = numbers
        self.values = values
    }

    /// The same numbers with other operands.
    func mapped(_ change: (Value) -> Value) -> MixedIndices {
        var copy = self
        copy.values = values.map(change)
        return copy
    }

    var attribute: Attribute { .denseArray(numbers, .i64) }

    /// All as values.
    func all(_ builder: OpBuilder) -> [Value] {
        var rest = values[...]
        return numbers.compactMap { $0 == Self.open ? rest.popFirst() : builder.constant(index: $0) }
    }

    /// Number `i` as a value.
    func value(_ i: Int, _ builder: OpBuilder) -> Value {
        if numbers[i] != Self.open { return builder.constant(index: numbers[i]) }
        return values[numbers[..<i].count { $0 == Self.open }]
    }

    /// Number `i`, if it is constant.
    func number(_ i: Int) -> Int64? {
        if numbers[i] != Self.open { return numbers[i] }
        return values[numbers[..<i].count { $0 == Self.open }].constantInteger
    }

    /// Operand `i`, if it is one.
    func operand(_ i: Int) -> Value? {
        numbers[i] == Self.open ? values[numbers[..<i].count { $0 == Self.open }] : nil
    }
}

/// A slice of a tensor: offsets, sizes and strides by dimension of the tensor.
struct SliceIndices {
    var offsets: MixedIndices
    var sizes: MixedIndices
    var strides: MixedIndices

    init?(_ op: OpView<Tensor.ExtractSlice>) {
        self.init(
            (op.offsets, op.staticOffsets), (op.sizes, op.staticSizes), (op.strides, op.staticStrides))
    }

    init?(_ op: OpView<Tensor.InsertSlice>) {
        self.init(
            (op.offsets, op.staticOffsets), (op.sizes, op.staticSizes), (op.strides, op.staticStrides))
    }

    private init?(
        _ offsets: ([Value], Attribute), _ sizes: ([Value], Attribute), _ strides: ([Value], Attribute)
    ) {
        guard let offsets = MixedIndices(offsets.0, offsets.1), let sizes = MixedIndices(sizes.0, sizes.1),
            let strides = MixedIndices(strides.0, strides.1), offsets.numbers.count == sizes.numbers.count,
            sizes.numbers.count == strides.numbers.count
        else { return nil }
        self.offsets = offsets
        self.sizes = sizes
        self.strides = strides
    }

    var rank: Int { sizes.numbers.count }

    /// The dimensions that a tensor of fewer dimensions has: the others are of size 1.
    func kept(by type: IRType) -> [Int]? {
        guard let shape = type.shaped?.shape, shape.count <= rank else { return nil }
        var surplus = rank - shape.count
        var kept: [Int] = []
        for i in 0..<rank {
            let isOne = sizes.number(i) == 1
            if surplus > 0, isOne, kept.count >= shape.count || shape[kept.count] != 1 {
                surplus -= 1
            } else {
                kept.append(i)
            }
        }
        while kept.count > shape.count, let last = kept.lastIndex(where: { sizes.number($0) == 1 }) {
            kept.remove(at: last)
        }
        return kept.count == shape.count ? kept : nil
    }

    /// Whether the elements of the slice follow each other in memory.
    ///
    /// - Parameter shape: what is known of the tensor's dimensions: a number, or the value that a size would be.
    func isContiguous(in shape: [(number: Int?, value: Value?)]) -> Bool {
        guard shape.count == rank, (0..<rank).allSatisfy({ strides.number($0) == 1 }) else { return false }
        // From the innermost dimension outward: whole ones, one in part, then single ones.
        var isWhole = true
        for i in (0..<rank).reversed() {
            if isWhole {
                isWhole = covers(i, shape[i])
            } else if sizes.number(i) != 1 {
                return false
            }
        }
        return true
    }

    /// Whether the slice has the whole of a dimension.
    private func covers(_ i: Int, _ size: (number: Int?, value: Value?)) -> Bool {
        guard offsets.number(i) == 0 else { return false }
        if let number = size.number { return sizes.number(i) == Int64(number) }
        guard let own = sizes.operand(i), let whole = size.value else { return false }
        return own === whole
    }
}
