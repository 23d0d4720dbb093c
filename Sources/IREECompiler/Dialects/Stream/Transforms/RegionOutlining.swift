import IREECompilerCore

/// Outlines the operations of a partition into a region.
struct RegionOutlining {
    let partition: Partition
    /// The operation with the region.
    let region: Operation
    private let body = Block()
    private let builder: OpBuilder
    private var mapping = ValueMapping()
    private let members: Set<ObjectIdentifier>

    /// `make` creates the operation from captured resources, their sizes, and the sizes of results.
    init(
        _ partition: Partition, at outer: OpBuilder,
        make: (_ operands: [Value], _ sizes: [Value], _ resultSizes: [Value]) -> Operation
    ) {
        self.partition = partition
        let resultSizes = partition.outputs.map { SizeAware.query($0, outer) }
        let operands = partition.inputs.filter(\.type.isResource)
        let sizes = operands.map { SizeAware.query($0, outer) }
        region = make(operands, sizes, resultSizes)
        region.regions.first?.addBlock(body)
        for operand in operands {
            mapping[operand] = body.addArgument(operand.type, at: region.location)
        }
        builder = OpBuilder(atEndOf: body, registry: outer.registry, location: region.location)
        members = Set(partition.operations.map(ObjectIdentifier.init))
    }

    /// Clones an operation of the partition into the region; returns the clone.
    mutating func add(_ op: Operation) -> Operation? {
        guard members.contains(ObjectIdentifier(op)) else { return nil }
        return builder.insert(op.clone(&mapping))
    }

    /// Yields the escaping values.
    func finish() {
        let results = partition.outputs.map { mapping[$0] }
        let sizes = results.map { SizeAware.query($0, builder) }
        builder.create(Stream.Yield.self) {
            $0.resourceOperands = results
            $0.resourceOperandSizes = sizes
        }
    }
}

extension Block {
    /// Stable topological sort of the block. False if there is a cycle.
    func sortTopologically() -> Bool {
        var waiting = Set(operations.filter { $0 !== terminator }.map(ObjectIdentifier.init))
        let consumed = Dictionary(
            operations.map { ($0, $0.consumedValues.compactMap { self.definition(of: $0) }) },
            uniquingKeysWith: { first, _ in first })
        var isSorted = true
        var next = first
        while !waiting.isEmpty, let start = next {
            var progress = false
            var insertionPoint = start
            var current: Operation? = start
            while let op = current {
                current = op.next
                guard op !== terminator,
                    consumed[op]?.allSatisfy({ $0 === op || !waiting.contains(ObjectIdentifier($0)) })
                        != false
                else { continue }
                waiting.remove(ObjectIdentifier(op))
                progress = true
                if op === insertionPoint {
                    if let following = op.next { insertionPoint = following }
                } else {
                    op.moveBefore(insertionPoint)
                }
            }
            if !progress {
                isSorted = false
                waiting.remove(ObjectIdentifier(insertionPoint))
                guard let following = insertionPoint.next else { break }
                insertionPoint = following
            }
            next = insertionPoint
        }
        return isSorted
    }

    /// The operation of this block that defines a value, directly or in a region.
    private func definition(of value: Value) -> Operation? {
        value.parentBlock === self ? value.definingOp : nil
    }
}
