/// The convention by which an entry's digest is kept in its metadata in an IRPA archive.
///
/// The format leaves an entry's metadata to applications: opaque bytes that tools carry along. A digest
/// is put behind whatever is there, in a trailer of 32 bytes that a reader recognizes at the end:
///
/// | bytes | content |
/// | ----- | ------- |
/// | 8 | the byte 0x89 and the ASCII letters `XXH3128` |
/// | 8 | the length of the metadata before the trailer, in little endian order |
/// | 16 | the XXH3-128 digest in its canonical order, the most significant byte first |
///
/// The length must be that of the metadata less 32, or the bytes are not a trailer: bytes of an
/// application that end in the same letters by chance do not have the right number behind them. What
/// the digest is taken over says `digest(of:)`.
public enum DigestTrailer {
    /// The number of bytes of a trailer.
    public static let byteCount = 32

    private static let magic: [UInt8] = [0x89] + Array("XXH3128".utf8)

    /// Parts `metadata` into what was there before a digest was added, and the digest if there is one.
    public static func split(
        _ metadata: [UInt8]
    ) -> (original: ArraySlice<UInt8>, digest: ContentDigest?) {
        guard metadata.count >= byteCount else { return (metadata[...], nil) }
        let length = metadata.count - byteCount
        let trailer = metadata[length...]
        let recorded = trailer.dropFirst(8).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard trailer.starts(with: magic), recorded == UInt64(length) else { return (metadata[...], nil) }
        return (metadata[..<length], ContentDigest(bytes: trailer.suffix(ContentDigest.byteCount)))
    }

    /// The metadata `original` with a trailer that holds `digest`.
    ///
    /// - Parameter original: metadata without a trailer, as `split` gives it.
    public static func append(
        _ digest: ContentDigest, to original: some Collection<UInt8>
    ) -> [UInt8] {
        var metadata = Array(original)
        let length = UInt64(metadata.count)
        metadata += magic
        metadata += stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: length >> $0) }
        return metadata + digest.bytes
    }
}
