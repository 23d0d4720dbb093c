import IREECompilerCore

/// Types and attributes of the `util` dialect.
extension Util {
    static let types: [DialectTypeDefinition] = [
        buffer, object, unused, variant, pointer, list,
    ]

    static let buffer = DialectTypeDefinition.plain("util.buffer")
    static let object = DialectTypeDefinition.plain("util.object")
    static let unused = DialectTypeDefinition.plain("util.unused")
    static let variant = DialectTypeDefinition.plain("util.variant")
    static let pointer = DialectTypeDefinition.ofType("util.ptr")

    /// `<type>`, or `<?>` for any.
    static let list = DialectTypeDefinition("util.list") { (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let element = parser.take(.question) ? variant.type() : try parser.type()
        try parser.expect(.greater, "'>'")
        return [.type(element)]
    } print: { writer, parameters in
        writer.write("<")
        if parameters.first?.typeValue?.isA(variant) == true {
            writer.write("?")
        } else {
            writer.list(parameters) { $0.write($1) }
        }
        writer.write(">")
    }

    static let attributes: [DialectAttributeDefinition] = [
        alwaysInline, neverInline, null, uninitialized,
        bytePattern, byteRange, composite,
        .ofString("util.preprocessing_pipeline"), assumption, assumptions,
        .ofList("util.int.assumption.multi_array", of: assumptions, brackets: ("[", "]")),
    ]

    static let alwaysInline = DialectAttributeDefinition.plain("util.inline.always")
    static let neverInline = DialectAttributeDefinition.plain("util.inline.never")
    static let bytePattern = DialectAttributeDefinition.ofNumbers(
        "util.byte_pattern", 1, typing: .firstParameter)
    static let null = DialectAttributeDefinition.plain("util.null", typing: .firstParameter)
    static let uninitialized = DialectAttributeDefinition.plain("util.uninitialized", typing: .firstParameter)
    static let assumption = DialectAttributeDefinition.ofFields(
        "util.int.assumption", ["umin", "umax", "udiv"].map { .init($0, .typed(.i64), isOptional: true) })
    static let assumptions = DialectAttributeDefinition.ofList(
        "util.int.assumption.array", of: assumption, brackets: ("[", "]"))

    /// `<offset, length>`, `[first to end)`.
    static let byteRange = DialectAttributeDefinition("util.byte_range") {
        (parser) throws(Diagnostic) in
        let excludesStart = parser.token.kind == .leftParen
        guard parser.take(.less) else {
            guard excludesStart || parser.token.kind == .leftSquare else {
                throw parser.error("expected '<'")
            }
            parser.advance()
            var first = try parser.integer()
            try parser.expectWord("to")
            var end = try parser.integer()
            if excludesStart { first += 1 }
            if parser.take(.rightSquare) { end += 1 } else { try parser.expect(.rightParen, "')'") }
            return [.i64(first), .i64(end - first)]
        }
        let offset = try parser.integer()
        try parser.expect(.comma, "','")
        let length = try parser.integer()
        try parser.expect(.greater, "'>'")
        return [.i64(offset), .i64(length)]
    } print: { writer, parameters in
        writer.write("<")
        writer.list(parameters) { $0.write($1, typed: false) }
        writer.write(">")
    }

    /// `<Nxi8, [value, …]>`: concatenated values, as bytes.
    static let composite = DialectAttributeDefinition("util.composite") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let (shape, _) = try parser.dimensions()
        guard shape.count == 1, shape[0] >= 0, try parser.type() == .i8 else {
            throw parser.error("expected a length in bytes, such as `16xi8`")
        }
        try parser.expect(.comma, "','")
        var values: [Attribute] = []
        try parser.expect(.leftSquare, "'['")
        while !parser.take(.rightSquare) {
            values.append(try parser.attribute())
            if !parser.take(.comma) {
                try parser.expect(.rightSquare, "']'")
                break
            }
        }
        try parser.expect(.greater, "'>'")
        return [.i64(Int64(shape[0])), .array(values)]
    } print: { writer, parameters in
        guard parameters.count == 2, let values = parameters[1].arrayValue else { return }
        writer.write("<\(parameters[0].integerValue ?? 0)xi8, [\n")
        for value in values {
            writer.write("    ")
            writer.write(value)
            writer.write(",\n")
        }
        writer.write("]>")
    } alias: { parameters in
        "composite_of_\(parameters.first?.integerValue ?? 0)b"
    }
}
