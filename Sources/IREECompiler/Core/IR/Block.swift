/// A list of operations, the last of which is a terminator.
public final class Block {
    /// The region that contains the block.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var region: Region?
    /// The block arguments.
    @exclusivity(unchecked) public private(set) var arguments: [Value] = []
    /// The block owns its operations: each is retained on insertion and released on removal.
    @exclusivity(unchecked) public private(set) unowned(unsafe) var first: Operation?
    /// The last operation.
    @exclusivity(unchecked) public private(set) unowned(unsafe) var last: Operation?
    @exclusivity(unchecked) private var isNumbered = false
    /// Index among the blocks of the region; valid while the region's numbering is.
    @exclusivity(unchecked) package var order: Int32 = 0
    /// Terminators that have this block as a successor, in any region.
    @exclusivity(unchecked) private var branches: [ObjectIdentifier: Unmanaged<Operation>] = [:]

    /// Creates an empty detached block.
    public init() {}

    deinit {
        for argument in arguments { argument.detachFromOwner() }
        // In reverse order: uses are removed before definitions, and releases do not recurse.
        while let op = last { remove(op) }
    }

    // MARK: Arguments

    /// Appends a block argument and returns it.
    @discardableResult
    public func addArgument(_ type: IRType, at location: Location = .unknown) -> Value {
        insertArgument(type, at: arguments.count, location: location)
    }

    /// Inserts a block argument at an index and returns it.
    @discardableResult
    public func insertArgument(_ type: IRType, at index: Int, location: Location = .unknown) -> Value {
        let value = Value(type: type, argumentOf: self, index: index)
        value.argumentLocation = location
        arguments.insert(value, at: index)
        for i in index..<arguments.count { arguments[i].index = i }
        return value
    }

    /// Removes a block argument, which must be unused.
    public func removeArgument(_ i: Int) {
        arguments.remove(at: i).detachFromOwner()
        for i in i..<arguments.count { arguments[i].index = i }
    }

    /// Removes all arguments for which `isKept` is false, in one pass.
    public func keepArguments(_ isKept: (Int) -> Bool) {
        var kept: [Value] = []
        for (i, argument) in arguments.enumerated() {
            if isKept(i) {
                argument.index = kept.count
                kept.append(argument)
            } else {
                argument.detachFromOwner()
            }
        }
        arguments = kept
    }

    // MARK: Operations

    /// Whether the block has no operations.
    public var isEmpty: Bool { first == nil }

    /// A snapshot of the operations; the block may be changed while iterating over it.
    public var operations: [Operation] {
        var all: [Operation] = []
        var op = first
        while let current = op {
            all.append(current)
            op = current.next
        }
        return all
    }

    /// The last operation, if it is a terminator or unregistered.
    public var terminator: Operation? {
        guard let last, last.isTerminator || !last.definition.isRegistered else { return nil }
        return last
    }

    /// Appends a detached operation.
    public func append(_ op: Operation) { insert(op, before: nil) }

    /// Inserts a detached operation before another of this block, or at the end.
    public func insert(_ op: Operation, before next: Operation?) {
        _ = Unmanaged.passRetained(op)
        let previous = next.map { $0.previous } ?? last
        op.block = self
        if !op.successors.isEmpty { region?.invalidateFlow() }
        op.next = next
        op.previous = previous
        if let previous { previous.next = op } else { first = op }
        if let next { next.previous = op } else { last = op }
        if next == nil, isNumbered, let last = previous?.order, last < .max {
            op.order = last + 1
        } else {
            isNumbered = false
        }
    }

    package func remove(_ op: Operation) {
        if let previous = op.previous { previous.next = op.next } else { first = op.next }
        if let next = op.next { next.previous = op.previous } else { last = op.previous }
        if !op.successors.isEmpty { region?.invalidateFlow() }
        op.block = nil
        op.next = nil
        op.previous = nil
        Unmanaged.passUnretained(op).release()
    }

    /// Splices all operations of another block onto the end of this one.
    package func takeOperations(of other: Block) {
        while let op = other.first {
            withExtendedLifetime(op) {
                other.remove(op)
                append(op)
            }
        }
    }

    package func numberOperations() {
        guard !isNumbered else { return }
        var i: Int32 = 0
        var op = first
        while let current = op {
            current.order = i
            i &+= 1
            op = current.next
        }
        isNumbered = true
    }

    /// Moves `op` and all following operations into a new block, which is inserted after this one.
    public func split(before op: Operation?) -> Block {
        let tail = Block()
        var current = op
        while let moving = current {
            current = moving.next
            withExtendedLifetime(moving) {
                remove(moving)
                tail.append(moving)
            }
        }
        region?.insert(tail, after: self)
        return tail
    }

    // MARK: Control flow

    /// The operation that contains the block's region.
    public var parentOp: Operation? { region?.parent }

    /// The successors of the terminator.
    public var successors: [Block] { last?.successors ?? [] }

    /// Predecessors in the same region, each once, in the order of the region.
    ///
    /// Complexity: linear in their number, except for the first query after the region's blocks changed.
    public var predecessors: [Block] {
        var all: [Block] = []
        forEachBranch { _, block in all.append(block) }
        guard all.count > 1, let region else { return all }
        region.numberBlocks()
        return all.sorted { $0.order < $1.order }
    }

    /// Number of predecessors.
    public var predecessorCount: Int {
        var count = 0
        forEachBranch { _, _ in count += 1 }
        return count
    }

    /// Whether no operation of the region has this block as a successor.
    var hasNoPredecessors: Bool {
        branches.isEmpty
            || branches.values.allSatisfy { $0.takeUnretainedValue().block?.region !== region }
    }

    private func forEachBranch(_ body: (Operation, Block) -> Void) {
        for branch in branches.values {
            let op = branch.takeUnretainedValue()
            guard let block = op.block, block.last === op, block.region === region, region != nil else {
                continue
            }
            body(op, block)
        }
    }

    func addBranch(_ op: Operation) { branches[ObjectIdentifier(op)] = .passUnretained(op) }
    func removeBranch(_ op: Operation) { branches[ObjectIdentifier(op)] = nil }

    /// Whether this is the entry block of its region.
    public var isEntry: Bool { region?.blocks.first === self }
}

extension Block: Hashable {
    public static func == (a: Block, b: Block) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A list of blocks that belongs to an operation; the first is the entry block.
public final class Region {
    /// The operation that owns the region.
    @exclusivity(unchecked) public internal(set) unowned(unsafe) var parent: Operation?
    /// The blocks; the first is the entry block.
    @exclusivity(unchecked) public private(set) var blocks: [Block] = [] {
        didSet {
            isNumbered = false
            invalidateFlow()
        }
    }
    @exclusivity(unchecked) private var isNumbered = false
    /// The dominator tree, computed on demand; invalidated when the CFG changes.
    @exclusivity(unchecked) private var knownDominators: DominatorTree?

    /// Creates an empty region.
    public init() {}

    deinit {
        for block in blocks { block.region = nil }
        // Values may be used across blocks: drop uses first.
        for block in blocks where blocks.count > 1 {
            for op in block.operations { op.dropAllOperands() }
        }
    }

    /// Whether the region has no blocks.
    public var isEmpty: Bool { blocks.isEmpty }

    /// Appends a block and returns it.
    @discardableResult
    public func addBlock(_ block: Block = Block()) -> Block {
        block.region = self
        blocks.append(block)
        return block
    }

    /// Inserts a detached block after another of this region.
    public func insert(_ block: Block, after other: Block) {
        block.region = self
        blocks.insert(block, at: index(after: other))
    }

    /// Inserts a detached block before another of this region.
    package func insert(_ block: Block, before other: Block) {
        block.region = self
        blocks.insert(block, at: max(index(after: other) - 1, 0))
    }

    /// Inserts detached blocks after another of this region.
    public func insert(_ new: [Block], after other: Block) {
        for block in new { block.region = self }
        blocks.insert(contentsOf: new, at: index(after: other))
    }

    private func index(after block: Block) -> Int {
        if blocks.last === block { return blocks.count }
        numberBlocks()
        let order = Int(block.order)
        return blocks.indices.contains(order) && blocks[order] === block ? order + 1 : blocks.count
    }

    /// Removes a block from the region.
    public func remove(_ block: Block) { remove([block]) }

    /// Removes several blocks in one pass.
    public func remove(_ gone: Set<Block>) {
        blocks.removeAll { gone.contains($0) }
        for block in gone { block.region = nil }
    }

    package func numberBlocks() {
        guard !isNumbered else { return }
        for (i, block) in blocks.enumerated() { block.order = Int32(truncatingIfNeeded: i) }
        isNumbered = true
    }

    /// Called when blocks or their successors change.
    func invalidateFlow() { knownDominators = nil }

    /// The dominator tree of the region.
    package var dominators: DominatorTree {
        if let knownDominators { return knownDominators }
        let tree = DominatorTree(self)
        knownDominators = tree
        return tree
    }

    /// Arranges the blocks anew: `new` has those of the region, in any order, and detached ones.
    package func arrange(_ new: [Block]) {
        for block in new { block.region = self }
        blocks = new
    }

    /// Splices all blocks of another region onto the end of this one.
    public func takeBlocks(of other: Region) {
        for block in other.blocks { block.region = self }
        blocks += other.blocks
        other.blocks = []
    }

    /// Whether this region is `other` or contains it.
    public func isAncestor(of other: Region) -> Bool {
        var region: Region? = other
        while let current = region {
            if current === self { return true }
            region = current.parent?.block?.region
        }
        return false
    }
}
