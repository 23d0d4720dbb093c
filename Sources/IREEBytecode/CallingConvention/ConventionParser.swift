/// Parses the text of a calling convention from left to right.
struct ConventionParser {
    private let text: String
    private var rest: Substring.UTF8View

    init(_ text: String) {
        self.text = text
        rest = text[...].utf8
    }

    /// More cannot be passed: lists of registers count with 16 bits.
    private static let maximumCount = 0xFFFF

    mutating func parse() throws(VMError) -> ([CallingConvention.Item], [CallingConvention.Value]) {
        guard let version = rest.popFirst() else { throw error("it is empty") }
        guard version == UInt8(ascii: "0") else {
            throw VMError(
                .unimplemented,
                "calling convention `\(text)` is not of version 0, the only one known")
        }
        let arguments = try parseItems(endsAtUnderscore: true)
        var results: [CallingConvention.Value] = []
        for item in try parseItems(endsAtUnderscore: false) {
            guard case .value(let value) = item else { throw error("a result cannot be a span") }
            results.append(value)
        }
        return (arguments, results)
    }

    /// Everything up to the underscore or the end.
    private mutating func parseItems(
        endsAtUnderscore: Bool
    ) throws(VMError) -> [CallingConvention.Item] {
        var items: [CallingConvention.Item] = []
        var isVoid = false
        while let letter = rest.popFirst() {
            if letter == UInt8(ascii: "_"), endsAtUnderscore { break }
            guard !isVoid, items.count < Self.maximumCount else {
                throw error(isVoid ? "something follows `v`" : "it has too many values")
            }
            switch letter {
            case UInt8(ascii: "v") where items.isEmpty: isVoid = true
            case UInt8(ascii: "C"): items.append(.span(try parseSpan()))
            default: items.append(.value(try value(letter)))
            }
        }
        return items
    }

    /// The values of a span, whose `C` has been read.
    private mutating func parseSpan() throws(VMError) -> [CallingConvention.Value] {
        var values: [CallingConvention.Value] = []
        while let letter = rest.popFirst() {
            if letter == UInt8(ascii: "D") {
                guard !values.isEmpty else { throw error("a span has no values") }
                return values
            }
            values.append(try value(letter))
        }
        throw error("a span has no end")
    }

    private func value(_ letter: UInt8) throws(VMError) -> CallingConvention.Value {
        switch letter {
        case UInt8(ascii: "i"): return .i32
        case UInt8(ascii: "I"): return .i64
        case UInt8(ascii: "f"): return .f32
        case UInt8(ascii: "F"): return .f64
        case UInt8(ascii: "r"): return .ref
        default: throw error("`\(String(decoding: [letter], as: UTF8.self))` is out of place")
        }
    }

    private func error(_ reason: String) -> VMError {
        VMError(.invalidArgument, "calling convention `\(text)`: \(reason)")
    }
}
