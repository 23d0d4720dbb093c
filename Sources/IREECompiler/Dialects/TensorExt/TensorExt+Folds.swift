import IREECompilerCore

extension TensorExt.DispatchTensorLoad {
    /// Makes constant offsets, sizes and strides static, and the shape with them.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard var offsets = Mixed(op.offsets, op.staticOffsets), var sizes = Mixed(op.sizes, op.staticSizes),
            var strides = Mixed(op.strides, op.staticStrides), let old = op.result.type.shaped
        else { return false }
        // Dropped dimensions are the first unit dimensions.
        var surplus = sizes.numbers.count - old.rank
        guard surplus >= 0 else { return false }
        var kept: [Int] = []
        for (i, size) in sizes.numbers.enumerated() {
            if surplus > 0, size == 1 { surplus -= 1 } else { kept.append(i) }
        }
        guard surplus == 0 else { return false }
        let known = [offsets.resolve(), sizes.resolve(), strides.resolve()]
        guard known.contains(true) else { return false }
        let shape = kept.map { sizes.numbers[$0] == Mixed.open ? ShapedType.dynamic : Int(sizes.numbers[$0]) }
        let type = IRType.tensor(ShapedType(shape, old.element, encoding: old.encoding))
        let new = rewriter.create(Self.self) {
            $0.attributes = op.op.attributes
            $0.source = op.source
            $0.sourceDims = op.sourceDims
            $0.offsets = offsets.values
            $0.sizes = sizes.values
            $0.strides = strides.values
            $0.staticOffsets = .denseArray(offsets.numbers, .i64)
            $0.staticSizes = .denseArray(sizes.numbers, .i64)
            $0.staticStrides = .denseArray(strides.numbers, .i64)
            $0.result = type
        }
        if type == op.result.type {
            rewriter.replace(op.op, with: [new.result])
        } else {
            ShapeFolding.replaceByCast(op.op, new.result, rewriter)
        }
        return true
    }

    /// Mixed static and dynamic entries.
    private struct Mixed {
        static let open = Int64.min
        var values: [Value]
        var numbers: [Int64]

        init?(_ values: [Value], _ numbers: Attribute) {
            guard let numbers = numbers.denseArrayValue,
                numbers.count(where: { $0 == Self.open }) == values.count
            else { return nil }
            self.values = values
            self.numbers = numbers
        }

        /// Makes constant entries static; returns whether there were any.
        mutating func resolve() -> Bool {
            var rest = values[...]
            var open: [Value] = []
            for i in numbers.indices where numbers[i] == Self.open {
                guard let value = rest.popFirst() else { break }
                if let number = value.constantInteger, number >= 0, Int(exactly: number) != nil {
                    numbers[i] = number
                } else {
                    open.append(value)
                }
            }
            defer { values = open }
            return open.count < values.count
        }
    }
}
