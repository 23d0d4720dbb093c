import IREECompilerCore

extension Pass {
    static let injectDispatchTracing = Pass(
        "iree-flow-inject-dispatch-tracing", "Traces the tensors that dispatches read and write."
    ) { (top, _) throws(Diagnostic) in
        var found: [OpView<Flow.Dispatch>] = []
        top.walk { op in if let dispatch = op.as(Flow.Dispatch.self) { found.append(dispatch) } }
        for dispatch in found { TensorTracing.inject(dispatch.op, TensorTracing.key(of: dispatch.op)) }
    }

    static let injectTensorTracing = Pass(
        "iree-flow-inject-tensor-tracing",
        "Traces operands and results of operations with the attribute `iree.tensor.trace`, whose value may be a name."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in if op.attributes[TensorTracing.attribute] != nil { found.append(op) } }
        for op in found {
            TensorTracing.inject(
                op, op.attributes[TensorTracing.attribute]?.stringValue ?? TensorTracing.key(of: op))
            op.attributes[TensorTracing.attribute] = nil
        }
    }
}

private enum TensorTracing {
    static let attribute = "iree.tensor.trace"

    /// What an operation is called in traces: what it calls, or else its name.
    static func key(of op: Operation) -> String {
        let callee =
            op.as(Flow.Dispatch.self)?.entryPoints.arrayValue?.first ?? op.as(Util.Call.self)?.callee
        guard let symbol = callee?.symbolValue else { return op.name }
        return ([symbol.root] + symbol.nested).joined(separator: "::")
    }

    /// Inserts a trace of the inputs before an operation and one of the results after it.
    static func inject(_ op: Operation, _ key: String) {
        trace(inputs(of: op), of: op, "\(key) inputs", OpBuilder(before: op))
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        trace(op.results.filter(isTraced), of: op, "\(key) outputs", builder)
    }

    private static func isTraced(_ value: Value) -> Bool { value.type.isTensor && value.type.shaped != nil }

    /// The tensors that an operation has as operands, or that a dispatch region uses from above, each once.
    private static func inputs(of op: Operation) -> [Value] {
        var used = op.operands
        if op.is(Flow.DispatchRegion.self) {
            op.walk { inner in
                used += inner.operands.filter { value in
                    guard let block = value.parentBlock?.parentOp else { return false }
                    return !op.isAncestor(of: block)
                }
            }
        }
        guard op.is(Flow.DispatchRegion.self) else { return used.filter(isTraced) }
        var seen: Set<ObjectIdentifier> = []
        return used.filter { isTraced($0) && seen.insert(ObjectIdentifier($0)).inserted }
    }

    private static func trace(_ values: [Value], of op: Operation, _ key: String, _ builder: OpBuilder) {
        guard !values.isEmpty else { return }
        var key = key
        var decoded: [String] = []
        var traced: [Value] = []
        var dims: [Value] = []
        for (i, value) in values.enumerated() {
            let own = dimensions(of: value, at: op, builder)
            dims += own
            if value.type.shaped?.encoding != nil { decoded.append(String(i)) }
            traced.append(builder.decoded(value, own))
        }
        if !decoded.isEmpty {
            key += " with {\(decoded.joined(separator: ", "))} decoded to row major layout"
        }
        builder.create(Flow.TensorTrace.self) {
            $0.key = .string(key)
            $0.values = traced
            $0.valueDims = dims
        }
    }

    /// Prefers what the operation says of its operands to computing it again.
    private static func dimensions(of value: Value, at op: Operation, _ builder: OpBuilder) -> [Value] {
        if let i = op.operands.firstIndex(where: { $0 === value }),
            let stated = ShapeAware.operandDimensions(of: op, i)
        {
            return stated
        }
        return DimensionResolver(builder).dimensions(of: value)
    }
}

extension OpBuilder {
    /// A tensor in row-major layout.
    fileprivate func decoded(_ value: Value, _ dims: [Value]) -> Value {
        guard let shape = value.type.shaped, shape.encoding != nil else { return value }
        return create(Flow.TensorEncode.self) {
            $0.operand = value
            $0.operandDims = dims
            $0.resultDims = dims
            $0.result = .tensor(ShapedType(shape.shape, shape.element))
        }.result
    }
}
