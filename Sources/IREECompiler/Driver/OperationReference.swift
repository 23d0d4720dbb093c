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

            Generated from the operation definitions, which parser, printer and verifier use.

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
            text += "| | Name | Constraint |\n| --- | --- | --- |\n\(rows.joined())\n"
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
        ("no terminator", .noTerminator), ("return-like", .returnLike), ("call-like", .callLike),
        ("branch-like", .branchLike), ("same type of operands and results", .sameOperandsAndResultType),
        ("same type of operands", .sameTypeOperands), ("size aware", .sizeAware),
        ("reads memory", .readsMemory), ("writes memory", .writesMemory), ("allocates", .allocates),
        ("attribute-sized operand segments", .attrSizedOperands),
        ("attribute-sized result segments", .attrSizedResults), ("idempotent", .idempotent),
        ("function", .function), ("recursive memory effects", .recursiveSideEffects),
        ("implicit terminator", .implicitTerminator), ("elementwise", .elementwise),
        ("dispatch", .dispatchLike), ("same variadic operand size", .sameVariadicOperandSize),
        ("default dialect", .defaultDialect), ("shape aware", .shapeAware),
        ("tied", .tied), ("streamable", .streamable), ("timeline", .timeline),
        ("has an affinity", .affinity), ("async phase", .asyncPhase), ("cmd phase", .cmdPhase),
        ("tensor phase", .tensorPhase), ("async access", .asyncAccess),
        ("subview effects", .subviewEffects), ("may fail", .mayFail),
        ("debug only", .debugOnly),
        ("pseudo-instruction", .pseudo), ("full barrier", .fullBarrier), ("yield point", .yieldPoint),
        ("hoistable", .hoistable), ("subrange operands", .subrangeOperands),
        ("tied passthrough", .tiedPassthrough), ("defines a global", .globalDefinition),
        ("loads a global", .globalLoad), ("stores to a global", .globalStore), ("initializer", .initializer),
        ("cast", .castLike), ("region control flow", .regionBranch), ("loop", .loopLike),
        ("callable", .callable), ("object", .objectLike), ("prefers cloning", .prefersCloning),
        ("storage metadata", .storageMetadata), ("exclusive regions", .exclusiveRegions),
        ("executes at its target", .runsAtTarget), ("integer division", .dividesIntegers),
        ("unknown successors", .allowsUnknownSuccessor), ("private declaration", .privateDeclaration),
        ("explicit terminator", .writtenTerminator),
    ]
}
