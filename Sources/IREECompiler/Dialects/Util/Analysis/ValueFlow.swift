import IREECompilerCore

/// Where values go, over branches, calls, regions, globals and tied results, in a whole module.
///
/// Edges lead from an operand to what has its value next: an argument of a block or function, a
/// result of a call, a result that is tied to it. Nothing of this is an approximation but for globals,
/// for which a store leads to all loads.
struct ValueFlow {
    private var forward: [ObjectIdentifier: [Value]] = [:]
    private var backward: [ObjectIdentifier: [Value]] = [:]
    /// Values that come from outside of the module, or go there.
    private var open = Set<ObjectIdentifier>()
    private var callsByCallee: [String: [Operation]] = [:]
    private var symbols: [String: Operation] = [:]

    init(_ module: Operation) {
        for symbol in module.symbols { symbols[symbol.symbolName] = symbol }
        var stores: [String: [Value]] = [:]
        var loads: [String: [Value]] = [:]
        module.walk(.preOrder) { op in
            if op.has(.callLike), let callee = op.attributes["callee"]?.symbolValue?.root {
                callsByCallee[callee, default: []].append(op)
            } else if let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root {
                loads[name, default: []].append(load.result)
            } else if let store = op.as(Util.GlobalStore.self), let name = store.global.symbolValue?.root {
                stores[name, default: []].append(store.value)
            }
        }
        for (name, values) in stores {
            for value in values { for load in loads[name] ?? [] { connect(value, load) } }
        }
        module.walk(.preOrder) { addEdges(of: $0) }
    }

    /// What has the value next.
    func successors(of value: Value) -> [Value] { forward[ObjectIdentifier(value)] ?? [] }

    /// What the value was before.
    func predecessors(of value: Value) -> [Value] { backward[ObjectIdentifier(value)] ?? [] }

    /// Whether the value comes from outside of the module, or goes there.
    func isOpen(_ value: Value) -> Bool { open.contains(ObjectIdentifier(value)) }

    /// Calls of a function of this module.
    func calls(of function: Operation) -> [Operation] { callsByCallee[function.symbolName] ?? [] }

    private mutating func connect(_ from: Value, _ to: Value) {
        forward[ObjectIdentifier(from), default: []].append(to)
        backward[ObjectIdentifier(to), default: []].append(from)
    }

    private mutating func connect(_ from: some Sequence<Value>, _ to: some Sequence<Value>) {
        for (a, b) in zip(from, to) { connect(a, b) }
    }

    private mutating func addEdges(of op: Operation) {
        if op.has(.branchLike) {
            for (i, block) in op.successors.enumerated() {
                if let operands = BranchOperands.operands(of: op, successor: i) {
                    connect(operands, block.arguments)
                }
            }
        }
        if op.has(.function), let entry = op.body() { addArguments(of: op, entry) }
        if op.has(.callLike) { addCall(op) }
        if op.has(.returnLike), let function = op.parent, function.has(.function) { addReturn(op, function) }
        addStructure(op)
        if op.has(.tied), !op.has(.callLike) {
            for result in op.results {
                if let operand = Tied.operand(of: result) { connect(operand, result) }
            }
        }
    }

    private mutating func addArguments(of function: Operation, _ entry: Block) {
        guard !function.isPrivateSymbol, function.has(.symbol) else { return }
        for argument in entry.arguments { open.insert(ObjectIdentifier(argument)) }
    }

    private mutating func addCall(_ op: Operation) {
        guard let name = op.attributes["callee"]?.symbolValue?.root, let callee = symbols[name],
            let entry = callee.body()
        else {
            for value in op.operands + op.results { open.insert(ObjectIdentifier(value)) }
            return
        }
        connect(op.operands, entry.arguments)
    }

    private mutating func addReturn(_ op: Operation, _ function: Operation) {
        if !function.isPrivateSymbol, function.has(.symbol) {
            for operand in op.operands { open.insert(ObjectIdentifier(operand)) }
        }
        for call in calls(of: function) { connect(op.operands, call.results) }
    }

    private mutating func addStructure(_ op: Operation) {
        switch op.name {
        case "arith.select":
            connect([op.operand(1)], op.results)
            connect([op.operand(2)], op.results)
        case "util.optimization_barrier": connect(op.operands, op.results)
        case "scf.for":
            guard let body = op.body() else { return }
            let initial = op.operands.dropFirst(3)
            connect(initial, body.arguments.dropFirst())
            connect(initial, op.results)
            if let yield = body.last {
                connect(yield.operands, body.arguments.dropFirst())
                connect(yield.operands, op.results)
            }
        case "scf.while":
            guard op.regions.count == 2, let before = op.body(0), let after = op.body(1) else { return }
            connect(op.operands, before.arguments)
            if let condition = before.last {
                connect(condition.operands.dropFirst(), after.arguments)
                connect(condition.operands.dropFirst(), op.results)
            }
            if let yield = after.last { connect(yield.operands, before.arguments) }
        case "scf.if", "scf.index_switch", "scf.execute_region":
            for region in op.regions {
                for block in region.blocks {
                    if let yield = block.last, yield.name == "scf.yield" {
                        connect(yield.operands, op.results)
                    }
                }
            }
        case "stream.async.execute", "stream.async.concurrent", "stream.cmd.execute":
            guard let body = op.body() else { return }
            if let field = op.definition.operands.first(where: { $0.name == "resource_operands" }) {
                connect(op.operands(field.index), body.arguments)
            }
            if let yield = body.last { connect(yield.operands, op.results) }
        default: break
        }
    }
}
