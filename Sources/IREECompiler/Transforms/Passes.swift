extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .automaticReferenceCounting,
        .canonicalize,
        .cse,
        .elideTimepoints,
        .encodeHostTensors,
        .exportParameters,
        .generateSplatParameterArchive,
        .halConversion,
        .importParameters,
        .outlineConstants,
        .packConstants,
        .propagateTimepoints,
        .refineUsage,
        .splitParameterEncoder,
        .scheduleAllocation,
        .scheduleConcurrency,
        .scheduleExecution,
        .streamConversion,
        .symbolDCE,
        .vmConversion,
    ]
}
