import IREECompilerCore

extension OpBuilder {
    /// A timepoint that has been reached.
    func immediateTimepoint() -> Value { create(Stream.TimepointImmediate.self).resultTimepoint }

    /// Joins `timepoints`; the timepoint itself if there is one, nil if there is none.
    func join(_ timepoints: [Value]) -> Value? {
        guard timepoints.count > 1 else { return timepoints.first }
        return create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }.resultTimepoint
    }
}
