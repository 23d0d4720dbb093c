extension AsmParser {
    /// Reads a whole text. The result is a module: the one that the text has, or one around what it has.
    public func module() throws(Diagnostic) -> Operation {
        let top = Operation(
            registry.definition(named: "builtin.module"), at: source.location(of: 0), regionCount: 1)
        let block = top.regions[0].addBlock()
        pushScope(block)
        while token.kind != .end {
            switch token.kind {
            case .hash where isAliasDefinition: try attributeAlias()
            case .exclamation where isAliasDefinition: try typeAlias()
            case .resourceBegin: try resourceSection()
            default: block.append(try operation())
            }
        }
        try popScope()
        for (op, name, offset) in pendingLocations {
            guard let location = locationAliases[name] else {
                throw error("operation location alias was never defined", at: offset)
            }
            op.location = location
        }
        if let only = block.first, only === block.last, only.name == "builtin.module" {
            only.remove()
            return only
        }
        return top
    }

    private var isAliasDefinition: Bool {
        var ahead = lexer
        return ahead.next().kind == .equal
    }

    private func attributeAlias() throws(Diagnostic) {
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard attributeAliases[name] == nil, locationAliases[name] == nil else {
            throw error("redefinition of attribute alias id '\(name)'", at: start)
        }
        guard !name.contains(".") else {
            throw error("attribute names with a '.' are reserved for dialect-defined names", at: start)
        }
        try expect(.equal, "'=' in attribute alias definition")
        let value = try attribute()
        if case .location(let location) = value {
            locationAliases[name] = location
        } else {
            attributeAliases[name] = value
        }
    }

    private func typeAlias() throws(Diagnostic) {
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard typeAliases[name] == nil else {
            throw error("redefinition of type alias id '\(name)'", at: start)
        }
        guard !name.contains(".") else {
            throw error("type names with a '.' are reserved for dialect-defined names", at: start)
        }
        try expect(.equal, "'=' in type alias definition")
        typeAliases[name] = try type()
    }

    /// `{-# dialect_resources: { builtin: { name: "0x…" } } #-}`.
    private func resourceSection() throws(Diagnostic) {
        advance()
        try list(until: .resourceEnd, "'#-}'") { () throws(Diagnostic) in
            let section = try word()
            try expect(.colon, "':'")
            try expect(.leftBrace, "'{'")
            try list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
                let owner = token.kind == .string ? try string() : try word()
                try expect(.colon, "':'")
                try expect(.leftBrace, "'{'")
                try list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
                    let key = token.kind == .string ? try string() : try word()
                    try expect(.colon, "':'")
                    let value: String
                    switch token.kind {
                    case .string: value = try string()
                    case .word: value = try word()
                    default: value = String(try integer())
                    }
                    if section == "dialect_resources" { resources[owner, default: [:]][key] = value }
                }
            }
        }
    }

    // MARK: Names

    func pushScope(_ block: Block?) {
        let scope = ValueScope()
        scope.regionNames.append([])
        scope.blocks.append([:])
        scopes.append(scope)
    }

    func popScope() throws(Diagnostic) {
        guard let scope = scopes.popLast() else { return }
        for blocks in scope.blocks { try checkDefined(blocks) }
        guard let missing = scope.forward.values.min(by: { $0.offset < $1.offset }) else { return }
        throw error("use of undeclared SSA value name", at: missing.offset)
    }

    private func checkDefined(_ blocks: ValueScope.Blocks) throws(Diagnostic) {
        let missing = blocks.filter { !$0.value.isDefined }.min { $0.value.offset < $1.value.offset }
        guard let missing else { return }
        throw error("reference to an undefined block '^\(missing.key)'", at: missing.value.offset)
    }

    /// `%name` or `%name#1`.
    func operand() throws(Diagnostic) -> ParsedOperand {
        guard token.kind == .value else { throw error("expected SSA operand") }
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard token.kind == .hash else { return ParsedOperand(name: name, number: 0, offset: start) }
        guard let number = Int(text(token.start + 1, token.end)) else {
            throw error("invalid SSA value result number")
        }
        advance()
        return ParsedOperand(name: name, number: number, offset: start)
    }

    func optionalOperand() throws(Diagnostic) -> ParsedOperand? {
        token.kind == .value ? try operand() : nil
    }

    /// Operands separated by commas; none if the text goes on with something else.
    func operandList() throws(Diagnostic) -> [ParsedOperand] {
        guard token.kind == .value else { return [] }
        var operands = [try operand()]
        while take(.comma) { operands.append(try operand()) }
        return operands
    }

    func parenthesizedOperands() throws(Diagnostic) -> [ParsedOperand] {
        try expect(.leftParen, "'('")
        let operands = try operandList()
        try expect(.rightParen, "')'")
        return operands
    }

    /// The value of an operand. One that is not defined yet is stood for until it is.
    func resolve(_ operand: ParsedOperand, _ type: IRType) throws(Diagnostic) -> Value {
        guard let scope = scopes.last else {
            throw error("a value is used outside of any scope", at: operand.offset)
        }
        if let entries = scope.values[operand.name] {
            if operand.number < entries.count, let entry = entries[operand.number] {
                guard entry.value.type == type else {
                    throw error(
                        "use of value '%\(operand.name)' expects different type than prior uses: "
                            + "\(type.quoted) vs \(entry.value.type.quoted)", at: operand.offset
                    ).note("prior use here", at: source.location(of: entry.offset))
                }
                return entry.value
            }
            if let first = entries.first ?? nil, scope.forward[ObjectIdentifier(first.value)] == nil {
                throw error("reference to invalid result number", at: operand.offset)
            }
        }
        guard operand.number < 1 << 16 else {
            throw error("reference to invalid result number", at: operand.offset)
        }
        let value = Value(placeholder: type)
        value.argumentLocation = source.location(of: operand.offset)
        scope.forward[ObjectIdentifier(value)] = (operand.name, operand.number, operand.offset, value)
        set(operand.name, operand.number, value, offset: operand.offset, scope)
        return value
    }

    private func set(_ name: String, _ number: Int, _ value: Value, offset: Int, _ scope: ValueScope) {
        var entries = scope.values[name] ?? []
        while entries.count <= number { entries.append(nil) }
        entries[number] = .init(value: value, offset: offset)
        scope.values[name] = entries
    }

    /// Gives a value its name from here on.
    func define(_ name: String, _ number: Int, _ value: Value, offset: Int) throws(Diagnostic) {
        guard let scope = scopes.last else { return }
        if let entries = scope.values[name], number < entries.count, let entry = entries[number] {
            guard let forward = scope.forward.removeValue(forKey: ObjectIdentifier(entry.value)) else {
                throw error("redefinition of SSA value '%\(name)'", at: offset).note(
                    "previously defined here", at: source.location(of: entry.offset))
            }
            guard forward.value.type == value.type else {
                throw error(
                    "definition of SSA value '%\(name)#\(number)' has type \(value.type.quoted)", at: offset
                ).note(
                    "previously used here with type \(forward.value.type.quoted)",
                    at: source.location(of: forward.offset))
            }
            forward.value.replaceAllUses(with: value)
        }
        set(name, number, value, offset: offset, scope)
        if !scope.regionNames.isEmpty { scope.regionNames[scope.regionNames.count - 1].append(name) }
    }

    // MARK: Operations

    func operation() throws(Diagnostic) -> Operation {
        let start = token.start
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
        guard definition.isRegistered || allowsUnregistered else { throw unregisteredOp(name, at: start) }
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
            let isolated = definition.traits.contains(.isolatedFromAbove)
            try list(until: .rightParen, "')'") { () throws(Diagnostic) in
                regions.append(try region(arguments: [], isolated: isolated, of: definition))
            }
        }
        if token.kind == .leftBrace {
            for entry in try attributeDictionary().entries {
                guard attributes[entry.name] == nil else {
                    throw error("found attribute '\(entry.name)' twice", at: start)
                }
                attributes[entry.name] = entry.value
            }
        }
        try expect(.colon, "':' followed by operation type")
        let type = try functionType()
        guard type.inputs.count == operands.count else {
            throw error(
                "expected \(operands.count) operand type\(operands.count == 1 ? "" : "s") but had "
                    + "\(type.inputs.count)", at: start)
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

    /// Regions and successors are as many as the definition has.
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

    /// Cuts operands or results into fields.
    private func segments<T>(
        _ values: [T], _ fields: [AnyField], _ layout: FieldLayout, _ attribute: String,
        _ attributes: inout AttributeDictionary, at start: Int, _ name: String
    ) throws(Diagnostic) -> [[T]] {
        guard layout == .stored else {
            // What an operation has beyond its definition, or lacks, nothing later could make sense of.
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
            sizes.reduce(0, +) == Int64(values.count)
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
        let dialect = String(name.prefix { $0 != "." })
        if registry.hasDialect(dialect) {
            return error(
                "unregistered operation '\(name)' found in dialect ('\(dialect)') that does not allow unknown operations",
                at: start)
        }
        return error(
            "operation being parsed with an unregistered dialect. If this is intended, please use "
                + "-allow-unregistered-dialect with the MLIR tool used", at: start)
    }

    private func customOperation(resultCount: Int) throws(Diagnostic) -> Operation {
        let start = token.start
        var name = try word()
        if !name.contains("."), let dialect = defaultDialects.last {
            name = registry.hasOp("\(dialect).\(name)") ? "\(dialect).\(name)" : "builtin.\(name)"
        }
        let definition = registry.definition(named: name)
        guard definition.isRegistered else {
            throw error("custom op '\(text(start, previousEnd))' is unknown", at: start)
        }
        let state = ParsedOp(
            definition, offset: start, location: source.location(of: start), resultCount: resultCount)
        do throws(Diagnostic) {
            if let syntax = registry.syntax(of: name) {
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

    /// `{ … }`. Arguments are those of the first block, which then has no label.
    func region(
        arguments: [(operand: ParsedOperand, type: IRType, location: Location)], isolated: Bool,
        of definition: OpDefinition
    ) throws(Diagnostic) -> Region {
        try nested { () throws(Diagnostic) in
            let region = Region()
            try expect(.leftBrace, "'{' to begin a region")
            let setsDialect = definition.traits.contains(.defaultDialect)
            defaultDialects.append(setsDialect ? String(definition.dialect) : "builtin")
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
                for name in scope.regionNames.last ?? [] { scope.values[name] = nil }
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
                    let place = try optionalTrailingLocation(source.location(of: operand.offset))
                    try define(operand.name, 0, block.addArgument(type, at: place), offset: operand.offset)
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

    /// The block of a name; one that is named before it begins is made now.
    private func blockNamed(_ name: String, at offset: Int, defines: Bool) throws(Diagnostic) -> Block {
        guard let scope = scopes.last, let last = scope.blocks.indices.last else {
            throw error("a block is named outside of a region", at: offset)
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
    func successor() throws(Diagnostic) -> Block {
        guard token.kind == .block else { throw error("expected block name") }
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        return try blockNamed(name, at: start, defines: false)
    }
}

extension Diagnostic {
    /// Says which operation's syntax the text was read by, once.
    fileprivate func prefixed(_ name: String) -> Diagnostic {
        guard message.hasPrefix("expected") else { return self }
        var copy = self
        copy.message = "custom op '\(name)' \(message)"
        return copy
    }
}
