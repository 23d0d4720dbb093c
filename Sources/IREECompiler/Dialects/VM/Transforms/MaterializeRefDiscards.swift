import IREECompilerCore

extension Pass {
    static let materializeRefDiscards = Pass(
        "iree-vm-materialize-ref-discards",
        "Releases references where they are live no longer and no operation takes them.", on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.is(VM.Function.self) {
            RefDiscards.materialize(in: function)
        }
    }
}

private struct RefDiscards {
    /// A way from a block to one of its successors.
    struct Edge: Hashable {
        let block: Int
        let successor: Int
    }

    private let region: Region
    private var liveness: BlockLiveness
    private let edges: BranchEdges
    private var encodings = InstructionEncodings()
    /// References that some `vm.return` returns: they are left alone.
    private var returned: Set<ObjectIdentifier> = []
    private var onEdges: [Edge: [Value]] = [:]
    private var afterOperations: [(op: Operation, values: [Value])] = []
    private var placed: [ObjectIdentifier: Int] = [:]

    static func materialize(in function: Operation) {
        guard let region = function.regions.first, !region.isEmpty else { return }
        var discards = RefDiscards(region)
        discards.collect()
        discards.insert()
    }

    private init(_ region: Region) {
        self.region = region
        liveness = BlockLiveness(region)
        edges = BranchEdges(region)
        for block in region.blocks {
            block.numberOperations()
            guard let last = block.last, last.has(.returnLike) else { continue }
            returned.formUnion(last.operands.map { ObjectIdentifier($0) })
        }
    }

    private static func references(of block: Block) -> [Value] {
        var all = block.arguments
        for op in block.operations { all += op.results }
        return all.filter { $0.type.isVMReference }
    }

    private mutating func collect() {
        for block in region.blocks {
            for value in Self.references(of: block) where !returned.contains(ObjectIdentifier(value)) {
                let uses = value.uses
                liveness.find(value, uses: uses)
                collectEdges(value, uses)
                collectLastUses(value, uses)
            }
        }
    }

    // MARK: Where references die

    /// Edges at whose end a reference is not live, though it is at their start or is passed along another one.
    private mutating func collectEdges(_ value: Value, _ uses: [Use]) {
        var sources = Set(liveness.liveIn)
        if let home = value.parentBlock { sources.insert(liveness.index(of: home)) }
        for i in sources {
            guard let branch = liveness.blocks[i].last, !branch.successors.isEmpty else { continue }
            let passed = branch.successors.filter { isPassed(value, by: branch, to: $0) }
            guard liveness.isLiveOut(i) || !passed.isEmpty, !(passed.isEmpty && isTaken(value, by: branch))
            else { continue }
            for (s, successor) in branch.successors.enumerated()
            where !liveness.isLiveIn(liveness.index(of: successor))
                && !passed.contains(where: { $0 === successor })
            {
                onEdges[Edge(block: i, successor: s), default: []].append(value)
            }
        }
    }

    private func isPassed(_ value: Value, by branch: Operation, to successor: Block) -> Bool {
        branch.successors.indices.contains { s in
            branch.successors[s] === successor
                && edges.operands(of: branch, successor: s)?.contains { branch.operand($0) === value } == true
        }
    }

    /// Whether an operation moves the reference out of its register.
    private mutating func isTaken(_ value: Value, by op: Operation) -> Bool {
        (0..<op.operandCount).contains { op.operand($0) === value && allowsMove($0, op) }
    }

    private mutating func allowsMove(_ index: Int, _ op: Operation) -> Bool {
        guard let encoding = encodings[op] else { return false }
        return encoding.moves.indices.contains {
            encoding.moves[$0] && op.operandRange($0).contains(index)
        }
    }

    /// The last use in each block that the reference does not leave alive, if the operation only reads it; the
    /// definition of one without uses.
    private mutating func collectLastUses(_ value: Value, _ uses: [Use]) {
        guard !uses.isEmpty else {
            // Arguments are discarded at the start of their block.
            if let op = value.definingOp { place([value], after: op) }
            return
        }
        var last: [ObjectIdentifier: Use] = [:]
        for use in uses {
            guard let block = use.owner.block else { continue }
            let key = ObjectIdentifier(block)
            if let known = last[key], (known.owner.order, known.index) > (use.owner.order, use.index) {
                continue
            }
            last[key] = use
        }
        for use in last.values {
            guard let block = use.owner.block, !use.owner.isTerminator, !use.owner.is(VM.DiscardRefs.self),
                !liveness.isLiveOut(liveness.index(of: block)), !allowsMove(use.index, use.owner)
            else { continue }
            place([value], after: use.owner)
        }
    }

    private mutating func place(_ values: [Value], after op: Operation) {
        if let known = placed[ObjectIdentifier(op)] {
            afterOperations[known].values += values
        } else {
            placed[ObjectIdentifier(op)] = afterOperations.count
            afterOperations.append((op, values))
        }
    }

    // MARK: Insertion

    private func insert() {
        let builder = OpBuilder(
            registry: region.parent?.registry ?? liveness.blocks[0].operations[0].registry)
        func discard(_ values: [Value], at location: Location) {
            builder.location = location
            builder.create(VM.DiscardRefs.self) { $0.refs = values }
        }
        let order = onEdges.keys.sorted { ($0.block, $0.successor) < ($1.block, $1.successor) }
        for edge in order {
            guard let branch = liveness.blocks[edge.block].last, let values = onEdges[edge] else { continue }
            let successor = branch.successors[edge.successor]
            if edges.edges(to: successor).count == 1 {
                builder.setInsertionPoint(atStartOf: successor)
            } else {
                builder.setInsertionPoint(atStartOf: split(branch, edge.successor, builder))
            }
            discard(values, at: branch.location)
        }
        for (op, values) in afterOperations {
            // Unused results come before operands.
            builder.setInsertionPoint(after: op)
            let unused = values.filter { $0.definingOp === op }
            let operands = values.filter { $0.definingOp !== op }
            if !unused.isEmpty { discard(unused, at: op.location) }
            if !operands.isEmpty { discard(operands, at: op.location) }
        }
        for block in liveness.blocks {
            let unused = block.arguments.filter {
                $0.type.isVMReference && !$0.hasUses && !returned.contains(ObjectIdentifier($0))
            }
            guard !unused.isEmpty, let first = block.first else { continue }
            builder.setInsertionPoint(before: first)
            discard(unused, at: first.location)
        }
    }

    /// Puts a block on the way to a successor, which passes on what it gets.
    private func split(_ branch: Operation, _ index: Int, _ builder: OpBuilder) -> Block {
        let successor = branch.successors[index]
        let between = Block()
        for argument in successor.arguments { between.addArgument(argument.type, at: branch.location) }
        region.insert(between, before: successor)
        branch.successors[index] = between
        builder.location = branch.location
        builder.setInsertionPoint(atEndOf: between)
        builder.create(VM.Branch.self) {
            $0.destOperands = between.arguments
            $0.dest = successor
        }
        return between
    }
}
