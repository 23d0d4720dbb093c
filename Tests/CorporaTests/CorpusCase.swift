import FormatFixtures
import IREEParams

/// A file that a reader must survive.
struct CorpusCase {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// SplitMix64: the same numbers in every run and on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Ways to damage any file.
extension FixtureFile {
    /// Every number of the file at its limits, next to its limits, and next to what it was.
    func withFieldsAtTheirLimits(_ name: String) -> [CorpusCase] {
        fields.flatMap { field -> [CorpusCase] in
            let bits = field.width * 8
            let maximum = bits == 64 ? UInt64.max : 1 << UInt64(bits) - 1
            let value = value(of: field)
            let size = UInt64(bytes.count)
            let values: [UInt64] = [
                0, 1, 2, 3, maximum, maximum - 1, maximum / 2, maximum / 2 + 1, value &+ 1, value &- 1,
                value &* 2, maximum - value, maximum - value &+ 1, size, size &+ 1, 1 << 16, 1 << 31, 1 << 32,
                1 << 40, 1 << 60, 1 << 61, 1 << 62, maximum / 4 &* 3, value ^ 0x100,
            ]
            return values.map { CorpusCase("\(name): \(field.name) = \($0)", setting(field, to: $0)) }
        }
    }

    /// Two numbers at their limits at once, so that sums and products wrap.
    func withPairsOfFieldsAtTheirLimits(_ name: String) -> [CorpusCase] {
        fields.indices.dropLast().flatMap { index -> [CorpusCase] in
            let (first, second) = (fields[index], fields[index + 1])
            return [(UInt64.max, UInt64.max), (1 << 32, 1 << 32), (1 << 63, 2), (0, .max)].map { values in
                let changed = FixtureFile(bytes: setting(first, to: values.0), fields: fields)
                return CorpusCase(
                    "\(name): \(first.name), \(second.name) = \(values)",
                    changed.setting(second, to: values.1))
            }
        }
    }

    /// The file cut at every length.
    func truncated(_ name: String) -> [CorpusCase] {
        bytes.indices.map { CorpusCase("\(name): first \($0) bytes", Array(bytes[..<$0])) }
    }

    /// The file with `count` random changes, each of one to four bytes.
    func flipped(_ name: String, count: Int, seed: UInt64) -> [CorpusCase] {
        guard !bytes.isEmpty else { return [] }
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            var changed = bytes
            // Most of them singly: those get past the checks more often.
            for _ in 0..<(index % 4 == 0 ? Int.random(in: 2...4, using: &generator) : 1) {
                let place = Int.random(in: changed.indices, using: &generator)
                switch index % 3 {
                case 0: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: changed[place] = .random(in: 0...255, using: &generator)
                default: changed[place] = changed[Int.random(in: changed.indices, using: &generator)]
                }
            }
            return CorpusCase("\(name): flip \(index) of seed \(seed)", changed)
        }
    }

    /// The file with random pieces left out, doubled or put in another place.
    func spliced(_ name: String, count: Int, seed: UInt64) -> [CorpusCase] {
        guard bytes.count > 8 else { return [] }
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            let length = Int.random(in: 1...min(16, bytes.count - 1), using: &generator)
            let start = Int.random(in: 0...bytes.count - length, using: &generator)
            let target = Int.random(in: 0...bytes.count - length, using: &generator)
            let piece = bytes[start..<start + length]
            var changed = bytes
            switch index % 3 {
            case 0: changed.removeSubrange(start..<start + length)
            case 1: changed.insert(contentsOf: piece, at: target)
            default: changed.replaceSubrange(target..<target + length, with: piece)
            }
            return CorpusCase("\(name): splice \(index) of seed \(seed)", changed)
        }
    }
}
