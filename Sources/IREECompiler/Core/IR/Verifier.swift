/// Verifies a program against the definitions of its operations.
///
/// Operations are verified from the outside in. Operations that are isolated from above are verified after
/// all others of their parent; then dominance in the isolated operation, and symbol uses at the end of the
/// symbol table. So the first error is that of the official verifier.
public enum Verifier {
    /// Verifies an operation and everything nested in it.
    ///
    /// - Parameter allowsUnknown: Whether unregistered operations are accepted.
    /// - Throws: The first error found.
    public static func verify(_ op: Operation, allowsUnknown: Bool = false) throws(Diagnostic) {
        let run = VerifierRun(allowsUnknown: allowsUnknown)
        try run.isolated(op)
    }
}

/// State of one verification.
package final class VerifierRun {
    private let allowsUnknown: Bool
    private let dominance = Dominance()
    let symbols = SymbolScope()
    /// Operations that refer to symbols, for each enclosing symbol table that is not finished.
    private var symbolUsers: [[Operation]] = [[]]

    init(allowsUnknown: Bool) { self.allowsUnknown = allowsUnknown }

    /// Verifies the regions of an operation that is isolated from above, and dominance in them.
    func isolated(_ op: Operation) throws(Diagnostic) {
        try operation(op)
        try verifyDominance(op)
    }

    private func operation(_ op: Operation) throws(Diagnostic) {
        let definition = op.definition
        if definition.isRegistered { try VerifierRun.verifyOne(op) }
        guard !op.regions.isEmpty else {
            if definition.symbolUser != nil { symbolUsers[symbolUsers.count - 1].append(op) }
            if !definition.isRegistered { try verifyUnknown(op) }
            return
        }
        let holdsSymbols = op.has(.symbolTable)
        if holdsSymbols { symbolUsers.append([]) }
        try verifyRegions(op)
        var deferred: [Operation] = []
        for region in op.regions {
            for block in region.blocks { try verify(block, of: op, &deferred) }
        }
        for inner in deferred { try isolated(inner) }
        if definition.isRegistered { try VerifierRun.verifyRegionTraits(op) } else { try verifyUnknown(op) }
        if holdsSymbols {
            let users = symbolUsers.removeLast()
            try verifySymbols(op, users)
        }
        if definition.symbolUser != nil { symbolUsers[symbolUsers.count - 1].append(op) }
    }

    /// Verifies an unregistered operation.
    private func verifyUnknown(_ op: Operation) throws(Diagnostic) {
        let dialect = String(op.definition.dialect)
        guard !allowsUnknown, op.registry.hasDialect(dialect) else { return }
        throw Diagnostic(
            .error,
            "unregistered operation '\(op.name)' found in dialect ('\(dialect)') that does not allow unknown operations",
            at: op.location)
    }

    /// Verifies regions before their operations.
    private func verifyRegions(_ op: Operation) throws(Diagnostic) {
        let isGraph = op.has(.graphRegion)
        for (i, region) in op.regions.enumerated() where !region.isEmpty {
            if isGraph, region.blocks.count > 1 {
                throw op.error("expects graph region #\(i) to have 0 or 1 blocks")
            }
            guard region.blocks[0].hasNoPredecessors else {
                throw Diagnostic(
                    .error, "entry block of region may not have predecessors", at: op.location)
            }
        }
    }

    private func verify(
        _ block: Block, of parent: Operation, _ deferred: inout [Operation]
    ) throws(Diagnostic) {
        let needsTerminator = !VerifierRun.mayLackTerminator(block, of: parent)
        guard let last = block.last else {
            guard needsTerminator else { return }
            throw Diagnostic(
                .error, "empty block: expects a terminator at its end", at: parent.location)
        }
        for (i, argument) in block.arguments.enumerated() where argument.index != i {
            throw parent.error("block argument belongs to another block")
        }
        var current = block.first
        while let op = current {
            current = op.next
            if !op.successors.isEmpty, op !== last {
                throw Diagnostic(
                    .error, "operation with block successors must terminate its parent block", at: op.location
                )
            }
        }
        current = block.first
        while let op = current {
            current = op.next
            if !op.regions.isEmpty, op.has(.isolatedFromAbove) {
                deferred.append(op)
            } else {
                try operation(op)
            }
        }
        for successor in last.successors where successor.region !== block.region {
            throw last.error("expects successors in the same region")
        }
        if needsTerminator, last.definition.isRegistered, !last.isTerminator {
            throw Diagnostic(
                .error, "block without terminator: its last operation is '\(last.name)'", at: last.location)
        }
    }

    static func mayLackTerminator(_ block: Block, of parent: Operation) -> Bool {
        guard block.region?.blocks.count == 1 else { return false }
        return !parent.definition.isRegistered || parent.has(.noTerminator)
    }

    // MARK: Dominance

    /// Verifies that definitions dominate uses within the isolated operation `top`.
    private func verifyDominance(_ top: Operation) throws(Diagnostic) {
        var pending = [top]
        while let op = pending.popLast() {
            let isGraph = op.has(.graphRegion) || !op.definition.isRegistered
            for region in op.regions {
                for block in region.blocks {
                    try verifyDominance(block, isGraph: isGraph, below: top, &pending)
                }
            }
        }
    }

    private func verifyDominance(
        _ block: Block, isGraph: Bool, below top: Operation, _ pending: inout [Operation]
    ) throws(Diagnostic) {
        block.numberOperations()
        // What operands were found to be defined in: they come from few blocks.
        var visible = [VisibleBlock(block: block, limit: .max)]
        var current = block.first
        while let op = current {
            current = op.next
            if !isGraph { visible[0].limit = op.order }
            var next = 0
            while let i = op.firstHiddenOperand(from: next, visible) {
                next = i + 1
                let value = op.operand(i)
                guard let home = value.parentBlock else {
                    throw op.error("operand #\(i) is not defined in this module")
                }
                if home !== block { try VerifierRun.verifyIsolation(of: top, from: home, op) }
                guard home !== block, dominance.dominates(value, op) else {
                    throw VerifierRun.undominated(value, i, op, home)
                }
                visible.append(VisibleBlock(home, around: op))
            }
            if !op.regions.isEmpty, !op.has(.isolatedFromAbove) { pending.append(op) }
        }
    }

    /// Verifies that values used in an operation that is isolated from above are defined in it.
    private static func verifyIsolation(
        of top: Operation, from home: Block, _ user: Operation
    ) throws(Diagnostic) {
        var region = user.block?.region
        while let current = region, current !== home.region {
            guard current.parent !== top else {
                throw user.error(
                    "uses a value defined outside of '\(top.name)', which is isolated from above")
            }
            region = current.parent?.block?.region
        }
    }

    private static func undominated(_ value: Value, _ i: Int, _ op: Operation, _ home: Block) -> Diagnostic {
        let place = home === op.block ? "block" : "region"
        return Diagnostic(.error, "operand #\(i) does not dominate this use", at: op.location).note(
            value.ownerBlock == nil
                ? "operand defined here (op in the same \(place))" : "operand defined as a block argument",
            at: value.location)
    }

    // MARK: Symbols

    /// The first symbol error in the official verifier's order: operations of the table, then regions from
    /// last to first.
    private func firstError(below table: Operation) -> Diagnostic? {
        var pending = table.regions
        while let region = pending.popLast() {
            for op in region.blocks.flatMap(\.operations) {
                do throws(Diagnostic) {
                    try op.definition.symbolUser?.verifySymbolUses(of: op, symbols)
                } catch {
                    return error
                }
                if !op.has(.symbolTable) { pending += op.regions }
            }
        }
        return nil
    }

    private func verifySymbols(_ table: Operation, _ users: [Operation]) throws(Diagnostic) {
        guard table.regions.count == 1, table.regions[0].blocks.count == 1 else {
            throw table.error(
                table.regions.count == 1
                    ? "as a symbol table must have exactly one block"
                    : "as a symbol table must have exactly one region")
        }
        try symbols.verifyUnique(table)
        for op in users {
            do throws(Diagnostic) {
                try op.definition.symbolUser?.verifySymbolUses(of: op, symbols)
            } catch {
                throw firstError(below: table) ?? error
            }
        }
    }
}
