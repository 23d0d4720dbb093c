/// An operation: a definition, operands, results, attributes, regions and successors.
///
/// Owned by its block, or by the caller while detached.
public final class Operation {
    package let definition: OpDefinition
    /// The source location.
    @exclusivity(unchecked) public var location: Location
    /// Index among the operations of the block; valid while the block's numbering is.
    @exclusivity(unchecked) package var order: Int32 = 0
    /// The attributes, inherent and discardable ones.
    @exclusivity(unchecked) public var attributes: AttributeDictionary
    @exclusivity(unchecked) private var operandList = OperandList()
    /// Number of operands of each field, if the definition cannot derive it.
    @exclusivity(unchecked) public private(set) var operandSegments: [Int] = []
    /// The results.
    @exclusivity(unchecked) public private(set) var results: [Value] = []
    /// Number of results of each field, if the definition cannot derive it; empty otherwise.
    @exclusivity(unchecked) public private(set) var resultSegments: [Int] = []
    /// The regions.
    @exclusivity(unchecked) public private(set) var regions: [Region] = []
    /// The successors of a terminator.
    @exclusivity(unchecked) public var successors: [Block] = [] {
        didSet {
            for block in oldValue { block.removeBranch(self) }
            for block in successors { block.addBranch(self) }
            block?.region?.invalidateFlow()
        }
    }

    // Accesses never overlap: no dynamic exclusivity checks are needed.
    /// The block that contains the operation; nil while detached.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var block: Block?
    /// The next operation of the block.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var next: Operation?
    /// The previous operation of the block.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var previous: Operation?

    /// Operands and results are grouped by field; an unregistered operation has one field of each.
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
        for result in results { result.detachFromOwner() }
        for region in regions { region.parent = nil }
    }

    /// The full name, such as `arith.addi`.
    public var name: String { definition.name }
    /// The registry that defines the operation.
    package var registry: Registry { definition.registry }

    // MARK: Operands

    /// The operands.
    public var operands: [Value] { operandList[0..<operandList.count] }
    /// Number of operands.
    public var operandCount: Int { operandList.count }
    /// Operand `i`, which must exist.
    public func operand(_ i: Int) -> Value { operandList[i] }
    /// The type of operand `i`, which must exist.
    func operandType(_ i: Int) -> IRType { operandList.type(i) }

    /// The first operand, from index `start`, that is not defined in what is visible; nil if there is none.
    func firstHiddenOperand(from start: Int, _ visible: [VisibleBlock]) -> Int? {
        operandList.firstHidden(from: start, visible)
    }

    /// Sets operand `i`, which must exist.
    public func setOperand(_ i: Int, _ value: Value) { operandList.set(i, value) }

    func operandIndex(of slot: UnsafeMutablePointer<OperandList.Slot>) -> Int { operandList.index(of: slot) }

    /// The operand indices of field `field` of the definition.
    public func operandRange(_ field: Int) -> Range<Int> {
        definition.operandLayout.range(
            of: field, segments: operandSegments, count: operandList.count, fields: definition.operands.count)
    }

    /// The operands of field `field` of the definition.
    public func operands(_ field: Int) -> [Value] { operandList[operandRange(field)] }

    /// Replaces the operands of a field.
    public func setOperands(_ field: Int, _ values: [Value]) {
        let range = operandRange(field)
        operandList.replace(range, with: values, owner: self)
        if definition.operandLayout == .stored, operandSegments.indices.contains(field) {
            operandSegments[field] = values.count
        }
    }

    /// Replaces all operands, of an operation with one field of them or unchanged segments.
    public func setOperands(_ values: [Value]) {
        operandList.replace(0..<operandList.count, with: values, owner: self)
    }

    /// Drops all operands of this operation.
    public func dropAllOperands() {
        operandList = OperandList()
        operandSegments = operandSegments.map { _ in 0 }
    }

    /// Sets the segment sizes, which a parser reads from an attribute.
    func setOperandSegments(_ counts: [Int]) { operandSegments = counts }
    func setResultSegments(_ counts: [Int]) { resultSegments = counts }

    // MARK: Results

    /// The result indices of field `field` of the definition.
    public func resultRange(_ field: Int) -> Range<Int> {
        definition.resultLayout.range(
            of: field, segments: resultSegments, count: results.count, fields: definition.results.count)
    }

    /// The results of field `field` of the definition.
    public func results(_ field: Int) -> [Value] { Array(results[resultRange(field)]) }

    /// Whether any result has uses.
    public var hasUses: Bool { results.contains(where: \.hasUses) }

    /// Replaces all uses of the results by as many values.
    public func replaceAllUses(with values: [Value]) {
        for (result, value) in zip(results, values) { result.replaceAllUses(with: value) }
    }

    // MARK: Regions

    /// Appends an empty region and returns it.
    @discardableResult
    public func addRegion() -> Region {
        let region = Region()
        region.parent = self
        regions.append(region)
        return region
    }

    /// The entry block of a region.
    public func body(_ i: Int = 0) -> Block? { regions.indices.contains(i) ? regions[i].blocks.first : nil }

    // MARK: Position

    /// The parent operation.
    public var parent: Operation? { block?.region?.parent }

    /// The innermost operation, from this one outward, that `matches`.
    public func enclosing(_ matches: (Operation) -> Bool) -> Operation? {
        var op: Operation? = self
        while let current = op {
            if matches(current) { return current }
            op = current.parent
        }
        return nil
    }

    /// Whether this operation is `other` or contains it.
    public func isAncestor(of other: Operation) -> Bool {
        other.enclosing { $0 === self } != nil
    }

    /// Unlinks the operation from its block; the caller owns it.
    public func remove() { block?.remove(self) }

    /// Unlinks the operation and drops its operands. Its results must be unused.
    public func erase() {
        walk { op in
            op.dropAllOperands()
            if !op.successors.isEmpty { op.successors = [] }
        }
        remove()
    }

    /// Moves the operation before another.
    public func moveBefore(_ other: Operation) {
        guard let target = other.block, other !== self else { return }
        remove()
        target.insert(self, before: other)
    }

    /// Moves the operation after another.
    public func moveAfter(_ other: Operation) {
        guard let target = other.block, other !== self else { return }
        let anchor = other.next === self ? next : other.next
        remove()
        target.insert(self, before: anchor)
    }

    /// Whether this operation precedes another of the same block.
    public func isBefore(_ other: Operation) -> Bool {
        block?.numberOperations()
        return order < other.order
    }

    package func has(_ trait: OpTraits) -> Bool { definition.traits.isSuperset(of: trait) }
    /// Whether the operation is a terminator.
    public var isTerminator: Bool { has(.terminator) }
}

extension Operation: Hashable {
    public static func == (a: Operation, b: Operation) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Operation {
    /// The order of a walk: an operation before or after its regions.
    public enum WalkOrder { case preOrder, postOrder }

    /// Visits this operation and all nested ones. The visited operation may be erased; in `preOrder` only if
    /// its regions need not be visited.
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
