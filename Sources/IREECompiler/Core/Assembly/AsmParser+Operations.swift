extension AsmParser {
    package func operation() throws(Diagnostic) -> Operation {
        let start = token.start
        extent = AliasExtent()
        var names: [(name: String, count: Int, offset: Int)] = []
        if token.kind == .value {
            repeat {
                guard token.kind == .value else { throw error("expected valid ssa identifier") }
                let offset = token.start
                let name = text(offset + 1, token.end)
                advance()
                var count = 1
                if take(.colon) {
                    count = try smallInteger()
                    guard count > 0, count < 1 << 16 else {
                        throw error("expected named operation to have at least 1 result", at: offset)
                    }
                }
                names.append((name, count, offset))
            } while take(.comma)
            try expect(.equal, "'=' after SSA name")
        }
        let opStart = token.start
        let resultCount = names.reduce(0) { $0 + $1.count }
        let op: Operation
        switch token.kind {
        case .string: op = try genericOperation()
        case .word: op = try customOperation(resultCount: resultCount)
        default: throw error("expected operation name in quotes")
        }
        try trailingLocation(of: op)
        if !names.isEmpty {
            guard !op.results.isEmpty else {
                throw error("cannot name an operation with no results", at: start)
            }
            guard resultCount == op.results.count else {
                throw error(
                    "operation defines \(op.results.count) results but was provided \(resultCount) to bind",
                    at: opStart)
            }
            var next = 0
            for (name, count, offset) in names {
                for number in 0..<count {
                    try define(name, number, op.results[next], offset: offset)
                    next += 1
                }
            }
        }
        return op
    }

    private func trailingLocation(of op: Operation) throws(Diagnostic) {
        guard isWord("loc") else { return }
        advance()
        try expect(.leftParen, "'(' in location")
        if token.kind == .hash, locationAliases[text(token.start + 1, token.end)] == nil {
            pendingLocations.append((op, text(token.start + 1, token.end), token.start))
            advance()
        } else {
            op.location = try locationInstance()
        }
        try expect(.rightParen, "')' in location")
    }

    /// `"name"(%operands)[^successors]<{properties}>({regions}) {attributes} : type`.
    private func genericOperation() throws(Diagnostic) -> Operation {
        let start = token.start
        let name = try string()
        guard !name.isEmpty else { throw error("empty operation name is invalid", at: start) }
        let definition = registry.definition(named: name)
        // The verifier rejects unknown operations of registered dialects.
        guard definition.isRegistered || allowsUnregistered || registry.hasDialect(String(definition.dialect))
        else { throw unregisteredOp(name, at: start) }
        let operands = try parenthesizedOperands()
        var successors: [Block] = []
        if take(.leftSquare) {
            try list(until: .rightSquare, "']'") { () throws(Diagnostic) in successors.append(try successor())
            }
        }
        var attributes = AttributeDictionary()
        if take(.less) {
            try attributeEntries(into: &attributes)
            try expect(.greater, "'>' to close properties")
        }
        var regions: [Region] = []
        if take(.leftParen) {
            // Value names do not isolate regions in this form.
            try list(until: .rightParen, "')'") { () throws(Diagnostic) in
                regions.append(try region(arguments: [], isolated: false, of: definition))
            }
        }
        if token.kind == .leftBrace {
            for entry in try attributeDictionary().entries {
                guard attributes[entry.name] == nil else {
                    throw error("duplicate attribute '\(entry.name)'", at: start)
                }
                attributes[entry.name] = entry.value
            }
        }
        for field in definition.attributes {
            guard let value = attributes[field.name], !field.constraint.canKeep(value) else { continue }
            throw error(
                "'\(name)' op has invalid value for attribute '\(field.name)': \(value)", at: start)
        }
        try expect(.colon, "':' followed by operation type")
        let typeStart = token.start
        let type = try functionType()
        guard type.inputs.count == operands.count else {
            throw error(
                "expected \(operands.count) operand type\(operands.count == 1 ? "" : "s") but had "
                    + "\(type.inputs.count)", at: typeStart)
        }
        var values: [Value] = []
        for (operand, type) in zip(operands, type.inputs) { values.append(try resolve(operand, type)) }
        if definition.isRegistered {
            try check(regions.count, definition.regions, "region", name, at: start)
            try check(successors.count, definition.successors, "successor", name, at: start)
        }
        let operandGroups = try segments(
            values, definition.operands, definition.operandLayout, "operandSegmentSizes", &attributes,
            at: start,
            name)
        let resultGroups = try segments(
            type.results, definition.results, definition.resultLayout, "resultSegmentSizes", &attributes,
            at: start, name)
        let op = Operation(
            definition, at: source.location(of: start), operands: operandGroups, results: resultGroups,
            attributes: attributes, successors: successors)
        for region in regions { op.addRegion().takeBlocks(of: region) }
        return op
    }

    /// Checks the number of regions and successors against the definition.
    private func check(
        _ count: Int, _ fields: [AnyField], _ what: String, _ name: String, at start: Int
    ) throws(Diagnostic) {
        let fixed = fields.count { $0.arity == .one }
        guard count != fixed, !fields.contains(where: { $0.arity == .variadic }) || count < fixed else {
            return
        }
        if what == "region", fixed < 2 {
            throw error("'\(name)' op requires \(fixed == 0 ? "zero regions" : "one region")", at: start)
        }
        throw error("'\(name)' op requires \(fixed) \(what) but found \(count)", at: start)
    }

    /// Splits operands or results into fields.
    private func segments<T>(
        _ values: [T], _ fields: [AnyField], _ layout: FieldLayout, _ attribute: String,
        _ attributes: inout AttributeDictionary, at start: Int, _ name: String
    ) throws(Diagnostic) -> [[T]] {
        guard layout == .stored else {
            // Later phases rely on counts that match the definition.
            let fixed = fields.count { $0.arity == .one }
            let most = fields.contains { $0.arity == .variadic } ? Int.max : fields.count
            guard values.count >= fixed, values.count <= most else {
                let what = attribute == "operandSegmentSizes" ? "operand" : "result"
                let count = most == fixed ? "\(fixed) \(what)s" : "\(fixed) or more \(what)s"
                throw error("'\(name)' op expected \(count), but found \(values.count)", at: start)
            }
            return [values]
        }
        guard let sizes = attributes[attribute]?.denseArrayValue else {
            throw error("'\(name)' op requires attribute '\(attribute)'", at: start)
        }
        guard sizes.count == fields.count, sizes.allSatisfy({ $0 >= 0 && $0 <= values.count }),
            sizes.reduce(0, +) == Int64(values.count), case .denseArray(_, .i32)? = attributes[attribute]
        else {
            throw error("'\(name)' op '\(attribute)' does not match the number of values", at: start)
        }
        attributes[attribute] = nil
        var groups: [[T]] = []
        var next = 0
        for size in sizes {
            groups.append(Array(values[next..<next + Int(size)]))
            next += Int(size)
        }
        return groups
    }

    private func unregisteredOp(_ name: String, at start: Int) -> Diagnostic {
        return error(
            "operation being parsed with an unregistered dialect. If this is intended, please use "
                + "-allow-unregistered-dialect with the MLIR tool used", at: start)
    }

    private func customOperation(resultCount: Int) throws(Diagnostic) -> Operation {
        let start = token.start
        var name = try word()
        if !name.contains("."), let dialect = defaultDialects.last {
            name =
                registry.hasOp("\(dialect).\(name)")
                ? "\(dialect).\(name)" : "\(registry.topLevelDialect).\(name)"
        }
        let definition = registry.definition(named: name)
        guard definition.isRegistered else {
            throw error("custom op '\(text(start, previousEnd))' is unknown", at: start)
        }
        let state = ParsedOp(
            definition, offset: start, location: source.location(of: start), resultCount: resultCount)
        do throws(Diagnostic) {
            if let syntax = definition.syntax {
                try nested { () throws(Diagnostic) in try syntax.parse(self, state) }
            } else if let format = definition.format {
                try nested { () throws(Diagnostic) in try run(format.elements, state, format) }
            } else {
                throw error("has no custom assembly form", at: start)
            }
        } catch {
            throw error.prefixed(name)
        }
        return try state.finish(self)
    }

    // MARK: Regions and blocks

    /// `{ … }`. `arguments` are those of the entry block, which has no label then.
    package func region(
        arguments: [(operand: ParsedOperand, type: IRType, location: Location)], isolated: Bool,
        of definition: OpDefinition
    ) throws(Diagnostic) -> Region {
        try nested { () throws(Diagnostic) in
            let region = Region()
            try expect(.leftBrace, "'{' to begin a region")
            let setsDialect = definition.traits.contains(.defaultDialect)
            defaultDialects.append(setsDialect ? String(definition.dialect) : registry.topLevelDialect)
            defer { defaultDialects.removeLast() }
            if isolated {
                pushScope(nil)
            } else if let scope = scopes.last {
                scope.regionNames.append([])
                scope.blocks.append([:])
            }
            if token.kind != .rightBrace || !arguments.isEmpty {
                try blocks(of: region, arguments)
            }
            try expect(.rightBrace, "'}' to end a region")
            if let scope = scopes.last {
                try checkDefined(scope.blocks.last ?? [:])
                if !isolated { for name in scope.regionNames.last ?? [] { scope.values[name] = nil } }
                scope.regionNames.removeLast()
                scope.blocks.removeLast()
            }
            if isolated { try popScope() }
            return region
        }
    }

    private func blocks(
        of region: Region, _ arguments: [(operand: ParsedOperand, type: IRType, location: Location)]
    ) throws(Diagnostic) {
        if token.kind != .block || !arguments.isEmpty {
            guard token.kind != .block || arguments.isEmpty else {
                throw error(
                    "unexpected block name in a region with named arguments", at: token.start)
            }
            let entry = region.addBlock()
            for argument in arguments {
                let value = entry.addArgument(argument.type, at: argument.location)
                try define(argument.operand.name, 0, value, offset: argument.operand.offset)
            }
            try operations(of: entry)
        }
        while token.kind == .block {
            let start = token.start
            let name = text(start + 1, token.end)
            advance()
            let block = try blockNamed(name, at: start, defines: true)
            region.addBlock(block)
            if take(.leftParen) {
                try list(until: .rightParen, "')'") { () throws(Diagnostic) in
                    let operand = try operand()
                    try expect(.colon, "':' and type for SSA operand")
                    let type = try type()
                    let location = try optionalTrailingLocation(source.location(of: operand.offset))
                    try define(operand.name, 0, block.addArgument(type, at: location), offset: operand.offset)
                }
            }
            try expect(.colon, "':' after block name")
            try operations(of: block)
        }
    }

    private func operations(of block: Block) throws(Diagnostic) {
        while token.kind != .rightBrace, token.kind != .block, token.kind != .end {
            block.append(try operation())
        }
    }

    /// The block with a label; created on a forward reference.
    private func blockNamed(_ name: String, at offset: Int, defines: Bool) throws(Diagnostic) -> Block {
        guard let scope = scopes.last, let last = scope.blocks.indices.last else {
            throw error("block name outside of a region", at: offset)
        }
        if let known = scope.blocks[last][name] {
            if defines {
                guard !known.isDefined else { throw error("redefinition of block '^\(name)'", at: offset) }
                scope.blocks[last][name] = (known.block, offset, true)
            }
            return known.block
        }
        let block = Block()
        scope.blocks[last][name] = (block, offset, defines)
        return block
    }

    /// `^name`.
    package func successor() throws(Diagnostic) -> Block {
        guard token.kind == .block else { throw error("expected block name") }
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        return try blockNamed(name, at: start, defines: false)
    }
}

extension Diagnostic {
    /// Prefixes the message with the name of the operation, once.
    fileprivate func prefixed(_ name: String) -> Diagnostic {
        guard message.hasPrefix("expected") else { return self }
        var copy = self
        copy.message = "custom op '\(name)' \(message)"
        return copy
    }
}
