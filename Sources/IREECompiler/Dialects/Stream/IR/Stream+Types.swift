import IREECompilerCore

/// Types and attributes of the `stream` dialect.
extension Stream {
    static let types: [DialectTypeDefinition] = [binding, channel, file, testFence, timepoint, resource]

    static let binding = DialectTypeDefinition.plain("stream.binding")
    static let channel = DialectTypeDefinition.plain("stream.channel")
    static let file = DialectTypeDefinition.plain("stream.file")
    static let testFence = DialectTypeDefinition.plain("stream.test.fence")
    static let timepoint = DialectTypeDefinition.plain("stream.timepoint")
    static let resource = DialectTypeDefinition.ofWord(
        "stream.resource", kind: .sized, Lifetime.allCases.map(\.rawValue))

    static let attributes: [DialectAttributeDefinition] = [
        namedParameter, collective, timepointValue, resourceConfiguration, partitioningConfiguration,
    ]

    static let namedParameter = DialectAttributeDefinition.namedParameter("stream.parameter.named")
    static let collective = DialectAttributeDefinition.collective("stream.collective")

    /// `<immediate>`.
    static let timepointValue = DialectAttributeDefinition(
        "stream.timepoint", typing: .always(.timepoint)
    ) { (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        try parser.expectWord("immediate")
        try parser.expect(.greater, "'>'")
        return []
    } print: { writer, _ in
        writer.write("<immediate>")
    }

    /// `<"min-peak-memory">` is printed without quotes and with `favor-`, like the official tool does.
    static let partitioningConfiguration = DialectAttributeDefinition("stream.partitioning_config") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let word: String
        if parser.token.kind == .string {
            word = try parser.string()
        } else {
            var text = try parser.word()
            while parser.take(.minus) { text += "-" + (try parser.word()) }
            word = text.hasPrefix("favor-") ? String(text.dropFirst(6)) : text
        }
        try parser.expect(.greater, "'>'")
        return [.string(word)]
    } print: { writer, parameters in
        writer.write("<favor-\(parameters.first?.stringValue ?? "")>")
    }

    private static let resourceFields: [(name: String, value: Int64)] = [
        ("max_allocation_size", 0), ("min_buffer_offset_alignment", 0), ("max_buffer_range", 0),
        ("min_buffer_range_alignment", 0), ("index_bits", 32), ("alias_mutable_bindings", 0),
    ]

    /// `<{max_allocation_size = 1, …, memory_model = Discrete}>`: resource limits of devices, in bytes.
    static let resourceConfiguration = DialectAttributeDefinition("stream.resource_config") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        try parser.expect(.leftBrace, "'{'")
        var values: [Attribute] = resourceFields.map { .i64($0.value) }
        var model = "Discrete"
        try parser.list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
            let start = parser.token.start
            let name = try parser.word()
            try parser.expect(.equal, "'='")
            if name == "memory_model" {
                model = try parser.word()
                guard ["Unified", "Discrete"].contains(model) else {
                    throw parser.error("expected 'Unified' or 'Discrete'", at: start)
                }
            } else if let i = resourceFields.firstIndex(where: { $0.name == name }) {
                if parser.takeWord("true") {
                    values[i] = .i64(1)
                } else if parser.takeWord("false") {
                    values[i] = .i64(0)
                } else {
                    values[i] = .i64(try parser.integer())
                }
            } else {
                throw parser.error("unknown resource limit '\(name)'", at: start)
            }
        }
        try parser.expect(.greater, "'>'")
        return values + [.keyword(model)]
    } print: { writer, parameters in
        writer.write("<{")
        writer.list(zip(resourceFields, parameters)) { writer, field in
            writer.write("\(field.0.name) = ")
            writer.write(field.1, typed: false)
        }
        writer.write(", memory_model = \(parameters.last?.stringValue ?? "")}>")
    }
}

extension DialectAttributeDefinition {
    /// `<"scope"::"key", {configuration}>`: a parameter; its type, optional scope, key and optional
    /// configuration.
    static func namedParameter(_ name: String) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name, typing: .firstParameter) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            var scope = Attribute.absent
            var key = Attribute.string(try parser.string())
            if parser.take(.doubleColon) {
                scope = key
                key = .string(try parser.string())
            }
            var configuration = Attribute.absent
            if parser.take(.comma) { configuration = .dictionary(try parser.attributeDictionary()) }
            try parser.expect(.greater, "'>'")
            return [scope, key, configuration]
        } print: { writer, parameters in
            guard parameters.count == 3 else { return }
            writer.write("<")
            if parameters[0] != .absent {
                writer.write(parameters[0])
                writer.write("::")
            }
            writer.write(parameters[1])
            if parameters[2] != .absent {
                writer.write(", ")
                writer.write(parameters[2])
            }
            writer.write(">")
        }
    }

    /// `<all_reduce with sum : f32>`.
    static func collective(_ name: String, _ elements: EnumDefinition = .collectiveElementType)
        -> DialectAttributeDefinition
    {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let kind = Attribute.keyword(try parser.word(of: .collectiveKind))
            let reduction: Attribute =
                parser.takeWord("with") ? .keyword(try parser.word(of: .collectiveReductionOp)) : .absent
            try parser.expect(.colon, "':'")
            let element = Attribute.keyword(try parser.word(of: elements))
            try parser.expect(.greater, "'>'")
            return [kind, reduction, element]
        } print: { writer, parameters in
            guard parameters.count == 3 else { return }
            writer.write("<")
            writer.write(parameters[0])
            if parameters[1] != .absent {
                writer.write(" with ")
                writer.write(parameters[1])
            }
            writer.write(" : ")
            writer.write(parameters[2])
            writer.write(">")
        }
    }
}
