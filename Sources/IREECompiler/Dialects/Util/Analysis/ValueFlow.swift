import IREECompilerCore

/// Value flow over branches, calls, regions, globals and tied results in a module.
///
/// Edges lead from an operand to the values that it is forwarded to: block arguments, function arguments,
/// call results, results of operations with regions, and tied results. Exact except for globals, where a
/// store leads to all loads. Edges start at operands, not at values, so that they remain valid when values
/// are replaced, as long as no control-flow operation is erased.
struct ValueFlow {
    /// An operand of an operation.
    struct Site: Hashable {
        let op: Operation
        let operand: Int

        var value: Value { op.operand(operand) }
    }

    private var forward: [Site: [Value]] = [:]
    private var backward: [ObjectIdentifier: [Site]] = [:]
    /// Operands that escape the module, and values that come from outside of it.
    private var leaving = Set<Site>()
    private var entering = Set<ObjectIdentifier>()
    private var callsByCallee: [String: [Operation]] = [:]
    private var symbols: [String: Operation] = [:]
    private let trustsAccesses: Bool

    /// Values escape through calls of external functions; if `trustsAccesses`, not through those that declare
    /// their accesses.
    init(_ module: Operation, trustsAccesses: Bool = false) {
        self.trustsAccesses = trustsAccesses
        for symbol in module.symbols { symbols[symbol.symbolName] = symbol }
        var stores: [String: [Site]] = [:]
        var loads: [String: [Value]] = [:]
        module.walk(.preOrder) { op in
            if op.has(.callLike), let callee = op.attributes["callee"]?.symbolValue?.root {
                callsByCallee[callee, default: []].append(op)
            } else if let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root {
                loads[name, default: []].append(load.result)
            } else if let store = op.as(Util.GlobalStore.self), let name = store.global.symbolValue?.root {
                stores[name, default: []].append(Site(op: op, operand: 0))
            }
        }
        for (name, sites) in stores {
            for site in sites { for load in loads[name] ?? [] { link(site, load) } }
        }
        module.walk(.preOrder) { addEdges(of: $0) }
    }

    // MARK: Uses

    /// The values that an operand is forwarded to, including tied results.
    func targets(of use: Use) -> [Value] {
        let op = use.owner
        var out = forward[Site(op: op, operand: use.index)] ?? []
        if op.has(.tied), !isCall(op) {
            out += op.results.filter { Tied.operandIndex(of: op, result: $0.index) == use.index }
        }
        return out
    }

    /// The operands that are forwarded to a value.
    func sources(of value: Value) -> [Site] {
        var out = backward[ObjectIdentifier(value)] ?? []
        if let op = value.definingOp, !isCall(op),
            let i = Tied.operandIndex(of: op, result: value.index), i < op.operandCount
        {
            out.append(Site(op: op, operand: i))
        }
        return out
    }

    func escapes(_ use: Use) -> Bool { leaving.contains(Site(op: use.owner, operand: use.index)) }
    func isExternal(_ value: Value) -> Bool { entering.contains(ObjectIdentifier(value)) }

    // MARK: Values

    /// The values that this one is forwarded to.
    func successors(of value: Value) -> [Value] { value.uses.flatMap { targets(of: $0) } }

    /// The values that are forwarded to this one.
    func predecessors(of value: Value) -> [Value] { sources(of: value).map(\.value) }

    /// Whether the value comes from outside of the module or escapes it.
    func isOpen(_ value: Value) -> Bool { isExternal(value) || value.uses.contains { escapes($0) } }

    /// The calls of a function in this module.
    func calls(of function: Operation) -> [Operation] { callsByCallee[function.symbolName] ?? [] }

    // MARK: Edges

    /// Whether the operation is a call of a function in this module.
    private func isCall(_ op: Operation) -> Bool {
        op.has(.callLike) && !(trustsAccesses && op.has(.asyncAccess))
    }

    private mutating func link(_ site: Site, _ value: Value) {
        forward[site, default: []].append(value)
        backward[ObjectIdentifier(value), default: []].append(site)
    }

    private mutating func link(
        _ op: Operation, _ operands: some Sequence<Int>, _ values: some Sequence<Value>
    ) {
        for (i, value) in zip(operands, values) { link(Site(op: op, operand: i), value) }
    }

    private mutating func addEdges(of op: Operation) {
        if op.has(.branchLike) {
            for (range, block) in zip(BranchOperands.ranges(of: op), op.successors) {
                if let range { link(op, range, block.arguments) }
            }
        }
        if op.has(.function), let entry = op.body(), op.has(.symbol), !op.isPrivateSymbol {
            entering.formUnion(entry.arguments.map(ObjectIdentifier.init))
        }
        if isCall(op) { addCall(op) }
        if op.has(.returnLike), let function = op.parent, function.has(.function) {
            addReturn(op, function)
        }
        for edge in op.valueEdges { link(edge.op, edge.operands, edge.values) }
    }

    private mutating func addReturn(_ op: Operation, _ function: Operation) {
        if function.has(.symbol), !function.isPrivateSymbol {
            for i in 0..<op.operandCount { leaving.insert(Site(op: op, operand: i)) }
        }
        for call in calls(of: function) { link(op, 0..<op.operandCount, call.results) }
    }

    private mutating func addCall(_ op: Operation) {
        guard let name = op.attributes["callee"]?.symbolValue?.root, let entry = symbols[name]?.body() else {
            for i in 0..<op.operandCount { leaving.insert(Site(op: op, operand: i)) }
            return entering.formUnion(op.results.map(ObjectIdentifier.init))
        }
        link(op, 0..<op.operandCount, entry.arguments)
    }
}
