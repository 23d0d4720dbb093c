import IREECompilerCore

extension OpBuilder {
    /// `linalg.generic` whose body `fill` creates: it gets the arguments and returns what is yielded.
    func generic(
        inputs: [Value], outputs: [Value], maps: [AffineMap], isParallel: [Bool],
        body fill: (OpBuilder, [Value]) -> [Value]
    ) -> Operation {
        let generic = create(Linalg.Generic.self) {
            $0.inputs = inputs
            $0.outputs = outputs
            $0.indexingMaps = .array(maps.map { .affineMap($0) })
            $0.iteratorTypes = Linalg.iterators(isParallel)
            $0.resultTensors = outputs.map(\.type)
        }
        let block = generic.region.addBlock()
        for value in inputs + outputs { block.addArgument(value.type.elementOrSelf, at: location) }
        let inner = OpBuilder(atEndOf: block, registry: registry, location: location)
        let results = fill(inner, block.arguments)
        inner.create(Linalg.Yield.self) { $0.values = results }
        return generic.op
    }

    /// `linalg.fill` of a new tensor.
    func fill(_ value: Value, _ type: IRType, _ dims: [Value]) -> Value {
        Linalg.fill(value, empty(type, dims), self)
    }

    /// `tensor.empty`.
    func empty(_ type: IRType, _ dims: [Value]) -> Value {
        create(Tensor.Empty.self) {
            $0.dynamicSizes = dims
            $0.result = type
        }.result
    }
}

extension Linalg {
    static func iterators(_ isParallel: [Bool]) -> Attribute {
        .array(isParallel.compactMap { iteratorType.attribute([$0 ? "parallel" : "reduction"]) })
    }

    /// Fills a tensor with a value of its element type.
    static func fill(_ value: Value, _ target: Value, _ builder: OpBuilder) -> Value {
        let op = Operation(
            builder.registry.definition(named: Linalg.Name.fill), at: builder.location,
            operands: [[value], [target]], results: [[target.type]])
        if let region = body(
            .first, kind: nil, inputs: [value.type], outputs: [target.type], at: builder.location,
            builder.registry)
        {
            op.addRegion().takeBlocks(of: region)
        }
        return builder.insert(op).results[0]
    }
}
