extension Pass {
    /// Folds and canonicalizes operations by the rules of their dialects.
    package static let canonicalize = Pass(
        "canonicalize", "Applies canonicalization patterns and folds until a fixed point.",
        // Options of the official pass; this one always runs until a fixed point.
        options: [
            "test-convergence": "", "max-iterations": "", "max-num-rewrites": "", "region-simplify": "",
            "top-down": "", "cse-constants": "", "enable-patterns": "", "disable-patterns": "",
            "cse-between-iterations": "",
        ]
    ) {
        (op, context) throws(Diagnostic) in
        Rewriter.run(on: op, settings: context.settings) { $0.definition.canonicalize($0, $1) }
    }
}
