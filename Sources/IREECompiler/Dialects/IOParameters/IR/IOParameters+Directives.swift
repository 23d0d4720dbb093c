import IREECompilerCore

extension IOParameters {
    /// Rows of parameters that go to or come from buffers, which say no sizes.
    static let directives: [String: Directive] = [
        "ParameterGatherOperations": Stream.parameterGathers(hasEnds: false, isSized: false),
        "ParameterScatterOperations": Stream.parameterScatters(hasEnds: false, isSized: false),
    ]
}
