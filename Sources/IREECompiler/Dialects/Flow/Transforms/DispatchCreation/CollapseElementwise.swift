import IREECompilerCore

/// Elementwise operations on one dimension, so that the innermost dimension is as long as it can be.
enum CollapseElementwise {
    /// Replaces an operation by one on all elements in the order of memory.
    ///
    /// - Returns: The new operation; nil if the operation depends on where elements are.
    static func apply(_ op: Operation) -> Operation? {
        guard op.is(Linalg.Generic.self), let loops = StructuredLoops(op), loops.isElementwise,
            loops.loopCount > 1,
            loops.outputMaps.allSatisfy(\.isIdentity),
            loops.inputMaps.allSatisfy({ $0.isIdentity || $0.results.isEmpty }), !dependsOnPlace(op)
        else { return nil }
        let builder = OpBuilder(before: op)
        let resolver = DimensionResolver(builder)
        let sizes = (0..<loops.loopCount).map { resolver.dimension(of: loops.outputs[0], $0) }
        let total = Self.total(sizes, builder)
        let inputs = zip(loops.inputs, loops.inputMaps).map { value, map in
            map.isIdentity ? collapse(value, builder) : value
        }
        let outputs = loops.outputs.enumerated().map { i, value in
            loops.readsOutput(i)
                ? collapse(value, builder)
                : builder.empty(
                    collapsed(value.type), collapsed(value.type).shaped?.isStatic == true ? [] : [total])
        }
        let line = AffineMap.identity(1)
        let scalar = AffineMap(dimensions: 1, results: [])
        let maps = loops.inputMaps.map { $0.isIdentity ? line : scalar } + outputs.map { _ in line }
        let new = builder.create(Linalg.Generic.self) {
            $0.inputs = inputs
            $0.outputs = outputs
            $0.indexingMaps = .array(maps.map { .affineMap($0) })
            $0.iteratorTypes = Linalg.iterators([true])
            $0.resultTensors = outputs.map(\.type)
        }
        new.region.takeBlocks(of: op.regions[0])
        for (old, result) in zip(op.results, new.op.results) {
            old.replaceAllUses(with: expand(result, to: old.type, sizes, builder))
        }
        op.erase()
        return new.op
    }

    private static func dependsOnPlace(_ op: Operation) -> Bool {
        var found = false
        op.walk { if $0.is(Linalg.Index.self) { found = true } }
        return found
    }

    private static func total(_ sizes: [Value], _ builder: OpBuilder) -> Value {
        let numbers = sizes.map(\.constantInteger)
        if numbers.allSatisfy({ $0 != nil }) {
            var product: Int64 = 1
            var overflows = false
            for number in numbers.compactMap({ $0 }) {
                let (next, overflow) = product.multipliedReportingOverflow(by: number)
                product = next
                overflows = overflows || overflow
            }
            if !overflows { return builder.constant(index: product) }
        }
        return sizes.dropFirst().reduce(sizes[0]) { builder.multiplyIndices($0, $1) }
    }

    private static func collapsed(_ type: IRType) -> IRType {
        guard case .tensor(let shape) = type else { return type }
        let count = shape.elementCount ?? ShapedType.dynamic
        return .tensor(ShapedType([count], shape.element, encoding: shape.encoding))
    }

    private static func group(_ type: IRType) -> Attribute {
        .array([.array((0..<Int64(type.shaped?.rank ?? 0)).map { .i64($0) })])
    }

    private static func collapse(_ value: Value, _ builder: OpBuilder) -> Value {
        builder.create(Tensor.CollapseShape.self) {
            $0.src = value
            $0.reassociation = group(value.type)
            $0.result = collapsed(value.type)
        }.result
    }

    private static func expand(_ value: Value, to type: IRType, _ sizes: [Value], _ builder: OpBuilder)
        -> Value
    {
        let shape = type.shaped?.shape ?? []
        let open = zip(shape, sizes).filter { $0.0 == ShapedType.dynamic }.map(\.1)
        let mixed = MixedIndices(type, open)
        return builder.create(Tensor.ExpandShape.self) {
            $0.src = value
            $0.reassociation = group(type)
            $0.outputShape = mixed.values
            $0.staticOutputShape = mixed.attribute
            $0.result = type
        }.result
    }
}
