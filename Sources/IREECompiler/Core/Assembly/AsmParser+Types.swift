extension AsmParser {
    /// A type other than a function type without parentheses.
    package func type() throws(Diagnostic) -> IRType {
        guard let type = try optionalType() else { throw error("expected non-function type") }
        return type
    }

    /// A type, if the next token begins one.
    func optionalType() throws(Diagnostic) -> IRType? {
        let start = token.start
        switch token.kind {
        case .leftParen:
            return try nested { () throws(Diagnostic) in .function(try functionType()) }
        case .exclamation, .word: break
        default: return nil
        }
        let extent = typeCache.extent(of: token)
        if let extent, let type = typeCache.find(start, extent.end, extent.hash) {
            let before = previousEnd
            skip(to: extent.end)
            // A cached name with parameters after a space.
            guard token.kind == .less else { return try use(type, at: start) }
            previousEnd = before
            seek(start)
        }
        let isName = token.kind == .exclamation
        let type = try aliased { () throws(Diagnostic) in
            try nested { () throws(Diagnostic) in isName ? try extendedType() : try builtinType() }
        }
        guard let value = type.value else { return nil }
        let known = Aliased(value: value, extent: type.extent)
        if let extent, extent.end == previousEnd {
            typeCache.add(known, start, extent.end, extent.hash)
        }
        return try use(known, at: start)
    }

    /// `(inputs) -> result` or `(inputs) -> (results)`.
    package func functionType() throws(Diagnostic) -> FunctionType {
        let inputs = try parenthesizedTypes()
        try expect(.arrow, "'->' in function type")
        return FunctionType(inputs: inputs, results: try functionResults())
    }

    package func functionResults() throws(Diagnostic) -> [IRType] {
        token.kind == .leftParen ? try parenthesizedTypes() : [try type()]
    }

    package func parenthesizedTypes() throws(Diagnostic) -> [IRType] {
        try expect(.leftParen, "'('")
        var types: [IRType] = []
        try list(until: .rightParen, "')'") { () throws(Diagnostic) in types.append(try type()) }
        return types
    }

    /// Types separated by commas.
    package func typeList() throws(Diagnostic) -> [IRType] {
        var types = [try type()]
        while take(.comma) { types.append(try type()) }
        return types
    }

    private func builtinType() throws(Diagnostic) -> IRType? {
        let name = spelling
        if let type = Self.namedType(name) {
            advance()
            return type
        }
        if let integer = Self.integerType(name) {
            guard let integer = integer.type else {
                throw error("integer bitwidth is limited to 16777215 bits")
            }
            advance()
            return integer
        }
        let shaped: (ShapedKind)?
        switch name {
        case "tensor": shaped = .tensor
        case "vector": shaped = .vector
        case "memref": shaped = .memref
        case "complex":
            advance()
            try expect(.less, "'<' in complex type")
            let start = token.start
            let element = try type()
            guard element.isInteger || element.isFloat else {
                throw error("expected an integer or float type in complex type", at: start)
            }
            try expect(.greater, "'>' in complex type")
            return .complex(element)
        case "tuple":
            advance()
            try expect(.less, "'<' in tuple type")
            var types: [IRType] = []
            try list(until: .greater, "'>' in tuple type") { () throws(Diagnostic) in types.append(try type())
            }
            return .tuple(types)
        default: return nil
        }
        guard let shaped else { return nil }
        advance()
        return try shapedType(shaped)
    }

    private enum ShapedKind { case tensor, vector, memref }

    private func shapedType(_ kind: ShapedKind) throws(Diagnostic) -> IRType {
        try expect(.less, "'<'")
        if kind == .tensor, token.kind == .star {
            advance()
            guard takeLiteral("x") || skipDimensionSeparator() else {
                throw error("expected 'x' in dimension list")
            }
            let element = try type()
            try expect(.greater, "'>' in tensor type")
            return .unrankedTensor(element)
        }
        let shapeStart = token.start
        let (shape, scalable) = try dimensions()
        guard kind != .vector || !shape.contains(ShapedType.dynamic) else {
            throw error("expected static vector dimensions", at: shapeStart)
        }
        let start = token.start
        let element = try type()
        switch kind {
        case .vector where !element.isScalar && !element.isDialectType,
            .tensor where !Self.isTensorElement(element):
            throw error("invalid \(kind) element type: \(element.quoted)", at: start)
        default: break
        }
        var type = ShapedType(shape, element)
        type.scalable = scalable.contains(true) ? scalable : []
        while take(.comma) {
            let attribute = try attribute()
            if kind == .memref, type.encoding != nil || !Self.isLayout(attribute) {
                type.memorySpace = attribute
            } else {
                type.encoding = attribute
            }
        }
        try expect(.greater, "'>'")
        switch kind {
        case .tensor: return .tensor(type)
        case .vector: return .vector(type)
        case .memref: return .memref(type)
        }
    }

    private static func isTensorElement(_ type: IRType) -> Bool {
        switch type {
        case .index, .integer, .float, .complex, .vector, .dialect: true
        default: false
        }
    }

    private static func isLayout(_ attribute: Attribute) -> Bool {
        switch attribute {
        case .affineMap: true
        case .opaque("strided", _): true
        default: false
        }
    }

    /// Takes the `x` after `*` that the lexer made part of a keyword: `*xf32`.
    private func skipDimensionSeparator() -> Bool {
        guard source.bytes[token.start] == UInt8(ascii: "x") else { return false }
        seek(token.start + 1)
        return true
    }

    /// `4x?x[8]x`: scanned byte by byte, as the lexer would take `x8` for a keyword.
    package func dimensions(trailing: Bool = true) throws(Diagnostic) -> (shape: [Int], scalable: [Bool]) {
        var shape: [Int] = []
        var scalable: [Bool] = []
        let bytes = source.bytes
        var i = token.start
        while true {
            let scales = bytes[i] == UInt8(ascii: "[")
            var at = scales ? i + 1 : i
            let dimension: Int
            if bytes[at] == UInt8(ascii: "?") {
                dimension = ShapedType.dynamic
                at += 1
            } else if isDigit(bytes[at]) {
                let start = at
                while isDigit(bytes[at]) { at += 1 }
                guard let value = Int(text(start, at)), value >= 0 else {
                    throw error("invalid dimension", at: start)
                }
                dimension = value
            } else {
                break
            }
            if scales {
                guard bytes[at] == UInt8(ascii: "]") else {
                    throw error("missing ']' closing scalable dimension", at: at)
                }
                at += 1
            }
            let hasSeparator = bytes[at] == UInt8(ascii: "x")
            guard hasSeparator || !trailing else { throw error("expected 'x' in dimension list", at: at) }
            shape.append(dimension)
            scalable.append(scales)
            i = hasSeparator ? at + 1 : at
            if !hasSeparator { break }
        }
        seek(i)
        return (shape, scalable)
    }

    /// `!dialect.name<…>` or `!alias`.
    private func extendedType() throws(Diagnostic) -> IRType {
        let start = token.start
        let name = text(token.start + 1, token.end)
        advance()
        guard name.contains(".") else {
            if token.kind == .less, source.bytes[start + 1 + name.utf8.count] == UInt8(ascii: "<") {
                return try bracketedDialectType(name, at: start)
            }
            guard let type = typeAliases[name] else {
                throw error("undefined symbol alias id '\(name)'", at: start)
            }
            return try use(type, at: start)
        }
        return try dialectType(name, at: start)
    }

    /// `!dialect<name<…>>`, the older form.
    private func bracketedDialectType(_ dialect: String, at start: Int) throws(Diagnostic) -> IRType {
        advance()
        if registry.hasDialect(dialect), token.kind == .word {
            let name = try word()
            let type = try dialectType("\(dialect).\(name)", at: start)
            try expect(.greater, "'>'")
            return type
        }
        guard allowsUnregistered || registry.hasDialect(dialect) else {
            throw unregistered(dialect, "type", at: start)
        }
        let end = previousEnd - 1
        seek(end)
        let body = try balancedText()
        return DialectTypeDefinition.opaque(dialect).type(.opaque(name: "", text: body))
    }

    func dialectType(_ name: String, at start: Int) throws(Diagnostic) -> IRType {
        if let definition = registry.type(named: name) {
            let parameters = try definition.parse(self)
            return .dialect(DialectType(definition, parameters))
        }
        let dialect = String(name.prefix { $0 != "." })
        guard allowsUnregistered || registry.isOpen(dialect) else {
            if registry.hasDialect(dialect) {
                throw error(
                    "unknown  type `\(name.dropFirst(dialect.count + 1))` in dialect `\(dialect)`", at: start)
            }
            throw unregistered(dialect, "type", at: start)
        }
        let definition = DialectTypeDefinition.opaque(name)
        guard token.kind == .less, token.start == previousEnd else { return definition.type() }
        return definition.type(.opaque(name: "", text: try balancedText()))
    }

    func unregistered(_ dialect: String, _ what: String, at start: Int) -> Diagnostic {
        error(
            "#\"\(dialect)\" : \(what) created with unregistered dialect. If this is intended, please use "
                + "--allow-unregistered-dialect", at: start)
    }

    static func namedType(_ name: String) -> IRType? {
        switch name {
        case "index": .index
        case "none": IRType.none
        case "i32": .i32
        case "i64": .i64
        default: FloatKind(rawValue: name).map { .float($0) }
        }
    }

    /// `i8`, `si8`, `ui8`; the type is nil if the width is invalid.
    private static func integerType(_ name: String) -> (type: IRType?, Void)? {
        for signedness in [IRType.Signedness.signless, .signed, .unsigned] {
            guard name.hasPrefix(signedness.rawValue) else { continue }
            let digits = name.dropFirst(signedness.rawValue.count)
            guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { continue }
            guard let width = Int(digits), width < 1 << 24 else { return (nil, ()) }
            return (.integer(width: width, signedness: signedness), ())
        }
        return nil
    }
}
