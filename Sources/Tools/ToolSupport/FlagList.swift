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
        values = argument.split(separator: Self.separator, omittingEmptySubsequences: false).map {
            String($0)
        }
    }

    static let separator: Character = "\0"

    /// The flags of all tools that may be given many times.
    package static let names: Set<String> = ["data", "exclude", "extract", "parameters", "rename", "splat"]

    public var startIndex: Int { values.startIndex }
    public var endIndex: Int { values.endIndex }
    public subscript(index: Int) -> String { values[index] }
    public var defaultValueDescription: String { "" }
}
