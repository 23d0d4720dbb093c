import IREECompilerCore

/// The `iree_encoding` dialect: tensor encodings.
enum Encoding {
    static let attributes: [DialectAttributeDefinition] = [
        .ofFields(
            "iree_encoding.encoding",
            [
                .init("operand_index", .any), .init("op_type", .enumeration(operation)),
                .init("element_types", .any), .init("original_element_type", .any, isOptional: true),
                .init("user_indexing_maps", .any, isOptional: true),
                .init("iteration_sizes", .dialect(dynamicSizes), isOptional: true),
            ], alias: { _ in "encoding" }),
        dynamicSizes,
        sizes("iree_encoding.padding", brackets: ("<[", "]>")),
        identityDefinition, identityResolver, packedStorage, .plain("iree_encoding.unsupported_resolver"),
        .plain("iree_encoding.unknown", alias: { _ in "encoding" }),
        .ofAttribute("iree_encoding.layout", alias: { _ in "encoding" }),
        .ofNumbers("iree_encoding.specialization_resolver", 1),
        .ofFields(
            "iree_encoding.testing",
            [
                .init("layouts", .any, isOptional: true),
                .init("original_element_type", .any, isOptional: true),
            ],
            alias: { _ in "encoding" }),
        specialized,
    ]

    static let dynamicSizes = sizes("iree_encoding.dynamic_sizes", brackets: ("[", "]"))
    private static let identityDefinition = DialectAttributeDefinition.plain("iree_encoding.identity")
    static let identity = identityDefinition.attribute()
    static let identityResolver = DialectAttributeDefinition.plain("iree_encoding.identity_resolver")
    static let packedStorage = DialectAttributeDefinition.plain("iree_encoding.packed_storage")

    /// `<seed>` or `<seed, type>`.
    static let specialized = DialectAttributeDefinition("iree_encoding.specialized") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let seed = Attribute.i64(try parser.integer())
        let type: Attribute = parser.take(.comma) ? .type(try parser.type()) : .absent
        try parser.expect(.greater, "'>'")
        return [seed, type]
    } print: { writer, parameters in
        writer.write("<")
        writer.list(parameters.filter { $0 != .absent }) { $0.write($1, typed: false) }
        writer.write(">")
    }

    private static let operation = EnumDefinition(
        "iree_encoding.optype", storage: .attribute(bracketed: false),
        [("matmul", 0), ("scaled_matmul", 1), ("conv", 2)])

    /// `[1, ?]`: static and dynamic sizes.
    private static func sizes(_ name: String, brackets: (String, String)) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expectLiteral(brackets.0)
            var values: [Attribute] = []
            if !parser.takeLiteral(brackets.1) {
                repeat {
                    values.append(.i64(parser.take(.question) ? .min : try parser.integer()))
                } while parser.take(.comma)
                try parser.expectLiteral(brackets.1)
            }
            return values
        } print: { writer, parameters in
            writer.write(brackets.0)
            writer.list(parameters) { writer, value in
                if value.integerValue == .min { writer.write("?") } else { writer.write(value, typed: false) }
            }
            writer.write(brackets.1)
        }
    }
}
