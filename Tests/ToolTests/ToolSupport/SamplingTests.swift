import Testing

@testable import TestSupport

/// Samples are the same in every run, and have something of each kind.
struct SamplingTests {
    private static func sample(_ count: Int, _ kinds: Int, whole: Bool = false) -> [Int] {
        Sampling.sample(0..<count, oneIn: 8, of: "a suite", isWhole: whole) { ["\($0 % kinds)"] }
    }

    @Test func areOneInSoMany() {
        let sample = Self.sample(800, 1)
        #expect(sample.count == 100 && sample == Self.sample(800, 1) && sample == sample.sorted())
        #expect(Self.sample(0, 1) == [])
        #expect(Self.sample(100, 1, whole: true) == Array(0..<100))
    }

    @Test(arguments: [1, 3, 7, 50]) func haveEachKind(_ kinds: Int) {
        let sample = Self.sample(50, kinds)
        #expect(Set(sample.map { $0 % kinds }).count == kinds)
        #expect(kinds == 50 || sample.count < 25)
    }
}
