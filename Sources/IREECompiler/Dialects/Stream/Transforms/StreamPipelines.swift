import IREECompilerCore

/// Pipelines from tensors to commands.
extension Pass {
    static let streamCleanup = pipeline(
        "iree-stream-cleanup-pipeline", "Simplifies a program between the stages of compilation.", cleanup)

    static let streamTensorTransformation = pipeline(
        "iree-stream-tensor-transformation-pipeline", "Makes tensors resources.", tensorStage)

    static let streamAsyncTransformation = pipeline(
        "iree-stream-async-transformation-pipeline",
        "Makes operations on tensors those on bytes, and schedules them.", asyncStage)

    static let streamCmdTransformation = pipeline(
        "iree-stream-cmd-transformation-pipeline",
        "Gives resources storage, and makes operations commands on it.", cmdStage)

    static let streamOptimization = pipeline(
        "iree-stream-optimization-pipeline", "Simplifies commands and what they wait for.", optimization)

    static let streamTransformation = pipeline(
        "iree-stream-transformation-pipeline", "Makes commands on storage of a program on tensors.",
        tensorStage + asyncStage + cmdStage + optimization + cleanup + steps(.symbolDCE))

    /// A pass of a pipeline.
    private struct Step {
        let pass: Pass
        /// Skips the pass if the pipeline option has this value.
        var unless: (option: String, value: String)?
        /// Pass options, by the pipeline options that set them.
        var options: [String: String] = [:]

        init(_ pass: Pass, unless option: String, is value: String, options: [String: String] = [:]) {
            self.pass = pass
            unless = (option, value)
            self.options = options
        }

        init(_ pass: Pass) { self.pass = pass }

        func run(_ settings: [String: String], on op: Operation, _ context: PassContext) throws(Diagnostic) {
            if let unless, settings[unless.option] == unless.value { return }
            try context.run(pass, options: options.mapValues { settings[$0] ?? "" }, on: op)
            try Verifier.verify(op, allowsUnknown: true)
        }
    }

    /// Options shared by these pipelines.
    private static let settings = [
        "initialization-mode": "sync", "parameter-encoder-mode": "consolidate",
        "parameter-encoder-output-scope": "encoded", "parameter-encoder-output-file": "",
    ]

    private static func steps(_ passes: Pass...) -> [Step] { passes.map { Step($0) } }

    private static let cleanup = steps(
        .canonicalize, .cse, .simplifyGlobalAccesses, .foldGlobals, .fuseGlobals, .interproceduralOptimization
    )

    private static let tensorStage =
        steps(.verifyInput, .pinParameterLoads) + cleanup
        + steps(.streamConversion, .verifyLoweringToTensors, .inline) + cleanup
        // Initializers are scheduled together: constants are packed and loaded at once.
        + steps(.combineInitializers) + cleanup

    private static let asyncStage =
        steps(.encodeHostTensors, .encodeDeviceTensors, .layoutSlices, .orderParameterAccesses) + cleanup
        + steps(.verifyLoweringToAsyncResources)
        + [
            Step(
                .splitParameterEncoder, unless: "parameter-encoder-output-file", is: "",
                options: [
                    "mode": "parameter-encoder-mode", "output-scope": "parameter-encoder-output-scope",
                    "output-file": "parameter-encoder-output-file",
                ])
        ]
        + steps(
            .materializeBuiltins, .separateGlobals,
            // Inserts copies conservatively, then elides redundant ones.
            .materializeCopyOnWrite, .canonicalize, .elideAsyncCopies, .canonicalize, .emplaceAllocations,
            .refineUsage, .canonicalize, .elideAsyncCopies) + cleanup
        + steps(
            .verifyAsyncAccessRanges, .placeTransferExecutions, .scheduleExecution, .scheduleConcurrency)
        + [Step(.syncInitializers, unless: "initialization-mode", is: "async")]
        + steps(.propagateTimepoints, .orderStorageReads) + cleanup + steps(.verifyLoweringToAsync)

    private static let cmdStage =
        steps(
            .scheduleAllocation, .emplaceTransients, .materializeTransientSizeQueries, .packConstants,
            .layoutSlices, .canonicalize, .propagateSubranges)
        + cleanup
        + steps(.automaticReferenceCounting, .annotateConstantTransientSizes, .verifyLoweringToCmd)

    private static let optimization =
        cleanup + steps(.scfToCF) + cleanup + steps(.elideTimepoints) + cleanup + steps(.packDispatchOperands)

    /// A pass pipeline; each pass leaves a valid program.
    private static func pipeline(_ name: String, _ summary: String, _ steps: [Step]) -> Pass {
        Pass(name, summary, options: settings) { (op, context) throws(Diagnostic) in
            let options = context.options
            for step in steps { try step.run(options, on: op, context) }
        }
    }
}
