extension ParameterKey {
    /// "did you mean ..." for a name that is not there.
    ///
    /// - Parameter summary: what there is, as in "scope `model` has 291 keys".
    static func nearestHint(
        to wanted: ParameterKey, among summary: String, of names: some Sequence<ParameterKey>
    ) -> String {
        let near = nearest(to: wanted, among: names)
        guard !near.isEmpty else { return summary }
        let list = near.map { "`\($0)`" }.joined(separator: ", ")
        return "did you mean \(list)? \(summary)"
    }

    /// Up to `count` names that `wanted` may have meant, best first.
    ///
    /// A name is near when its edit distance is at most a third of the longer of the two, rounded up, or when one
    /// contains the other. Costs O(names x length^2) at worst; at most 100,000 names are looked at.
    package static func nearest(
        to wanted: ParameterKey, among names: some Sequence<ParameterKey>, count: Int = 3
    ) -> [ParameterKey] {
        guard wanted.bytes.count <= 256 else { return [] }
        var best: [(distance: Int, key: ParameterKey)] = []
        for name in names.prefix(100_000) where name.bytes.count <= 256 {
            let limit = best.count == count ? best[count - 1].distance : Int.max
            guard let distance = nearness(wanted.bytes, name.bytes, limit: limit) else { continue }
            let position = best.firstIndex { $0.distance > distance } ?? best.count
            best.insert((distance, name), at: position)
            if best.count > count { best.removeLast() }
        }
        return best.map(\.key)
    }

    /// The edit distance where the names are near each other, and below `limit`; else `nil`.
    private static func nearness(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        let longer = max(left.count, right.count)
        let gap = longer - min(left.count, right.count)
        let allowed = min(max(1, (longer + 1) / 3), longer - 1)
        // Names that are farther than both limits are of no use: most are given up after a few letters.
        let useful = min(allowed, limit - 1)
        if gap <= useful, let distance = editDistance(left, right, atMost: useful) { return distance }
        // A part of the name, as in `attn_q` for `blk.0.attn_q.weight`, counts as the worst of the near.
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard short.count >= 3, gap + 1000 < limit, contains(long, short) else { return nil }
        return gap + 1000
    }

    private static func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        guard short.count <= long.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
    }

    /// The edit distance, or `nil` where it is larger than `limit`.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            // No way leads from a row to the end that is shorter than the row's smallest number.
            var smallest = row[0]
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                let distance = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                row[j + 1] = distance
                smallest = min(smallest, distance)
                diagonal = above
            }
            guard smallest <= limit else { return nil }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
