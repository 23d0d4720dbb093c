import Foundation

/// What a run has of the long suites: a sample, the same in every run, or the whole of them.
///
/// `make suites` sets `IREE_TEST_SUITES=whole`.
public enum Sampling {
    public static let isWhole = ProcessInfo.processInfo.environment["IREE_TEST_SUITES"] == "whole"

    /// One in `period` of the cases, and at least one of each kind.
    ///
    /// - Parameters:
    ///   - suite: the name that decides which of them it is.
    ///   - kinds: what kinds a case is of.
    public static func sample<Case>(
        _ cases: some Sequence<Case>, oneIn period: Int, of suite: String,
        by kinds: (Case) -> [String] = { _ in [""] }
    ) -> [Case] {
        sample(cases, oneIn: period, of: suite, isWhole: isWhole, by: kinds)
    }

    static func sample<Case>(
        _ cases: some Sequence<Case>, oneIn period: Int, of suite: String, isWhole: Bool,
        by kinds: (Case) -> [String]
    ) -> [Case] {
        let cases = Array(cases)
        guard !isWhole else { return cases }
        let first = Int(hash(suite) % UInt64(period))
        var chosen = Set(stride(from: first, to: cases.count, by: period))
        var members: [String: [Int]] = [:]
        for (index, test) in cases.enumerated() {
            for kind in kinds(test) { members[kind, default: []].append(index) }
        }
        for (kind, indices) in members.sorted(by: { $0.key < $1.key }) where chosen.isDisjoint(with: indices)
        {
            chosen.insert(indices[Int(hash("\(suite) \(kind)") % UInt64(indices.count))])
        }
        return chosen.sorted().map { cases[$0] }
    }

    /// How many a run has of `count` random cases.
    public static func count(_ count: Int, oneIn period: Int) -> Int {
        isWhole ? count : max(1, count / period)
    }

    /// FNV-1a: the same in every run, as Swift's own hashes are not.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
