/// A parser of MLIR text.
///
/// Throws the first error. Extensions parse types, attributes and operations; this file has what they share.
public final class AsmParser {
    package let source: SourceText
    package let registry: Registry
    package let allowsUnregistered: Bool
    // Accesses never overlap: no dynamic exclusivity checks are needed.
    @exclusivity(unchecked) var lexer: Lexer
    @exclusivity(unchecked) package var token: Token
    /// End of the token before the current one.
    @exclusivity(unchecked) var previousEnd = 0
    var attributeAliases: [String: Aliased<Attribute>] = [:]
    var typeAliases: [String: Aliased<IRType>] = [:]
    var locationAliases: [String: Aliased<Location>] = [:]
    var extent = AliasExtent()
    /// Number of operators in the affine expression being parsed.
    var affineOperators = 0
    static let affineOperatorLimit = 1 << 12
    /// Operations whose `loc(#alias)` is a forward reference.
    var pendingLocations: [(Operation, String, Int)] = []
    var scopes: [ValueScope] = []
    /// The first use of a value that is undefined at the end of its scope.
    var undefined: Int?
    /// Default dialects of the enclosing operations, innermost last.
    var defaultDialects: [String]
    /// Contents of the file's resource section, by dialect and name.
    package var resources: [String: [String: String]] = [:]
    var typeCache: TypeCache
    private(set) var depth = 0
    static let depthLimit = 192

    /// Creates a parser of `source` with the dialects of `context`. Operations, types and attributes of
    /// unregistered dialects are kept as opaque if `allowsUnregistered`, and are errors otherwise.
    public convenience init(_ source: SourceText, context: Context, allowsUnregistered: Bool = false) {
        self.init(source, registry: context.registry, allowsUnregistered: allowsUnregistered)
    }

    package init(_ source: SourceText, registry: Registry, allowsUnregistered: Bool = false) {
        self.source = source
        self.registry = registry
        self.allowsUnregistered = allowsUnregistered
        defaultDialects = [registry.topLevelDialect]
        typeCache = TypeCache(source)
        lexer = Lexer(source: source)
        token = lexer.next()
    }

    // MARK: Errors

    package func error(_ message: String, at offset: Int? = nil) -> Diagnostic {
        if offset == nil, token.kind == .invalid { return invalidToken() }
        return Diagnostic(.error, message, at: source.location(of: offset ?? unexpectedTokenOffset(message)))
    }

    /// Position of an error about the current token. If the token begins a line, the error is at the end of
    /// the previous one.
    private func unexpectedTokenOffset(_ message: String) -> Int {
        guard message.hasPrefix("expected"), let position = source.endOfText(before: token.start) else {
            return token.start
        }
        return position
    }

    private func invalidToken() -> Diagnostic {
        let position = source.location(of: token.start)
        let byte = source.bytes[token.start]
        let isString = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "@") && token.end > token.start + 1
        return Diagnostic(
            .error, isString ? "expected '\"' in string literal" : "unexpected character", at: position)
    }

    /// Runs `body` one nesting level deeper. The depth is bounded, as input is not trusted.
    package func nested<T>(_ body: () throws(Diagnostic) -> T) throws(Diagnostic) -> T {
        guard depth < Self.depthLimit else { throw error("nesting is too deep", at: token.start) }
        depth += 1
        defer { depth -= 1 }
        extent.add(depth: depth, size: 1)
        return try body()
    }

    // MARK: Tokens

    /// Whether the next token is neither a closing parenthesis nor the end of the text.
    package var isBeforeClosingParenthesis: Bool { token.kind != .rightParen && token.kind != .end }

    package func advance() {
        previousEnd = token.end
        token = lexer.next()
    }

    /// Moves forward to a byte offset, after text that was scanned directly.
    package func skip(to offset: Int) {
        previousEnd = offset
        seek(offset)
    }

    /// Moves to a byte offset.
    func seek(_ offset: Int) {
        lexer.position = offset
        token = lexer.next()
    }

    package func text(_ token: Token) -> String { text(token.start, token.end) }
    package func text(_ start: Int, _ end: Int) -> String {
        String(decoding: source.bytes[start..<end], as: UTF8.self)
    }
    package var spelling: String { text(token) }

    /// Whether the current token is this keyword.
    package func isWord(_ word: StaticString) -> Bool {
        guard token.kind == .word, token.end - token.start == word.utf8CodeUnitCount else { return false }
        return source.bytes.withUnsafeBufferPointer { bytes in
            word.withUTF8Buffer { $0.elementsEqual(bytes[token.start..<token.end]) }
        }
    }
    package func isWord(_ word: String) -> Bool { token.kind == .word && spelling == word }

    package func take(_ kind: TokenKind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    package func takeWord(_ word: StaticString) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    package func expect(_ kind: TokenKind, _ what: String) throws(Diagnostic) {
        guard take(kind) else { throw error("expected \(what)") }
    }

    package func expectWord(_ word: StaticString) throws(Diagnostic) {
        guard takeWord(word) else { throw error("expected '\(word)'", at: token.start) }
    }

    /// Any keyword, reserved or not.
    package func word(_ what: String = "valid keyword") throws(Diagnostic) -> String {
        guard token.kind == .word else { throw error("expected \(what)", at: token.start) }
        defer { advance() }
        return spelling
    }

    /// A literal of a format: a keyword or punctuation, possibly of several tokens.
    package func takeLiteral(_ literal: String) -> Bool {
        let end = token.start + literal.utf8.count
        guard end <= source.count, source.hasText(literal.utf8, at: token.start) else { return false }
        // A keyword must end there: `in` is not a prefix of `into`.
        if let last = literal.utf8.last, isWordPart(last), isWordPart(source.bytes[end]) { return false }
        if token.kind == .arrow, literal == "-" { return false }
        if token.end == end { advance() } else { seek(end) }
        return true
    }

    package func expectLiteral(_ literal: String) throws(Diagnostic) {
        guard takeLiteral(literal) else {
            let isWord = literal.utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
            throw error("expected '\(literal)'", at: isWord ? token.start : nil)
        }
    }

    /// `item`, `item`, … up to `end`, which is consumed.
    package func list(
        until end: TokenKind, _ name: String, _ item: () throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        if take(end) { return }
        repeat { try item() } while take(.comma)
        try expect(end, name)
    }

    package func integer() throws(Diagnostic) -> Int64 {
        let start = token.start
        let negative = take(.minus)
        guard token.kind == .integer else { throw error("expected integer value") }
        let value = try integerLiteral(negative: negative, from: start)
        return value
    }

    /// The current token as a 64-bit number, signed or unsigned.
    func integerLiteral(negative: Bool, from start: Int) throws(Diagnostic) -> Int64 {
        let digits = spelling
        let magnitude = digits.hasPrefix("0x") ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
        guard let magnitude, !negative || magnitude <= 1 << 63 else {
            throw error("integer constant out of range", at: start)
        }
        advance()
        return Int64(bitPattern: negative ? 0 &- magnitude : magnitude)
    }

    /// A count or index.
    func smallInteger() throws(Diagnostic) -> Int {
        let start = token.start
        let value = try integer()
        guard value >= 0, value < 1 << 31 else { throw error("integer constant out of range", at: start) }
        return Int(value)
    }

    /// The value of a string token, with escapes resolved.
    package func string() throws(Diagnostic) -> String {
        guard token.kind == .string else { throw error("expected string") }
        defer { advance() }
        return String(decoding: try unescaped(token.start, token.end), as: UTF8.self)
    }

    /// The bytes between quotes, with escapes resolved.
    func unescaped(_ start: Int, _ end: Int) throws(Diagnostic) -> [UInt8] {
        let backslash = UInt8(ascii: "\\")
        guard let first = source.bytes[start + 1..<end - 1].firstIndex(of: backslash) else {
            return Array(source.bytes[start + 1..<end - 1])
        }
        var out = Array(source.bytes[start + 1..<first])
        var i = first
        while i < end - 1 {
            let byte = source.bytes[i]
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                i += 1
                continue
            }
            let next = source.bytes[i + 1]
            switch next {
            case UInt8(ascii: "n"): out.append(10)
            case UInt8(ascii: "t"): out.append(9)
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): out.append(next)
            default:
                guard isHexDigit(next), isHexDigit(source.bytes[i + 2]),
                    let value = UInt8(text(i + 1, i + 3), radix: 16)
                else { throw error("unknown escape in string literal", at: i) }
                out.append(value)
                i += 1
            }
            i += 2
        }
        return out
    }

    /// `@name`.
    package func symbolName() throws(Diagnostic) -> String {
        guard token.kind == .symbol else { throw error("expected valid '@'-identifier for symbol name") }
        defer { advance() }
        if source.bytes[token.start + 1] == UInt8(ascii: "\"") {
            return String(decoding: try unescaped(token.start + 1, token.end), as: UTF8.self)
        }
        return text(token.start + 1, token.end)
    }

    /// The raw text up to the closing bracket of the current nesting level.
    func balancedText() throws(Diagnostic) -> String {
        let start = token.start
        var open: [TokenKind] = []
        while true {
            switch token.kind {
            case .less: open.append(.greater)
            case .leftParen: open.append(.rightParen)
            case .leftSquare: open.append(.rightSquare)
            case .leftBrace: open.append(.rightBrace)
            case .greater, .rightParen, .rightSquare, .rightBrace:
                guard open.last == token.kind else {
                    if open.isEmpty { return text(start, previousEnd) }
                    throw error("unbalanced brackets")
                }
                open.removeLast()
                if open.isEmpty {
                    let end = token.end
                    advance()
                    return text(start, end)
                }
            case .end: throw error("unbalanced brackets at end of input")
            case .invalid: throw error("unexpected character")
            default: break
            }
            advance()
        }
    }
}
