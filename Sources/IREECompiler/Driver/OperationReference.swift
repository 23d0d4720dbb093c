import IREECompilerCore
import IREECompilerDialects

/// Reference pages of dialects, generated from their definitions.
public enum OperationReference {
    /// The names of dialects that have operations.
    public static var dialects: [String] {
        Dialect.all.filter { !names(of: $0).isEmpty }.map(\.name).sorted()
    }

    /// The page of a dialect as Markdown, for DocC; nil if there is no such dialect.
    ///
    /// Lists the summary, assembly format, fields with their constraints, and traits of each operation.
    public static func page(of dialect: String) -> String? {
        let context = Context()
        guard let dialect = context.registry.dialects[dialect] else { return nil }
        var page = """
            # The \(dialect.name) dialect

            Operations, types and attributes of `\(dialect.name)`.

            ## Overview

            What this page says of an operation is its definition: parser, printer and verifier follow it.

            """
        for name in names(of: dialect) { page += section(context.registry.definition(named: name)) }
        for (title, all) in [
            ("Types", dialect.types.map { "`!\($0.name)`" }),
            ("Attributes", dialect.attributes.map { "`#\($0.name)`" }),
        ] where !all.isEmpty {
            page += "\n## \(title)\n\n\(all.sorted().map { "- \($0)\n" }.joined())"
        }
        return page
    }

    private static func names(of dialect: Dialect) -> [String] {
        (dialect.ops.map { "\($0.name)" } + dialect.rows.map(\.name)).sorted()
    }

    private static func section(_ op: OpDefinition) -> String {
        var text = "\n## \(op.name)\n\n"
        if !op.summary.isEmpty { text += "\(op.summary)\n\n" }
        if !op.assembly.isEmpty { text += "```\n\(op.name) \(op.assembly)\n```\n\n" }
        let rows =
            op.operands.map { row("operand", $0, $0.type.summary) }
            + op.attributes.map { row("attribute", $0, $0.constraint.summary) }
            + op.results.map { row("result", $0, $0.type.summary) }
            + op.regions.map { row("region", $0, "") } + op.successors.map { row("successor", $0, "") }
        if !rows.isEmpty {
            text += "| | Name | What it takes |\n| --- | --- | --- |\n\(rows.joined())\n"
        }
        let traits = op.traits.names
        if !traits.isEmpty { text += "Traits: \(traits.joined(separator: ", ")).\n" }
        return text
    }

    private static func row(_ what: String, _ field: AnyField, _ summary: String) -> String {
        let arity =
            switch field.arity {
            case .one: ""
            case .optional: ", optional"
            case .variadic: ", any number"
            }
        // A bar would end the table cell.
        let cell = summary.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        return "| \(what)\(arity) | `\(field.name)` | \(cell) |\n"
    }
}

extension OpTraits {
    /// The names of the traits.
    var names: [String] { Self.named.filter { contains($0.1) }.map(\.0) }

    private static let named: [(String, OpTraits)] = [
        ("pure", .pure), ("terminator", .terminator), ("isolated from above", .isolatedFromAbove),
        ("symbol table", .symbolTable), ("symbol", .symbol), ("constant", .constantLike),
        ("commutative", .commutative), ("single block", .singleBlock), ("graph region", .graphRegion),
        ("no terminator", .noTerminator), ("returns", .returnLike), ("calls", .callLike),
        ("branches", .branchLike), ("same type of operands and results", .sameOperandsAndResultType),
        ("same type of operands", .sameTypeOperands), ("operands have sizes", .sizeAware),
        ("reads memory", .readsMemory), ("writes memory", .writesMemory), ("allocates", .allocates),
        ("segments of operands are stored", .attrSizedOperands),
        ("segments of results are stored", .attrSizedResults), ("idempotent", .idempotent),
        ("function", .function), ("effects are those of its regions", .recursiveSideEffects),
        ("implicit terminator", .implicitTerminator), ("elementwise", .elementwise),
        ("dispatch", .dispatchLike), ("fields of operands have one size", .sameVariadicOperandSize),
        ("default dialect", .defaultDialect), ("dynamic dimensions are named", .shapeAware),
        ("results may be tied to operands", .tied), ("streamable", .streamable), ("timeline", .timeline),
        ("has an affinity", .affinity), ("async phase", .asyncPhase), ("cmd phase", .cmdPhase),
        ("tensor phase", .tensorPhase), ("accesses ranges of resources", .asyncAccess),
        ("accesses ranges of storage", .subviewEffects), ("may fail", .mayFail),
        ("debugging only", .debugOnly),
        ("pseudo-instruction", .pseudo), ("full barrier", .fullBarrier), ("yield point", .yieldPoint),
        ("hoistable", .hoistable), ("uses ranges of operands", .subrangeOperands),
        ("passes its tied operand on", .tiedPassthrough), ("defines a global", .globalDefinition),
        ("loads a global", .globalLoad), ("stores to a global", .globalStore), ("initialiser", .initializer),
        ("cast", .castLike), ("region control flow", .regionBranch), ("loop", .loopLike),
        ("callable", .callable), ("object", .objectLike), ("prefers cloning", .prefersCloning),
        ("storage metadata", .storageMetadata), ("exclusive regions", .exclusiveRegions),
        ("runs at its target", .runsAtTarget), ("integer division", .dividesIntegers),
        ("unknown successors", .allowsUnknownSuccessor), ("declarations are private", .privateDeclaration),
        ("terminator is written", .writtenTerminator),
    ]
}
