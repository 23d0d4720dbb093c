/// A short run of bytes that, repeated, makes up a whole parameter.
///
/// Invariant: 1, 2, 4, 8 or 16 bytes, as IREE's archives and fill operations know them.
public struct SplatPattern: Sendable, Hashable {
    /// The longest pattern: one complex number of two 64-bit parts.
    public static let maximumLength = 16

    /// The bytes of the pattern, in the order in which they are repeated.
    public let bytes: [UInt8]

    /// - Returns: `nil` unless there are 1, 2, 4, 8 or 16 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard (1...Self.maximumLength).contains(bytes.count), bytes.count & (bytes.count - 1) == 0
        else { return nil }
        self.bytes = Array(bytes)
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// One zero byte: what a stripped parameter holds.
    public static let zero = SplatPattern(unchecked: [0])

    /// Whether every byte is zero.
    public var isZero: Bool { bytes.allSatisfy { $0 == 0 } }

    /// Whether a parameter of `length` bytes is a whole number of patterns.
    public func divides(_ length: UInt64) -> Bool { length % UInt64(bytes.count) == 0 }

    /// Fills `target` with the pattern as it stands `offset` bytes into the parameter.
    public func fill(_ target: UnsafeMutableRawBufferPointer, from offset: UInt64 = 0) {
        guard let base = target.baseAddress, !target.isEmpty else { return }
        if isZero || bytes.count == 1 {
            base.initializeMemory(as: UInt8.self, repeating: bytes[0], count: target.count)
            return
        }
        let phase = Int(offset % UInt64(bytes.count))
        for index in 0..<min(bytes.count, target.count) {
            target[index] = bytes[(phase + index) % bytes.count]
        }
        // Double what is there until all is there: log2(n) copies, each of whole patterns.
        var done = bytes.count
        while done < target.count {
            let count = min(done, target.count - done)
            base.advanced(by: done).copyMemory(from: base, byteCount: count)
            done += count
        }
    }
}
