import IREECompilerCore

/// Puts the operations of a partition into a region of their own.
struct RegionOutlining {
    let partition: Partition
    /// The operation that has the region.
    let region: Operation
    private let body = Block()
    private let builder: OpBuilder
    private var mapping = ValueMapping()
    private let members: Set<ObjectIdentifier>

    /// `make` makes the operation from the resources that go in, their sizes, and the sizes of what comes out.
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

    /// Copies an operation into the region, if it is of the partition; gives the copy.
    mutating func add(_ op: Operation) -> Operation? {
        guard members.contains(ObjectIdentifier(op)) else { return nil }
        return builder.insert(op.clone(&mapping))
    }

    /// Ends the region with what comes out.
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
    /// Puts operations behind all that they use, and leaves their order otherwise. False if some wait for themselves.
    func sortTopologically() -> Bool {
        var waiting = Set(operations.filter { $0 !== terminator }.map(ObjectIdentifier.init))
        let consumed = Dictionary(
            operations.map { ($0, $0.consumedValues.compactMap { self.definition(of: $0) }) },
            uniquingKeysWith: { first, _ in first })
        var isSorted = true
        var next = first
        while !waiting.isEmpty, let start = next {
            var progress = false
            var place = start
            var current: Operation? = start
            while let op = current {
                current = op.next
                guard op !== terminator,
                    consumed[op]?.allSatisfy({ $0 === op || !waiting.contains(ObjectIdentifier($0)) })
                        != false
                else { continue }
                waiting.remove(ObjectIdentifier(op))
                progress = true
                if op === place {
                    if let following = op.next { place = following }
                } else {
                    op.moveBefore(place)
                }
            }
            if !progress {
                isSorted = false
                waiting.remove(ObjectIdentifier(place))
                guard let following = place.next else { break }
                place = following
            }
            next = place
        }
        return isSorted
    }

    /// The operation of this block that defines a value, or has the region that does.
    private func definition(of value: Value) -> Operation? {
        value.parentBlock === self ? value.definingOp : nil
    }
}
