/// The first lines in which two texts differ.
struct LineDifference: CustomStringConvertible {
    /// The first differing line of the first text, from 1.
    let line: Int
    let description: String

    private static let limit = 20
    private static let context = 2

    init?(_ wanted: [String], _ got: [String]) {
        let changes = got.difference(from: wanted)
        guard !changes.isEmpty else { return nil }
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        // Walks both texts: lines in neither set are in both.
        var (old, new) = (0, 0)
        var first: Int?
        var lines: [String] = []
        while old < wanted.count || new < got.count {
            if removed.contains(old) {
                first = first ?? old
                lines.append("-\(wanted[old])")
                old += 1
            } else if inserted.contains(new) {
                first = first ?? old
                lines.append("+\(got[new])")
                new += 1
            } else {
                if first != nil { lines.append(" \(wanted[old])") }
                (old, new) = (old + 1, new + 1)
            }
        }
        let start = first ?? 0
        line = start + 1
        let before = wanted[max(0, start - Self.context)..<start].map { " \($0)" }
        let last = (lines.lastIndex { !$0.hasPrefix(" ") } ?? 0) + Self.context
        let shown = lines.prefix(min(last + 1, Self.limit))
        let more = lines.count > shown.count && last >= Self.limit ? ["..."] : []
        description = (before + shown + more).joined(separator: "\n")
    }
}
