import IREEPlatform
import Synchronization

extension ParameterEntry {
    /// The digest of the parameter's content.
    ///
    /// For bytes in a file it is the digest of the bytes, `length` of them. A splat stores only its pattern, so its
    /// digest is that of the pattern's bytes followed by the length, a 64-bit number in little-endian order.
    ///
    /// - Throws: what reading the bytes throws, with the key of the entry.
    public func digest() throws(ParameterError) -> ContentDigest {
        try DigestReader().digest(of: self)
    }
}

/// Digests entries; keeps its buffers from one entry to the next. Several threads can use it.
final class DigestReader: Sendable {
    /// Bytes that are read at a time: they stay in the second-level cache until they are hashed.
    private static let bufferSize = 512 << 10

    private let buffers = Mutex<[HeapBuffer]>([])
    private let isCancelled: @Sendable () -> Bool

    /// - Parameter isCancelled: asked now and then; the answer `true` ends the work with `CANCELLED`.
    init(isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.isCancelled = isCancelled
    }

    func digest(of entry: ParameterEntry) throws(ParameterError) -> ContentDigest {
        do throws(ParameterError) {
            // Opened first: a range that is wrong is no reason to hash the first gigabytes of it.
            switch try entry.location() {
            case .splat(let pattern, _, let length): return try digest(of: pattern, length: length)
            case .file(let range, let length):
                return try digest(of: range.source, at: range.offset, count: length)
            }
        } catch {
            throw error.about(entry.key)
        }
    }

    private func digest(of pattern: SplatPattern, length: UInt64) throws(ParameterError) -> ContentDigest {
        var hasher = try ContentHasher()
        pattern.bytes.withUnsafeBytes { hasher.update($0) }
        withUnsafeBytes(of: length.littleEndian) { hasher.update($0) }
        return hasher.digest()
    }

    private func digest(
        of source: any ByteSource, at offset: UInt64, count: UInt64
    ) throws(ParameterError) -> ContentDigest {
        var hasher = try ContentHasher()
        let inPlace = source.contiguousBytes
        let buffer = inPlace == nil && count > 0 ? try takeBuffer() : nil
        defer { if let buffer { buffers.withLock { $0.append(buffer) } } }
        for chunk in Chunks(of: count, size: UInt64(Self.bufferSize)) {
            guard !isCancelled() else { throw ParameterError(.cancelled, "digesting was cancelled") }
            let size = Int(chunk.length)
            if let bytes = inPlace {
                let start = Int(offset + chunk.start)
                hasher.update(UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]))
            } else if let part = buffer?.prefix(size) {
                try source.read(at: offset + chunk.start, into: part)
                hasher.update(UnsafeRawBufferPointer(part))
            }
        }
        try source.checkIntact()
        return hasher.digest()
    }

    private func takeBuffer() throws(ParameterError) -> HeapBuffer {
        if let buffer = buffers.withLock({ $0.popLast() }) { return buffer }
        return try HeapBuffer.allocate(count: Self.bufferSize)
    }
}
