import IREECompilerCore

/// Which results of a loop or a condition are the only owners of their storage.
///
/// A result stands for what blocks yield in its place and, for a loop, for what goes in. It owns its storage if all
/// of these do, and if none of them is another result's too.
struct OwnershipTransfer {
    private let op: Operation
    private var refused: Set<Int> = []
    /// Results that an argument of the loop may become, by the argument's place among the results.
    private var follows: [(argument: Int, result: Int)] = []
    /// What each block yields, with the first result that it becomes.
    private var yielded: [ObjectIdentifier: [ObjectIdentifier: Int]] = [:]

    init(of op: Operation) { self.op = op }

    mutating func refuse(_ result: Int) { refused.insert(result) }

    /// A block yields storage; `isMade` says that it made it and that nothing else has it.
    mutating func yield(_ storage: Value, as result: Int, from block: Block, isMade: Bool) {
        let key = ObjectIdentifier(storage)
        if let other = yielded[ObjectIdentifier(block)]?[key] {
            refused.formUnion([other, result])
        }
        yielded[ObjectIdentifier(block), default: [:]][key] = result
        if isMade { return }
        // Arguments of a loop's body stand behind the variable that counts.
        let first = block.arguments.count - op.results.count
        if storage.ownerBlock === block, op.is(SCF.For.self), storage.index >= first {
            follows.append((storage.index - first, result))
        } else {
            refused.insert(result)
        }
    }

    /// For each result, whether it owns its storage.
    var owned: [Bool] {
        var refused = refused
        var isKnown = false
        while !isKnown {
            isKnown = true
            for (argument, result) in follows where refused.contains(argument) {
                if refused.insert(result).inserted { isKnown = false }
            }
        }
        return op.results.indices.map { !refused.contains($0) }
    }
}
