extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .canonicalize,
        .cse,
        .encodeHostTensors,
        .propagateTimepoints,
        .refineUsage,
        .streamConversion,
        .symbolDCE,
    ]
}
