/// Suggested names for results in printed text, one per result: nil if it shares the name of the previous
/// result, empty for a number.
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

/// Names for the arguments of the entry blocks of an operation's regions.
package typealias ArgumentNames = @Sendable (Operation) -> [String]
