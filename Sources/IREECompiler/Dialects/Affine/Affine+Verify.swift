import IREECompilerCore

/// Verifiers of the `affine` dialect: as many operands as map dimensions and symbols.
extension Affine {
    fileprivate static func verify(
        _ op: Operation, _ map: Attribute, _ results: ClosedRange<Int>
    ) throws(Diagnostic) {
        guard let map = map.affineMapValue else { return }
        let count = map.dimensionCount + map.symbolCount
        guard op.operandCount == count else {
            throw op.error(
                "expects \(count) operands, one per dimension and symbol, but got \(op.operandCount)")
        }
        guard results.contains(map.results.count) else {
            throw op.error("expects a map with a number of results other than \(map.results.count)")
        }
    }
}

extension Affine.Apply {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Affine.verify(op.op, op.map, 1...1)
    }
}

extension Affine.Minimum {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Affine.verify(op.op, op.map, 1...Int.max)
    }
}

extension Affine.Maximum {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Affine.verify(op.op, op.map, 1...Int.max)
    }
}
