/// The names that printed text gives to results, one a result: nil for one that shares the name of the one
/// before it, empty for a number.
package enum NameSuggestion: Sendable {
    case fixed([String?])
    case derived(@Sendable (Operation) -> [String?])

    package static func fixed(_ name: String) -> NameSuggestion { .fixed([name]) }

    package func names(_ op: Operation) -> [String?] {
        switch self {
        case .fixed(let names): names
        case .derived(let derive): derive(op)
        }
    }
}

/// Names for the arguments of the first blocks of an operation's regions.
package typealias ArgumentNames = @Sendable (Operation) -> [String]
