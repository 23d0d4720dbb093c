import IREECompilerCore

/// Rules of the operations that view a binding as a tensor or memref.
enum SubspanChecks {
    /// Tensors and memrefs determine the number of dynamic dimensions; dispatch tensors do not.
    static func verifyDimensions(
        _ op: Operation, _ result: Value, _ dimensions: [Value]
    ) throws(Diagnostic) {
        guard let count = result.type.shaped?.dynamicDimensionCount, count != dimensions.count else { return }
        throw op.error("expects \(count) values as 'dynamic_dims', but got \(dimensions.count)")
    }
}
