import IREECompilerCore

/// Verifiers of the `io_parameters` dialect: one range per key.
extension IOParameters {
    fileprivate static func verify(_ op: Operation, keys: Int, _ counts: Int...) throws(Diagnostic) {
        guard counts.contains(where: { $0 != keys }) else { return }
        throw op.error("expects \(keys) offsets and lengths, one per key, but got \(counts)")
    }
}

extension IOParameters.Load {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try IOParameters.verify(
            op.op, keys: op.source.keys.count, op.source.offsets.count, op.lengths.count)
    }
}

extension IOParameters.Gather {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try IOParameters.verify(
            op.op, keys: op.source.keys.count, op.source.offsets.count, op.targetOffsets.count,
            op.targetLengths.count)
    }
}

extension IOParameters.Scatter {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try IOParameters.verify(
            op.op, keys: op.target.keys.count, op.sourceOffsets.count, op.sourceLengths.count,
            op.target.offsets.count)
    }
}
