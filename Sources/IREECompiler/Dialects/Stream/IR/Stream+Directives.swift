import IREECompilerCore

/// Directives of the `stream` dialect.
extension Stream {
    static let directives: [String: Directive] = [
        "DispatchEntryPoints": dispatchEntryPoints,
        "DispatchOperands": dispatchOperands,
        "DispatchResources": dispatchResources,
        "CmdCallOperands": commandCallOperands,
        "ParameterLoadOperations": parameterLoads,
        "AsyncParameterGatherOperations": parameterGathers(hasEnds: true),
        "CmdParameterGatherOperations": parameterGathers(hasEnds: false),
        "AsyncParameterScatterOperations": parameterScatters(hasEnds: true),
        "CmdParameterScatterOperations": parameterScatters(hasEnds: false),
        "ResourceRegion": resourceRegion,
        "ExplicitResourceRegion": explicitResourceRegion,
        "PackSliceRanges": packSliceRanges,
        "ConstantValueList": constantValueList,
        "WorkgroupCountRegion": .countRegion(word: "workgroups"),
        "CollectiveParam": collectiveParameter,
        "EncodedResourceOperands": encodedResourceOperands,
        "EncodedShapedFunctionType": encodedShapedFunctionType,
        "DispatchFunctionSignature": dispatchFunctionSignature,
    ]

    /// `@executable::@export`, or several in braces.
    private static let dispatchEntryPoints = Directive { (parser, arguments, op) throws(Diagnostic) in
        var points: [Attribute] = []
        if parser.take(.leftBrace) {
            repeat { points.append(.symbol(try parser.symbolReference())) } while parser.take(.comma)
            try parser.expect(.rightBrace, "'}'")
        } else {
            points.append(.symbol(try parser.symbolReference()))
        }
        arguments.setAttribute(0, .array(points), op)
    } print: { printer, arguments, op in
        let points = arguments.array(0, op)
        if points.count != 1 { printer.write("{") }
        printer.list(points) { printer.write($0) }
        if points.count != 1 { printer.write("}") }
    }

    /// `(%resource[%offset to %end for %length], %value)`.
    private static let dispatchOperands = Directive { (parser, arguments, op) throws(Diagnostic) in
        var operands: [ParsedOperand] = []
        var ranges: [[ParsedOperand]] = []
        try parser.parentheses { () throws(Diagnostic) in
            operands.append(try parser.operand())
            if parser.token.kind == .leftSquare { ranges.append(try parser.range("to", "for")) }
        }
        arguments.set(0, operands, op)
        for i in 0..<3 { arguments.set(1 + i, ranges.map { $0[i] }, op) }
    } print: { printer, arguments, op in
        var cursors = (1...3).map { ValueCursor(arguments.values($0, op)) }
        printer.write("(")
        printer.list(arguments.values(0, op)) { value in
            printer.write(value)
            guard value.type.isResource else { return }
            printer.write("[")
            printer.write(cursors[0].next())
            printer.write(" to ")
            printer.write(cursors[1].next())
            printer.write(" for ")
            printer.write(cursors[2].next())
            printer.write("]")
        }
        printer.write(")")
    }

    /// Resource access: keyword and bits.
    private static let accesses: [(word: String, bits: Int64)] = [("ro", 1), ("wo", 2), ("rw", 3)]

    private static func access(_ parser: AsmParser) -> Attribute? {
        guard parser.token.kind == .word, let known = accesses.first(where: { $0.word == parser.spelling })
        else { return nil }
        parser.advance()
        return .i32(Int32(known.bits))
    }

    private static func word(for access: Attribute?) -> String {
        accesses.first { $0.bits == access?.integerValue }?.word ?? "none"
    }

    /// Rows `ro %resource[%offset for %length] : type{%size}`.
    private static let dispatchResources = Directive { (parser, arguments, op) throws(Diagnostic) in
        var resources: [ParsedOperand] = []
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        var ranges: [[ParsedOperand]] = []
        var words: [Attribute] = []
        try parser.rows { () throws(Diagnostic) in
            guard let access = access(parser) else {
                throw parser.error("expected 'ro', 'wo' or 'rw'", at: parser.token.start)
            }
            words.append(access)
            resources.append(try parser.operand())
            ranges.append(try parser.range("for"))
            try parser.expect(.colon, "':'")
            types.append(try parser.type())
            sizes.append(try parser.size())
        }
        arguments.set(0, resources, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
        arguments.set(3, ranges.map { $0[0] }, op)
        arguments.set(4, ranges.map { $0[1] }, op)
        arguments.setAttribute(5, .array(words), op)
    } print: { printer, arguments, op in
        let resources = arguments.values(0, op)
        let sizes = arguments.values(2, op)
        let offsets = arguments.values(3, op)
        let lengths = arguments.values(4, op)
        let words = arguments.array(5, op)
        printer.rows(resources.indices) { i in
            guard i < sizes.count, i < offsets.count, i < lengths.count else { return }
            printer.write(word(for: i < words.count ? words[i] : nil) + " ")
            printer.write(resources[i])
            printer.writeRange(offsets[i], ("for", lengths[i]))
            printer.write(" : ")
            printer.write(resources[i].type, size: sizes[i])
        }
    }

    /// `(ro %resource[%offset for %length], %value)`.
    private static let commandCallOperands = Directive { (parser, arguments, op) throws(Diagnostic) in
        var operands: [ParsedOperand] = []
        var ranges: [[ParsedOperand]] = []
        var words: [Attribute] = []
        try parser.parentheses { () throws(Diagnostic) in
            let access = access(parser)
            operands.append(try parser.operand())
            guard let access else { return }
            words.append(access)
            ranges.append(try parser.range("for"))
        }
        arguments.set(0, operands, op)
        arguments.set(1, ranges.map { $0[0] }, op)
        arguments.set(2, ranges.map { $0[1] }, op)
        if !operands.isEmpty { arguments.setAttribute(3, .array(words), op) }
    } print: { printer, arguments, op in
        var offsets = ValueCursor(arguments.values(1, op))
        var lengths = ValueCursor(arguments.values(2, op))
        var words = arguments.array(3, op)[...]
        printer.write("(")
        printer.list(arguments.values(0, op)) { value in
            guard value.type.isResource else { return printer.write(value) }
            printer.write(word(for: words.popFirst()) + " ")
            printer.write(value)
            printer.write("[")
            printer.write(offsets.next())
            printer.write(" for ")
            printer.write(lengths.next())
            printer.write("]")
        }
        printer.write(")")
    }

    /// Rows `[first, last] = %size`.
    private static let packSliceRanges = Directive { (parser, arguments, op) throws(Diagnostic) in
        var intervals: [Attribute] = []
        var sizes: [ParsedOperand] = []
        try parser.rows { () throws(Diagnostic) in
            try parser.expect(.leftSquare, "'['")
            intervals.append(.integer(try parser.integer(), .index))
            try parser.expect(.comma, "','")
            intervals.append(.integer(try parser.integer(), .index))
            try parser.expect(.rightSquare, "']'")
            try parser.expect(.equal, "'='")
            sizes.append(try parser.operand())
        }
        arguments.setAttribute(0, .array(intervals), op)
        arguments.set(1, sizes, op)
        arguments.setTypes(2, Array(repeating: .index, count: sizes.count), op)
    } print: { printer, arguments, op in
        let intervals = arguments.array(0, op)
        let sizes = arguments.values(1, op)
        guard !sizes.isEmpty else { return }
        printer.rows(sizes.indices) { i in
            guard 2 * i + 1 < intervals.count else { return }
            printer.write("[")
            printer.writer.write(intervals[2 * i], typed: false)
            printer.write(", ")
            printer.writer.write(intervals[2 * i + 1], typed: false)
            printer.write("] = ")
            printer.write(sizes[i])
        }
        printer.newline()
    }

    /// Rows `type{%size} = value`.
    private static let constantValueList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        var values: [Attribute] = []
        repeat {
            types.append(try parser.type())
            sizes.append(try parser.size())
            try parser.expect(.equal, "'='")
            values.append(try parser.attribute())
        } while parser.take(.comma)
        arguments.setTypes(0, types, op)
        arguments.set(1, sizes, op)
        arguments.setAttribute(2, .array(values), op)
    } print: { printer, arguments, op in
        let types = arguments.types(0, op)
        let sizes = arguments.values(1, op)
        let values = arguments.array(2, op)
        printer.rows(types.indices) { i in
            guard i < sizes.count, i < values.count else { return }
            printer.write(types[i], size: sizes[i])
            printer.write(" = ")
            printer.write(values[i])
        }
    }

    /// Keywords for the parameter of a collective operation, by kind.
    private static let collectiveWords = [
        "broadcast": "source", "recv": "source", "reduce": "target", "send": "target",
        "send_recv": "source_target_pair",
    ]

    /// `source(%rank) ` for kinds of collective operations with a parameter.
    private static let collectiveParameter = Directive(
        begins: { _ in true },
        parse: { (parser, arguments, op) throws(Diagnostic) in
            let kind = op.attributes[arguments.name(0)]?.dialectValue?.parameters.first?.stringValue ?? ""
            guard let word = collectiveWords[kind] else { return }
            try parser.expectLiteral(word)
            arguments.set(1, try parser.parenthesizedOperands(), op)
        },
        print: { printer, arguments, op in
            let kind = arguments.attribute(0, op)?.dialectValue?.parameters.first?.stringValue ?? ""
            guard let word = collectiveWords[kind], let value = arguments.values(1, op).first else { return }
            printer.write("\(word)(")
            printer.write(value)
            printer.write(") ")
        })
}
