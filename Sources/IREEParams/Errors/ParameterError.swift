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

    /// An error.
    ///
    /// - Parameters:
    ///   - message: what was wrong, without the place.
    ///   - offset: in bytes, from the start of `file`.
    ///   - key: escaped for printing: `ParameterKey.description`.
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
    /// One line: `file:offset: CODE; message; parameter ...; hint`. Text out of files is escaped, and cut
    /// where it is very long.
    public var description: String {
        func name(_ text: String) -> String { printable(text, limit: PrintedLength.name) }
        func sentence(_ text: String) -> String { printable(text, limit: PrintedLength.sentence) }
        var text = ""
        if let file {
            text += name(file)
            if let offset { text += ":\(offset)" }
            text += ": "
        }
        text += "\(code.name); \(sentence(message))"
        if let key {
            text += "; parameter `\(name(key))`"
            if let scope, !scope.isEmpty { text += " of scope `\(name(scope))`" }
        } else if let scope {
            text += "; scope `\(name(scope))`"
        }
        if let hint { text += "; \(sentence(hint))" }
        return text
    }
}
