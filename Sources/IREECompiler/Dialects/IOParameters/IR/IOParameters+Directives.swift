import IREECompilerCore

extension IOParameters {
    /// Lists of parameters and buffer ranges, without buffer sizes.
    static let directives: [String: Directive] = [
        "ParameterGatherOperations": Stream.parameterGathers(hasEnds: false, isSized: false),
        "ParameterScatterOperations": Stream.parameterScatters(hasEnds: false, isSized: false),
    ]
}
