import IREECompilerCore

extension OpBuilder {
    /// The timepoint at which all of `timepoints` are reached: the one, where there is one only; nil where there
    /// is none.
    func join(_ timepoints: [Value]) -> Value? {
        guard timepoints.count > 1 else { return timepoints.first }
        return create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }.resultTimepoint
    }
}
