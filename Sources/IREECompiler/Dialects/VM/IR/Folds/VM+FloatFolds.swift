import IREECompilerCore

/// Folds of floating-point arithmetic of the `vm` dialect, as far as they are exact for all numbers.
extension VM {
    static let floatRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        add(.f32, to: &rules) {
            Float($0)
        } _: {
            Double($0)
        }
        add(.f64, to: &rules) {
            $0
        } _: {
            $0
        }
        return rules
    }()

    /// Constants of a format, which `decode` takes from attributes.
    private static func add<F: BinaryFloatingPoint & Sendable>(
        _ type: IRType, to rules: inout [String: RowRules], _ decode: @escaping @Sendable (Double) -> F,
        _ encode: @escaping @Sendable (F) -> Double
    ) {
        let name = bank(of: type).rawValue
        func rule(
            _ stem: String, identity: Double? = nil, _ compute: @escaping @Sendable ([F]) -> F?
        ) {
            rules["vm.\(stem).\(name)"] = RowRules(fold: { op, constants in
                let values = constants.compactMap { $0?.doubleValue }
                if values.count == constants.count {
                    guard let value = compute(values.map(decode)) else { return nil }
                    return .replaced([.attribute(.float(encode(value), type))])
                }
                // Negative zero is not zero here.
                if let identity, constants[1]?.doubleValue?.bitPattern == identity.bitPattern {
                    return .replaced([.value(op.operand(0))])
                }
                return nil
            })
        }
        rule("add", identity: -0.0) { $0[0] + $0[1] }
        rule("sub", identity: 0) { $0[0] - $0[1] }
        rule("mul", identity: 1) { $0[0] * $0[1] }
        rule("div", identity: 1) { $0[0] / $0[1] }
        rule("rem") { $0[0].remainder(dividingBy: $0[1]) }
        rule("fma") { $0[2].addingProduct($0[0], $0[1]) }
        rule("abs") { $0[0].magnitude }
        rule("neg") { -$0[0] }
        rule("ceil") { $0[0].rounded(.up) }
        rule("floor") { $0[0].rounded(.down) }
        rule("sqrt") { $0[0].squareRoot() }
        // The sign of zero and NaN are up to the processor.
        rule("min") { $0[0] == $0[1] || $0[0].isNaN || $0[1].isNaN ? nil : Swift.min($0[0], $0[1]) }
        rule("max") { $0[0] == $0[1] || $0[0].isNaN || $0[1].isNaN ? nil : Swift.max($0[0], $0[1]) }
    }
}
