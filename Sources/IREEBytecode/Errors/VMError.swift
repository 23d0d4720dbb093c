// Whoever catches a `VMError` can name its code without another import.
@_exported import IREEStatus

/// Why a module could not be read, written, checked or run: a code, what was wrong, where, and how
/// to mend it.
public struct VMError: Error, Sendable, Hashable {
    /// What kind of failure this is.
    public var code: StatusCode
    /// What was wrong, without the place.
    public var message: String
    /// The module file the error is about, as the caller named it.
    public var file: String?
    /// The byte offset in `file` of what is wrong.
    public var offset: UInt64?
    /// The function the error is about: its name, or `function 3` where it has none.
    public var function: String?
    /// The offset in bytes of the instruction from the start of its function.
    public var pc: Int?
    /// How to mend it, where that is known.
    public var hint: String?

    /// An error.
    ///
    /// - Parameters:
    ///   - message: what was wrong, without the place.
    ///   - offset: in bytes, from the start of `file`.
    ///   - pc: in bytes, from the start of `function`.
    public init(
        _ code: StatusCode, _ message: String, file: String? = nil, offset: UInt64? = nil,
        function: String? = nil, pc: Int? = nil, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.function = function
        self.pc = pc
        self.hint = hint
    }
}

extension VMError: CustomStringConvertible {
    /// One line: `file:offset: CODE; message; in @function at pc 00000012; hint`. Text out of files is
    /// escaped, and cut where it is very long.
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
        if let function { text += "; in \(name(function))" }
        if let pc { text += "\(function == nil ? ";" : "") at pc \(hexadecimal(pc, digits: 8))" }
        if let hint { text += "; \(sentence(hint))" }
        return text
    }
}

/// A number in base 16, with leading zeros.
package func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
}
