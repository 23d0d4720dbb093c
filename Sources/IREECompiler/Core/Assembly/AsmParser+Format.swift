extension AsmParser {
    /// Parses the elements of a format.
    package func run(
        _ elements: [AssemblyFormat.Element], _ op: ParsedOp, _ format: AssemblyFormat
    ) throws(Diagnostic) {
        for element in elements { try run(element, op, format) }
    }

    private func run(
        _ element: AssemblyFormat.Element, _ op: ParsedOp, _ format: AssemblyFormat
    ) throws(Diagnostic) {
        switch element {
        case .literal(let literal): try expectLiteral(literal)
        case .space, .noSpace, .newline: break
        case .field(let field, _): try parse(field, op)
        case .type(let field): try parseTypes(field, op)
        case .allOperands: try distribute(operandList(), op)
        case .allOperandTypes: try distribute(token.kind == .rightParen ? [] : optionalTypeList(), op)
        case .allResultTypes: try setResults(optionalTypeList(), op)
        case .allRegions:
            for i in op.definition.regions.indices {
                op.regions[i] = [try region(of: op)]
            }
        case .allSuccessors:
            var blocks: [Block] = []
            if token.kind == .block { repeat { blocks.append(try successor()) } while take(.comma) }
            for (i, block) in blocks.enumerated() where i < op.successors.count {
                op.successors[i].append(block)
            }
        case .functionalType(let inputs, let results):
            let type = try functionType()
            if let inputs { op.setTypes(type.inputs, of: inputs[0]) } else { try distribute(type.inputs, op) }
            if let results {
                op.setTypes(type.results, of: results[0])
            } else {
                try setResults(type.results, op)
            }
        case .attributes(let keyword):
            try parseProperties(op, format)
            if keyword {
                if takeWord("attributes") { try attributeEntries(into: &op.attributes) }
            } else if token.kind == .leftBrace {
                try attributeEntries(into: &op.attributes)
            }
        case .custom(let directive, let arguments):
            try directive.parse(self, arguments, op)
        case .optional(let anchor, let then, let otherwise):
            try runOptional(anchor, then, otherwise, op, format)
        case .anyOrder(let clauses):
            var seen = Set<String>()
            next: while true {
                for clause in clauses where !seen.contains(clause.word) && takeLiteral(clause.word) {
                    seen.insert(clause.word)
                    if clause.elements.isEmpty, op.definition.attribute(named: clause.word) != nil {
                        op.attributes[clause.word] = .unit
                    }
                    try run(clause.elements, op, format)
                    continue next
                }
                return
            }
        }
    }

    /// `<name = value, …>`, also in braces: properties that the format does not mention.
    private func parseProperties(_ op: ParsedOp, _ format: AssemblyFormat) throws(Diagnostic) {
        guard token.kind == .less,
            op.definition.attributes.contains(where: { !format.written.contains($0.name) })
        else { return }
        advance()
        let inBraces = take(.leftBrace)
        let end = inBraces ? TokenKind.rightBrace : .greater
        try list(until: end, "'\(inBraces ? "}" : ">")' to close properties") { () throws(Diagnostic) in
            let start = token.start
            let name = try word("attribute name")
            guard let field = op.definition.attribute(named: name), op.attributes[name] == nil,
                !format.written.contains(name)
            else {
                throw error(
                    "custom op '\(op.definition.name)' duplicate or unknown property in properties "
                        + "dictionary: \(name)", at: start)
            }
            op.attributes[name] = take(.equal) ? try attribute(of: field.constraint) : .unit
        }
        if inBraces { try expect(.greater, "'>' to close properties") }
    }

    /// An optional group is present if its first element is.
    private func runOptional(
        _ anchor: AssemblyFormat.Anchor, _ then: [AssemblyFormat.Element],
        _ otherwise: [AssemblyFormat.Element], _ op: ParsedOp, _ format: AssemblyFormat
    ) throws(Diagnostic) {
        let rest = then.drop {
            switch $0 {
            case .space, .noSpace, .newline: true
            default: false
            }
        }
        guard let first = rest.first else { return }
        let present: Bool
        switch first {
        case .literal(let literal):
            guard takeLiteral(literal) else { return try run(otherwise, op, format) }
            // A unit attribute that is represented by its keyword only.
            if case .field(let field) = anchor, field.role == .attribute,
                case .unit? = op.definition.attribute(named: field.name)?.constraint.form
            {
                op.attributes[field.name] = .unit
            }
            for element in rest.dropFirst() {
                if case .field(let field, _) = element, field.role == .attribute,
                    case .unit? = op.definition.attribute(named: field.name)?.constraint.form
                {
                    continue
                }
                try run(element, op, format)
            }
            return
        case .field(let field, _): present = try begins(field, op)
        case .allOperands: present = token.kind == .value
        case .type, .allOperandTypes, .allResultTypes:
            let start = token.start
            present = try optionalType() != nil
            seek(start)
        case .custom(let directive, let arguments):
            guard try directive.parseIfPresent(self, arguments, op) else {
                return try run(otherwise, op, format)
            }
            return try run(Array(rest.dropFirst()), op, format)
        case .optional, .functionalType, .attributes, .anyOrder, .allRegions, .allSuccessors, .space,
            .noSpace, .newline:
            present = token.kind == .leftParen || token.kind == .leftBrace
        }
        try run(present ? Array(rest) : otherwise, op, format)
    }

    /// Whether the next token begins this field.
    private func begins(_ field: AssemblyFormat.FieldReference, _ op: ParsedOp) throws(Diagnostic) -> Bool {
        switch field.role {
        case .operand, .result: return token.kind == .value
        case .region: return token.kind == .leftBrace
        case .successor: return token.kind == .block
        case .attribute:
            guard let definition = op.definition.attribute(named: field.name) else { return false }
            switch definition.constraint.form {
            case .symbolName, .symbol: return token.kind == .symbol
            case .string: return token.kind == .string
            case .typed:
                return token.kind == .integer || token.kind == .number || token.kind == .minus
                    || isWord("true") || isWord("false")
            case .array: return token.kind == .leftSquare
            case .dictionary: return token.kind == .leftBrace
            case .enumeration(let words): return token.kind == .word && words.value(of: spelling) != nil
            case .denseArray: return token.kind == .leftSquare
            case .dialect: return token.kind == .less || token.kind == .hash
            default:
                let start = token.start
                defer { seek(start) }
                return try optionalAttribute() != nil
            }
        }
    }

    private func parse(_ field: AssemblyFormat.FieldReference, _ op: ParsedOp) throws(Diagnostic) {
        switch field.role {
        case .operand, .result:
            switch field.arity {
            case .one: op.operands[field.index] = [try operand()]
            case .optional: op.operands[field.index] = try optionalOperand().map { [$0] } ?? []
            case .variadic: op.operands[field.index] = try operandList()
            }
        case .attribute:
            guard let definition = op.definition.attribute(named: field.name) else { return }
            op.attributes[field.name] = try attribute(
                of: definition.constraint, expected: expectedType(definition, op))
        case .region:
            guard field.arity == .variadic else {
                op.regions[field.index] = [try region(of: op)]
                return
            }
            guard token.kind == .leftBrace else { return }
            repeat { op.regions[field.index].append(try region(of: op)) } while take(.comma)
        case .successor:
            guard field.arity == .variadic else {
                op.successors[field.index] = [try successor()]
                return
            }
            guard token.kind == .block else { return }
            repeat { op.successors[field.index].append(try successor()) } while take(.comma)
        }
    }

    /// Parses a region with the arguments that were parsed for it.
    package func region(of op: ParsedOp) throws(Diagnostic) -> Region {
        let arguments = op.regionArguments
        op.regionArguments = []
        // Custom syntax resolves operands before it parses regions.
        if op.definition.syntax != nil { try op.resolveOperands(self) }
        let traits = op.definition.traits
        return try region(
            arguments: arguments,
            isolated: traits.contains(.isolatedFromAbove) && traits.isDisjoint(with: [.function, .symbol]),
            of: op.definition)
    }

    private func expectedType(_ field: AttributeFieldBase, _ op: ParsedOp) -> IRType? {
        if case .typed(let type) = field.constraint.form { type } else { nil }
    }

    /// Parses an attribute in the form of its constraint.
    package func attribute(
        of constraint: AttributeConstraint, expected: IRType? = nil
    ) throws(Diagnostic) -> Attribute {
        let start = token.start
        switch constraint.form {
        case .any, .affineMap, .array, .dictionary: return try checked(attribute(), constraint, start)
        case .typed(let type): return try checked(attribute(expected: type), constraint, start)
        case .string:
            guard token.kind == .string else { throw error("expected string attribute") }
            return .string(try string())
        case .symbolName: return .string(try symbolName())
        case .symbol:
            guard token.kind == .symbol else { throw error("expected symbol reference attribute") }
            return try checked(.symbol(symbolReference()), constraint, start)
        case .type: return try checked(.type(type()), constraint, start)
        case .unit:
            _ = takeWord("unit")
            return .unit
        case .denseArray(let element):
            try expect(.leftSquare, "'['")
            var values: [Int64] = []
            try list(until: .rightSquare, "']'") { () throws(Diagnostic) in
                values.append(try elementBits(element))
            }
            return .denseArray(values, element)
        case .dialect(let definition):
            if token.kind == .hash { return try attribute() }
            return try definition.parse(self)
        case .enumeration(let definition):
            // With brackets if the generic form has them too.
            if definition.storage.isAttribute, token.kind == .hash {
                return try checked(attribute(), constraint, start)
            }
            let bracketed = definition.storage.isAttribute && take(.less)
            var words: [String] = []
            repeat {
                if token.kind == .string {
                    words += try string().split(separator: "|").map(String.init)
                } else {
                    words.append(try word("valid keyword"))
                }
            } while definition.separator != nil && takeLiteral(definition.separator ?? ",")
            if bracketed { try expect(.greater, "'>'") }
            guard let value = definition.attribute(words) else {
                throw unexpected(words.joined(separator: "|"), definition, at: start)
            }
            return value
        }
    }

    /// Parses a keyword of an enumeration.
    package func word(of definition: EnumDefinition) throws(Diagnostic) -> String {
        let start = token.start
        let word = try word("valid keyword")
        guard definition.value(of: word) != nil else { throw unexpected(word, definition, at: start) }
        return word
    }

    private func unexpected(_ word: String, _ definition: EnumDefinition, at start: Int) -> Diagnostic {
        let words = definition.cases.map(\.word).joined(separator: ", ")
        return error("expected one of [\(words)], but got: \(word)", at: start)
    }

    private func checked(
        _ value: Attribute, _ constraint: AttributeConstraint, _ start: Int
    ) throws(Diagnostic) -> Attribute {
        guard constraint.accepts(value) else {
            throw error("invalid kind of attribute specified: expected \(constraint.summary)", at: start)
        }
        return value
    }

    private func parseTypes(_ field: AssemblyFormat.FieldReference, _ op: ParsedOp) throws(Diagnostic) {
        switch field.arity {
        case .one:
            let start = token.start
            let type = try type()
            let constraint = op.constraint(of: field)
            guard constraint.isOfKind?(type) ?? true else {
                throw error(
                    "expected a type that is \(constraint.summary), but got \(type.quoted)", at: start)
            }
            op.setTypes([type], of: field)
        case .optional: op.setTypes(try optionalType().map { [$0] } ?? [], of: field)
        case .variadic: op.setTypes(try optionalTypeList(), of: field)
        }
    }

    func optionalTypeList() throws(Diagnostic) -> [IRType] {
        guard let first = try optionalType() else { return [] }
        var types = [first]
        while take(.comma) { types.append(try type()) }
        return types
    }

    /// Distributes a flat operand list over the fields, at most one of which is variadic.
    private func distribute(_ operands: [ParsedOperand], _ op: ParsedOp) throws(Diagnostic) {
        var next = 0
        let fixed = op.definition.operands.count(where: { $0.arity == .one })
        let most = fixed == op.definition.operands.count ? fixed : Int.max
        guard (fixed...most).contains(operands.count) else {
            throw error("expected \(fixed) operands, but got \(operands.count)", at: op.offset)
        }
        for (i, field) in op.definition.operands.enumerated() {
            let count = field.arity == .one ? 1 : max(0, operands.count - fixed)
            op.operands[i] = Array(operands[min(next, operands.count)..<min(next + count, operands.count)])
            next += count
        }
    }

    private func distribute(_ types: [IRType], _ op: ParsedOp) throws(Diagnostic) {
        guard types.count == op.operands.reduce(0, { $0 + $1.count }) else {
            throw error("expected as many types as operands")
        }
        var next = 0
        for i in op.operands.indices {
            op.operandTypes[i] = Array(types[next..<next + op.operands[i].count])
            next += op.operands[i].count
        }
    }

    private func setResults(_ types: [IRType], _ op: ParsedOp) throws(Diagnostic) {
        var next = 0
        let fixed = op.definition.results.count(where: { $0.arity == .one })
        let most = fixed == op.definition.results.count ? fixed : Int.max
        guard (fixed...most).contains(types.count) else {
            throw error("expected \(fixed) results, but got \(types.count)", at: op.offset)
        }
        for (i, field) in op.definition.results.enumerated() {
            let count = field.arity == .one ? 1 : max(0, types.count - fixed)
            op.resultTypes[i] = Array(types[min(next, types.count)..<min(next + count, types.count)])
            next += count
        }
    }
}

extension EnumDefinition.Storage {
    var isAttribute: Bool {
        if case .attribute = self { true } else { false }
    }
}
