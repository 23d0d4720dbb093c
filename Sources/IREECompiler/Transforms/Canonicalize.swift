extension Pass {
    /// Folds and simplifies operations by the rules of their dialects.
    public static let canonicalize = Pass("canonicalize", "Simplifies operations until nothing changes.") {
        (op, context) throws(Diagnostic) in
        Rewriter.run(on: op, registry: context.registry) { $0.definition.canonicalize($0, $1) }
    }
}
