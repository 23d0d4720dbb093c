import IREECompilerCore

/// The loops of a structured operation: how each operand is indexed, and which loops reduce.
struct StructuredLoops {
    let op: Operation
    let maps: [AffineMap]
    /// By loop: whether it indexes the results.
    let isParallel: [Bool]

    /// Nil if the operation is not a structured one on tensors with a result.
    init?(_ op: Operation) {
        guard LoopNest.isStructured(op), op.body() != nil, !op.results.isEmpty,
            let maps = Linalg.structureMaps(op), maps.count == op.operandCount, let first = maps.first,
            op.results.allSatisfy({ $0.type.shaped != nil })
        else { return nil }
        self.op = op
        self.maps = maps
        if let words = op.as(Linalg.Generic.self)?.iteratorTypes.arrayValue {
            isParallel = words.map { Linalg.iteratorType.word(of: $0) == "parallel" }
        } else {
            let outputs = maps.suffix(op.results.count).flatMap(\.results)
            isParallel = (0..<first.dimensionCount).map { outputs.contains(.dimension($0)) }
        }
        guard isParallel.count == first.dimensionCount else { return nil }
    }

    var loopCount: Int { isParallel.count }
    var inputCount: Int { op.operandCount - op.results.count }
    var inputs: [Value] { Array(op.operands.prefix(inputCount)) }
    var outputs: [Value] { Array(op.operands.suffix(op.results.count)) }
    var inputMaps: [AffineMap] { Array(maps.prefix(inputCount)) }
    var outputMaps: [AffineMap] { Array(maps.suffix(op.results.count)) }
    var isElementwise: Bool { isParallel.allSatisfy { $0 } }

    /// Whether the body reads what the output holds before.
    func readsOutput(_ i: Int) -> Bool {
        guard let block = op.body(), block.arguments.indices.contains(inputCount + i) else { return true }
        return block.arguments[inputCount + i].hasUses
    }

    /// Sizes of the loops; `ShapedType.dynamic` where unknown.
    var sizes: [Int] {
        var sizes = [Int](repeating: ShapedType.dynamic, count: loopCount)
        for (operand, map) in zip(op.operands, maps) {
            for (result, size) in zip(map.results, operand.type.shaped?.shape ?? []) {
                if case .dimension(let loop) = result, sizes[loop] == ShapedType.dynamic {
                    sizes[loop] = size
                }
            }
        }
        return sizes
    }
}

extension Linalg {
    /// Whether the operation fills a tensor with one value.
    static func isFill(_ op: Operation) -> Bool { op.name == Name.fill }

    /// Whether code generation knows the operation by its name. Others are the same as generic ones.
    static func keepsName(_ op: Operation) -> Bool {
        guard let body = named[op.name] else { return op.is(Generic.self) || op.is(Softmax.self) }
        return switch body {
        case .multiplyAdd, .pool: true
        case .first: isFill(op)
        case .quantizedMultiplyAdd, .kind: false
        }
    }

    /// Whether the operation multiplies two operands and adds up the products, or adds up elements in windows.
    static func isNamedContraction(_ op: Operation) -> Bool {
        switch named[op.name] {
        case .multiplyAdd?, .pool?, .quantizedMultiplyAdd?: true
        default: false
        }
    }
}

extension EnumDefinition {
    /// The keyword of an attribute that is stored as one, or of a string.
    func word(of attribute: Attribute) -> String? {
        attribute.dialectValue?.parameters.first?.stringValue ?? attribute.stringValue
    }
}

extension AffineMap {
    /// For a map whose results are distinct dimensions: the dimension of each result.
    var projection: [Int]? {
        var seen: [Int] = []
        for result in results {
            guard case .dimension(let d) = result, !seen.contains(d) else { return nil }
            seen.append(d)
        }
        return seen
    }

    /// Whether the map reorders all dimensions.
    var isPermutation: Bool { projection?.count == dimensionCount && symbolCount == 0 }

    /// The map with each dimension replaced by an expression, over another number of dimensions.
    func replacingDimensions(_ replacements: [AffineExpression], count: Int) -> AffineMap {
        AffineMap(dimensions: count, results: results.map { $0.replacingDimensions(replacements) })
    }
}

extension AffineExpression {
    /// Complexity: linear in the size of the expression.
    func replacingDimensions(_ replacements: [AffineExpression]) -> AffineExpression {
        switch self {
        case .dimension(let d): replacements.indices.contains(d) ? replacements[d] : self
        case .symbol, .constant: self
        case .binary(let op, let left, let right):
            .simplified(
                op, left.replacingDimensions(replacements), right.replacingDimensions(replacements))
        }
    }
}

extension LinalgExt {
    /// Whether an operation on tensors is of this dialect.
    static func isOwn(_ op: Operation) -> Bool {
        op.definition.dialect == "iree_linalg_ext" && op.results.contains(where: \.type.isTensor)
    }
}
