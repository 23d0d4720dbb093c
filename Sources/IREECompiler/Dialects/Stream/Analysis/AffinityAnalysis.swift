import IREECompilerCore

/// Affinities of operations, tensors and resources.
///
/// An operation without an affinity has that of its operands; a value has that of its definition.
struct AffinityAnalysis {
    private let top: Operation
    private var operations: [ObjectIdentifier: Attribute?] = [:]
    private var active = Set<ObjectIdentifier>()

    init(_ top: Operation) { self.top = top }

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
        guard let op = value.definingOp else {
            guard let block = value.ownerBlock, block.isEntry, let function = block.parentOp,
                case .array(let attributes)? = function.attributes["arg_attrs"],
                attributes.indices.contains(value.index)
            else { return nil }
            return attributes[value.index].dictionaryValue?["stream.affinity"]
        }
        if let load = op.as(Util.GlobalLoad.self), let symbol = load.global.symbolValue,
            let global = op.lookupNearestSymbol(symbol)
        {
            return globalAffinity(of: global)
        }
        return executionAffinity(of: op)
    }

    func globalAffinity(of global: Operation) -> Attribute? { Self.enclosing(global) }

    private static func isPlaced(_ type: IRType) -> Bool { type.isTensor || type.isResource }
}
