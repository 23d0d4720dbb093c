/// What the `tensor` dialect has besides formats.
extension Tensor {
    static let directives: [String: Directive] = ["DynamicIndexList": dynamicIndexList]

    static let terminators = ["tensor.generate": "tensor.yield", "tensor.pad": "tensor.yield"]

    static let resultNames: [String: NameSuggestion] = [
        "tensor.dim": .fixed(["dim"]), "tensor.extract": .fixed(["extracted"]),
        "tensor.extract_slice": .fixed(["extracted_slice"]), "tensor.insert": .fixed(["inserted"]),
        "tensor.insert_slice": .fixed(["inserted_slice"]), "tensor.cast": .fixed(["cast"]),
        "tensor.collapse_shape": .fixed(["collapsed"]), "tensor.expand_shape": .fixed(["expanded"]),
        "tensor.generate": .fixed(["generated"]), "tensor.from_elements": .fixed(["from_elements"]),
        "tensor.splat": .fixed(["splat"]), "tensor.pad": .fixed(["padded"]),
        "tensor.concat": .fixed(["concat"]), "tensor.gather": .fixed(["gather"]),
        "tensor.scatter": .fixed(["scatter"]), "tensor.rank": .fixed(["rank"]),
        "tensor.reshape": .fixed(["reshape"]),
    ]

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
