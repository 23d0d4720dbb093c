import IREECompilerCore

extension Pass {
    static let elementwiseToLinalg = Pass(
        "convert-elementwise-to-linalg", "Converts operations on the elements of tensors to `linalg.generic`."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk(.preOrder) { op in
            if op.has(.elementwise), op.results.contains(where: \.type.isTensor), !selectsWhole(op) {
                found.append(op)
            }
        }
        for op in found { try ElementwiseConversion.convert(op) }
    }
}

/// Whether the operation selects one of two tensors, which may have other sizes than each other.
private func selectsWhole(_ op: Operation) -> Bool {
    guard let select = op.as(Arith.Select.self), !select.condition.type.isTensor else { return false }
    return select.result.type.shaped?.isStatic == false
}

private enum ElementwiseConversion {
    static func convert(_ op: Operation) throws(Diagnostic) {
        guard let shape = op.results[0].type.shaped,
            let like = op.operands.first(where: { $0.type.isTensor }),
            op.results.allSatisfy({ $0.type.shaped?.shape == shape.shape }), op.regions.isEmpty
        else { throw op.error("expects ranked tensors of one shape") }
        let builder = OpBuilder(before: op)
        let dims = DimensionResolver(builder).dimensions(of: like)
        let outputs = op.results.map { builder.empty($0.type, dims) }
        let identity = AffineMap.identity(shape.rank)
        // A scalar is the same for all elements.
        let scalar = AffineMap(dimensions: shape.rank, results: [])
        let maps = op.operands.map { $0.type.isTensor ? identity : scalar } + outputs.map { _ in identity }
        let generic = builder.generic(
            inputs: op.operands, outputs: outputs, maps: maps,
            isParallel: Array(repeating: true, count: shape.rank)
        ) { inner, arguments in
            let results = op.results.map(\.type.elementOrSelf)
            let fields = op.definition.operands.indices.map { field in
                op.operandRange(field).map { arguments[$0] }
            }
            let types = op.definition.results.indices.map { field in
                op.resultRange(field).map { results[$0] }
            }
            let scalar = Operation(
                op.definition, at: op.location, operands: fields, results: types, attributes: op.attributes)
            return inner.insert(scalar).results
        }
        op.replaceAllUses(with: generic.results)
        op.erase()
    }
}
