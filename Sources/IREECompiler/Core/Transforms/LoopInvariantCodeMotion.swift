extension Pass {
    package static let hoistLoopInvariants = Pass(
        "loop-invariant-code-motion",
        "Moves operations before loops that do not change their operands, if these may be executed too often."
    ) { (op, _) throws(Diagnostic) in
        // Inner loops come first: what leaves them may leave the outer ones too.
        var loops: [Operation] = []
        op.walk { if $0.has(.loopLike) { loops.append($0) } }
        for loop in loops { LoopInvariants.hoist(outOf: loop) }
    }
}

/// Whether an operation without effects may be executed where it was not before. Those without this fact may be,
/// but for divisions by zero.
package enum Speculation: Sendable {
    case never
}

extension Operation {
    /// Whether executing the operation once more, or where it was not reached, changes nothing.
    package var isSpeculatable: Bool {
        guard isPure, !has(.mayFail), definition.fact(Speculation.self) != .never else { return false }
        if has(.dividesIntegers) {
            guard operandCount == 2, let divisor = operand(1).constantInteger, divisor != 0, divisor != -1
            else {
                return false
            }
        }
        return regions.allSatisfy {
            $0.blocks.allSatisfy { $0.operations.allSatisfy { $0.isTerminator || $0.isSpeculatable } }
        }
    }
}

private enum LoopInvariants {
    static func hoist(outOf loop: Operation) {
        for region in loop.regions {
            var pending = region.blocks.flatMap(\.operations)
            var next = 0
            while next < pending.count {
                let op = pending[next]
                next += 1
                guard op.block?.region === region, !op.isTerminator, op.isSpeculatable,
                    isInvariant(op, in: region)
                else { continue }
                op.moveBefore(loop)
                for result in op.results {
                    pending += result.users.filter { $0.block?.region === region }
                }
            }
        }
    }

    /// Whether neither the operation nor what it contains uses values of the region.
    private static func isInvariant(_ op: Operation, in region: Region) -> Bool {
        var isInvariant = true
        op.walk { inner in
            for value in inner.operands {
                guard let home = value.parentBlock?.region else { continue }
                let isOwn = op.regions.contains { $0 === home || $0.isAncestor(of: home) }
                if !isOwn, home === region || region.isAncestor(of: home) { isInvariant = false }
            }
        }
        return isInvariant
    }
}
