import IREECompilerCore

/// A set of small integers as a bit set: one for each operation of a large block must be small.
struct OrdinalSet {
    private var words: [UInt64] = []

    init() {}

    init(below end: Int) { insert(below: end) }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ i: Int) -> Bool {
        let word = i / 64
        return word < words.count && words[word] & (1 << UInt64(i % 64)) != 0
    }

    mutating func insert(_ i: Int) {
        while words.count <= i / 64 { words.append(0) }
        words[i / 64] |= 1 << UInt64(i % 64)
    }

    mutating func insert(below end: Int) {
        guard end > 0 else { return }
        while words.count <= (end - 1) / 64 { words.append(0) }
        for i in 0..<end / 64 { words[i] = .max }
        if end % 64 > 0 { words[end / 64] |= (1 << UInt64(end % 64)) - 1 }
    }

    mutating func remove(_ i: Int) {
        guard contains(i) else { return }
        words[i / 64] &= ~(1 << UInt64(i % 64))
    }

    mutating func removeAll() { words = [] }

    mutating func formUnion(_ other: OrdinalSet) {
        while words.count < other.words.count { words.append(0) }
        for i in other.words.indices { words[i] |= other.words[i] }
    }

    mutating func formIntersection(_ other: OrdinalSet) {
        for i in words.indices { words[i] &= i < other.words.count ? other.words[i] : 0 }
    }

    mutating func subtract(_ other: OrdinalSet) {
        for i in words.indices where i < other.words.count { words[i] &= ~other.words[i] }
    }

    var ordinals: [Int] {
        words.enumerated().flatMap { i, word in
            (0..<64).compactMap { word & (1 << UInt64($0)) != 0 ? i * 64 + $0 : nil }
        }
    }

    var first: Int? {
        words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
    }

    var last: Int? {
        words.lastIndex { $0 != 0 }.map { $0 * 64 + 63 - words[$0].leadingZeroBitCount }
    }
}
