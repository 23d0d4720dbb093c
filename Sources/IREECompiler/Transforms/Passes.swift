extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .automaticReferenceCounting,
        .canonicalize,
        .cse,
        .elideTimepoints,
        .encodeHostTensors,
        .exportParameters,
        .foldGlobals,
        .fuseGlobals,
        .generateSplatParameterArchive,
        .halConversion,
        .hoistIntoGlobals,
        .importParameters,
        .interproceduralOptimization,
        .outlineConstants,
        .packConstants,
        .propagateTimepoints,
        .refineUsage,
        .splitParameterEncoder,
        .scheduleAllocation,
        .streamConversion,
        .symbolDCE,
        .vmConversion,
    ]
}
