@testable import IREECompilerDialects
import TestSupport
import Testing

/// Copies that are made one after another give what copies at once would.
@Suite struct ParallelCopyTests {
    private typealias Copy = ParallelCopies.Copy

    /// The registers after copies, each of which held its own number.
    private func result(_ copies: [ParallelCopies.Copy], count: Int) -> [Int] {
        var registers = Array(0..<count)
        for copy in copies {
            for i in 0..<copy.width { registers[copy.target + i] = registers[copy.source + i] }
        }
        return registers
    }

    private func expectSame(_ copies: [ParallelCopies.Copy], registers: Int) {
        let made = ParallelCopies(copies, scratch: registers)
        var wanted = Array(0..<registers)
        for copy in copies {
            for i in 0..<copy.width { wanted[copy.target + i] = copy.source + i }
        }
        let got = result(made.ordered, count: registers + made.scratchCount)
        #expect(Array(got.prefix(registers)) == wanted, "\(copies) became \(made.ordered)")
    }

    @Test func withoutACircleThereIsNoScratchRegister() {
        let made = ParallelCopies([Copy(0, to: 1), Copy(1, to: 2), Copy(2, to: 3)], scratch: 9)
        #expect(made.ordered == [Copy(2, to: 3), Copy(1, to: 2), Copy(0, to: 1)])
        #expect(made.scratchCount == 0)
    }

    @Test func registersThatStayAreNotCopied() {
        #expect(ParallelCopies([Copy(4, to: 4)], scratch: 9).ordered.isEmpty)
    }

    @Test func anExchangeNeedsOneScratchRegister() {
        let made = ParallelCopies([Copy(0, to: 1), Copy(1, to: 0)], scratch: 2)
        #expect(made.ordered.count == 3 && made.scratchCount == 1)
        expectSame([Copy(0, to: 1), Copy(1, to: 0)], registers: 2)
    }

    /// A pair is read by one copy and written by two others.
    @Test func pairsOverlapSingleRegisters() {
        expectSame(
            [Copy(0, to: 2, width: 2), Copy(2, to: 0), Copy(3, to: 5), Copy(5, to: 1)], registers: 6)
        expectSame([Copy(0, to: 2, width: 2), Copy(2, to: 0, width: 2)], registers: 4)
    }

    @Test func scratchPairsAreAligned() {
        let made = ParallelCopies([Copy(0, to: 2, width: 2), Copy(2, to: 0, width: 2)], scratch: 5)
        #expect(made.ordered.contains { $0.target == 6 } && made.scratchCount == 3)
    }

    @Test(arguments: 0..<200) func anyCopies(_ seed: Int) {
        var random = Random(seed: UInt64(seed))
        let pairs = random.below(6)
        let count = 16
        var targets = Array(0..<count)
        var copies: [ParallelCopies.Copy] = []
        for _ in 0..<pairs {
            let target = random.below(count / 2) * 2
            guard targets.contains(target), targets.contains(target + 1) else { continue }
            targets.removeAll { $0 == target || $0 == target + 1 }
            copies.append(Copy(random.below(count / 2) * 2, to: target, width: 2))
        }
        for target in targets where random.below(3) > 0 {
            copies.append(Copy(random.below(count), to: target))
        }
        expectSame(copies, registers: count)
    }

    /// Long chains and circles take time in proportion to their length.
    @Test(.timeLimit(.minutes(1))) func manyCopies() {
        let count = 20_000
        let made = ParallelCopies((0..<count).map { Copy($0, to: ($0 + 1) % count) }, scratch: count)
        #expect(made.ordered.count == count + 1 && made.scratchCount == 1)
    }
}

/// Numbers that look random and are the same in each run.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }
}
