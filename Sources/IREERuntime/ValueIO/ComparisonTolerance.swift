/// The tolerances of comparisons with expected values.
///
/// Two numbers match where `|actual - expected| <= absolute + relative * |expected|`; NaN matches NaN.
/// Values of other types have to be equal.
package struct ComparisonTolerance: Sendable, Hashable {
    /// `--expected_f16_threshold=`
    package var f16: Double
    /// `--expected_bf16_threshold=`
    package var bf16: Double
    /// `--expected_f32_threshold=`
    package var f32: Double
    /// `--expected_f64_threshold=`
    package var f64: Double
    /// `--expected_rtol=`, for all of them
    package var relative: Double
    /// `--equality_mode=exact`: every bit counts, and the tolerances do not.
    package var isExact: Bool

    /// The defaults of the official tools.
    package init(
        f16: Double = 0.001, bf16: Double = 0.01, f32: Double = 0.0001, f64: Double = 0.0001,
        relative: Double = 1e-5, isExact: Bool = false
    ) {
        self.f16 = f16
        self.bf16 = bf16
        self.f32 = f32
        self.f64 = f64
        self.relative = relative
        self.isExact = isExact
    }

    func matches(_ actual: Double, _ expected: Double, absolute: Double) -> Bool {
        if actual == expected || (actual.isNaN && expected.isNaN) { return true }
        guard expected.isFinite else { return false }
        return (actual - expected).magnitude <= absolute + relative * expected.magnitude
    }
}
