import IREECompilerCore

extension Pass {
    static let inferStaticShapes = Pass(
        "iree-global-opt-infer-static-shapes",
        "Makes dimensions of structured operations static that are so in any of their operands."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in if StructuredLoops(op) != nil { found.append(op) } }
        // In the order of the program: results are operands of later operations.
        for op in found { if let loops = StructuredLoops(op) { StaticShapes(loops).apply() } }
    }
}

private struct StaticShapes {
    private let loops: StructuredLoops
    private let sizes: [Int]

    init(_ loops: StructuredLoops) {
        self.loops = loops
        var sizes = loops.sizes
        // Types before casts may say more.
        for (operand, map) in zip(loops.op.operands, loops.maps) {
            let shape = Self.origin(operand).type.shaped?.shape ?? []
            for (result, size) in zip(map.results, shape) where size != ShapedType.dynamic {
                if case .dimension(let loop) = result { sizes[loop] = size }
            }
        }
        self.sizes = sizes
    }

    private static func origin(_ value: Value) -> Value {
        guard let cast = value.definingOp?.as(Tensor.Cast.self), cast.source.type.shaped != nil else {
            return value
        }
        return cast.source
    }

    /// The type of an operand with all sizes that are known.
    private func refined(_ type: IRType, _ map: AffineMap) -> IRType {
        guard case .tensor(var shape) = type else { return type }
        for (i, result) in map.results.enumerated() where shape.shape[i] == ShapedType.dynamic {
            if case .dimension(let loop) = result { shape.shape[i] = sizes[loop] }
        }
        return .tensor(shape)
    }

    func apply() {
        let op = loops.op
        let types = zip(op.operands, loops.maps).map { refined($0.type, $1) }
        guard types != op.operands.map(\.type) else { return }
        let builder = OpBuilder(before: op)
        let values = zip(op.operands, types).map { value, type in
            let origin = Self.origin(value)
            return origin.type == type ? origin : Self.cast(value, to: type, builder)
        }
        let groups = op.definition.operands.indices.map { field in op.operandRange(field).map { values[$0] } }
        let results = Array(types.suffix(op.results.count))
        let new = op.rebuilt(
            results: op.definition.results.indices.map { field in op.resultRange(field).map { results[$0] } },
            operands: groups)
        for region in op.regions { new.addRegion().takeBlocks(of: region) }
        builder.insert(new)
        op.replaceAllUses(with: zip(new.results, op.results).map { Self.cast($0, to: $1.type, builder) })
        op.erase()
    }

    private static func cast(_ value: Value, to type: IRType, _ builder: OpBuilder) -> Value {
        guard value.type != type else { return value }
        return builder.create(Tensor.Cast.self) {
            $0.source = value
            $0.dest = type
        }.dest
    }
}
