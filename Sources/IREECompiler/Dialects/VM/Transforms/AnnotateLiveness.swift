import IREECompilerCore

extension Pass {
    static let annotateLiveness = Pass(
        "test-iree-vm-value-liveness", "Notes the values that are live in blocks and at operations.",
        on: VM.Function.self
    ) { (function, _) throws(Diagnostic) in
        LivenessAnnotation(function).annotate()
    }
}

/// The names of values that are live: all that are defined, used, live at the start and at the end of each block, and
/// from the definition to the last use.
private struct LivenessAnnotation {
    private struct Sets {
        var defined: Set<String> = []
        var used: Set<String> = []
        var liveIn: Set<String> = []
        var liveOut: Set<String> = []
        /// By operation.
        var live: [Set<String>]
    }

    private let blocks: [Block]
    private var sets: [Sets]

    init(_ function: Operation) {
        let body = function.regions.first ?? Region()
        var liveness = BlockLiveness(body)
        let names = ValueNames(function, named: true)
        blocks = body.blocks
        for block in blocks { block.numberOperations() }
        sets = blocks.map { Sets(live: Array(repeating: [], count: $0.operations.count)) }
        for (home, block) in blocks.enumerated() {
            for (i, argument) in block.arguments.enumerated() {
                let name = home == 0 ? "%arg\(i)" : "%bb\(home)_arg\(i)"
                add(argument, name, from: 0, of: home, &liveness)
            }
            for op in block.operations {
                for result in op.results {
                    add(result, names.name(of: result), from: Int(op.order), of: home, &liveness)
                }
            }
        }
    }

    /// Adds a value that an operation of a block defines.
    private mutating func add(
        _ value: Value, _ name: String, from start: Int, of home: Int, _ liveness: inout BlockLiveness
    ) {
        let uses = value.uses
        liveness.find(value, uses: uses)
        sets[home].defined.insert(name)
        for use in uses {
            if let block = use.owner.block { sets[liveness.index(of: block)].used.insert(name) }
        }
        for block in sets.indices {
            let isLiveIn = liveness.isLiveIn(block)
            let isLiveOut = (isLiveIn || block == home) && liveness.isLiveOut(block)
            guard isLiveIn || block == home else { continue }
            if isLiveIn { sets[block].liveIn.insert(name) }
            if isLiveOut { sets[block].liveOut.insert(name) }
            let first = isLiveIn ? 0 : start
            var last = first
            for use in uses where use.owner.block === blocks[block] { last = max(last, Int(use.owner.order)) }
            if isLiveOut { last = sets[block].live.count - 1 }
            guard first <= last, last < sets[block].live.count else { continue }
            for i in first...last { sets[block].live[i].insert(name) }
        }
    }

    func annotate() {
        for (block, sets) in zip(blocks, sets) {
            guard let first = block.first else { continue }
            first.attributes["block_defined"] = Self.list(sets.defined)
            first.attributes["block_live"] = Self.list(sets.used)
            first.attributes["block_live_in"] = Self.list(sets.liveIn)
            first.attributes["block_live_out"] = Self.list(sets.liveOut)
            for (op, live) in zip(block.operations, sets.live) { op.attributes["live"] = Self.list(live) }
        }
    }

    private static func list(_ names: Set<String>) -> Attribute {
        .array(names.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }.map { .string($0) })
    }
}
