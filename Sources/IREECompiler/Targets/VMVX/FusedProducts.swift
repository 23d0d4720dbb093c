/// Products of integers that are added to something, once and in the same block: the VM has an instruction for both.
struct FusedProducts {
    private var factors: [KernelValue: (KernelValue, KernelValue)] = [:]

    init(_ kernel: Kernel) {
        var useCounts: [KernelValue: Int] = [:]
        Self.count(kernel.body, &useCounts)
        find(in: kernel.body, kernel, useCounts)
    }

    func isFused(_ value: KernelValue) -> Bool { factors[value] != nil }

    subscript(value: KernelValue) -> (KernelValue, KernelValue)? { factors[value] }

    private static func count(_ block: KernelBlock, _ counts: inout [KernelValue: Int]) {
        for statement in block.statements {
            let operands: [KernelValue]
            switch statement {
            case .define(_, let operation): operands = operation.operands
            case .store(let value, let access): operands = [value] + access.operands
            case .prefetch: continue
            case .condition(let condition, let body):
                operands = [condition]
                count(body, &counts)
            case .loop(let loop):
                operands = [loop.lower, loop.upper, loop.step] + loop.initial + loop.yielded
                count(loop.body, &counts)
            case .whileLoop(let loop):
                operands = loop.initial + [loop.condition] + loop.forwarded + loop.yielded
                count(loop.before, &counts)
                count(loop.body, &counts)
            }
            for operand in operands { counts[operand, default: 0] += 1 }
        }
    }

    private mutating func find(in block: KernelBlock, _ kernel: Kernel, _ counts: [KernelValue: Int]) {
        var products: [KernelValue: (KernelValue, KernelValue)] = [:]
        for statement in block.statements {
            switch statement {
            case .define(let value, .binary(.mulI, let a, let b)) where counts[value] == 1:
                products[value] = (a, b)
            case .define(let value, .binary(.addI, let a, let b)) where kernel.type(value).element.bits >= 32:
                let product = products[a] == nil ? b : a
                guard let pair = products[product] else { continue }
                factors[product] = pair
            case .loop(let loop): find(in: loop.body, kernel, counts)
            case .whileLoop(let loop):
                find(in: loop.before, kernel, counts)
                find(in: loop.body, kernel, counts)
            case .condition(_, let body): find(in: body, kernel, counts)
            default: break
            }
        }
    }
}

extension KernelBlock {
    /// The bindings that are accessed.
    var accessedBindings: Set<Int> {
        var all: Set<Int> = []
        for statement in statements {
            switch statement {
            case .define(_, .load(let access)), .store(_, let access): all.insert(access.binding)
            case .loop(let loop): all.formUnion(loop.body.accessedBindings)
            case .whileLoop(let loop):
                all.formUnion(loop.before.accessedBindings)
                all.formUnion(loop.body.accessedBindings)
            case .condition(_, let body): all.formUnion(body.accessedBindings)
            default: break
            }
        }
        return all
    }
}
