/// An SSA value: a result of an operation or a block argument.
public final class Value {
    // Accesses never overlap: no dynamic exclusivity checks are needed.
    /// The type of the value.
    @exclusivity(unchecked) public var type: IRType
    @exclusivity(unchecked) private var definer: Definer
    /// Head of the use list; its nodes are in the users' operand lists.
    @exclusivity(unchecked) var firstUse: UnsafeMutablePointer<OperandList.Slot>?
    /// The source location of a block argument.
    public var argumentLocation = Location.unknown
    @exclusivity(unchecked) private var storedIndex: Int32

    /// The owner of the value.
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

    /// A placeholder for a forward reference, used by parsers.
    public init(placeholder type: IRType) {
        self.type = type
        definer = .none
        storedIndex = 0
    }

    /// The operation that defines the value; nil for a block argument.
    public var definingOp: Operation? {
        if case .operation(let op) = definer { op.takeUnretainedValue() } else { nil }
    }

    /// The block of a block argument; nil for a result.
    public var ownerBlock: Block? {
        if case .block(let block) = definer { block.takeUnretainedValue() } else { nil }
    }

    /// Whether the value is defined in one of these blocks, before the limit.
    func isDefined(in visible: [VisibleBlock]) -> Bool {
        switch definer {
        case .operation(let op):
            op._withUnsafeGuaranteedRef { op in
                for part in visible where op.block === part.block { return op.order < part.limit }
                return false
            }
        case .block(let owner):
            owner._withUnsafeGuaranteedRef { owner in
                for part in visible where owner === part.block { return true }
                return false
            }
        case .none: false
        }
    }

    /// Index among the results or block arguments.
    public internal(set) var index: Int {
        get { Int(storedIndex) }
        set { storedIndex = Int32(truncatingIfNeeded: newValue) }
    }

    /// Called when the owner is destroyed or drops the value.
    func detachFromOwner() { definer = .none }

    /// Whether the value has uses.
    public var hasUses: Bool { firstUse != nil }
    /// Whether the value has exactly one use.
    public var hasOneUse: Bool { firstUse != nil && firstUse?.pointee.next == nil }

    /// A snapshot of the use list, newest first; uses may be changed while iterating over it.
    package var uses: [Use] { OperandList.uses(from: firstUse) }

    /// The users of this value, each once.
    public var users: [Operation] {
        var seen = Set<ObjectIdentifier>()
        return uses.compactMap { seen.insert(ObjectIdentifier($0.owner)).inserted ? $0.owner : nil }
    }

    /// Replaces all uses by another value.
    public func replaceAllUses(with other: Value) {
        guard other !== self else { return }
        while let owner = firstUse?.pointee.owner, let slot = firstUse {
            owner.setOperand(owner.operandIndex(of: slot), other)
        }
    }

    /// Replaces all uses except those by `op`.
    public func replaceAllUses(with other: Value, except op: Operation) {
        for use in uses where use.owner !== op { use.set(other) }
    }

    /// The block in which the value is defined.
    public var parentBlock: Block? { ownerBlock ?? definingOp?.block }

    /// The location of the defining operation or block argument.
    public var location: Location { definingOp?.location ?? argumentLocation }
}

extension Value: Hashable {
    public static func == (a: Value, b: Value) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
