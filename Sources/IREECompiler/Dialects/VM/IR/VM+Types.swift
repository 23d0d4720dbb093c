import IREECompilerCore

/// Types, attributes and names of the `vm` dialect.
extension VM {
    static let types: [DialectTypeDefinition] = [buffer, opaque, list, reference]

    static let buffer = DialectTypeDefinition.plain("vm.buffer")
    static let opaque = DialectTypeDefinition.plain("vm.opaque")
    package static let list = open("vm.list")
    static let reference = open("vm.ref")

    static let attributes: [DialectAttributeDefinition] = [ordinalCounts]

    static let ordinalCounts = DialectAttributeDefinition.ofFields(
        "vm.ordinal_counts",
        [
            "import_funcs", "export_funcs", "internal_funcs", "global_bytes", "global_refs", "rodatas",
            "rwdatas",
        ].map { .init($0, .typed(.i32)) })

    /// `<type>`, or `<?>` for any.
    private static func open(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let type: IRType = parser.take(.question) ? opaque.type() : try parser.type()
            try parser.expect(.greater, "'>'")
            return [.type(type)]
        } print: { writer, parameters in
            writer.write("<")
            if parameters.first?.typeValue == opaque.type() {
                writer.write("?")
            } else {
                writer.list(parameters) { $0.write($1) }
            }
            writer.write(">")
        }
    }

    /// Suggested result names of operations without their own.
    static let resultNames = NameSuggestion.derived { op in
        guard case .dialect(let type)? = op.results.first?.type else { return [] }
        switch type.name {
        case buffer.name: return ["buffer"]
        case list.name: return ["list"]
        case reference.name: return ["ref"]
        default: return []
        }
    }
}

extension IRType {
    package static let vmBuffer = VM.buffer.type()
}
