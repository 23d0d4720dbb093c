extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .automaticReferenceCounting,
        .canonicalize,
        .cse,
        .elideAsyncCopies,
        .elideTimepoints,
        .emplaceAllocations,
        .encodeHostTensors,
        .exportParameters,
        .generateSplatParameterArchive,
        .halConversion,
        .importParameters,
        .layoutSlices,
        .materializeCopyOnWrite,
        .outlineConstants,
        .packConstants,
        .propagateTimepoints,
        .refineUsage,
        .scheduleAllocation,
        .scheduleConcurrency,
        .scheduleExecution,
        .splitParameterEncoder,
        .streamConversion,
        .symbolDCE,
        .vmConversion,
    ]
}
