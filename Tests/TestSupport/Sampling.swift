import Foundation

/// What a run does of the long suites: a sample, the same in every run, or all of it.
///
/// `make suites` sets `IREE_TEST_SUITES=whole`.
public enum Sampling {
    public static let isWhole = ProcessInfo.processInfo.environment["IREE_TEST_SUITES"] == "whole"

    /// One in `period` of the cases of each kind, and no kind without a case.
    ///
    /// - Parameters:
    ///   - suite: which of the cases they are depends on this name.
    ///   - kind: cases for which it is the same are of one kind.
    public static func sample<Case, Kind: Hashable>(
        _ cases: some Sequence<Case>, oneIn period: Int, of suite: String, by kind: (Case) -> Kind
    ) -> [Case] {
        let cases = Array(cases)
        guard !isWhole, period > 1 else { return cases }
        var members: [Kind: [Int]] = [:]
        for (index, test) in cases.enumerated() { members[kind(test), default: []].append(index) }
        var chosen: [Int] = []
        for (kind, indices) in members {
            // The first is what a kind of few cases has.
            let start = Int(hash("\(suite) \(kind)") % UInt64(min(period, indices.count)))
            chosen += stride(from: start, to: indices.count, by: period).map { indices[$0] }
        }
        return chosen.sorted().map { cases[$0] }
    }

    /// One in `period` of cases that are all of one kind.
    public static func sample<Case>(
        _ cases: some Sequence<Case>, oneIn period: Int, of suite: String
    ) -> [Case] {
        sample(cases, oneIn: period, of: suite) { _ in 0 }
    }

    /// How many of `count` random cases a run has.
    public static func count(_ count: Int, oneIn period: Int) -> Int {
        isWhole ? count : max(1, count / period)
    }

    /// FNV-1a: the same in every run, which Swift's own is not.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
