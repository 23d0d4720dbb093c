import IREECompilerCore

/// Makes a dispatch of operations of one block: copies them, with what is cheap to compute again, into its body.
struct DispatchBuilder {
    private let members: [Operation]
    /// Operations before the members that are copied, in order.
    private var copied: [Operation] = []
    private var seen: Set<ObjectIdentifier> = []
    /// Results that are written over an operand, which is read as well.
    private var targets: [Value: Value] = [:]
    private let frame: DispatchFrame

    /// A value that the dispatch computes, and the value outside that it replaces.
    private struct Result {
        let computed: Value
        let replaced: Value
    }
    private let results: [Result]

    /// - Parameter members: in the order of the block.
    private init(_ members: [Operation], _ results: [Result], before op: Operation) {
        self.members = members
        self.results = results
        frame = DispatchFrame(before: op)
    }

    /// Replaces the operations by a dispatch.
    static func replace(_ members: [Operation]) throws(Diagnostic) {
        guard let last = members.last else { return }
        let used = members.flatMap(\.results).filter { result in
            result.uses.contains { use in !members.contains { $0.isAncestor(of: use.owner) } }
        }
        var builder = DispatchBuilder(
            members, used.map { Result(computed: $0, replaced: $0) }, before: last)
        _ = try builder.build()
        for op in members.reversed() { op.erase() }
    }

    /// Replaces a region by a dispatch of what is in it, with the region's workload and workgroup count if it has any.
    static func replace(_ region: OpView<Flow.DispatchRegion>) throws(Diagnostic) {
        guard region.body.blocks.count == 1, let body = region.body.blocks.first, let end = body.last else {
            throw region.error(
                "expects a body of one block to form a dispatch, but got \(region.body.blocks.count)")
        }
        var builder = DispatchBuilder(
            body.operations.filter { $0 !== end },
            zip(end.operands, region.result).map { Result(computed: $0, replaced: $1) }, before: region.op)
        if let dispatch = try builder.build(), !region.workgroupCount.isEmpty {
            try isolate(region.workgroupCount)
            dispatch.set(\.workload, region.workload)
            dispatch.workgroupCount.takeBlocks(of: region.workgroupCount)
        }
        region.op.erase()
    }

    /// Copies the constants that a workgroup count uses into it: of other values it has those of the workload only.
    private static func isolate(_ count: Region) throws(Diagnostic) {
        guard let block = count.blocks.first, let first = block.first else { return }
        let builder = OpBuilder(before: first)
        for op in block.operations {
            for (i, value) in op.operands.enumerated() where value.parentBlock !== block {
                guard value.constant != nil, let definer = value.definingOp else {
                    throw op.error(
                        "expects the workgroup count to depend on the workload only, but operand #\(i) is from outside"
                    )
                }
                op.setOperand(i, builder.insert(definer.clone()).results[value.index])
            }
        }
    }

    /// Creates the dispatch, unless nothing outside uses what it computes.
    private mutating func build() throws(Diagnostic) -> OpView<Flow.DispatchWorkgroups>? {
        guard !results.isEmpty else { return nil }
        findTargets()
        for op in members { try capture(op) }
        for result in results {
            try capture(result.computed)
            try frame.addResult(like: result.replaced, tiedTo: targets[result.computed])
        }
        let dispatch = try frame.build { (body) throws(Diagnostic) in
            for op in copied + members {
                bind(captures(of: op), &body)
                body.builder.insert(op.clone(&body.mapping))
            }
            for (i, result) in results.enumerated() {
                bind([result.computed], &body)
                body.store(body.mapping[result.computed], i)
            }
        }
        for (old, new) in zip(results, dispatch.results) { old.replaced.replaceAllUses(with: new) }
        return dispatch
    }

    /// The values from outside that an operation depends on.
    private func captures(of op: Operation) -> [Value] {
        func isInside(_ value: Value) -> Bool {
            if let definer = value.definingOp { return definer !== op && op.isAncestor(of: definer) }
            return value.ownerBlock?.parentOp.map { op.isAncestor(of: $0) } ?? false
        }
        var values: [Value] = []
        op.walk { inner in values += inner.operands.filter { !isMember($0) && !isInside($0) } }
        return values
    }

    private func isMember(_ value: Value) -> Bool {
        value.definingOp.map { op in members.contains { $0 === op } } ?? false
    }

    /// Whether nothing but the store of a result uses a member's value: what is computed later reads the operand as it was.
    private func isOnlyStored(_ value: Value) -> Bool {
        results.count { $0.computed === value } == 1
            && !members.contains { member in value.users.contains { member.isAncestor(of: $0) } }
    }

    /// Finds the results of which an operation changes a part, or each element in place.
    private mutating func findTargets() {
        for op in members {
            let loops = StructuredLoops(op)
            guard loops != nil || LinalgExt.isOwn(op), op.operandCount >= op.results.count else { continue }
            for result in op.results where isOnlyStored(result) {
                let target = op.operand(op.operandCount - op.results.count + result.index)
                guard target.type == result.type, loops?.readsOutput(result.index) ?? true,
                    target.definingOp.map({ isCopied($0) }) != true,
                    members.flatMap({ reads(of: $0) }).count(where: { $0 === target }) == 1
                else { continue }
                targets[result] = target
            }
        }
    }

    private mutating func capture(_ op: Operation) throws(Diagnostic) {
        for value in captures(of: op) { try capture(value) }
    }

    private mutating func capture(_ value: Value) throws(Diagnostic) {
        guard !isMember(value), seen.insert(ObjectIdentifier(value)).inserted else { return }
        if let definer = value.definingOp, isCopied(definer) {
            if !copied.contains(where: { $0 === definer }) {
                try capture(definer)
                copied.append(definer)
            }
        } else if value.type.isTensor {
            try frame.addTensor(value, isWritten: targets.values.contains { $0 === value })
        } else {
            try frame.addScalar(value)
        }
    }

    /// The values from outside that an operation reads, also through operations that are copied.
    private func reads(of op: Operation) -> [Value] {
        captures(of: op).flatMap { value in
            guard let definer = value.definingOp, isCopied(definer) else { return [value] }
            return [value] + reads(of: definer)
        }
    }

    private func isCopied(_ op: Operation) -> Bool { Self.isCheap(op) || isReadInPlace(op) }

    /// Whether a slice is read where it lies: it has no range of memory to refer to, and would be copied by a dispatch
    /// of its own. It is not where its source changes before, since that would be copied then.
    private func isReadInPlace(_ op: Operation) -> Bool {
        guard let slice = op.as(Tensor.ExtractSlice.self), let last = members.last,
            !SliceToFlow.isRange(slice, DimensionResolver(frame.builder))
        else { return false }
        return slice.source.uses.allSatisfy { use in
            guard Self.mayUpdate(use), let user = use.owner.enclosing({ $0.block === last.block }) else {
                return true
            }
            return last === user || last.isBefore(user)
        }
    }

    /// Whether an operation may write its result over the operand.
    private static func mayUpdate(_ use: Use) -> Bool {
        let op = use.owner
        if op.is(Tensor.ExtractSlice.self) || op.is(Tensor.Dim.self) || op.is(Tensor.Extract.self)
            || op.is(Tensor.ExpandShape.self) || op.is(Tensor.CollapseShape.self)
        {
            return false
        }
        if op.is(Flow.DispatchWorkgroups.self) {
            return op.results.contains { Tied.operandIndex(of: op, result: $0.index) == use.index }
        }
        if let loops = StructuredLoops(op) { return use.index >= loops.inputs.count }
        return true
    }

    /// Whether an operation is computed in each dispatch that uses its result.
    private static func isCheap(_ op: Operation) -> Bool {
        switch op.constantValue {
        case .dense(let elements)?: elements.isSplat
        case .integer?, .float?: true
        case nil: op.is(Tensor.Empty.self) || Linalg.isFill(op) || op.is(Tensor.Splat.self)
        default: false
        }
    }

    /// Loads tensors that come from outside.
    private func bind(_ values: [Value], _ body: inout DispatchBody) {
        for value in values where body.mapping[value] === value && value.type.isTensor {
            guard let loaded = body.load(value) else { continue }
            body.mapping[value] = loaded
        }
    }
}
