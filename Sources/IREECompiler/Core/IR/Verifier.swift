/// Proves that a program is what the definitions of its operations demand.
public enum Verifier {
    /// Throws the first thing that is wrong.
    public static func verify(_ op: Operation) throws(Diagnostic) {
        try verifyOne(op)
        for region in op.regions {
            for (i, block) in region.blocks.enumerated() {
                for (j, argument) in block.arguments.enumerated() where argument.index != j {
                    throw op.error("block argument is out of place")
                }
                var current = block.first
                while let inner = current {
                    current = inner.next
                    if inner.isTerminator || !inner.successors.isEmpty, current != nil {
                        throw inner.error("must be the last operation in the parent block")
                    }
                    try verify(inner)
                }
                if i > 0 || region.blocks.count > 1 {
                    guard block.last != nil else {
                        throw op.error("has an empty block: expected a terminator")
                    }
                }
            }
            if op.has(.implicitTerminator), let expected = op.definition.terminator,
                let last = region.blocks.last?.last, last.isTerminator, last.name != expected
            {
                throw op.error("expects regions to end with '\(expected)', found '\(last.name)'")
            }
            if op.has(.singleBlock), region.blocks.count > 1 {
                throw op.error("expects region #\(0) to have 0 or 1 blocks")
            }
        }
        if op.has(.isolatedFromAbove) { try verifyDominance(op) }
        if op.has(.symbolTable) { try verifySymbols(op) }
    }

    private static func verifyOne(_ op: Operation) throws(Diagnostic) {
        let definition = op.definition
        guard definition.isRegistered else { return }
        try verifyCounts(op, "operand", definition.operands, op.operandRange(_:), op.operandCount)
        try verifyCounts(op, "result", definition.results, op.resultRange(_:), op.results.count)
        for field in definition.operands {
            let range = op.operandRange(field.index)
            for i in range where !field.type.accepts(op.operand(i).type) {
                throw op.error(
                    "operand #\(i) must be \(variadic(field))\(field.type.summary), but got \(op.operand(i).type.quoted)"
                )
            }
        }
        for field in definition.results {
            let range = op.resultRange(field.index)
            for i in range where !field.type.accepts(op.results[i].type) {
                throw op.error(
                    "result #\(i) must be \(variadic(field))\(field.type.summary), but got \(op.results[i].type.quoted)"
                )
            }
        }
        for field in definition.attributes {
            guard let value = op.attributes[field.name] else {
                guard field.arity == .one else { continue }
                if case .unit = field.constraint.form { continue }
                throw op.error("requires attribute '\(field.name)'")
            }
            guard field.constraint.accepts(value) else {
                throw op.error(
                    "attribute '\(field.name)' failed to satisfy constraint: \(field.constraint.summary)")
            }
        }
        if definition.traits.contains(.sameOperandsAndResultType) {
            let first = op.operandCount > 0 ? op.operand(0).type : op.results.first?.type
            if let first,
                (0..<op.operandCount).contains(where: { op.operand($0).type != first })
                    || op.results.contains(where: { $0.type != first })
            {
                throw op.error("requires the same type for all operands and results")
            }
        }
        for rule in definition.typeRules { try verify(rule, op) }
        try definition.verify(op)
    }

    private static func variadic(_ field: AnyField) -> String {
        field.arity == .variadic ? "variadic of " : ""
    }

    private static func verifyCounts(
        _ op: Operation, _ what: String, _ fields: [AnyField], _ range: (Int) -> Range<Int>, _ count: Int
    ) throws(Diagnostic) {
        var total = 0
        for field in fields {
            let own = range(field.index).count
            total += own
            switch field.arity {
            case .one:
                guard own == 1 else { throw op.error("requires one \(what) '\(field.name)'") }
            case .optional:
                guard own <= 1 else { throw op.error("requires at most one \(what) '\(field.name)'") }
            case .variadic: break
            }
        }
        guard total == count else { throw op.error("has \(count) \(what)s, but its fields take \(total)") }
    }

    private static func verify(_ rule: TypeRule, _ op: Operation) throws(Diagnostic) {
        func types(_ name: String) -> [IRType]? {
            if let field = op.definition.operands.first(where: { $0.name == name }) {
                return op.operands(field.index).map(\.type)
            }
            if let field = op.definition.results.first(where: { $0.name == name }) {
                return op.results(field.index).map(\.type)
            }
            return op.attributes[name]?.type.map { [$0] }
        }
        switch rule {
        case .same(let names):
            let found = names.compactMap(types).filter { !$0.isEmpty }
            guard let first = found.first else { return }
            // Fields of many values agree one by one.
            for other in found where other != first {
                if other.count == first.count || Set(other).union(first).count > 1 {
                    throw op.error(
                        "failed to verify that all of {\(names.joined(separator: ", "))} have same type")
                }
            }
        case .derived(let from, let to, let derive):
            guard let known = types(from)?.first, let wanted = derive(known), let actual = types(to) else {
                return
            }
            for type in actual where type != wanted {
                throw op.error("failed to verify that the type of '\(to)' follows from that of '\(from)'")
            }
        case .infer: return
        }
    }

    // MARK: Dominance

    /// Every value is defined before it is used, in what is isolated by `top`.
    private static func verifyDominance(_ top: Operation) throws(Diagnostic) {
        let dominance = Dominance()
        for region in top.regions { try verify(region, of: top, dominance) }
    }

    private static func verify(
        _ region: Region, of parent: Operation, _ dominance: Dominance
    ) throws(Diagnostic) {
        let isGraph = parent.has(.graphRegion) || !parent.definition.isRegistered
        for block in region.blocks {
            var current = block.first
            while let op = current {
                current = op.next
                for i in 0..<op.operandCount {
                    let value = op.operand(i)
                    guard let home = value.parentBlock else {
                        throw op.error("operand #\(i) is not defined in this program")
                    }
                    if value.definingOp?.block === block, isGraph { continue }
                    guard dominance.dominates(value, op) else {
                        let place = home === block ? "block" : "region"
                        throw Diagnostic(
                            .error, "operand #\(i) does not dominate this use", at: op.location
                        ).note(
                            value.ownerBlock == nil
                                ? "operand defined here (op in the same \(place))"
                                : "operand defined as a block argument", at: value.location)
                    }
                }
                if op.has(.isolatedFromAbove) { continue }
                for inner in op.regions { try verify(inner, of: op, dominance) }
            }
        }
    }

    // MARK: Symbols

    private static func verifySymbols(_ table: Operation) throws(Diagnostic) {
        var seen: [String: Operation] = [:]
        for block in table.regions.flatMap(\.blocks) {
            var current = block.first
            while let op = current {
                current = op.next
                guard op.has(.symbol), let name = op.attributes["sym_name"]?.stringValue else { continue }
                if let other = seen.updateValue(op, forKey: name) {
                    throw Diagnostic(.error, "redefinition of symbol named '\(name)'", at: op.location).note(
                        "see existing symbol definition here", at: other.location)
                }
            }
        }
    }
}
