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
    /// Moves what an operation uses before it, and no operation past another one that it does not use: the order of
    /// side effects stays.
    ///
    /// - Returns: Whether there is such an order.
    func placeDefinitionsFirst() -> Bool {
        var placed = Set<Operation>()
        var open = Set<Operation>()
        for start in operations where !placed.contains(start) {
            var pending = [start]
            while let op = pending.last {
                if placed.contains(op) {
                    pending.removeLast()
                    continue
                }
                let missing = op.consumedValues.compactMap(\.definingOp).filter {
                    $0.block === self && $0 !== op && !placed.contains($0)
                }
                if missing.isEmpty {
                    placed.insert(op)
                    if op !== start { op.moveBefore(start) }
                    pending.removeLast()
                } else {
                    guard open.insert(op).inserted else { return false }
                    pending += missing.reversed()
                }
            }
        }
        return true
    }
}
