/// A value in static single assignment form: a result of an operation or an argument of a block.
public final class Value {
    // Each is read or set at once, so that accesses need no watching.
    @exclusivity(unchecked) public var type: IRType
    @exclusivity(unchecked) private var definer: Definer
    /// First of the uses, which are in the operations that use this value.
    @exclusivity(unchecked) var firstUse: UnsafeMutablePointer<OperandList.Slot>?
    /// Where a block argument stands in its source.
    public var argumentLocation = Location.unknown
    @exclusivity(unchecked) private var storedIndex: Int32

    /// What the value belongs to, which owns it.
    private enum Definer {
        case none
        case operation(Unmanaged<Operation>)
        case block(Unmanaged<Block>)
    }

    package init(type: IRType, resultOf op: Operation, index: Int) {
        self.type = type
        definer = .operation(.passUnretained(op))
        storedIndex = Int32(truncatingIfNeeded: index)
    }

    package init(type: IRType, argumentOf block: Block, index: Int) {
        self.type = type
        definer = .block(.passUnretained(block))
        storedIndex = Int32(truncatingIfNeeded: index)
    }

    /// A value that nothing defines yet: what a parser puts where a name is used before its definition.
    public init(placeholder type: IRType) {
        self.type = type
        definer = .none
        storedIndex = 0
    }

    /// The operation whose result this is; nil for an argument of a block.
    public var definingOp: Operation? {
        if case .operation(let op) = definer { op.takeUnretainedValue() } else { nil }
    }

    /// The block whose argument this is; nil for a result.
    public var ownerBlock: Block? {
        if case .block(let block) = definer { block.takeUnretainedValue() } else { nil }
    }

    /// Which result or argument.
    public internal(set) var index: Int {
        get { Int(storedIndex) }
        set { storedIndex = Int32(truncatingIfNeeded: newValue) }
    }

    /// What it belongs to is no more, or gave it up.
    func orphan() { definer = .none }

    public var hasUses: Bool { firstUse != nil }
    public var hasOneUse: Bool { firstUse != nil && firstUse?.pointee.next == nil }

    /// The uses as they are now, the newest first; the list may be changed while it is walked.
    package var uses: [Use] { OperandList.uses(from: firstUse) }

    /// Operations that use this value, each once.
    public var users: [Operation] {
        var seen = Set<ObjectIdentifier>()
        return uses.compactMap { seen.insert(ObjectIdentifier($0.owner)).inserted ? $0.owner : nil }
    }

    public func replaceAllUses(with other: Value) {
        guard other !== self else { return }
        while let owner = firstUse?.pointee.owner, let slot = firstUse {
            owner.setOperand(owner.operandIndex(of: slot), other)
        }
    }

    /// Replaces uses by operations but for one.
    public func replaceAllUses(with other: Value, except op: Operation) {
        for use in uses where use.owner !== op { use.set(other) }
    }

    /// The block that the value is defined in.
    public var parentBlock: Block? { ownerBlock ?? definingOp?.block }

    public var location: Location { definingOp?.location ?? argumentLocation }
}

extension Value: Hashable {
    public static func == (a: Value, b: Value) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
