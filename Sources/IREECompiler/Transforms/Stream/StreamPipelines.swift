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

    private static let cleanup = ["canonicalize", "cse"]

    private static let tensorStage =
        ["iree-stream-verify-input"] + cleanup
        + ["iree-stream-conversion", "iree-stream-verify-lowering-to-tensors", "inline"] + cleanup

    private static let asyncStage =
        ["iree-stream-encode-host-tensors", "iree-stream-layout-slices"] + cleanup + [
            "iree-stream-verify-lowering-to-async-resources",
            // Copies where they may be needed, then away with those that are not.
            "iree-stream-materialize-copy-on-write", "canonicalize", "iree-stream-elide-async-copies",
            "canonicalize", "iree-stream-emplace-allocations", "iree-stream-refine-usage", "canonicalize",
            "iree-stream-elide-async-copies",
        ] + cleanup + [
            "iree-stream-verify-async-access-ranges", "iree-stream-place-transfer-executions",
            "iree-stream-schedule-execution",
            "iree-stream-schedule-concurrency", "iree-stream-propagate-timepoints",
        ] + cleanup + ["iree-stream-verify-lowering-to-async"]

    private static let cmdStage =
        [
            "iree-stream-schedule-allocation", "iree-stream-pack-constants", "iree-stream-layout-slices",
            "canonicalize",
        ] + cleanup + [
            "iree-stream-automatic-reference-counting", "iree-stream-verify-lowering-to-cmd",
        ]

    private static let optimization =
        cleanup + ["convert-scf-to-cf"] + cleanup + ["iree-stream-elide-timepoints"] + cleanup

    /// Passes one after another, each of which leaves a program that is right.
    private static func pipeline(_ name: String, _ summary: String, _ passes: [String]) -> Pass {
        Pass(name, summary) { (op, context) throws(Diagnostic) in
            for pass in passes {
                try context.run(pass, on: op)
                try Verifier.verify(op)
            }
        }
    }
}
