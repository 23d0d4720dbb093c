extension AsmParser {
    /// After `dense`: `<…> : type`.
    func denseElements(_ expected: IRType?) throws(Diagnostic) -> Attribute {
        let start = token.start
        try expect(.less, "'<' after 'dense'")
        var literals = DenseLiterals()
        if token.kind != .greater { try literals.read(self, depth: 0) }
        try expect(.greater, "'>'")
        var target = expected
        if target == nil {
            try expect(.colon, "':'")
            target = try type()
        }
        guard let target, let shape = target.shaped, let count = shape.elementCount else {
            throw error(
                "elements literal must be a ranked tensor or vector type with a static shape", at: start)
        }
        return .dense(try literals.elements(of: target, shape: shape, count: count, parser: self, at: start))
    }
}

/// The body of `dense<…>`, parsed before the type that follows it.
private struct DenseLiterals {
    struct Literal {
        package let token: Token
        let negative: Bool
    }
    var values: [Literal] = []
    /// Lengths of the nested lists; empty for a splat.
    var shape: [Int] = []
    /// A string of raw bytes in hexadecimal.
    var raw: Token?
    var isComplex = false

    mutating func read(_ parser: AsmParser, depth: Int) throws(Diagnostic) {
        if parser.token.kind == .string, depth == 0,
            parser.source.hasText("\"0x".utf8, at: parser.token.start)
        {
            raw = parser.token
            parser.advance()
            return
        }
        guard parser.token.kind == .leftSquare else { return try readValue(parser) }
        _ = try readList(parser)
        var dimensions: [Int] = []
        swap(&dimensions, &shape)
        shape = dimensions.reversed()
    }

    /// A value, or a pair in parentheses for a complex number.
    private mutating func readValue(_ parser: AsmParser) throws(Diagnostic) {
        if parser.take(.leftParen) {
            isComplex = true
            try readValue(parser)
            try parser.expect(.comma, "','")
            try readValue(parser)
            return try parser.expect(.rightParen, "')'")
        }
        let negative = parser.take(.minus)
        switch parser.token.kind {
        case .integer, .number, .string: break
        case .word where parser.isWord("true") || parser.isWord("false"): break
        default: throw parser.error("expected element literal of primitive type")
        }
        values.append(Literal(token: parser.token, negative: negative))
        parser.advance()
    }

    /// A list; leaves in `shape` the lengths of the lists, innermost first.
    private mutating func readList(_ parser: AsmParser) throws(Diagnostic) -> Int {
        let start = parser.token.start
        parser.advance()
        var count = 0
        var inner: [Int]?
        if !parser.take(.rightSquare) {
            repeat {
                shape = []
                if parser.token.kind == .leftSquare {
                    _ = try parser.nested { () throws(Diagnostic) in try readList(parser) }
                } else {
                    try readValue(parser)
                }
                guard inner == nil || inner == shape else {
                    throw parser.error(
                        "tensor literal is invalid; ranks are not consistent between elements", at: start)
                }
                inner = shape
                count += 1
            } while parser.take(.comma)
            try parser.expect(.rightSquare, "']'")
        }
        shape = (inner ?? []) + [count]
        return count
    }

    func elements(
        of type: IRType, shape wanted: ShapedType, count: Int, parser: AsmParser, at start: Int
    ) throws(Diagnostic) -> DenseElements {
        let element = wanted.element
        if let raw {
            return try rawElements(raw, type: type, element: element, count: count, parser: parser, at: start)
        }
        let parts = isComplex ? 2 : 1
        let isSplat = shape.isEmpty && values.count == parts
        if !isSplat, shape != wanted.shape, !(values.isEmpty && count == 0) {
            throw parser.error(
                "inferred shape of elements literal ([\(shape.map(String.init).joined(separator: ", "))]) "
                    + "does not match type ([\(wanted.shape.map(String.init).joined(separator: ", "))])",
                at: start)
        }
        if values.first?.token.kind == .string {
            var strings: [String] = []
            for value in values {
                strings.append(
                    String(decoding: try parser.unescaped(value.token.start, value.token.end), as: UTF8.self))
            }
            return DenseElements(type: type, bytes: [], isSplat: isSplat, strings: strings)
        }
        var scalar = element
        if case .complex(let part) = element { scalar = part }
        guard let width = scalar == .index ? 64 : scalar.bitWidth, width <= 64 else {
            throw parser.error("expected element type of at most 64 bits", at: start)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * ((width + 7) / 8))
        for value in values {
            let bits = try self.bits(of: value, as: scalar, parser: parser)
            for i in 0..<(width + 7) / 8 { bytes.append(UInt8(truncatingIfNeeded: bits >> Int64(8 * i))) }
        }
        return DenseElements(type: type, bytes: bytes, isSplat: isSplat).normalized(count: count)
    }

    private func bits(of value: Literal, as type: IRType, parser: AsmParser) throws(Diagnostic) -> Int64 {
        if value.token.kind == .word {
            guard type == .i1 else {
                throw parser.error("expected i1 type for 'true' or 'false' values", at: value.token.start)
            }
            return parser.text(value.token) == "true" ? 1 : 0
        }
        switch try parser.number(value.token, negative: value.negative, type: type, from: value.token.start) {
        case .integer(let number, _): return number
        case .float(let bits, .float(let kind)):
            return Int64(bitPattern: kind.bits(of: Double(bitPattern: bits)))
        default: throw parser.error("expected element literal of primitive type", at: value.token.start)
        }
    }

    private func rawElements(
        _ text: Token, type: IRType, element: IRType, count: Int, parser: AsmParser, at start: Int
    ) throws(Diagnostic) -> DenseElements {
        // Between `"0x` and `"`.
        guard let bytes = parser.source.hexadecimalBytes(text.start + 3, text.end - 1) else {
            throw parser.error("expected hexadecimal digits", at: start)
        }
        let width = ((element == .index ? 64 : element.bitWidth ?? 64) + 7) / 8
        if bytes.count == width { return DenseElements(type: type, bytes: bytes, isSplat: true) }
        let (expected, overflow) = count.multipliedReportingOverflow(by: width)
        guard !overflow, bytes.count == expected else {
            throw parser.error(
                "elements hex data size is invalid for provided type: \(type.quoted)", at: start)
        }
        return DenseElements(type: type, bytes: bytes, isSplat: false)
    }
}

extension DenseElements {
    /// Size of an element in bytes.
    package var elementSize: Int {
        guard let element = type.shaped?.element else { return 0 }
        switch element {
        case .index: return 8
        case .complex(let part): return 2 * (((part.bitWidth ?? 64) + 7) / 8)
        default: return ((element.bitWidth ?? 64) + 7) / 8
        }
    }

    /// The elements as a splat if they are all equal.
    package func normalized(count: Int) -> DenseElements {
        let size = elementSize
        guard !isSplat, size > 0, bytes.count >= size, bytes.count == size * count else { return self }
        for i in size..<max(size, bytes.count) where bytes[i] != bytes[i - size] { return self }
        return DenseElements(type: type, bytes: Array(bytes[..<size]), isSplat: true)
    }

    /// The bits of element `i`, sign-extended for signed and signless integers.
    package func bits(at i: Int) -> Int64 {
        let size = min(elementSize, 8)
        let start = isSplat ? 0 : i * elementSize
        guard start >= 0, start + size <= bytes.count else { return 0 }
        var value: UInt64 = 0
        for j in 0..<size { value |= UInt64(bytes[start + j]) << UInt64(8 * j) }
        let width = type.shaped?.element.bitWidth ?? 64
        guard case .integer(_, let signedness)? = type.shaped?.element, signedness != .unsigned, width > 1,
            width < 64
        else { return Int64(bitPattern: value) }
        let shift = Int64(64 - width)
        return Int64(bitPattern: value << UInt64(shift)) >> shift
    }

    /// Element `i` as an attribute.
    package func attribute(at i: Int) -> Attribute? {
        guard let element = type.shaped?.element else { return nil }
        switch element {
        case .integer, .index: return .integer(bits(at: i), element)
        case .float(let kind): return .float(kind.double(of: UInt64(bitPattern: bits(at: i))), element)
        default: return nil
        }
    }

    /// Number of elements.
    package var count: Int { type.shaped?.elementCount ?? 0 }

    /// A splat of this number.
    package static func splat(_ value: Attribute, of type: IRType) -> DenseElements? {
        let bits: Int64
        let width: Int
        switch value {
        case .integer(let number, let element):
            bits = number
            width = element == .index ? 64 : element.bitWidth ?? 64
        case .float(let pattern, .float(let kind)):
            bits = Int64(bitPattern: kind.bits(of: Double(bitPattern: pattern)))
            width = kind.width
        default: return nil
        }
        guard width <= 64 else { return nil }
        let bytes = (0..<(width + 7) / 8).map { UInt8(truncatingIfNeeded: bits >> Int64(8 * $0)) }
        return DenseElements(type: type, bytes: bytes, isSplat: true)
    }
}
