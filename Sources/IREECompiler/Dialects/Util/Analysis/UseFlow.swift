import IREECompilerCore

/// Where uses of values lead, over branches, calls, regions, globals and tied results, in a whole module.
///
/// As `ValueFlow`, but by the operands of operations rather than by the values that they are: it stays
/// right while values are replaced by others, as long as no operation that control flows through goes away.
struct UseFlow {
    /// An operand of an operation.
    struct Site: Hashable {
        let op: Operation
        let operand: Int

        var value: Value { op.operand(operand) }
    }

    private var forward: [Site: [Value]] = [:]
    private var backward: [ObjectIdentifier: [Site]] = [:]
    /// Operands that leave the module, and values that come from outside of it.
    private var leaving = Set<Site>()
    private var entering = Set<ObjectIdentifier>()
    private var calls: [String: [Operation]] = [:]
    private var symbols: [String: Operation] = [:]

    init(_ module: Operation) {
        for symbol in module.symbols { symbols[symbol.symbolName] = symbol }
        var stores: [String: [Site]] = [:]
        var loads: [String: [Value]] = [:]
        module.walk(.preOrder) { op in
            if op.has(.callLike), let callee = op.attributes["callee"]?.symbolValue?.root {
                calls[callee, default: []].append(op)
            } else if op.is(Util.GlobalLoad.self), let name = op.attributes["global"]?.symbolValue?.root {
                loads[name, default: []] += op.results
            } else if op.is(Util.GlobalStore.self), let name = op.attributes["global"]?.symbolValue?.root {
                stores[name, default: []].append(Site(op: op, operand: 0))
            }
        }
        for (name, sites) in stores {
            for site in sites { for load in loads[name] ?? [] { link(site, load) } }
        }
        module.walk(.preOrder) { addEdges(of: $0) }
    }

    /// What has the value of an operand next. Tied results are among that.
    func targets(of use: Use) -> [Value] {
        let op = use.owner
        var out = forward[Site(op: op, operand: use.index)] ?? []
        if op.has(.tied), !op.has(.callLike) || op.is(Stream.AsyncCall.self) {
            out += op.results.filter { Tied.operandIndex(of: op, result: $0.index) == use.index }
        }
        return out
    }

    /// Operands that a value comes from.
    func sources(of value: Value) -> [Site] {
        var out = backward[ObjectIdentifier(value)] ?? []
        if let op = value.definingOp, !op.has(.callLike) || op.is(Stream.AsyncCall.self),
            let i = Tied.operandIndex(of: op, result: value.index), i < op.operandCount
        {
            out.append(Site(op: op, operand: i))
        }
        return out
    }

    func leaves(_ use: Use) -> Bool { leaving.contains(Site(op: use.owner, operand: use.index)) }
    func enters(_ value: Value) -> Bool { entering.contains(ObjectIdentifier(value)) }

    // MARK: Edges

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
            for (i, block) in op.successors.enumerated() {
                if let field = BranchOperands.field(of: op, successor: i) {
                    link(op, op.operandRange(field), block.arguments)
                }
            }
        }
        if op.has(.function), let entry = op.body(), op.has(.symbol), !op.isPrivateSymbol {
            entering.formUnion(entry.arguments.map(ObjectIdentifier.init))
        }
        if op.has(.callLike) { addCall(op) }
        if op.has(.returnLike), let function = op.parent, function.has(.function) {
            if function.has(.symbol), !function.isPrivateSymbol {
                for i in 0..<op.operandCount { leaving.insert(Site(op: op, operand: i)) }
            }
            for call in calls[function.symbolName] ?? [] { link(op, 0..<op.operandCount, call.results) }
        }
        addStructure(op)
    }

    private mutating func addCall(_ op: Operation) {
        guard !op.is(Stream.AsyncCall.self) else { return }
        guard let name = op.attributes["callee"]?.symbolValue?.root, let entry = symbols[name]?.body() else {
            for i in 0..<op.operandCount { leaving.insert(Site(op: op, operand: i)) }
            return entering.formUnion(op.results.map(ObjectIdentifier.init))
        }
        link(op, 0..<op.operandCount, entry.arguments)
    }

    private mutating func addStructure(_ op: Operation) {
        func yields(_ region: Int, _ offset: Int, _ targets: [Value]...) -> (
            Operation, Range<Int>, [[Value]]
        )? {
            guard let last = op.body(region)?.last, last.operandCount >= offset else { return nil }
            return (last, offset..<last.operandCount, targets)
        }
        var edges: [(Operation, Range<Int>, [[Value]])?] = []
        switch op.name {
        case "arith.select": edges = [(op, 1..<2, [op.results]), (op, 2..<3, [op.results])]
        case "util.optimization_barrier": edges = [(op, 0..<op.operandCount, [op.results])]
        case "scf.for":
            guard let body = op.body() else { return }
            let carried = Array(body.arguments.dropFirst())
            edges = [
                (op, 3..<max(3, op.operandCount), [carried, op.results]), yields(0, 0, carried, op.results),
            ]
        case "scf.while":
            guard let before = op.body(0), let after = op.body(1) else { return }
            edges = [
                (op, 0..<op.operandCount, [before.arguments]), yields(0, 1, after.arguments, op.results),
                yields(1, 0, before.arguments),
            ]
        case "scf.if", "scf.index_switch":
            edges = op.regions.indices.map { yields($0, 0, op.results) }
        case "scf.execute_region":
            for block in op.regions.flatMap(\.blocks) {
                if let last = block.last, last.name == "scf.yield" {
                    edges.append((last, 0..<last.operandCount, [op.results]))
                }
            }
        case "stream.async.execute", "stream.async.concurrent", "stream.cmd.execute":
            guard let body = op.body(),
                let field = op.definition.operands.first(where: { $0.name == "resource_operands" })
            else { return }
            edges = [(op, op.operandRange(field.index), [body.arguments]), yields(0, 0, op.results)]
        default: return
        }
        for case (let from, let operands, let targets)? in edges {
            for values in targets { link(from, operands, values) }
        }
    }
}
