/// The way from tensors to commands: passes in the order that they need each other's results.
extension Pass {
    public static let streamCleanup = pipeline(
        "iree-stream-cleanup-pipeline", "Simplifies a program between the stages of compilation.", cleanup)

    public static let streamTensorTransformation = pipeline(
        "iree-stream-tensor-transformation-pipeline", "Makes tensors resources.", tensorStage)

    public static let streamAsyncTransformation = pipeline(
        "iree-stream-async-transformation-pipeline",
        "Makes operations on tensors those on bytes, and schedules them.", asyncStage)

    public static let streamCmdTransformation = pipeline(
        "iree-stream-cmd-transformation-pipeline",
        "Gives resources storage, and makes operations commands on it.", cmdStage)

    public static let streamOptimization = pipeline(
        "iree-stream-optimization-pipeline", "Simplifies commands and what they wait for.", optimization)

    public static let streamTransformation = pipeline(
        "iree-stream-transformation-pipeline", "Makes commands on storage of a program on tensors.",
        tensorStage + asyncStage + cmdStage + optimization + cleanup + ["symbol-dce"])

    /// A pass of a pipeline.
    private struct Step: ExpressibleByStringLiteral {
        let pass: String
        /// The pipeline's option that the step depends on, and what it must not be.
        var unless: (option: String, value: String)?
        /// Options of the pass, by the pipeline's options that they come from.
        var options: [String: String] = [:]

        init(_ pass: String, unless option: String, is value: String, options: [String: String] = [:]) {
            self.pass = pass
            unless = (option, value)
            self.options = options
        }

        init(stringLiteral pass: String) { self.pass = pass }

        func run(_ settings: [String: String], on op: Operation, _ context: PassContext) throws(Diagnostic) {
            if let unless, settings[unless.option] == unless.value { return }
            try context.run(pass, options: options.mapValues { settings[$0] ?? "" }, on: op)
            try Verifier.verify(op)
        }
    }

    /// Options of all these pipelines.
    private static let settings = [
        "initialization-mode": "sync", "parameter-encoder-mode": "consolidate",
        "parameter-encoder-output-scope": "encoded", "parameter-encoder-output-file": "",
    ]

    private static let cleanup: [Step] = [
        "canonicalize", "cse", "iree-util-fold-globals", "iree-util-fuse-globals", "iree-util-ipo",
    ]

    private static let tensorStage: [Step] =
        ["iree-stream-verify-input"] + cleanup
        + ["iree-stream-conversion", "iree-stream-verify-lowering-to-tensors", "inline"] + cleanup
        // What initializers do is scheduled together: constants are packed, and loaded at once.
        + ["iree-util-combine-initializers"] + cleanup

    private static let asyncStage: [Step] =
        ["iree-stream-encode-host-tensors", "iree-stream-encode-device-tensors", "iree-stream-layout-slices"]
        + cleanup + [
            "iree-stream-verify-lowering-to-async-resources",
            Step(
                "iree-stream-split-parameter-encoder", unless: "parameter-encoder-output-file", is: "",
                options: [
                    "mode": "parameter-encoder-mode", "output-scope": "parameter-encoder-output-scope",
                    "output-file": "parameter-encoder-output-file",
                ]),
            "iree-stream-materialize-builtins",
            // Copies where they may be needed, then away with those that are not.
            "iree-stream-materialize-copy-on-write", "canonicalize", "iree-stream-elide-async-copies",
            "canonicalize", "iree-stream-emplace-allocations", "iree-stream-refine-usage", "canonicalize",
            "iree-stream-elide-async-copies",
        ] + cleanup + [
            "iree-stream-verify-async-access-ranges", "iree-stream-place-transfer-executions",
            "iree-stream-schedule-execution",
            "iree-stream-schedule-concurrency",
            Step("iree-stream-sync-initializers", unless: "initialization-mode", is: "async"),
            "iree-stream-propagate-timepoints",
        ] + cleanup + ["iree-stream-verify-lowering-to-async"]

    private static let cmdStage: [Step] =
        [
            "iree-stream-schedule-allocation", "iree-stream-pack-constants", "iree-stream-layout-slices",
            "canonicalize", "iree-util-propagate-subranges",
        ] + cleanup + [
            "iree-stream-automatic-reference-counting", "iree-stream-verify-lowering-to-cmd",
        ]

    private static let optimization: [Step] =
        cleanup + ["convert-scf-to-cf"] + cleanup + ["iree-stream-elide-timepoints"] + cleanup
        + ["iree-stream-pack-dispatch-operands"]

    /// Passes one after another, each of which leaves a program that is right.
    private static func pipeline(_ name: String, _ summary: String, _ steps: [Step]) -> Pass {
        Pass(name, summary, options: settings) { (op, context) throws(Diagnostic) in
            let options = context.options
            for step in steps { try step.run(options, on: op, context) }
        }
    }
}
