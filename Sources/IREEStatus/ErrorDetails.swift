/// What the errors of all libraries have in common: what went wrong, where, and how to fix it.
public struct ErrorDetails: Sendable, Hashable {
    /// The kind of failure.
    public var code: StatusCode
    /// What was wrong, without the place.
    public var message: String
    /// The file the error is about, as the caller named it.
    public var file: String?
    /// The byte offset in `file` of what is wrong.
    public var offset: UInt64?
    /// A suggested fix, where one is known.
    public var hint: String?

    /// - Parameter hint: a suggested fix, where one is known.
    public init(
        _ code: StatusCode, _ message: String, file: String? = nil, offset: UInt64? = nil, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.hint = hint
    }
}
