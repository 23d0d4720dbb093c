extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .canonicalize,
        .cse,
        .encodeHostTensors,
        .exportParameters,
        .generateSplatParameterArchive,
        .halConversion,
        .importParameters,
        .outlineConstants,
        .packConstants,
        .propagateTimepoints,
        .refineUsage,
        .scheduleAllocation,
        .scheduleConcurrency,
        .scheduleExecution,
        .streamConversion,
        .symbolDCE,
        .vmConversion,
    ]
}
