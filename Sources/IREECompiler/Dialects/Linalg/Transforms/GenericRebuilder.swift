import IREECompilerCore

/// Makes a `linalg.generic` of another one, with the body of the producer of an input merged into it.
///
/// Inputs that are equal are merged, unused ones dropped, and tensors of equal elements become scalars.
struct GenericRebuilder {
    private let consumer: StructuredLoops
    private let producer: StructuredLoops?
    /// The input of the consumer that the producer's body replaces.
    private let fused: Int?
    private var inputs: [(value: Value, map: AffineMap)] = []

    /// What stands for an argument of a body.
    private enum Source {
        case input(Int)
        case scalar(Value)
        case unused
    }
    private var consumerSources: [Source] = []
    private var producerSources: [Source] = []

    /// Only cleans up the inputs.
    init(_ consumer: StructuredLoops) {
        self.consumer = consumer
        producer = nil
        fused = nil
    }

    /// Merges the producer of input `i`.
    init(_ consumer: StructuredLoops, _ producer: StructuredLoops, intoInput i: Int) {
        self.consumer = consumer
        self.producer = producer
        fused = i
    }

    /// The new operation, before the consumer, which remains; nil if it would not be valid or not be another one.
    mutating func rebuild() -> Operation? {
        let builder = OpBuilder(before: consumer.op)
        guard plan(builder) else { return nil }
        let maps = inputs.map(\.map) + consumer.outputMaps
        let covered = Set(maps.flatMap(\.results))
        guard (0..<consumer.loopCount).allSatisfy({ covered.contains(.dimension($0)) }) else { return nil }
        let outputs = consumer.outputs
        let new = builder.generic(
            inputs: inputs.map(\.value), outputs: outputs, maps: maps, isParallel: consumer.isParallel
        ) { inner, arguments in
            var mapping = ValueMapping()
            func bind(_ block: Block, _ sources: [Source]) {
                for (argument, source) in zip(block.arguments, sources) {
                    switch source {
                    case .input(let i): mapping[argument] = arguments[i]
                    case .scalar(let value): mapping[argument] = value
                    case .unused: break
                    }
                }
            }
            guard let body = consumer.op.body() else { return [] }
            if let producer, let fused, let own = producer.op.body() {
                bind(own, producerSources)
                let results = copy(own, &mapping, inner, loops: producerLoops)
                mapping[body.arguments[fused]] = results.first ?? body.arguments[fused]
            }
            bind(body, consumerSources)
            for (i, argument) in body.arguments.suffix(outputs.count).enumerated() {
                mapping[argument] = arguments[inputs.count + i]
            }
            return copy(body, &mapping, inner, loops: nil)
        }
        return new
    }

    /// Copies a body except for its terminator, whose operands are returned.
    private func copy(
        _ block: Block, _ mapping: inout ValueMapping, _ builder: OpBuilder, loops: [AffineExpression]?
    ) -> [Value] {
        for op in block.operations {
            if let end = op.as(Linalg.Yield.self) { return end.values.map { mapping[$0] } }
            let new = builder.insert(op.clone(&mapping))
            guard let loops else { continue }
            new.walk { inner in
                guard let index = inner.as(Linalg.Index.self),
                    let old = index.dim.integerValue.flatMap({ Int(exactly: $0) }),
                    loops.indices.contains(old),
                    case .dimension(let loop) = loops[old]
                else { return }
                index.dim = .i64(Int64(loop))
            }
        }
        return []
    }

    /// For each loop of the producer the consumer's loop.
    private var producerLoops: [AffineExpression] {
        guard let producer, let fused, let own = producer.outputMaps.first?.projection else { return [] }
        var loops = [AffineExpression](repeating: .constant(0), count: producer.loopCount)
        for (loop, result) in zip(own, consumer.maps[fused].results) { loops[loop] = result }
        return loops
    }

    /// Decides what stands for each argument; returns whether anything changes.
    private mutating func plan(_ builder: OpBuilder) -> Bool {
        guard let body = consumer.op.body() else { return false }
        var changes = producer != nil
        for i in 0..<consumer.inputCount {
            let source: Source =
                i == fused
                ? .unused : plan(body.arguments[i], consumer.op.operand(i), consumer.maps[i], builder)
            if case .input(let slot) = source, slot == consumerSources.count {} else { changes = true }
            consumerSources.append(source)
        }
        if let producer, let own = producer.op.body() {
            let loops = producerLoops
            for i in 0..<producer.inputCount {
                let map = producer.maps[i].replacingDimensions(loops, count: consumer.loopCount)
                producerSources.append(plan(own.arguments[i], producer.op.operand(i), map, builder))
            }
        }
        return changes
    }

    private mutating func plan(
        _ argument: Value, _ operand: Value, _ map: AffineMap, _ builder: OpBuilder
    ) -> Source {
        guard argument.hasUses else { return .unused }
        if !operand.type.isTensor { return .scalar(operand) }
        if let splat = Self.splat(operand, builder), splat.type == argument.type { return .scalar(splat) }
        if let known = inputs.firstIndex(where: { $0.value === operand && $0.map == map }) {
            return .input(known)
        }
        inputs.append((operand, map))
        return .input(inputs.count - 1)
    }

    /// The value that all elements of a tensor have.
    private static func splat(_ tensor: Value, _ builder: OpBuilder) -> Value? {
        if case .dense(let elements)? = tensor.constant, elements.isSplat,
            let value = elements.attribute(at: 0)
        {
            return builder.constant(value)
        }
        guard let op = tensor.definingOp else { return nil }
        if let splat = op.as(Tensor.Splat.self) { return splat.input }
        if Linalg.isFill(op), op.operand(0).type == tensor.type.elementOrSelf { return op.operand(0) }
        return nil
    }
}
