import IREECompilerCore

/// Results of a loop or conditional that uniquely own their storage.
///
/// A result receives the values that blocks yield and, for a loop, the initial value. It owns its storage if
/// all of these are owned and none is another result's too.
struct OwnershipTransfer {
    private let op: Operation
    private var notOwned: Set<Int> = []
    /// Loop arguments that are forwarded to results, by index.
    private var follows: [(argument: Int, result: Int)] = []
    /// Values that each block yields, with the first result that each becomes.
    private var yielded: [ObjectIdentifier: [ObjectIdentifier: Int]] = [:]

    init(of op: Operation) { self.op = op }

    mutating func markNotOwned(_ result: Int) { notOwned.insert(result) }

    /// Records a yielded storage; `isAllocated` tells whether the block allocated it and owns it uniquely.
    mutating func yield(_ storage: Value, as result: Int, from block: Block, isAllocated: Bool) {
        let key = ObjectIdentifier(storage)
        if let other = yielded[ObjectIdentifier(block)]?[key] {
            notOwned.formUnion([other, result])
        }
        yielded[ObjectIdentifier(block), default: [:]][key] = result
        if isAllocated { return }
        // The induction variable precedes the loop-carried arguments.
        let first = block.arguments.count - op.results.count
        if storage.ownerBlock === block, op.is(SCF.For.self), storage.index >= first {
            follows.append((storage.index - first, result))
        } else {
            notOwned.insert(result)
        }
    }

    /// Whether each result owns its storage.
    var owned: [Bool] {
        var notOwned = notOwned
        var isKnown = false
        while !isKnown {
            isKnown = true
            for (argument, result) in follows where notOwned.contains(argument) {
                if notOwned.insert(result).inserted { isKnown = false }
            }
        }
        return op.results.indices.map { !notOwned.contains($0) }
    }
}
