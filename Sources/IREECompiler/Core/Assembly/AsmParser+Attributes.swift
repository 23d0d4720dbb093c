extension AsmParser {
    /// Parses an attribute. A number without a type has type `expected`.
    package func attribute(expected: IRType? = nil) throws(Diagnostic) -> Attribute {
        guard let attribute = try optionalAttribute(expected: expected) else {
            throw error("expected attribute value")
        }
        return attribute
    }

    func optionalAttribute(expected: IRType? = nil) throws(Diagnostic) -> Attribute? {
        try nested { () throws(Diagnostic) in
            switch token.kind {
            case .integer, .number, .minus: return try numberAttribute(expected)
            case .string:
                let value = try string()
                if let expected {
                    return expected == IRType.none ? .string(value) : .typedString(value, expected)
                }
                return take(.colon) ? .typedString(value, try type()) : .string(value)
            case .symbol: return .symbol(try symbolReference())
            case .leftSquare:
                advance()
                var values: [Attribute] = []
                try list(until: .rightSquare, "']' to close array attribute") { () throws(Diagnostic) in
                    values.append(try attribute())
                }
                return .array(values)
            case .leftBrace: return .dictionary(try attributeDictionary())
            case .hash: return try extendedAttribute(expected)
            case .word: return try wordAttribute(expected)
            case .exclamation, .leftParen: return .type(try type())
            default: return nil
            }
        }
    }

    /// `{name = value, name}`.
    package func attributeDictionary() throws(Diagnostic) -> AttributeDictionary {
        var attributes = AttributeDictionary()
        try attributeEntries(into: &attributes)
        return attributes
    }

    package func attributeEntries(into attributes: inout AttributeDictionary) throws(Diagnostic) {
        try expect(.leftBrace, "'{' in attribute dictionary")
        if take(.rightBrace) { return }
        repeat {
            let start = token.start
            let name: String
            switch token.kind {
            case .word: name = try word()
            case .string: name = try string()
            default: throw error("expected attribute name")
            }
            guard attributes[name] == nil else {
                throw error("duplicate key '\(name)' in dictionary attribute", at: start)
            }
            attributes[name] = take(.equal) ? try attribute() : .unit
        } while take(.comma)
        try expect(.rightBrace, "'}' in attribute dictionary")
    }

    package func symbolReference() throws(Diagnostic) -> SymbolReference {
        var reference = SymbolReference(try symbolName())
        while token.kind == .doubleColon {
            advance()
            guard token.kind == .symbol else { throw error("expected nested symbol reference identifier") }
            reference.nested.append(try symbolName())
        }
        return reference
    }

    private func numberAttribute(_ expected: IRType?) throws(Diagnostic) -> Attribute {
        let start = token.start
        let negative = take(.minus)
        let digits = token
        let isNumber = token.kind == .number
        guard isNumber || token.kind == .integer else {
            throw error("expected constant integer or floating point value")
        }
        advance()
        var target = expected
        if target == nil { target = take(.colon) ? try type() : (isNumber ? .f64 : .i64) }
        guard let target else { throw error("expected type", at: start) }
        return try number(digits, negative: negative, type: target, from: start)
    }

    /// The attribute for a number token and type.
    func number(_ digits: Token, negative: Bool, type: IRType, from start: Int) throws(Diagnostic)
        -> Attribute
    {
        let spelling = text(digits)
        if case .float(let kind) = type {
            if digits.kind == .integer {
                guard spelling.hasPrefix("0x") else {
                    throw error(
                        "unexpected decimal integer literal for a floating point value", at: digits.start
                    ).note(
                        "add a trailing dot to make the literal a float", at: source.location(of: digits.end))
                }
                guard let bits = UInt64(spelling.dropFirst(2), radix: 16), !negative else {
                    throw error("hexadecimal float literal must not have a leading '-'", at: start)
                }
                guard kind.width >= 64 || bits >> UInt64(kind.width) == 0 else {
                    throw error("hexadecimal float constant out of range for type", at: start)
                }
                return .float(bits: kind.double(of: bits).bitPattern, type)
            }
            guard let value = Double(spelling) else {
                throw error("expected floating point value", at: start)
            }
            return .float(bits: kind.rounded(negative ? -value : value).bitPattern, type)
        }
        guard digits.kind == .integer else {
            throw error("floating point value not valid for specified type", at: start)
        }
        guard type.isIntegerOrIndex else {
            throw error("integer literal not valid for specified type", at: start)
        }
        let isHexadecimal = spelling.hasPrefix("0x")
        let magnitude = isHexadecimal ? UInt64(spelling.dropFirst(2), radix: 16) : UInt64(spelling)
        let width = type.bitWidth ?? 64
        guard let magnitude,
            let value = Self.fit(magnitude, negative: negative, width: width, type, isHexadecimal)
        else { throw error("integer constant out of range for attribute", at: start) }
        return .integer(value, type)
    }

    /// The bits of a number, sign-extended from `width`; nil if it does not fit.
    private static func fit(
        _ magnitude: UInt64, negative: Bool, width: Int, _ type: IRType, _ isHexadecimal: Bool
    ) -> Int64? {
        if width == 0 { return magnitude == 0 ? 0 : nil }
        if case .integer(_, .unsigned) = type, negative { return nil }
        let bits = min(width, 64)
        if negative {
            guard magnitude <= 1 << UInt64(bits - 1) else { return nil }
            return Int64(bitPattern: 0 &- magnitude)
        }
        guard bits == 64 || magnitude >> UInt64(bits) == 0 else { return nil }
        if case .integer(_, .signed) = type, !isHexadecimal, magnitude >> UInt64(bits - 1) != 0 { return nil }
        if type == .index || width > 64, !isHexadecimal, magnitude >> 63 != 0 { return nil }
        if type == .i1 { return Int64(magnitude) }
        let shift = UInt64(64 - bits)
        if case .integer(_, .unsigned) = type { return Int64(bitPattern: magnitude) }
        return Int64(bitPattern: magnitude << shift) >> Int64(shift)
    }

    private func wordAttribute(_ expected: IRType?) throws(Diagnostic) -> Attribute? {
        let start = token.start
        switch spelling {
        case "true", "false":
            let value = spelling == "true"
            advance()
            return .bool(value)
        case "unit":
            advance()
            return .unit
        case "affine_map":
            advance()
            try expect(.less, "'<' in affine map")
            let map = try affineMap()
            try expect(.greater, "'>' in affine map")
            return .affineMap(map)
        case "dense":
            advance()
            return try denseElements(expected)
        case "dense_resource":
            advance()
            try expect(.less, "'<' after 'dense_resource'")
            let name = token.kind == .string ? try string() : try word("resource handle")
            try expect(.greater, "'>' after resource handle")
            var target = expected
            if target == nil {
                try expect(.colon, "':'")
                target = try type()
            }
            guard let target, target.shaped != nil else { throw error("expected shaped type", at: start) }
            return .denseResource(name, target)
        case "array": return try denseArray()
        case "loc": return .location(try location())
        case "strided", "sparse", "affine_set", "distinct":
            let name = spelling
            advance()
            return .opaque(name: name, text: try balancedText())
        default: return try optionalType().map { .type($0) }
        }
    }

    /// After `array`: `<i64: 1, 2>`.
    package func denseArray() throws(Diagnostic) -> Attribute {
        advance()
        try expect(.less, "'<' after 'array'")
        let element = try type()
        guard element.isInteger || element.isFloat else {
            throw error("expected integer or float type of at most 64 bits")
        }
        var values: [Int64] = []
        if take(.colon) { values = try denseArrayValues(element) }
        try expect(.greater, "'>' to close an array attribute")
        return .denseArray(values, element)
    }

    func denseArrayValues(_ element: IRType) throws(Diagnostic) -> [Int64] {
        var values: [Int64] = []
        repeat { values.append(try elementBits(element)) } while take(.comma)
        return values
    }

    /// A number of a given type, as bits.
    func elementBits(_ element: IRType) throws(Diagnostic) -> Int64 {
        let start = token.start
        if isWord("true") || isWord("false") {
            guard element == .i1 else {
                throw error("expected i1 type for 'true' or 'false' values")
            }
            let value = isWord("true")
            advance()
            return value ? 1 : 0
        }
        guard element != .i1 else { throw error("expected 'true' or 'false' values for i1 type") }
        let negative = take(.minus)
        guard token.kind == .integer || token.kind == .number else {
            throw error("expected integer or floating point literal")
        }
        let digits = token
        advance()
        switch try number(digits, negative: negative, type: element, from: start) {
        case .integer(let value, _): return value
        case .float(let bits, .float(let kind)):
            return Int64(bitPattern: kind.bits(of: Double(bitPattern: bits)))
        default: throw error("expected integer or floating point literal", at: start)
        }
    }

    /// `#dialect.name<…>` or `#alias`.
    private func extendedAttribute(_ expected: IRType?) throws(Diagnostic) -> Attribute {
        let start = token.start
        let name = text(token.start + 1, token.end)
        advance()
        guard name.contains(".") else {
            if token.kind == .less, token.start == previousEnd {
                let dialect = name
                advance()
                if registry.hasDialect(dialect), token.kind == .word {
                    let word = try word()
                    let value = try dialectAttribute("\(dialect).\(word)", at: start)
                    try expect(.greater, "'>'")
                    return try typed(value, expected)
                }
                seek(previousEnd - 1)
                guard allowsUnregistered || registry.hasDialect(dialect) else {
                    throw unregistered(dialect, "attribute", at: start)
                }
                return .opaque(name: name, text: try balancedText())
            }
            if let location = locationAliases[name] { return .location(try use(location, at: start)) }
            guard let value = attributeAliases[name] else {
                throw error("undefined symbol alias id '\(name)'", at: start)
            }
            return try use(value, at: start)
        }
        return try typed(dialectAttribute(name, at: start), expected)
    }

    /// Parses the type of a typed attribute.
    private func typed(_ value: Attribute, _ expected: IRType?) throws(Diagnostic) -> Attribute {
        guard case .dialect(var attribute) = value else { return value }
        switch attribute.definition.typing {
        case .none: return value
        case .always: if take(.colon) { _ = try type() }
        case .firstParameter:
            let type = take(.colon) ? try type() : expected
            if let type, !attribute.parameters.isEmpty { attribute.parameters[0] = .type(type) }
        }
        return .dialect(attribute)
    }

    func dialectAttribute(_ name: String, at start: Int) throws(Diagnostic) -> Attribute {
        if let definition = registry.attribute(named: name) { return try definition.parse(self) }
        let dialect = String(name.prefix { $0 != "." })
        guard allowsUnregistered || registry.hasDialect(dialect) else {
            throw unregistered(dialect, "attribute", at: start)
        }
        guard token.kind == .less, token.start == previousEnd else { return .opaque(name: name, text: "") }
        return .opaque(name: name, text: try balancedText())
    }
}

extension FloatKind {
    /// The number with these bits.
    package func double(of bits: UInt64) -> Double {
        switch self {
        case .f32: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case .f64, .f80, .f128: return Double(bitPattern: bits)
        default: return layout.map { $0.decode(bits) } ?? 0
        }
    }

    /// The bits of the nearest number.
    package func bits(of value: Double) -> UInt64 {
        switch self {
        case .f32: UInt64(Float(value).bitPattern)
        case .f64, .f80, .f128: value.bitPattern
        default: layout.map { $0.encode(value) } ?? 0
        }
    }

    /// The nearest number in this format.
    package func rounded(_ value: Double) -> Double { double(of: bits(of: value)) }
}
