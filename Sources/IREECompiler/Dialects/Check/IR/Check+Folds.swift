import IREECompilerCore

extension Check.ExpectEqConst {
    /// A comparison with a constant is one with the constant's tensor.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.value.type == op.lhs.type else { return false }
        let value = rewriter.constant(op.value)
        rewriter.replace(op.op, with: Check.ExpectEq.self) {
            $0.device = op.device
            $0.lhs = op.lhs
            $0.rhs = value
        }
        return true
    }
}

extension Check.ExpectAlmostEqConst {
    /// A comparison with a constant is one with the constant's tensor.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.value.type == op.lhs.type else { return false }
        let value = rewriter.constant(op.value)
        rewriter.replace(op.op, with: Check.ExpectAlmostEq.self) {
            $0.device = op.device
            $0.lhs = op.lhs
            $0.rhs = value
            $0.atol = op.atol
            $0.rtol = op.rtol
        }
        return true
    }
}
