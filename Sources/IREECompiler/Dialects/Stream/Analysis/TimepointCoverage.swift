import IREECompilerCore

/// Coverage of timepoints: a timepoint covers those that it waited for.
struct TimepointCoverage {
    private var covered: [ObjectIdentifier: Set<ObjectIdentifier>] = [:]

    /// Adds a timepoint that covers only itself.
    mutating func add(_ timepoint: Value) { covered[ObjectIdentifier(timepoint)] = own(timepoint) }

    /// Adds a timepoint that waits for another and covers what that covers.
    mutating func add(_ timepoint: Value, after other: Value) {
        covered[ObjectIdentifier(timepoint)] = own(timepoint).union(own(other))
    }

    /// Whether reaching `timepoint` implies that `earlier` is reached.
    func isCovered(_ earlier: Value, by timepoint: Value) -> Bool {
        covered[ObjectIdentifier(timepoint)]?.contains(ObjectIdentifier(earlier)) == true
    }

    private func own(_ timepoint: Value) -> Set<ObjectIdentifier> {
        covered[ObjectIdentifier(timepoint)] ?? [ObjectIdentifier(timepoint)]
    }
}

extension Operation {
    /// The timepoint that the operation produces.
    var resultTimepoint: Value? {
        has(.timeline) ? results.last { $0.type == .timepoint } : nil
    }

    /// The field of the timepoints that the operation awaits.
    var awaitedField: AnyField? {
        guard has(.timeline) else { return nil }
        return definition.operands.first { $0.type.only == .timepoint }
    }

    /// The timepoints that the operation awaits.
    var awaitedTimepoints: [Value] { awaitedField.map { operands($0.index) } ?? [] }

    /// Sets the awaited timepoints; joins them if the operation awaits a single one.
    func setAwaitedTimepoints(_ timepoints: [Value], _ builder: OpBuilder) {
        guard let field = awaitedField else { return }
        let limit = attributes["await_limit"]?.integerValue.flatMap { Int(exactly: $0) }
        let takesAll = field.arity == .variadic && (limit.map { timepoints.count <= $0 } ?? true)
        if takesAll || timepoints.count < 2 { return setOperands(field.index, timepoints) }
        let joined = builder.create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }
        setOperands(field.index, [joined.resultTimepoint])
    }
}
