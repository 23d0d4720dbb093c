import CXXHash

/// Computes a `ContentDigest` of bytes that come in pieces.
///
/// All calls of libxxhash's XXH3 are in this file; its state is freed with the hasher.
public struct ContentHasher: ~Copyable {
    private let state: OpaquePointer

    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory for the state, about 600 bytes.
    public init() throws(ParameterError) {
        guard let state = XXH3_createState() else {
            throw ParameterError(.resourceExhausted, "there is no memory for a digest")
        }
        self.state = state
        XXH3_128bits_reset(state)
    }

    deinit {
        XXH3_freeState(state)
    }

    /// Adds `bytes` to what is digested.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes so far; more may follow.
    public func digest() -> ContentDigest {
        let hash = XXH3_128bits_digest(state)
        return ContentDigest(high: hash.high64, low: hash.low64)
    }

    /// Starts anew.
    public mutating func reset() {
        XXH3_128bits_reset(state)
    }
}
