/// Digests bytes that pass by on their way into a file.
///
/// They are in the processor's cache then, and hashing them takes a small part of the time of the
/// copying; reading them once more on another thread took twice as long as that, and another processor.
package final class PassingDigest {
    private static let zeros = [UInt8](repeating: 0, count: 64 << 10)
    private var hasher: ContentHasher

    init() throws(ParameterError) {
        hasher = try ContentHasher()
    }

    func add(_ bytes: UnsafeRawBufferPointer) {
        hasher.update(bytes)
    }

    /// Adds bytes that are not written because they are zeros in the new file anyway.
    func addZeros(_ count: UInt64) {
        var rest = count
        while rest > 0 {
            let part = min(rest, UInt64(Self.zeros.count))
            Self.zeros.withUnsafeBytes {
                hasher.update(UnsafeRawBufferPointer(rebasing: $0.prefix(Int(part))))
            }
            rest -= part
        }
    }

    /// The digest of all that was added; what is added from now on belongs to another one.
    func take() -> ContentDigest {
        let digest = hasher.digest()
        hasher.reset()
        return digest
    }
}
