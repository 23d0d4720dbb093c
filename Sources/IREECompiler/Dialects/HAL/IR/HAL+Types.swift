import IREECompilerCore

/// Types and attributes of the `hal` dialect.
extension HAL {
    static let types: [DialectTypeDefinition] = [
        allocator, buffer, bufferView, channel, commandBuffer, device, event,
        executable, fence, file, semaphore,
    ]

    static let allocator = DialectTypeDefinition.plain("hal.allocator")
    static let buffer = DialectTypeDefinition.plain("hal.buffer")
    static let bufferView = DialectTypeDefinition.plain("hal.buffer_view")
    static let channel = DialectTypeDefinition.plain("hal.channel")
    static let commandBuffer = DialectTypeDefinition.plain("hal.command_buffer")
    static let device = DialectTypeDefinition.plain("hal.device")
    static let event = DialectTypeDefinition.plain("hal.event")
    static let executable = DialectTypeDefinition.plain("hal.executable")
    static let fence = DialectTypeDefinition.plain("hal.fence")
    static let file = DialectTypeDefinition.plain("hal.file")
    static let semaphore = DialectTypeDefinition.plain("hal.semaphore")

    static let attributes: [DialectAttributeDefinition] = [
        collective,
        .ofWords(abiConvention),
        .ofWords(
            EnumDefinition("hal.descriptor_type", storage: .attribute(bracketed: true), descriptorTypes)),
        pipelineBinding, pipelineLayout,
        deviceAffinity, devicePromise, deviceAlias, deviceTarget, executableTarget, executableObjects,
        deviceFallback, deviceOrdinal, deviceSelect, deviceOptimal,
        .ofFields(
            "hal.executable.object", [.init("path", .string), .init("data", .any, isOptional: true)],
            brackets: ("<{", "}>")),
    ]

    /// How a function synchronizes with its callers. Functions have it under the name of its definition.
    static let abiConvention = EnumDefinition(
        "hal.abi.convention", storage: .attribute(bracketed: true),
        [("synchronous", 0), ("coarse_fences", 1)])

    static let collective = DialectAttributeDefinition.collective(
        "hal.collective", .deviceCollectiveElementType)
    static let deviceAffinity = queues("hal.device.affinity", isSymbol: true)
    static let devicePromise = queues("hal.device.promise", isSymbol: false)
    static let deviceFallback = DialectAttributeDefinition.ofAttribute(
        "hal.device.fallback", typing: .firstParameter)
    static let deviceOrdinal = DialectAttributeDefinition.ofNumbers(
        "hal.device.ordinal", 1, typing: .firstParameter)
    static let deviceSelect = DialectAttributeDefinition.ofAttribute(
        "hal.device.select", typing: .firstParameter)
    static let deviceOptimal = DialectAttributeDefinition.ofAttribute("hal.device.optimal")

    private static let descriptorTypes: [(word: String, value: Int64)] = [
        ("uniform_buffer", 6), ("storage_buffer", 7),
    ]
    private static let descriptorFlags = AttributeConstraint.enumeration(.descriptor)
    private static let layoutFlags = AttributeConstraint.enumeration(
        EnumDefinition(
            "pipelineLayout", storage: .integer(.i64), separator: "|", [("None", 0), ("Indirect", 1)]))

    /// `<storage_buffer, ReadOnly>`.
    static let pipelineBinding = DialectAttributeDefinition("hal.pipeline.binding") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let start = parser.token.start
        let type = try parser.word()
        guard descriptorTypes.contains(where: { $0.word == type }) else {
            throw parser.error("expected 'uniform_buffer' or 'storage_buffer'", at: start)
        }
        var flags = Attribute.absent
        if parser.take(.comma) { flags = try parser.attribute(of: descriptorFlags) }
        try parser.expect(.greater, "'>'")
        return [.keyword(type), flags.integerValue == 0 ? .absent : flags]
    } print: { writer, parameters in
        writer.write("<")
        writer.list(parameters.filter { $0 != .absent }) { writer, value in
            if case .keyword = value { writer.write(value) } else { writer.write(value, as: descriptorFlags) }
        }
        writer.write(">")
    }

    /// `<constants = 1, bindings = [binding, …], flags = Indirect>`.
    static let pipelineLayout = DialectAttributeDefinition("hal.pipeline.layout") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        var constants: Int64 = 0
        if parser.takeWord("constants") {
            try parser.expect(.equal, "'='")
            constants = try parser.integer()
            try parser.expect(.comma, "','")
        }
        try parser.expectWord("bindings")
        try parser.expect(.equal, "'='")
        var bindings: [Attribute] = []
        try parser.brackets { () throws(Diagnostic) in
            bindings.append(try parser.attribute(of: .dialect(pipelineBinding)))
        }
        var flags = Attribute.absent
        if parser.take(.comma) {
            try parser.expectWord("flags")
            try parser.expect(.equal, "'='")
            flags = try parser.attribute(of: layoutFlags)
        }
        try parser.expect(.greater, "'>'")
        return [.array(bindings), .i64(constants), flags]
    } print: { writer, parameters in
        guard parameters.count == 3 else { return }
        writer.write("<")
        if let constants = parameters[1].integerValue, constants != 0 {
            writer.write("constants = \(constants), ")
        }
        writer.write("bindings = ")
        writer.write(parameters[0])
        if parameters[2] != .absent {
            writer.write(", flags = ")
            writer.write(parameters[2], as: layoutFlags)
        }
        writer.write(">")
    } alias: { _ in
        "pipeline_layout"
    }

    /// `<@device, [0, 3]>`: a device and its queues; a mask, or all.
    private static func queues(_ name: String, isSymbol: Bool) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let device: Attribute =
                isSymbol ? .symbol(try parser.symbolReference()) : .string(try parser.symbolName())
            var mask: Int64 = -1
            if parser.take(.comma) {
                if parser.take(.star) {
                    // All queues, as by default.
                } else {
                    mask = 0
                    try parser.brackets { () throws(Diagnostic) in
                        let start = parser.token.start
                        let queue = try parser.integer()
                        guard (0..<64).contains(queue) else {
                            throw parser.error("expected a queue from 0 to 63", at: start)
                        }
                        mask |= 1 << queue
                    }
                }
            }
            try parser.expect(.greater, "'>'")
            return [device, .i64(mask)]
        } print: { writer, parameters in
            guard parameters.count == 2, let mask = parameters[1].integerValue else { return }
            writer.write("<")
            if isSymbol {
                writer.write(parameters[0])
            } else {
                writer.writeSymbol(parameters[0].stringValue ?? "")
            }
            if mask != -1 {
                writer.write(", [")
                writer.list((0..<64).filter { mask & (1 << Int64($0)) != 0 }) { $0.write($1) }
                writer.write("]")
            }
            writer.write(">")
        }
    }

    /// `<"id"[ordinal], {configuration}>`.
    static let deviceAlias = DialectAttributeDefinition("hal.device.alias", typing: .firstParameter) {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let id = Attribute.string(try parser.string())
        var ordinal = Attribute.absent
        if parser.take(.leftSquare) {
            ordinal = .i64(try parser.integer())
            try parser.expect(.rightSquare, "']'")
        }
        var configuration = Attribute.absent
        if parser.take(.comma) { configuration = .dictionary(try parser.attributeDictionary()) }
        try parser.expect(.greater, "'>'")
        return [id, ordinal, configuration]
    } print: { writer, parameters in
        guard parameters.count == 3 else { return }
        writer.write("<")
        writer.write(parameters[0])
        if let ordinal = parameters[1].integerValue { writer.write("[\(ordinal)]") }
        if parameters[2] != .absent {
            writer.write(", ")
            writer.write(parameters[2])
        }
        writer.write(">")
    }

    /// `<"id", {configuration}, [targets]>`.
    static let deviceTarget = DialectAttributeDefinition(
        "hal.device.target", typing: .always(.halDevice)
    ) { (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let id = Attribute.string(try parser.string())
        var configuration = AttributeDictionary()
        var targets: [Attribute] = []
        while parser.take(.comma) {
            if parser.token.kind == .leftBrace {
                configuration = try parser.attributeDictionary()
            } else {
                try parser.brackets { () throws(Diagnostic) in targets.append(try parser.attribute()) }
            }
        }
        try parser.expect(.greater, "'>'")
        return [id, .dictionary(configuration), .array(targets)]
    } print: { writer, parameters in
        writer.writeNonEmpty(parameters)
    } alias: { parameters in
        var name = parameters.first?.stringValue ?? ""
        if parameters.count > 1, let ordinal = parameters[1].dictionaryValue?["ordinal"]?.integerValue {
            name += "[\(ordinal)]"
        }
        return "device_target_" + aliasPart(name)
    }

    /// `<"backend", "format", {configuration}>`.
    static let executableTarget = DialectAttributeDefinition("hal.executable.target") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        let backend = Attribute.string(try parser.string())
        try parser.expect(.comma, "','")
        let format = Attribute.string(try parser.string())
        var configuration = AttributeDictionary()
        if parser.take(.comma) { configuration = try parser.attributeDictionary() }
        try parser.expect(.greater, "'>'")
        return [backend, format, .dictionary(configuration)]
    } print: { writer, parameters in
        writer.writeNonEmpty(parameters)
    } alias: { parameters in
        "executable_target_" + aliasPart(parameters.count > 1 ? parameters[1].stringValue ?? "" : "")
    }

    /// `<{#target = [objects], …}>`.
    static let executableObjects = DialectAttributeDefinition("hal.executable.objects") {
        (parser) throws(Diagnostic) in
        try parser.expect(.less, "'<'")
        try parser.expect(.leftBrace, "'{'")
        var targets: [Attribute] = []
        var objects: [Attribute] = []
        try parser.list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
            targets.append(try parser.attribute())
            try parser.expect(.equal, "'='")
            objects.append(try parser.attribute())
        }
        try parser.expect(.greater, "'>'")
        return [.array(targets), .array(objects)]
    } print: { writer, parameters in
        guard parameters.count == 2 else { return }
        writer.write("<{")
        writer.list(zip(parameters[0].arrayValue ?? [], parameters[1].arrayValue ?? [])) { writer, pair in
            writer.write(pair.0)
            writer.write(" = ")
            writer.write(pair.1)
        }
        writer.write("}>")
    }

    /// The characters of a name that are valid in an alias.
    private static func aliasPart(_ text: String) -> String {
        String(decoding: text.utf8.map { isLetter($0) || isDigit($0) || $0 == 95 ? $0 : 95 }, as: UTF8.self)
    }
}

extension TextWriter {
    /// `<a, b>` without empty dictionaries and arrays.
    fileprivate mutating func writeNonEmpty(_ parameters: [Attribute]) {
        write("<")
        list(parameters.filter { $0 != .array([]) && $0.dictionaryValue?.isEmpty != true }) { $0.write($1) }
        write(">")
    }
}

extension IRType {
    static let halAllocator = HAL.allocator.type()
    static let halBuffer = HAL.buffer.type()
    static let halBufferView = HAL.bufferView.type()
    static let halChannel = HAL.channel.type()
    static let halCommandBuffer = HAL.commandBuffer.type()
    static let halDevice = HAL.device.type()
    static let halExecutable = HAL.executable.type()
    static let halFence = HAL.fence.type()
    static let halFile = HAL.file.type()
}
