/// A value in static single assignment form: a result of an operation or an argument of a block.
public final class Value {
    public var type: IRType
    /// The operation whose result this is; nil for an argument of a block.
    public internal(set) unowned(unsafe) var definingOp: Operation?
    /// The block whose argument this is; nil for a result.
    public internal(set) unowned(unsafe) var ownerBlock: Block?
    /// Which result or argument.
    public internal(set) var index: Int
    /// Where a block argument stands in its source.
    public var argumentLocation = Location.unknown
    /// First of the uses, which the operations that use this value own.
    unowned(unsafe) var firstUse: Use?

    init(type: IRType, definingOp: Operation?, block: Block?, index: Int) {
        self.type = type
        self.definingOp = definingOp
        ownerBlock = block
        self.index = index
    }

    /// A value that nothing defines yet: what a parser puts where a name is used before its definition.
    public init(placeholder type: IRType) {
        self.type = type
        index = 0
    }

    public var hasUses: Bool { firstUse != nil }
    public var hasOneUse: Bool { firstUse != nil && firstUse?.next == nil }

    /// The uses as they are now, the newest first; the list may be changed while it is walked.
    public var uses: [Use] {
        var all: [Use] = []
        var use = firstUse
        while let current = use {
            all.append(current)
            use = current.next
        }
        return all
    }

    /// Operations that use this value, each once.
    public var users: [Operation] {
        var seen = Set<ObjectIdentifier>()
        return uses.compactMap { seen.insert(ObjectIdentifier($0.owner)).inserted ? $0.owner : nil }
    }

    public func replaceAllUses(with other: Value) {
        guard other !== self else { return }
        while let use = firstUse { use.set(other) }
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

/// An operand of an operation, as a link in its value's list of uses.
public final class Use {
    public private(set) var value: Value
    public internal(set) unowned(unsafe) var owner: Operation
    /// Which operand of its owner.
    public internal(set) var index: Int
    unowned(unsafe) var next: Use?
    unowned(unsafe) private var previous: Use?

    init(_ value: Value, owner: Operation, index: Int) {
        self.value = value
        self.owner = owner
        self.index = index
        link()
    }

    deinit { unlink() }

    public func set(_ other: Value) {
        guard other !== value else { return }
        unlink()
        value = other
        link()
    }

    private func link() {
        next = value.firstUse
        previous = nil
        next?.previous = self
        value.firstUse = self
    }

    private func unlink() {
        if let previous { previous.next = next } else { value.firstUse = next }
        next?.previous = previous
    }
}
