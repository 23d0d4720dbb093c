/// Why an operation on parameters failed: a code, what was wrong, where, and how to fix it.
public struct ParameterError: StatusError, Hashable {
    public var details: ErrorDetails
    /// The key of the parameter that the error is about, escaped for printing.
    public var key: String?
    /// The scope the error is about.
    public var scope: String?

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
        details = ErrorDetails(code, message, file: file, offset: offset, hint: hint)
        self.key = key
        self.scope = scope
    }

    public init(details: ErrorDetails) {
        self.details = details
    }

    /// The parameter and its scope, for example "parameter `weight` of scope `model`".
    public var context: String? {
        func name(_ text: String) -> String { printable(text, limit: PrintedLength.name) }
        guard let key else { return scope.map { "scope `\(name($0))`" } }
        guard let scope, !scope.isEmpty else { return "parameter `\(name(key))`" }
        return "parameter `\(name(key))` of scope `\(name(scope))`"
    }
}
