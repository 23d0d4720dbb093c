import IREECompilerCore

/// Which timepoints are reached when others are: a timepoint covers those that it waited for.
struct TimepointCoverage {
    private var covered: [ObjectIdentifier: Set<ObjectIdentifier>] = [:]

    /// A timepoint that waits for nothing that is known.
    mutating func add(_ timepoint: Value) { covered[ObjectIdentifier(timepoint)] = own(timepoint) }

    /// A timepoint that waits for another, and so for all that the other waited for.
    mutating func add(_ timepoint: Value, after other: Value) {
        covered[ObjectIdentifier(timepoint)] = own(timepoint).union(own(other))
    }

    /// Whether `earlier` is reached whenever `timepoint` is.
    func isCovered(_ earlier: Value, by timepoint: Value) -> Bool {
        covered[ObjectIdentifier(timepoint)]?.contains(ObjectIdentifier(earlier)) == true
    }

    private func own(_ timepoint: Value) -> Set<ObjectIdentifier> {
        covered[ObjectIdentifier(timepoint)] ?? [ObjectIdentifier(timepoint)]
    }
}

extension Operation {
    /// The timepoint that is reached when the operation is done.
    var resultTimepoint: Value? {
        has(.timeline) ? results.last { $0.type == .timepoint } : nil
    }

    /// The field of the timepoints that the operation waits for.
    var awaitedField: AnyField? {
        guard has(.timeline) else { return nil }
        return definition.operands.first { $0.type.only == .timepoint }
    }

    /// The timepoints that the operation waits for.
    var awaitedTimepoints: [Value] { awaitedField.map { operands($0.index) } ?? [] }

    /// Makes the operation wait for these timepoints: joined, where it can wait for one alone.
    func setAwaitedTimepoints(_ timepoints: [Value], _ builder: OpBuilder) {
        guard let field = awaitedField else { return }
        let limit = attributes["await_limit"]?.integerValue.flatMap { Int(exactly: $0) }
        let takesAll = field.arity == .variadic && (limit.map { timepoints.count <= $0 } ?? true)
        if takesAll || timepoints.count < 2 { return setOperands(field.index, timepoints) }
        let joined = builder.create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }
        setOperands(field.index, [joined.resultTimepoint])
    }
}
