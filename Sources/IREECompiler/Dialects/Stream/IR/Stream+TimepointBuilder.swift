import IREECompilerCore

extension OpBuilder {
    /// A timepoint that has been reached.
    func immediateTimepoint() -> Value { create(Stream.TimepointImmediate.self).resultTimepoint }

    /// Joins `timepoints`; the timepoint itself if there is one, nil if there is none.
    func join(_ timepoints: [Value]) -> Value? {
        guard timepoints.count > 1 else { return timepoints.first }
        return create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }.resultTimepoint
    }

    /// Creates a private mutable global for a timepoint, which is reached at first.
    func timepointGlobal(_ name: String) -> OpView<Util.Global> {
        create(Util.Global.self) {
            $0.symVisibility = .string("private")
            $0.symName = .string(name)
            $0.type = .type(.timepoint)
            $0.isMutable = .unit
            $0.initialValue = Stream.immediateTimepoint
        }
    }
}
