/// An error with a status code. Each library throws one type of its own, which adds what the error is about:
/// a parameter, or an instruction of a function.
public protocol StatusError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, where, and how to fix it.
    var details: ErrorDetails { get set }

    /// What else the error is about, escaped for printing; nil if it is about a file only.
    var context: String? { get }

    /// Creates an error without further context.
    init(details: ErrorDetails)
}

extension StatusError {
    /// The kind of failure.
    public var code: StatusCode {
        get { details.code }
        set { details.code = newValue }
    }

    /// What was wrong, without the place.
    public var message: String {
        get { details.message }
        set { details.message = newValue }
    }

    /// The file the error is about, as the caller named it.
    public var file: String? {
        get { details.file }
        set { details.file = newValue }
    }

    /// The byte offset in `file` of what is wrong.
    public var offset: UInt64? {
        get { details.offset }
        set { details.offset = newValue }
    }

    /// A suggested fix, where one is known.
    public var hint: String? {
        get { details.hint }
        set { details.hint = newValue }
    }

    /// One line: `file:offset: CODE; message; context; hint`. Text out of files is escaped, and truncated if it
    /// is very long.
    public var description: String {
        var text = ""
        if let file {
            text += printable(file, limit: PrintedLength.name)
            if let offset { text += ":\(offset)" }
            text += ": "
        }
        text += "\(code.name); \(printable(message, limit: PrintedLength.sentence))"
        if let context { text += "; \(context)" }
        if let hint { text += "; \(printable(hint, limit: PrintedLength.sentence))" }
        return text
    }

    /// The error of another library, with its context in the message.
    public init(_ other: some StatusError) {
        var details = other.details
        if let context = other.context { details.message += "; \(context)" }
        self.init(details: details)
    }

    /// Runs `body`, and throws errors of another library as errors of this type.
    @inlinable
    package static func converting<Result: ~Copyable, Failure: StatusError>(
        _ body: () throws(Failure) -> Result
    ) throws(Self) -> Result {
        do throws(Failure) { return try body() } catch { throw Self(error) }
    }
}
