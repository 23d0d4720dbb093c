import IREECompilerCore

/// Custom syntax of the `tensor` dialect.
extension Tensor {
    static let directives: [String: Directive] = ["DynamicIndexList": dynamicIndexList]

    /// `[0, %x, 4]`.
    private static let dynamicIndexList = Directive { (parser, arguments, op) throws(Diagnostic) in
        let (operands, values) = try parser.mixedIndices()
        arguments.set(0, operands, op)
        arguments.setAttribute(1, .denseArray(values, .i64), op)
    } print: { printer, arguments, op in
        printer.writeMixedIndices(
            arguments.values(0, op), arguments.attribute(1, op)?.denseArrayValue ?? [])
    }
}
