/// An operation: what it does is its definition, what it does it with are its operands, attributes,
/// regions and successors.
///
/// An operation belongs to the block that it stands in. Taken out of it, it belongs to whoever holds it.
public final class Operation {
    package let definition: OpDefinition
    @exclusivity(unchecked) public var location: Location
    /// Place among the operations of the block, while the block says that it numbered them.
    @exclusivity(unchecked) package var order: Int32 = 0
    @exclusivity(unchecked) public var attributes: AttributeDictionary
    private var operandList = OperandList()
    /// How many operands each field of the definition has, where the definition cannot tell by itself.
    @exclusivity(unchecked) public private(set) var operandSegments: [Int] = []
    @exclusivity(unchecked) public private(set) var results: [Value] = []
    @exclusivity(unchecked) public private(set) var resultSegments: [Int] = []
    @exclusivity(unchecked) public private(set) var regions: [Region] = []
    public var successors: [Block] = [] {
        didSet {
            for block in oldValue { block.removeBranch(self) }
            for block in successors { block.addBranch(self) }
            block?.region?.invalidateFlow()
        }
    }

    // Each of these is read or set at once, so that accesses need no watching.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var block: Block?
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var next: Operation?
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var previous: Operation?

    /// Operands and results come by field of the definition; an operation that has no definition has
    /// one field of each.
    package init(
        _ definition: OpDefinition, at location: Location = .unknown, operands: [[Value]] = [],
        results: [[IRType]] = [], attributes: AttributeDictionary = AttributeDictionary(),
        successors: [Block] = [], regionCount: Int = 0
    ) {
        self.definition = definition
        self.location = location
        self.attributes = attributes
        self.successors = successors
        let values = operands.count == 1 ? operands[0] : Array(operands.joined())
        operandList.replace(0..<0, with: values, owner: self)
        if definition.operandLayout == .stored { operandSegments = operands.map(\.count) }
        for group in results {
            for type in group {
                self.results.append(Value(type: type, resultOf: self, index: self.results.count))
            }
        }
        if definition.resultLayout == .stored { resultSegments = results.map(\.count) }
        for block in successors { block.addBranch(self) }
        for _ in 0..<regionCount { addRegion() }
    }

    deinit {
        for block in successors { block.removeBranch(self) }
        for result in results { result.orphan() }
        for region in regions { region.parent = nil }
    }

    public var name: String { definition.name }
    /// The registry that defines the operation.
    package var registry: Registry { definition.registry }

    // MARK: Operands

    public var operands: [Value] { operandList[0..<operandList.count] }
    public var operandCount: Int { operandList.count }
    public func operand(_ i: Int) -> Value { operandList[i] }
    public func setOperand(_ i: Int, _ value: Value) { operandList.set(i, value) }

    func operandIndex(of slot: UnsafeMutablePointer<OperandList.Slot>) -> Int { operandList.index(of: slot) }

    /// The operands of field `field` of the definition.
    public func operandRange(_ field: Int) -> Range<Int> {
        definition.operandLayout.range(
            of: field, segments: operandSegments, count: operandList.count, fields: definition.operands.count)
    }

    public func operands(_ field: Int) -> [Value] { operandList[operandRange(field)] }

    /// Replaces what a field of the definition holds.
    public func setOperands(_ field: Int, _ values: [Value]) {
        let range = operandRange(field)
        operandList.replace(range, with: values, owner: self)
        if definition.operandLayout == .stored, operandSegments.indices.contains(field) {
            operandSegments[field] = values.count
        }
    }

    /// All operands at once, for an operation that has one field of them or keeps its segments.
    public func setOperands(_ values: [Value]) {
        operandList.replace(0..<operandList.count, with: values, owner: self)
    }

    public func dropAllOperands() {
        operandList = OperandList()
        operandSegments = operandSegments.map { _ in 0 }
    }

    /// Says how many operands each field has, where a parser learns of it by an attribute.
    func setOperandSegments(_ counts: [Int]) { operandSegments = counts }
    func setResultSegments(_ counts: [Int]) { resultSegments = counts }

    // MARK: Results

    public func resultRange(_ field: Int) -> Range<Int> {
        definition.resultLayout.range(
            of: field, segments: resultSegments, count: results.count, fields: definition.results.count)
    }

    public func results(_ field: Int) -> [Value] { Array(results[resultRange(field)]) }

    public var hasUses: Bool { results.contains(where: \.hasUses) }

    public func replaceAllUses(with values: [Value]) {
        for (result, value) in zip(results, values) { result.replaceAllUses(with: value) }
    }

    // MARK: Regions

    @discardableResult
    public func addRegion() -> Region {
        let region = Region()
        region.parent = self
        regions.append(region)
        return region
    }

    /// The region's only block, or its first.
    public func body(_ i: Int = 0) -> Block? { regions.indices.contains(i) ? regions[i].blocks.first : nil }

    // MARK: Where it stands

    /// The operation that this one is nested in.
    public var parent: Operation? { block?.region?.parent }

    /// The innermost operation around this one, or itself, that `matches`.
    public func enclosing(_ matches: (Operation) -> Bool) -> Operation? {
        var op: Operation? = self
        while let current = op {
            if matches(current) { return current }
            op = current.parent
        }
        return nil
    }

    public func isAncestor(of other: Operation) -> Bool {
        other.enclosing { $0 === self } != nil
    }

    /// Takes the operation out of its block; the caller owns it now.
    public func remove() { block?.remove(self) }

    /// Takes the operation out and drops its operands. Its results must have no uses left.
    public func erase() {
        walk { op in
            op.dropAllOperands()
            if !op.successors.isEmpty { op.successors = [] }
        }
        remove()
    }

    public func moveBefore(_ other: Operation) {
        guard let target = other.block, other !== self else { return }
        remove()
        target.insert(self, before: other)
    }

    public func moveAfter(_ other: Operation) {
        guard let target = other.block, other !== self else { return }
        let anchor = other.next === self ? next : other.next
        remove()
        target.insert(self, before: anchor)
    }

    /// Whether this operation stands before another of the same block.
    public func isBefore(_ other: Operation) -> Bool {
        block?.numberOperations()
        return order < other.order
    }

    package func has(_ trait: OpTraits) -> Bool { definition.traits.isSuperset(of: trait) }
    public var isTerminator: Bool { has(.terminator) }
}

extension Operation: Hashable {
    public static func == (a: Operation, b: Operation) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Operation {
    public enum WalkOrder { case preOrder, postOrder }

    /// Visits this operation and all that are nested in it. The operation that is visited may be
    /// erased, in `preOrder` only where the walk need not go into it.
    public func walk(_ order: WalkOrder = .postOrder, _ visit: (Operation) throws -> Void) rethrows {
        if order == .preOrder { try visit(self) }
        for region in regions {
            for block in region.blocks {
                var op = block.first
                while let current = op {
                    op = current.next
                    try current.walk(order, visit)
                }
            }
        }
        if order == .postOrder { try visit(self) }
    }
}
