import IREECompilerCore

/// Operations of a block that are to run together.
struct Partition {
    /// In the order of the block.
    var operations: [Operation]
    /// Values that come from elsewhere, in the order of their use.
    let inputs: [Value]
    /// Values that are used elsewhere.
    let outputs: [Value]
    var affinity: Attribute?

    /// Operations of the partition in the order of the block, and which of their results leave it.
    init(
        _ operations: [Operation], affinity: Attribute? = nil, escapes: (Operation, Value) -> Bool
    ) {
        self.operations = operations
        self.affinity = affinity
        var consumed = OrderedValues()
        var produced = OrderedValues()
        var escaping = OrderedValues()
        for op in operations {
            for operand in op.operands { consumed.insert(operand) }
            for result in op.results {
                produced.insert(result)
                if escapes(op, result) { escaping.insert(result) }
            }
        }
        inputs = consumed.all.filter { !produced.contains($0) }
        outputs = escaping.all
    }
}

/// Values, each once, in the order in which they came.
struct OrderedValues {
    private(set) var all: [Value] = []
    private var known = Set<ObjectIdentifier>()

    mutating func insert(_ value: Value) {
        if known.insert(ObjectIdentifier(value)).inserted { all.append(value) }
    }

    func contains(_ value: Value) -> Bool { known.contains(ObjectIdentifier(value)) }
}

extension Operation {
    /// Whether it is cheaper to do this again for each that needs it than to carry what it makes around.
    var prefersCloning: Bool {
        // A dispatch that reads nothing is a slow fill.
        if let dispatch = self.as(Stream.AsyncDispatch.self) {
            return !dispatch.resourceOperands.contains { $0.type.isResource }
        }
        return has(.prefersCloning)
    }

    /// Where the operation is to run, if it says so.
    var executionAffinity: Attribute? {
        guard let transfer = self.as(Stream.AsyncTransfer.self) else { return attributes["affinity"] }
        if let own = transfer.executionAffinity { return own }
        // What comes in from outside is fetched by who needs it; all else is sent.
        let source = transfer.source.type.lifetime
        let isStaging = source == .staging && transfer.result.type.lifetime == .staging
        let fetches = !isStaging && (source == .external || source == .staging)
        return fetches ? transfer.targetAffinity : transfer.sourceAffinity
    }

    /// Operands of the operation and of all that is in it.
    var consumedValues: [Value] {
        var out = OrderedValues()
        walk(.preOrder) { op in for operand in op.operands { out.insert(operand) } }
        return out.all
    }
}

/// What is asked of the division of work, as `#stream.partitioning_config` says.
enum PartitioningFavor: String {
    /// One after another.
    case debug
    /// What would make more memory live at a time does not run at the same time.
    case minimalPeakMemory = "min-peak-memory"
    case maximalConcurrency = "max-concurrency"

    /// What is said at the operation or around it.
    init(for op: Operation, settings: [String: String]) {
        var current: Operation? = op
        while let here = current {
            if let found = here.attributes["stream.partitioning"]?.dialectValue?.parameters.first?.stringValue
            {
                self = PartitioningFavor(rawValue: found) ?? .minimalPeakMemory
                return
            }
            current = here.parent
        }
        let setting = settings["iree-stream-partitioning-favor"]
        self = setting.flatMap(PartitioningFavor.init) ?? .minimalPeakMemory
    }
}
