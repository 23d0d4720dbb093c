import IREECompilerCore

extension Pass {
    static let inlineMemoizeRegions = Pass(
        "iree-hal-inline-memoize-regions", "Runs memoized regions each time that their results are used."
    ) { (top, _) throws(Diagnostic) in
        var regions: [OpView<HAL.DeviceMemoize>] = []
        top.walk { op in op.as(HAL.DeviceMemoize.self).map { regions.append($0) } }
        for memoize in regions {
            // Command buffers are not reused any more.
            memoize.op.walk { op in
                guard let create = op.as(HAL.CommandBufferCreate.self) else { return }
                let oneShot = EnumDefinition.commandBufferMode.value(of: "OneShot") ?? 0
                create.modes = .integer((create.modes.integerValue ?? 0) | oneShot, .i32)
            }
            try inline(memoize)
        }
    }

    private static func inline(_ memoize: OpView<HAL.DeviceMemoize>) throws(Diagnostic) {
        guard let block = memoize.op.block, let region = block.region, let entry = memoize.body.blocks.first
        else {
            throw memoize.error("has no body")
        }
        let blocks = memoize.body.blocks
        let tail = block.split(before: memoize.op.next)
        let results = memoize.results.map { tail.addArgument($0.type, at: memoize.op.location) }
        memoize.op.replaceAllUses(with: results)
        for inner in blocks {
            memoize.body.remove(inner)
            guard let end = inner.last?.as(HAL.Return.self) else { continue }
            OpBuilder(before: end.op).create(CF.Branch.self) {
                $0.destOperands = end.operands
                $0.dest = tail
            }
            end.op.erase()
        }
        region.insert(blocks, after: block)
        memoize.op.erase()
        OpBuilder(atEndOf: block, registry: memoize.op.registry, location: memoize.op.location).create(
            CF.Branch.self
        ) { $0.dest = entry }
    }
}
