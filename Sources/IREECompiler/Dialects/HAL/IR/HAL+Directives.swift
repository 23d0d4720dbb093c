import IREECompilerCore

/// Directives of the `hal` dialect.
extension HAL {
    static let directives: [String: Directive] = [
        "DeviceQueueAffinityList": deviceQueueAffinityList,
        "Bindings": bindings,
        "BindingTable": bindings,
        "DeviceCountRegion": .countRegion(word: nil),
        "ExportConditionRegion": .countRegion(word: nil, results: 1, result: .i1),
        "TargetConditionObjects": targetConditionObjects,
    ]

    /// Rows `(%device, %affinity : !hal.device, i64)` in brackets.
    private static let deviceQueueAffinityList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var devices: [ParsedOperand] = []
        var types: [IRType] = []
        var affinities: [ParsedOperand] = []
        try parser.brackets { () throws(Diagnostic) in
            try parser.expect(.leftParen, "'('")
            devices.append(try parser.operand())
            try parser.expect(.comma, "','")
            affinities.append(try parser.operand())
            try parser.expect(.colon, "':'")
            types.append(try parser.type())
            try parser.expect(.comma, "','")
            _ = try parser.type()
            try parser.expect(.rightParen, "')'")
        }
        arguments.set(0, devices, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, affinities, op)
    } print: { printer, arguments, op in
        printer.write("[")
        printer.rows(zip(arguments.values(0, op), arguments.values(2, op))) { device, affinity in
            printer.write("(")
            printer.write([device, affinity])
            printer.write(" : ")
            printer.write([device.type, affinity.type])
            printer.write(")")
        }
        printer.newline()
        printer.write("]")
    }

    /// Rows `(%buffer : type)[%offset, %length]`.
    private static let bindings = Directive { (parser, arguments, op) throws(Diagnostic) in
        var buffers: [ParsedOperand] = []
        var types: [IRType] = []
        var offsets: [ParsedOperand] = []
        var lengths: [ParsedOperand] = []
        try parser.rows { () throws(Diagnostic) in
            try parser.expect(.leftParen, "'('")
            buffers.append(try parser.operand())
            try parser.expect(.colon, "':'")
            types.append(try parser.type())
            try parser.expect(.rightParen, "')'")
            let range = try parser.range(",")
            offsets.append(range[0])
            lengths.append(range[1])
        }
        arguments.set(0, buffers, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, offsets, op)
        arguments.set(3, lengths, op)
    } print: { printer, arguments, op in
        let buffers = arguments.values(0, op)
        let offsets = arguments.values(2, op)
        let lengths = arguments.values(3, op)
        guard !buffers.isEmpty else { return }
        printer.rows(buffers.indices, ", ") { i in
            guard i < offsets.count, i < lengths.count else { return }
            printer.write("(")
            printer.write(buffers[i])
            printer.write(" : ")
            printer.write(buffers[i].type)
            printer.write(")[")
            printer.write([offsets[i], lengths[i]])
            printer.write("]")
        }
        printer.newline()
    }

    /// Rows `#target if(%device: !hal.device) -> i1 { … } ordinal(1) = [objects]`.
    private static let targetConditionObjects = Directive { (parser, arguments, op) throws(Diagnostic) in
        var targets: [Attribute] = []
        var ordinals: [Attribute] = []
        var objects: [Attribute] = []
        var regions: [Region] = []
        try parser.rows { () throws(Diagnostic) in
            targets.append(try parser.attribute())
            if parser.takeWord("if") {
                try parser.parentheses { () throws(Diagnostic) in
                    op.regionArguments.append(try parser.argument())
                }
                try parser.expect(.arrow, "'->'")
                let start = parser.token.start
                guard try parser.functionResults() == [.i1] else {
                    throw parser.error("target condition region must return one i1", at: start)
                }
                regions.append(try parser.region(of: op))
            } else {
                regions.append(Region())
            }
            try parser.expectWord("ordinal")
            try parser.expect(.leftParen, "'('")
            ordinals.append(.integer(try parser.integer(), .index))
            try parser.expect(.rightParen, "')'")
            try parser.expect(.equal, "'='")
            objects.append(try parser.attribute())
        }
        arguments.setAttribute(0, .array(targets), op)
        arguments.setAttribute(1, .array(ordinals), op)
        arguments.setAttribute(2, .array(objects), op)
        arguments.setRegions(3, regions, op)
    } print: { printer, arguments, op in
        let targets = arguments.array(0, op)
        let ordinals = arguments.array(1, op)
        let objects = arguments.array(2, op)
        let regions = arguments.regions(3, op)
        printer.rows(targets.indices) { i in
            guard i < ordinals.count, i < objects.count else { return }
            printer.write(targets[i])
            if i < regions.count, let body = regions[i].blocks.first {
                printer.write(" if")
                printer.writeRegionSignature(body)
                printer.write(" -> i1 ")
                printer.write(regions[i], of: op, arguments: false)
            }
            printer.write(" ordinal(\(ordinals[i].integerValue ?? 0)) = ")
            printer.write(objects[i])
        }
        printer.newline()
    }

    /// `(%device: !hal.device) -> i1 { … }`.
    static let condition = OpSyntax { (parser, op) throws(Diagnostic) in
        let signature = try parser.functionSignature(tied: false)
        op.attributes["function_type"] = .type(signature.type)
        signature.storeAttributes(op)
        signature.nameArguments(of: op)
        op.regions[0] = [try parser.region(of: op)]
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.writeSignature(
            op.attributes["function_type"]?.typeValue, body: op.body(), argumentAttributes: [],
            resultAttributes: [], namesAlways: false)
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.writeAttributes(op, except: OpSyntax.functionNames, keyword: true)
    }

    /// `(%device: !hal.device) -> (i32, i32) as ("a", "b") { … }`: values of executable constants.
    static let constantBlock = OpSyntax { (parser, op) throws(Diagnostic) in
        let signature = try parser.functionSignature(tied: false)
        op.attributes["function_type"] = .type(signature.type)
        signature.storeAttributes(op)
        signature.nameArguments(of: op)
        var keys: [Attribute] = []
        if parser.takeWord("as") {
            if parser.token.kind == .leftParen {
                try parser.parentheses { () throws(Diagnostic) in keys.append(.string(try parser.string())) }
            } else {
                keys.append(.string(try parser.string()))
            }
        }
        op.attributes["keys"] = .array(keys)
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
        op.regions[0] = [try parser.region(of: op)]
    } print: { printer, op in
        printer.writeSignature(
            op.attributes["function_type"]?.typeValue, body: op.body(), argumentAttributes: [],
            resultAttributes: [], namesAlways: false)
        let keys = op.attributes["keys"]?.arrayValue ?? []
        printer.write(keys.count == 1 ? " as " : " as (")
        printer.list(keys) { printer.write($0) }
        if keys.count != 1 { printer.write(")") }
        printer.writeAttributes(op, except: OpSyntax.functionNames.union(["keys"]), keyword: true)
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
    }
}
