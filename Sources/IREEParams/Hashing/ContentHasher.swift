import CContentHash

/// Computes a `ContentDigest` of bytes that come in pieces.
///
/// All calls of the hash function are in this file; its state is freed with the hasher.
package struct ContentHasher: ~Copyable {
    private let state: OpaquePointer

    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory for the state, about 600 bytes.
    package init() throws(ParameterError) {
        guard let state = iree_content_hash_create() else {
            throw ParameterError(.resourceExhausted, "there is no memory for a digest")
        }
        self.state = state
    }

    deinit {
        iree_content_hash_free(state)
    }

    /// Adds `bytes` to what is digested.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        iree_content_hash_update(state, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes so far; more may follow.
    package func digest() -> ContentDigest {
        let hash = iree_content_hash_digest(state)
        return ContentDigest(high: hash.high, low: hash.low)
    }

    /// Starts anew.
    package mutating func reset() {
        iree_content_hash_reset(state)
    }
}
