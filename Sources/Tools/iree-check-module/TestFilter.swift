/// Which tests are run: those that match one of the patterns, and none of those after a hyphen.
struct TestFilter {
    private let included: [[Character]]
    private let excluded: [[Character]]

    init(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        included = Self.patterns(parts[0].isEmpty ? "*" : parts[0])
        excluded = parts.count > 1 ? Self.patterns(parts[1]) : []
    }

    private static func patterns(_ text: Substring) -> [[Character]] {
        text.split(separator: ":").map { Array($0) }
    }

    func matches(_ name: String) -> Bool {
        let name = Array(name)
        return included.contains { Self.matches($0, name) } && !excluded.contains { Self.matches($0, name) }
    }

    /// Goes back to the last `*` where the rest does not match: no pattern takes longer than the product
    /// of both lengths.
    private static func matches(_ pattern: [Character], _ name: [Character]) -> Bool {
        var (position, index) = (0, 0)
        var star: (position: Int, index: Int)?
        while index < name.count {
            if position < pattern.count, pattern[position] == "*" {
                star = (position, index)
                position += 1
            } else if position < pattern.count, pattern[position] == "?" || pattern[position] == name[index] {
                position += 1
                index += 1
            } else if let last = star {
                star = (last.position, last.index + 1)
                (position, index) = (last.position + 1, last.index + 1)
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy { $0 == "*" }
    }
}
