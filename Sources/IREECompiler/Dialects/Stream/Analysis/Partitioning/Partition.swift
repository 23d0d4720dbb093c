import IREECompilerCore

/// Operations of a block that execute together.
struct Partition {
    /// In block order.
    var operations: [Operation]
    /// Values defined outside, in the order of use.
    let inputs: [Value]
    /// Values used outside.
    let outputs: [Value]
    var affinity: Attribute?

    /// Sorts the partition's operations in block order and finds results that escape.
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

/// An ordered set of values.
struct OrderedValues {
    private(set) var all: [Value] = []
    private var known = Set<ObjectIdentifier>()

    mutating func insert(_ value: Value) {
        if known.insert(ObjectIdentifier(value)).inserted { all.append(value) }
    }

    func contains(_ value: Value) -> Bool { known.contains(ObjectIdentifier(value)) }
}

extension Operation {
    /// Whether cloning the operation for each user is cheaper than sharing its result.
    var prefersCloning: Bool {
        // A dispatch without inputs is a slow fill.
        if let dispatch = self.as(Stream.AsyncDispatch.self) {
            return !dispatch.resourceOperands.contains { $0.type.isResource }
        }
        return has(.prefersCloning)
    }

    /// The affinity of the execution, if any.
    var executionAffinity: Attribute? {
        guard let transfer = self.as(Stream.AsyncTransfer.self) else { return attributes["affinity"] }
        if let own = transfer.executionAffinity { return own }
        // External inputs are pulled by their consumer; other transfers are pushed.
        let source = transfer.source.type.lifetime
        let isStaging = source == .staging && transfer.result.type.lifetime == .staging
        let fetches = !isStaging && (source == .external || source == .staging)
        return fetches ? transfer.targetAffinity : transfer.sourceAffinity
    }

    /// Operands of the operation and of all nested ones.
    var consumedValues: [Value] {
        var out = OrderedValues()
        walk(.preOrder) { op in for operand in op.operands { out.insert(operand) } }
        return out.all
    }
}

/// The optimization goal in `#stream.partitioning_config`.
enum PartitioningFavor: String {
    /// Serial execution.
    case debug
    /// Does not run operations concurrently if that increases live memory.
    case minimalPeakMemory = "min-peak-memory"
    case maximalConcurrency = "max-concurrency"

    /// The goal of the operation or of an ancestor.
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
        let setting = settings[Setting.partitioningFavor]
        self = setting.flatMap(PartitioningFavor.init) ?? .minimalPeakMemory
    }
}
