/// A cache of parsed types by spelling: programs repeat a few types.
///
/// A lookup is cheaper than parsing, and equal types share storage.
struct TypeCache {
    private struct Entry {
        let start: Int
        let length: Int
        let type: Aliased<IRType>
    }

    /// Maximum length of a cached type's parameters, in bytes. Longer types rarely repeat.
    private static let longest = 256

    /// By hash of the text; collisions are chained.
    private var entries: [UInt64: [Entry]] = [:]
    private let source: SourceText

    init(_ source: SourceText) { self.source = source }

    /// The end of a type that may begin with a token, and a hash of its text; nil if it is not cacheable.
    ///
    /// A type is a name and optional angle brackets directly after it.
    func extent(of token: Token) -> (end: Int, hash: UInt64)? {
        source.bytes.withUnsafeBufferPointer { bytes in
            // FNV-1a.
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            for i in token.start..<token.end { add(bytes[i]) }
            guard bytes[token.end] == UInt8(ascii: "<") else { return (token.end, hash) }
            var depth = 0
            // Anything that may hide brackets ends the scan, as does the terminating zero.
            for i in token.end..<min(bytes.count, token.end + Self.longest) {
                add(bytes[i])
                switch bytes[i] {
                case UInt8(ascii: "<"): depth += 1
                case UInt8(ascii: ">"):
                    guard bytes[i - 1] != UInt8(ascii: "-") else { return nil }
                    depth -= 1
                    if depth == 0 { return (i + 1, hash) }
                case 0, 10, UInt8(ascii: "\""), UInt8(ascii: "/"): return nil
                default: break
                }
            }
            return nil
        }
    }

    package func find(_ start: Int, _ end: Int, _ hash: UInt64) -> Aliased<IRType>? {
        guard let candidates = entries[hash] else { return nil }
        return source.bytes.withUnsafeBufferPointer { bytes in
            candidates.first { entry in
                entry.length == end - start
                    && bytes[entry.start..<entry.start + entry.length].elementsEqual(bytes[start..<end])
            }?.type
        }
    }

    package mutating func add(_ type: Aliased<IRType>, _ start: Int, _ end: Int, _ hash: UInt64) {
        entries[hash, default: []].append(Entry(start: start, length: end - start, type: type))
    }
}
