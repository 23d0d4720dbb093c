/// Copies of registers that are made at once, as the copies on the way to a block are.
///
/// The machine makes them one after another. They are ordered such that no register is written before it is read; where
/// registers are exchanged in a cycle, one of them is saved in a scratch register first.
package struct ParallelCopies {
    /// A copy of one register, or of a pair of them.
    package struct Copy: Equatable {
        package var source: Int
        package var target: Int
        package var width: Int

        package init(_ source: Int, to target: Int, width: Int = 1) {
            self.source = source
            self.target = target
            self.width = width
        }
    }

    /// The copies in order.
    package private(set) var ordered: [Copy] = []
    /// Number of scratch registers in use.
    package private(set) var scratchCount = 0

    private var pending: [Copy]
    private var isDone: [Bool]
    /// By register: number of copies that still have to read it.
    private var reads: [Int: Int] = [:]
    /// By register: the copy that writes it.
    private var writers: [Int: Int] = [:]
    private var ready: [Int] = []

    /// Orders copies whose targets differ.
    ///
    /// - Parameter scratch: the first register that may be used to save others.
    ///
    /// Complexity: linear in the number of copies.
    package init(_ copies: [Copy], scratch: Int) {
        pending = copies.filter { $0.source != $0.target }
        isDone = Array(repeating: false, count: pending.count)
        for (i, copy) in pending.enumerated() {
            for register in copy.source..<copy.source + copy.width { reads[register, default: 0] += 1 }
            for register in copy.target..<copy.target + copy.width { writers[register] = i }
        }
        ready = pending.indices.reversed().filter { isReady($0) }
        for i in pending.indices {
            drain()
            guard !isDone[i] else { continue }
            // In a cycle, or waiting for one.
            let copy = pending[i]
            let start = scratch + scratchCount
            let saved = start + (start % copy.width)
            scratchCount = saved + copy.width - scratch
            ordered.append(Copy(copy.source, to: saved, width: copy.width))
            pending[i].source = saved
            release(copy)
        }
        drain()
    }

    private func isReady(_ i: Int) -> Bool {
        let copy = pending[i]
        return !isDone[i]
            && (copy.target..<copy.target + copy.width).allSatisfy { reads[$0, default: 0] == 0 }
    }

    private mutating func drain() {
        while let i = ready.popLast() {
            guard !isDone[i] else { continue }
            isDone[i] = true
            ordered.append(pending[i])
            release(pending[i])
        }
    }

    /// The source of a copy has been read: what writes it may become ready.
    private mutating func release(_ copy: Copy) {
        for register in copy.source..<copy.source + copy.width {
            guard let count = reads[register] else { continue }
            reads[register] = count - 1
            if count == 1, let writer = writers[register], isReady(writer) { ready.append(writer) }
        }
    }
}
