import IREECompilerCore

/// Types and attributes of the `iree_tensor_ext` dialect.
extension TensorExt {
    private static let accesses = ["readonly", "readwrite", "writeonly"]

    static let types: [DialectTypeDefinition] = [dispatchTensor]

    /// `<readonly:type>`.
    static let dispatchTensor = DialectTypeDefinition("iree_tensor_ext.dispatch.tensor", kind: .shaped) {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let word = try parser.word()
        try parser.expect(.colon, "':'")
        let type = try parser.type()
        try parser.expect(.greater, "'>'")
        return [.keyword(accesses.contains(word) ? word : "readonly"), .type(type)]
    } print: { writer, parameters in
        writer.write("<")
        writer.list(parameters, ":") { $0.write($1) }
        writer.write(">")
    }

    static let raggedShape = DialectAttributeDefinition.ofNumbers("iree_tensor_ext.ragged_shape", 1)

    static let attributes: [DialectAttributeDefinition] = [
        raggedShape,
        .ofAttribute("iree_tensor_ext.sparse_iteration_dims"),
    ]
}
