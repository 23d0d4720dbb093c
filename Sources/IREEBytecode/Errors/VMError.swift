// Code that catches a `VMError` can name its code without another import.
@_exported import IREEStatus

/// Why a module could not be read, written, verified or run: a code, what was wrong, where, and how to fix it.
public struct VMError: StatusError, Hashable {
    public var details: ErrorDetails
    /// The function the error is about: its name, or `function 3` where it has none.
    public var function: String?
    /// The offset in bytes of the instruction from the start of its function.
    public var pc: Int?
    /// The functions that called it, innermost first, with the places of their calls in the source.
    public var callers: [String] = []
    /// Which of the parts of an operation the error is about, for the place in the source: a parameter of several.
    package var part: Int?

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
        details = ErrorDetails(code, message, file: file, offset: offset, hint: hint)
        self.function = function
        self.pc = pc
    }

    public init(details: ErrorDetails) {
        self.details = details
    }

    /// The function and the instruction, for example "in @main at pc 00000012", and who called it.
    public var context: String? {
        let place = pc.map { "at pc \(hexadecimal($0, digits: 8))" }
        guard let function else { return place }
        let name = "in \(printable(function, limit: PrintedLength.name))"
        let trace = callers.map { ", called by \(printable($0, limit: PrintedLength.name))" }.joined()
        return (place.map { "\(name) \($0)" } ?? name) + trace
    }
}

/// A number in base 16, with leading zeros.
package func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
}
