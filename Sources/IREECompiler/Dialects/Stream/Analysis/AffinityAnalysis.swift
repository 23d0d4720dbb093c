import IREECompilerCore

/// Affinities of operations, tensors and resources.
///
/// An operation without an affinity has that of its operands; a value has that of its definition, and an argument of
/// a loop, a block or a private function that of all values that are passed to it, if they agree.
struct AffinityAnalysis {
    private var operations: [ObjectIdentifier: Attribute?] = [:]
    private var active = Set<ObjectIdentifier>()
    /// Those of arguments that are passed values of one affinity. The values are kept alive, while they are replaced.
    private var arguments: [Value: Attribute] = [:]

    init(_ top: Operation) { inferArguments(top) }

    /// What is known of the values that are passed to an argument.
    private enum Passed: Equatable {
        case one(Attribute)
        case different

        func joined(_ other: Passed) -> Passed { self == other ? self : .different }
    }

    private mutating func inferArguments(_ top: Operation) {
        let flow = ValueFlow(top)
        var passed: [Value: Passed] = [:]
        var pending: [Value] = []
        func join(_ argument: Value, _ new: Passed) {
            let joined = passed[argument]?.joined(new) ?? new
            guard passed[argument] != joined else { return }
            passed[argument] = joined
            pending.append(argument)
        }
        var all: [Value] = []
        top.walk { op in
            for region in op.regions {
                for block in region.blocks {
                    all += block.arguments.filter { Self.isPlaced($0.type) && !flow.isExternal($0) }
                }
            }
        }
        for argument in all where declaredAffinity(of: argument) == nil {
            for source in flow.predecessors(of: argument) {
                if let declared = declaredAffinity(of: source) {
                    join(argument, .one(declared))
                } else if source.definingOp != nil || flow.isExternal(source) {
                    join(argument, resourceAffinity(of: source).map { .one($0) } ?? .different)
                }
            }
        }
        while let next = pending.popLast() {
            guard let known = passed[next] else { continue }
            for target in flow.successors(of: next)
            where target.ownerBlock != nil && declaredAffinity(of: target) == nil {
                join(target, known)
            }
        }
        for (argument, known) in passed {
            if case .one(let affinity) = known { arguments[argument] = affinity }
        }
        // Those of operations may depend on arguments.
        operations = [:]
    }

    /// The operation's own affinity.
    static func explicit(_ op: Operation) -> Attribute? {
        op.attributes["stream.affinity"] ?? op.attributes["affinity"]
    }

    mutating func executionAffinity(of op: Operation) -> Attribute? {
        if let known = operations[ObjectIdentifier(op)] { return known }
        // A cycle: outer operations decide.
        guard active.insert(ObjectIdentifier(op)).inserted else { return nil }
        defer { active.remove(ObjectIdentifier(op)) }
        let found = computeExecution(op)
        operations[ObjectIdentifier(op)] = found
        return found
    }

    private mutating func computeExecution(_ op: Operation) -> Attribute? {
        if let explicit = Self.explicit(op) { return explicit }
        if op.has(.runsAtTarget) {
            return op.attributes["target"]
        }
        for operand in op.operands where Self.isPlaced(operand.type) {
            if let affinity = resourceAffinity(of: operand) { return affinity }
        }
        return Self.enclosing(op.parent)
    }

    /// The affinity of the nearest ancestor, or the default affinity of its region.
    private static func enclosing(_ op: Operation?) -> Attribute? {
        var current = op
        while let op = current {
            if let affinity = explicit(op) ?? op.attributes["stream.affinity.default"] { return affinity }
            current = op.parent
        }
        return nil
    }

    mutating func resourceAffinity(of value: Value) -> Attribute? {
        guard let op = value.definingOp else { return declaredAffinity(of: value) ?? arguments[value] }
        if let load = op.as(Util.GlobalLoad.self), let symbol = load.global.symbolValue,
            let global = op.lookupNearestSymbol(symbol)
        {
            return globalAffinity(of: global)
        }
        return executionAffinity(of: op)
    }

    /// The affinity in the attributes of a function's argument.
    private func declaredAffinity(of argument: Value) -> Attribute? {
        guard let block = argument.ownerBlock, block.isEntry, let function = block.parentOp,
            case .array(let attributes)? = function.attributes["arg_attrs"],
            attributes.indices.contains(argument.index)
        else { return nil }
        return attributes[argument.index].dictionaryValue?["stream.affinity"]
    }

    func globalAffinity(of global: Operation) -> Attribute? { Self.enclosing(global) }

    private static func isPlaced(_ type: IRType) -> Bool { type.isTensor || type.isResource }
}
