import IREECompilerCore

extension LinalgExt {
    /// Common checks of destination-style operations.
    struct Check {
        let op: Operation
    }
}

extension LinalgExt.Check {
    /// Results match tensor outputs one by one; `mixed` allows both tensors and memrefs.
    func destinations(_ fields: AnyField..., mixed: Bool = false) throws(Diagnostic) {
        var tensors: [Int] = []
        for i in fields.flatMap({ Array(op.operandRange($0.index)) }) {
            switch op.operand(i).type {
            case .tensor, .unrankedTensor: tensors.append(i)
            case .memref: continue
            default: throw op.error("expects operand #\(i) to be a tensor or memref")
            }
        }
        guard op.results.count == tensors.count else {
            throw op.error(
                "expected the number of tensor results (\(op.results.count)) to be equal to the number of "
                    + "output tensors (\(tensors.count))")
        }
        for (i, result) in zip(tensors, op.results) where op.operand(i).type != result.type {
            throw op.error(
                "expected type of operand #\(i) (\(op.operand(i).type.quoted)) to match type of "
                    + "corresponding result (\(result.type.quoted))")
        }
        guard !mixed else { return }
        let all = op.operands.map(\.type)
        let hasMemory = all.contains {
            if case .memref = $0 { true } else { false }
        }
        guard !hasMemory || !all.contains(where: \.isTensor) else {
            throw op.error("expects tensors or memrefs, not both")
        }
    }

    /// The shape of a shaped operand.
    func shape(_ value: Value) throws(Diagnostic) -> ShapedType {
        guard let shape = value.type.shaped else {
            throw op.error("expects ranked operands, but got \(value.type.quoted)")
        }
        return shape
    }

    /// Arguments of a region and the values that it yields.
    func body(_ region: Region) throws(Diagnostic) -> (arguments: [Value], yielded: [Value]) {
        guard region.blocks.count == 1, let block = region.blocks.first else {
            throw op.error("expects a single-block region")
        }
        // The trait ensures that it ends with a yield.
        return (block.arguments, block.last?.operands ?? [])
    }

    /// A dimension of a shape, which must be in bounds.
    @discardableResult
    func dimension(_ dimension: Attribute, of shape: ShapedType) throws(Diagnostic) -> Int {
        guard let number = dimension.integerValue, let dimension = Int(exactly: number),
            shape.shape.indices.contains(dimension)
        else { throw op.error("expects a dimension of a shape of rank \(shape.rank)") }
        return dimension
    }
}

extension ShapedType {
    func without(_ dimension: Int) -> [Int] {
        shape.enumerated().filter { $0.offset != dimension }.map(\.element)
    }
}
