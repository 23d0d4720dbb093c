import ArgumentParser
import IREEBytecode
import IREERuntime

/// The flags that say how far results may be from what is expected.
public struct ComparisonFlags: ParsableArguments {
    @Option(help: ArgumentHelp("How far f16 values may be off.", valueName: "x"))
    public var expectedF16Threshold = 0.001
    @Option(help: ArgumentHelp("How far bf16 values may be off.", valueName: "x"))
    public var expectedBf16Threshold = 0.01
    @Option(help: ArgumentHelp("How far f32 values may be off.", valueName: "x"))
    public var expectedF32Threshold = 0.0001
    @Option(help: ArgumentHelp("How far f64 values may be off.", valueName: "x"))
    public var expectedF64Threshold = 0.0001
    @Option(help: ArgumentHelp("How far values may be off as a part of what is expected.", valueName: "x"))
    public var expectedRtol = 1e-5
    @Option(
        help: ArgumentHelp(
            "Whether values may be off at all, or every bit counts.", valueName: "approximate|exact"))
    public var equalityMode = EqualityMode.approximate

    public enum EqualityMode: String, ExpressibleByArgument, CaseIterable, Sendable {
        case approximate, exact
    }

    public init() {}

    func tolerance() throws -> ComparisonTolerance {
        for value in [
            expectedF16Threshold, expectedBf16Threshold, expectedF32Threshold, expectedF64Threshold,
            expectedRtol,
        ] {
            guard value >= 0 else {
                throw VMError(
                    .invalidArgument, "a threshold of \(value): expected a number that is not below 0")
            }
        }
        return ComparisonTolerance(
            f16: expectedF16Threshold, bf16: expectedBf16Threshold, f32: expectedF32Threshold,
            f64: expectedF64Threshold, relative: expectedRtol, isExact: equalityMode == .exact)
    }
}
