/// The XXH3-128 digest of the bytes of a parameter.
///
/// It finds damage, as a CRC does; it does not withstand someone who forges bytes on purpose.
public struct ContentDigest: Sendable, Hashable {
    /// The number of bytes of a digest.
    public static let byteCount = 16

    /// The digest in its canonical order, the most significant byte first, as `xxhsum -H2` prints it.
    public let bytes: [UInt8]

    /// - Returns: `nil` unless there are 16 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    init(high: UInt64, low: UInt64) {
        bytes = [high, low].flatMap { half in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> $0) }
        }
    }
}

extension ContentDigest: CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
