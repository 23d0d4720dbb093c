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

    /// - Parameter members: in the order of the block.
    private init(_ members: [Operation], last: Operation) {
        self.members = members
        frame = DispatchFrame(before: last)
    }

    /// Replaces the operations by a dispatch.
    static func replace(_ members: [Operation]) throws(Diagnostic) {
        guard let last = members.last else { return }
        var builder = DispatchBuilder(members, last: last)
        try builder.build()
    }

    private mutating func build() throws(Diagnostic) {
        findTargets()
        for op in members { try capture(op) }
        let results = members.flatMap(\.results).filter { result in
            result.uses.contains { use in !members.contains { $0.isAncestor(of: use.owner) } }
        }
        for result in results { try frame.addResult(like: result, tiedTo: targets[result]) }
        defer { for op in members.reversed() { op.erase() } }
        guard !results.isEmpty else { return }
        let dispatch = try frame.build { (body) throws(Diagnostic) in
            for op in copied + members {
                bindOperands(of: op, &body)
                body.builder.insert(op.clone(&body.mapping))
            }
            for (i, result) in results.enumerated() { body.store(body.mapping[result], i) }
        }
        for (old, new) in zip(results, dispatch.results) { old.replaceAllUses(with: new) }
    }

    /// The values from outside that an operation depends on.
    private func captures(of op: Operation) -> [Value] {
        func isOwn(_ value: Value) -> Bool {
            if let definer = value.definingOp {
                return members.contains { $0 === definer } || definer !== op && op.isAncestor(of: definer)
            }
            return value.ownerBlock?.parentOp.map { op.isAncestor(of: $0) } ?? false
        }
        var values: [Value] = []
        op.walk { inner in values += inner.operands.filter { !isOwn($0) } }
        return values
    }

    /// Finds the results of which an operation changes a part, or each element in place.
    private mutating func findTargets() {
        for op in members {
            let loops = StructuredLoops(op)
            guard loops != nil || LinalgExt.isOwn(op), op.operandCount >= op.results.count else { continue }
            for result in op.results {
                let target = op.operand(op.operandCount - op.results.count + result.index)
                guard target.type == result.type, loops?.readsOutput(result.index) ?? true,
                    target.definingOp.map({ Self.isCopied($0) }) != true,
                    members.flatMap({ captures(of: $0) }).count(where: { $0 === target }) == 1
                else { continue }
                targets[result] = target
            }
        }
    }

    private mutating func capture(_ op: Operation) throws(Diagnostic) {
        for value in captures(of: op) where seen.insert(ObjectIdentifier(value)).inserted {
            if let definer = value.definingOp, Self.isCopied(definer) {
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
    }

    /// Whether an operation is computed in each dispatch that uses its result.
    private static func isCopied(_ op: Operation) -> Bool {
        switch op.constantValue {
        case .dense(let elements)?: elements.isSplat
        case .integer?, .float?: true
        case nil: op.is(Tensor.Empty.self) || Linalg.isFill(op) || op.is(Tensor.Splat.self)
        default: false
        }
    }

    /// Loads the tensors that an operation uses.
    private func bindOperands(of op: Operation, _ body: inout DispatchBody) {
        for value in captures(of: op) where body.mapping[value] === value && value.type.isTensor {
            guard let loaded = body.load(value) else { continue }
            body.mapping[value] = loaded
        }
    }
}
