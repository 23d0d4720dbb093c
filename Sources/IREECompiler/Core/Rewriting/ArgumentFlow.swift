/// The values that block arguments of a region are equal to.
///
/// Arguments that only forward a value to each other, as in a loop that swaps two equal values, are equal to
/// that value. So each argument is assumed equal to the first incoming value until another one is found.
///
/// Complexity: linear in the number of branch operands, as each argument changes at most twice.
struct ArgumentFlow {
    struct Edge {
        package let branch: Operation
        package let successor: Int
    }

    /// Blocks whose only incoming values are branch operands.
    private(set) var blocks: [Block] = []
    private(set) var edges: [Block: [Edge]] = [:]

    private enum State {
        case unknown
        case value(Value)
        /// Several values: the argument is not replaceable.
        case itself
    }
    private var states: [ObjectIdentifier: State] = [:]
    private var arguments: [Value] = []

    init(_ region: Region) {
        var excluded = Set<Block>()
        for block in region.blocks {
            guard let branch = block.last else { continue }
            for (i, successor) in branch.successors.enumerated() {
                if let field = BranchOperands.field(of: branch, successor: i),
                    branch.operandRange(field).count == successor.arguments.count
                {
                    edges[successor, default: []].append(Edge(branch: branch, successor: i))
                } else {
                    excluded.insert(successor)
                }
            }
        }
        for block in region.blocks.dropFirst()
        where !block.arguments.isEmpty && !excluded.contains(block) && edges[block] != nil {
            blocks.append(block)
            for argument in block.arguments {
                states[ObjectIdentifier(argument)] = .unknown
                arguments.append(argument)
            }
        }
    }

    /// The replacements of arguments that are equal to another value.
    package mutating func run() -> [ObjectIdentifier: Value] {
        var pending: [Value] = arguments.reversed()
        var isPending = Set(arguments.map { ObjectIdentifier($0) })
        while let argument = pending.popLast() {
            isPending.remove(ObjectIdentifier(argument))
            guard change(argument) else { continue }
            for use in argument.uses {
                for next in targets(of: use) where isPending.insert(ObjectIdentifier(next)).inserted {
                    pending.append(next)
                }
            }
        }
        var out: [ObjectIdentifier: Value] = [:]
        for argument in arguments {
            if case .value(let value)? = states[ObjectIdentifier(argument)] {
                out[ObjectIdentifier(argument)] = value
            }
        }
        return out
    }

    /// Block arguments that a use is forwarded to.
    private func targets(of use: Use) -> [Value] {
        let branch = use.owner
        return branch.successors.indices.compactMap { i in
            guard let field = BranchOperands.field(of: branch, successor: i) else { return nil }
            let range = branch.operandRange(field)
            let arguments = branch.successors[i].arguments
            guard range.contains(use.index), use.index - range.lowerBound < arguments.count else {
                return nil
            }
            let target = arguments[use.index - range.lowerBound]
            return states[ObjectIdentifier(target)] == nil ? nil : target
        }
    }

    /// Joins the incoming values of an argument; returns whether its state changed.
    private mutating func change(_ argument: Value) -> Bool {
        if case .itself? = states[ObjectIdentifier(argument)] { return false }
        var found: Value?
        for value in incoming(argument) {
            var value = value
            switch states[ObjectIdentifier(value)] {
            case .unknown?: continue
            case .value(let other)?: value = other
            case .itself?, nil: break
            }
            if value === argument { continue }
            if let known = found, known !== value {
                states[ObjectIdentifier(argument)] = .itself
                return true
            }
            found = value
        }
        guard let found else { return false }
        if case .value(let known)? = states[ObjectIdentifier(argument)], known === found { return false }
        states[ObjectIdentifier(argument)] = .value(found)
        return true
    }

    /// The incoming values of an argument.
    private func incoming(_ argument: Value) -> [Value] {
        guard let block = argument.ownerBlock else { return [] }
        var values: [Value] = []
        for edge in edges[block] ?? [] {
            guard let field = BranchOperands.field(of: edge.branch, successor: edge.successor) else {
                continue
            }
            values.append(edge.branch.operand(edge.branch.operandRange(field).lowerBound + argument.index))
        }
        return values
    }

    /// Arguments that are only forwarded to other such arguments.
    package func unused(besides gone: [Block: Set<Int>]) -> [Value] {
        func isGone(_ argument: Value) -> Bool {
            argument.ownerBlock.flatMap { gone[$0] }?.contains(argument.index) == true
        }
        var needed = Set<ObjectIdentifier>()
        var pending: [Value] = []
        func need(_ argument: Value) {
            if needed.insert(ObjectIdentifier(argument)).inserted { pending.append(argument) }
        }
        let rest = arguments.filter { !isGone($0) }
        for argument in rest {
            let isUsed = argument.uses.contains { !$0.owner.has(.branchLike) || targets(of: $0).isEmpty }
            if isUsed { need(argument) }
        }
        while let argument = pending.popLast() {
            for value in incoming(argument) where states[ObjectIdentifier(value)] != nil { need(value) }
        }
        return rest.filter { !needed.contains(ObjectIdentifier($0)) }
    }
}
