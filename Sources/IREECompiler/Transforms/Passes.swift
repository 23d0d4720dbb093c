extension Pass {
    /// All passes that this compiler has.
    public static let all: [Pass] = [
        .canonicalize, .cse, .symbolDCE, .streamConversion, .encodeHostTensors, .refineUsage,
        .propagateTimepoints,
    ]
}
