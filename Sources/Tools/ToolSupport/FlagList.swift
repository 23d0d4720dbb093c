import ArgumentParser

/// The values of a flag that may be given many times.
///
/// The argument parser copies everything it has at each flag: a hundred thousand flags from a flag
/// file would take it minutes. So all values of such a flag come to it as one argument, joined with
/// NUL, which no argument can hold.
public struct FlagList: ExpressibleByArgument, RandomAccessCollection, Sendable {
    private let values: [String]

    public init() {
        values = []
    }

    public init?(argument: String) {
        values = argument.utf8.split(separator: 0, omittingEmptySubsequences: false).dropFirst().map {
            String(Substring($0))
        }
    }

    /// `values` as one argument. There is a NUL before each of them, also the first: text that starts
    /// with a combining mark would else become one character with the `=` before it.
    static func join(_ values: [String]) -> String {
        values.map { "\0" + $0 }.joined()
    }

    /// The flags of all tools that may be given many times.
    package static let names: Set<String> = ["data", "exclude", "extract", "parameters", "rename", "splat"]

    public var startIndex: Int { values.startIndex }
    public var endIndex: Int { values.endIndex }
    public subscript(index: Int) -> String { values[index] }
    public var defaultValueDescription: String { "" }
}
