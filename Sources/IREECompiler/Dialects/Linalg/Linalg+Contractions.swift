import IREECompilerCore

/// Contractions: number of operands, and operations of the body.
enum Contraction {
    /// Multiplications and the additions that accumulate them.
    private static let pairs: [String: String] = [
        "\(Arith.AddF.name)": "\(Arith.MulF.name)", "\(Arith.AddI.name)": "\(Arith.MulI.name)",
        "\(Arith.OrI.name)": "\(Arith.AndI.name)", "\(Complex.Add.name)": "\(Complex.Multiply.name)",
    ]

    static func verifyCounts(_ op: Operation, _ body: Linalg.Body) throws(Diagnostic) {
        switch body {
        case .multiplyAdd, .pool:
            guard op.operands(0).count == 2, op.operands(1).count == 1 else {
                throw op.error("expects two inputs and one output")
            }
        default: return
        }
    }

    static func verifyBody(_ op: Operation, _ body: Linalg.Body) throws(Diagnostic) {
        guard case .multiplyAdd = body, !op.name.contains("conv") else { return }
        guard let block = op.body(), isContraction(block) else {
            throw op.error("expects a body that multiplies inputs and accumulates into the output")
        }
    }

    /// Whether the body multiplies two inputs and adds the product to the output.
    static func isContraction(_ op: Operation) -> Bool { op.body().map(isContraction) ?? false }

    private static func isContraction(_ block: Block) -> Bool {
        guard block.arguments.count == 3, let end = block.last, end.operandCount == 1,
            let sum = source(end.operand(0)).definingOp, sum.operandCount == 2, let wanted = pairs[sum.name]
        else { return false }
        let terms = [source(sum.operand(0)), source(sum.operand(1))]
        guard let other = terms.first(where: { $0 !== block.arguments[2] }),
            terms.contains(where: { $0 === block.arguments[2] }),
            let product = other.definingOp, product.name == wanted
        else { return false }
        let factors = [source(product.operand(0)), source(product.operand(1))]
        let inputs = Array(block.arguments.prefix(2))
        return factors[0] === inputs[0] && factors[1] === inputs[1]
            || factors[0] === inputs[1] && factors[1] === inputs[0]
    }

    /// The value before unary operations such as casts.
    private static func source(_ value: Value) -> Value {
        var value = value
        while let op = value.definingOp, op.operandCount == 1 { value = op.operand(0) }
        return value
    }
}
