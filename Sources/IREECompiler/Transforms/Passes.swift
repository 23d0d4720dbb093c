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
        .inline,
        .importParameters,
        .outlineConstants,
        .packConstants,
        .propagateTimepoints,
        .refineUsage,
        .resolveTopologyQueries,
        .splitParameterEncoder,
        .scheduleAllocation,
        .scfToCF,
        .streamConversion,
        .symbolDCE,
        .unifyEncodingForGlobals,
        .vmConversion,
    ]
}
