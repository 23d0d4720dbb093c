/// Why an operation on parameters failed: a code, what was wrong, where, and how to mend it.
public struct ParameterError: Error, Sendable, Hashable {
    /// What kind of failure this is.
    public var code: StatusCode
    /// What was wrong, without the place.
    public var message: String
    /// The file the error is about, as the caller named it.
    public var file: String?
    /// The byte offset in `file` of the field or range that is wrong.
    public var offset: UInt64?
    /// The key of the parameter that the error is about, escaped for printing.
    public var key: String?
    /// The scope the error is about.
    public var scope: String?
    /// How to mend it, where that is known.
    public var hint: String?

    public init(
        _ code: StatusCode, _ message: String, file: String? = nil, offset: UInt64? = nil,
        key: String? = nil, scope: String? = nil, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.key = key
        self.scope = scope
        self.hint = hint
    }
}

extension ParameterError: CustomStringConvertible {
    /// One line: `file:offset: CODE; message; parameter ...; hint`.
    public var description: String {
        var text = ""
        if let file {
            text += printable(file)
            if let offset { text += ":\(offset)" }
            text += ": "
        }
        text += "\(code.name); \(message)"
        if let key {
            text += "; parameter `\(key)`"
            if let scope, !scope.isEmpty { text += " of scope `\(scope)`" }
        } else if let scope {
            text += "; scope `\(scope)`"
        }
        if let hint { text += "; \(hint)" }
        return text
    }
}
