import IREEBytecode
import IREECompilerCore

extension Pass {
    static let expandPseudoOperations = Pass(
        "iree-vm-expand-pseudo-operations",
        "Replaces operations without an instruction by instructions, and removes debug operations if asked to.",
        on: VM.Module.self, options: ["strip-debug-ops": "false"]
    ) { (module, context) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.is(VM.Function.self) {
            if context.flag("strip-debug-ops") { DebugOperations.remove(from: function) }
            PseudoOperations.expand(in: function)
        }
    }
}

private enum DebugOperations {
    static func remove(from function: Operation) {
        function.walk { op in
            guard op.has(.debugOnly) else { return }
            // One that ends its block only branches.
            if let successor = op.successors.first, let range = BranchOperands.ranges(of: op).first ?? nil {
                let operands = Array(op.operands[range])
                OpBuilder(before: op).create(VM.Branch.self) {
                    $0.destOperands = operands
                    $0.dest = successor
                }
            }
            op.erase()
        }
    }
}

private enum PseudoOperations {
    /// Complexity: linear in the size of the function.
    static func expand(in function: Operation) {
        guard let region = function.regions.first else { return }
        var blocks: [Block] = []
        for block in region.blocks {
            var op = block.first
            while let current = op {
                guard let expansion = PseudoOperation.expansions[current.name] else {
                    op = current.next
                    continue
                }
                let previous = current.previous
                let values = expansion(current, OpBuilder(before: current))
                current.replaceAllUses(with: values)
                op = current.next
                current.erase()
                // Some expand to others.
                op = previous == nil ? block.first : previous?.next ?? op
            }
            blocks.append(block)
            blocks += expandFailures(in: block)
        }
        if blocks.count > region.blocks.count { region.arrange(blocks) }
    }

    /// Replaces each `vm.cond_fail` by a branch to a block that fails; returns the new blocks, which are not in the
    /// region yet.
    private static func expandFailures(in block: Block) -> [Block] {
        var new: [Block] = []
        var op = block.last
        while let current = op {
            op = current.previous
            guard let check = current.as(VM.CondFail.self) else { continue }
            let rest = Block()
            var moved = current.next
            while let moving = moved {
                moved = moving.next
                withExtendedLifetime(moving) {
                    block.remove(moving)
                    rest.append(moving)
                }
            }
            let failure = Block()
            let status = failure.addArgument(.i32, at: current.location)
            let message = check.message
            OpBuilder(atEndOf: failure, registry: current.registry, location: current.location)
                .create(VM.Fail.self) {
                    $0.status = status
                    $0.message = message
                }
            OpBuilder(before: current).create(VM.CondBranch.self) {
                $0.condition = check.condition
                $0.trueDestOperands = [check.status]
                $0.trueDest = failure
                $0.falseDest = rest
            }
            current.erase()
            new += [failure, rest]
        }
        // The last one was split off first; blocks that fail come behind those that go on.
        let failures = stride(from: 0, to: new.count, by: 2).map { new[$0] }
        let others = stride(from: 1, to: new.count, by: 2).map { new[$0] }
        return others.reversed() + failures.reversed()
    }
}
