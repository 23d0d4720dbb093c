/// The records of ZIP archives: their signatures, and those of an archive that is a compiled module too.
///
/// Numbers are little-endian. Files are stored as they are; those too large for 32 bits are not
/// told apart from others, for all sizes are written with 64.
package enum ZIPLayout {
    package static let localHeaderSize = 30
    package static let localSignature: UInt32 = 0x0403_4B50
    package static let centralSignature: UInt32 = 0x0201_4B50
    package static let end64Signature: UInt32 = 0x0606_4B50
    package static let locator64Signature: UInt32 = 0x0706_4B50
    package static let endSignature: UInt32 = 0x0605_4B50
    /// 4.5: the first version with 64-bit sizes.
    private static let version: UInt16 = 45
    /// A field for sizes of 64 bits, and one of no meaning that makes headers longer.
    package static let sizesTag: UInt16 = 0x0001
    private static let paddingTag: UInt16 = 0xCAFE

    /// Whether a file with at least `localHeaderSize` bytes starts with a file of an archive.
    package static func hasLocalHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) == localSignature
    }

    /// Where the first file of the archive starts. Not checked against the size of the file.
    package static func sizeOfLocalHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        let name = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 26, as: UInt16.self))
        let extra = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 28, as: UInt16.self))
        return localHeaderSize + Int(name) + Int(extra)
    }

    /// A file in an archive.
    package struct Entry {
        package var name: String
        package var size: Int
        package var checksum: UInt32
        /// Where its local header starts.
        package var headerOffset: Int

        package init(name: String, size: Int, checksum: UInt32, headerOffset: Int) {
            self.name = name
            self.size = size
            self.checksum = checksum
            self.headerOffset = headerOffset
        }
    }

    /// Bytes of the smallest header for a file of that name.
    package static func minimumHeaderSize(name: String) -> Int {
        // The field of sizes takes 20 bytes; that for padding at least 4.
        localHeaderSize + name.utf8.count + 20 + 4
    }

    /// The header of a file whose bytes start `size` bytes after the header does.
    package static func localHeader(_ entry: Entry, size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        let padding = size - minimumHeaderSize(name: entry.name)
        append(localSignature, to: &bytes)
        appendCommon(entry, extraSize: 20 + 4 + padding, to: &bytes)
        bytes += entry.name.utf8
        append(paddingTag, to: &bytes)
        append(UInt16(truncatingIfNeeded: padding), to: &bytes)
        bytes += repeatElement(0, count: padding)
        append(sizesTag, to: &bytes)
        append(UInt16(16), to: &bytes)
        append(UInt64(entry.size), to: &bytes)
        append(UInt64(entry.size), to: &bytes)
        return bytes
    }

    /// The list of all files, with which an archive that has `offset` bytes so far ends.
    package static func directory(_ entries: [Entry], at offset: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            append(centralSignature, to: &bytes)
            append(version, to: &bytes)
            appendCommon(entry, extraSize: 28, to: &bytes)
            append(UInt16(0), to: &bytes)  // Comment.
            append(UInt16(0), to: &bytes)  // Disk.
            append(UInt16(0), to: &bytes)  // Internal attributes.
            append(UInt32(0), to: &bytes)  // External attributes.
            append(UInt32.max, to: &bytes)
            bytes += entry.name.utf8
            append(sizesTag, to: &bytes)
            append(UInt16(24), to: &bytes)
            append(UInt64(entry.size), to: &bytes)
            append(UInt64(entry.size), to: &bytes)
            append(UInt64(entry.headerOffset), to: &bytes)
        }
        let size = UInt64(bytes.count)
        append(end64Signature, to: &bytes)
        append(UInt64(44), to: &bytes)
        append(version, to: &bytes)
        append(version, to: &bytes)
        append(UInt64(0), to: &bytes)  // Disks.
        append(UInt64(entries.count), to: &bytes)
        append(UInt64(entries.count), to: &bytes)
        append(size, to: &bytes)
        append(UInt64(offset), to: &bytes)
        append(locator64Signature, to: &bytes)
        append(UInt32(0), to: &bytes)
        append(UInt64(offset) + size, to: &bytes)
        append(UInt32(1), to: &bytes)
        append(endSignature, to: &bytes)
        // All of these say: see above.
        append(UInt32(0), to: &bytes)
        append(UInt16.max, to: &bytes)
        append(UInt16.max, to: &bytes)
        append(UInt32.max, to: &bytes)
        append(UInt32.max, to: &bytes)
        append(UInt16(0), to: &bytes)
        return bytes
    }

    /// What local headers and the directory have in common.
    private static func appendCommon(_ entry: Entry, extraSize: Int, to bytes: inout [UInt8]) {
        append(version, to: &bytes)
        append(UInt16(0), to: &bytes)  // Flags.
        append(UInt16(0), to: &bytes)  // Stored, not compressed.
        append(UInt16(0), to: &bytes)  // Time: the same input makes the same file.
        append(UInt16(0x21), to: &bytes)  // Date: the first there is, 1980-01-01.
        append(entry.checksum, to: &bytes)
        append(UInt32.max, to: &bytes)
        append(UInt32.max, to: &bytes)
        append(UInt16(truncatingIfNeeded: entry.name.utf8.count), to: &bytes)
        append(UInt16(truncatingIfNeeded: extraSize), to: &bytes)
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The checksum of a file: CRC-32 as ZIP has it.
    package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes { crc = crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 != 0 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }
}
