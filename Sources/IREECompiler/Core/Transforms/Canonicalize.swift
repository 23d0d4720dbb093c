extension Pass {
    /// Folds and simplifies operations by the rules of their dialects.
    package static let canonicalize = Pass(
        "canonicalize", "Applies canonicalization patterns and folds until a fixed point.",
        // What the official pass knows; ours always goes on until nothing changes.
        options: [
            "test-convergence": "", "max-iterations": "", "max-num-rewrites": "", "region-simplify": "",
            "top-down": "", "cse-constants": "", "enable-patterns": "", "disable-patterns": "",
            "cse-between-iterations": "",
        ]
    ) {
        (op, context) throws(Diagnostic) in
        Rewriter.run(on: op) { $0.definition.canonicalize($0, $1) }
    }
}
