import IREECompilerCore

/// Which expressions to encode into parameters.
struct EncodingPolicy {
    /// Whether unchanged parameters are copied too, so that the program needs no others.
    var includesUnmodified = true
    var hoistsParameters = true
    var hoistsConstants = true
    /// Maximum output bytes per input byte.
    var growthLimit: Float = 1.2

    init(_ context: PassContext) throws(Diagnostic) {
        switch context.option("mode") {
        case "consolidate": includesUnmodified = true
        case "overlay": includesUnmodified = false
        case let mode:
            throw Diagnostic(.error, "expected encoder mode 'consolidate' or 'overlay', got '\(mode)'")
        }
        hoistsParameters = context.flag("hoist-parameter-expressions")
        hoistsConstants = context.flag("hoist-constant-expressions")
        let factor = context.option("max-encoding-growth-factor")
        guard let limit = Float(factor), limit >= 0 else {
            throw Diagnostic(.error, "expected a growth factor, got '\(factor)'")
        }
        growthLimit = limit
    }

    func accepts(_ expression: EncodingExpression) -> Bool {
        // Values without inputs are cheaper to compute than to load.
        guard !expression.inputs.isEmpty else { return false }
        let takesParameters = expression.inputs.contains { Stream.namedParameter($0.value) != nil }
        guard takesParameters ? hoistsParameters : hoistsConstants else { return false }
        if !includesUnmodified, expression.isUnmodified { return false }
        var inputSize: Int64 = 0
        for input in expression.inputs {
            guard let size = input.resultSize.constantInteger, size > 0 else { continue }
            let (sum, overflow) = inputSize.addingReportingOverflow(size)
            inputSize = overflow ? .max : sum
        }
        return inputSize == 0 || Float(expression.size) / Float(inputSize) <= growthLimit
    }
}
