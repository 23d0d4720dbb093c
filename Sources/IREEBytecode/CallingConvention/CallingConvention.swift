/// The types of the arguments and results of a function.
///
/// Modules write it as text: `0`, the arguments, `_`, the results; with `i` and `I` for integers of
/// 32 and 64 bits, `f` and `F` for floating-point numbers, `r` for references, `C` ... `D` around
/// the parts of a value that may be given any number of times, and `v` for nothing.
public struct CallingConvention: Sendable, Hashable {
    /// The type of one value, as far as registers go.
    public enum Value: UInt8, Sendable, Hashable, CaseIterable {
        case i32, i64, f32, f64, ref

        /// The letter of calling conventions.
        public var letter: Character {
            switch self {
            case .i32: "i"
            case .i64: "I"
            case .f32: "f"
            case .f64: "F"
            case .ref: "r"
            }
        }

        /// The bank of registers that holds it.
        public var bank: RegisterBank {
            switch self {
            case .i32: .i32
            case .i64: .i64
            case .f32: .f32
            case .f64: .f64
            case .ref: .ref
            }
        }
    }

    /// One argument or result.
    public enum Item: Sendable, Hashable {
        case value(Value)
        /// Any number of tuples of these values.
        case span([Value])
    }

    /// The arguments, in order.
    public let arguments: [Item]
    /// Results are single values.
    public let results: [Value]
    /// The text it was made from.
    public let text: String

    /// The arguments as values in order, where there are no spans.
    public var plainArguments: [Value]? {
        var values: [Value] = []
        for item in arguments {
            guard case .value(let value) = item else { return nil }
            values.append(value)
        }
        return values
    }

    /// Whether some argument may be given any number of times.
    public var isVariadic: Bool {
        arguments.contains { if case .span = $0 { true } else { false } }
    }

    /// The calling convention of functions with these arguments and results.
    public init(arguments: [Item], results: [Value]) {
        self.arguments = arguments
        self.results = results
        var text = "0"
        for item in arguments {
            switch item {
            case .value(let value): text.append(value.letter)
            case .span(let values): text += "C" + String(values.map(\.letter)) + "D"
            }
        }
        if arguments.isEmpty { text += "v" }
        text += "_" + (results.isEmpty ? "v" : String(results.map(\.letter)))
        self.text = text
    }

    /// Parses the text of a calling convention.
    ///
    /// - Throws: `UNIMPLEMENTED` for another version of the notation, `INVALID_ARGUMENT` for text
    ///   that is none.
    public init(parsing text: String) throws(VMError) {
        self.text = text
        var parser = ConventionParser(text)
        (arguments, results) = try parser.parse()
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.arguments == b.arguments && a.results == b.results
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(arguments)
        hasher.combine(results)
    }
}
