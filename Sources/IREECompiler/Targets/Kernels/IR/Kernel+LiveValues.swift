extension Kernel {
    /// The values that effects, conditions and loops depend on.
    var liveValues: Set<KernelValue> {
        var definitions: [KernelValue: KernelOperation] = [:]
        var work: [KernelValue] = []
        func visit(_ block: KernelBlock) {
            for statement in block.statements {
                switch statement {
                case .define(let value, let operation): definitions[value] = operation
                case .store(let value, let access): work += [value] + access.operands
                case .prefetch(let access, _): work += access.operands
                case .loop(let loop):
                    work += [loop.lower, loop.upper, loop.step] + loop.initial + loop.yielded
                    visit(loop.body)
                case .whileLoop(let loop):
                    work += loop.initial + [loop.condition] + loop.forwarded + loop.yielded
                    visit(loop.before)
                    visit(loop.body)
                case .condition(let condition, let body):
                    work.append(condition)
                    visit(body)
                }
            }
        }
        visit(body)
        var live: Set<KernelValue> = []
        while let value = work.popLast() {
            guard live.insert(value).inserted, let operation = definitions[value] else { continue }
            work += operation.operands
        }
        return live
    }
}
