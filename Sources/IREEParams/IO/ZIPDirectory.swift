import IREEStatus

/// The files of a ZIP archive, as its central directory lists them. Archives and files may be larger than 4 GiB.
///
/// Bytes may follow the archive, but not precede it: offsets are those of the source.
///
/// Source of the format: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.
public struct ZIPDirectory: Sendable {
    /// A file of the archive.
    public struct Entry: Sendable, Hashable {
        /// The path in the archive, as it is there: UTF-8 in nearly all archives, but any bytes can be.
        public let name: [UInt8]
        /// Whether the bytes are encrypted.
        public let isEncrypted: Bool
        /// How its bytes are compressed: 0 where they are stored as they are, 8 for DEFLATE.
        public let method: UInt16
        /// Bytes that it takes in the archive.
        public let compressedSize: UInt64
        /// Bytes of the file.
        public let size: UInt64
        /// The CRC-32 of the file.
        public let checksum: UInt32
        /// Where its local header starts.
        let headerOffset: UInt64
    }

    /// The files, in the order of the directory. Names are not checked for uniqueness.
    public let entries: [Entry]
    private let source: any ByteSource

    /// The size of a directory entry without name, extra fields and comment.
    private static let centralSize: UInt64 = 46

    /// Reads the directory of an archive.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no ZIP archive or has a malformed directory, `UNIMPLEMENTED` for an
    ///   archive of several disks, `OUT_OF_RANGE` for one that is cut short or whose directory leaves it, and what
    ///   reading throws.
    public init(_ source: any ByteSource) throws(ParameterError) {
        self.source = source
        let end = try ZIPEndRecord(source)
        // No overflow: the record has proved that the directory lies inside the source.
        var cursor = ByteCursor(source, at: end.directoryOffset, end: end.directoryOffset + end.directorySize)
        guard end.count <= end.directorySize / Self.centralSize else {
            throw cursor.error(
                .invalidArgument, "\(end.count) files do not fit in a directory of \(end.directorySize) bytes"
            )
        }
        var entries: [Entry] = []
        // A directory of holes may claim far more entries than memory has room for.
        entries.reserveCapacity(Int(min(end.count, 1 << 16)))
        for _ in 0..<end.count { entries.append(try Self.entry(&cursor)) }
        self.entries = entries
    }

    private static func entry(_ cursor: inout ByteCursor) throws(ParameterError) -> Entry {
        let start = cursor.offset
        guard try cursor.read(UInt32.self, "a directory entry") == ZIPLayout.centralSignature else {
            throw cursor.error(.invalidArgument, "expected an entry of the directory", at: start)
        }
        try cursor.skip(4, "versions")
        let flags = try cursor.read(UInt16.self, "flags")
        let method = try cursor.read(UInt16.self, "a compression method")
        try cursor.skip(4, "a time")
        let checksum = try cursor.read(UInt32.self, "a checksum")
        let compressedSize = try cursor.read(UInt32.self, "a size")
        let size = try cursor.read(UInt32.self, "a size")
        let nameLength = try cursor.read(UInt16.self, "the length of a name")
        let extraLength = try cursor.read(UInt16.self, "the length of extra fields")
        let commentLength = try cursor.read(UInt16.self, "the length of a comment")
        try cursor.skip(8, "attributes")
        let headerOffset = try cursor.read(UInt32.self, "an offset")
        let name = try cursor.readBytes(UInt64(nameLength), "a name")
        var wide = WideFields(
            size: UInt64(size), compressedSize: UInt64(compressedSize), headerOffset: UInt64(headerOffset))
        try wide.read(try cursor.readBytes(UInt64(extraLength), "extra fields"), &cursor, start)
        try cursor.skip(UInt64(commentLength), "a comment")
        return Entry(
            name: name, isEncrypted: flags & 1 != 0, method: method, compressedSize: wide.compressedSize,
            size: wide.size, checksum: checksum, headerOffset: wide.headerOffset)
    }

    /// Sizes and offsets, which extra fields have where 32 bits are too few for them.
    private struct WideFields {
        var size: UInt64
        var compressedSize: UInt64
        var headerOffset: UInt64

        mutating func read(
            _ extra: [UInt8], _ cursor: inout ByteCursor, _ start: UInt64
        ) throws(ParameterError) {
            var rest = extra[...]
            while rest.count >= 4 {
                let tag = number(rest.prefix(2))
                let length = Int(number(rest.dropFirst(2).prefix(2)))
                rest = rest.dropFirst(4)
                var field = rest.prefix(length)
                rest = rest.dropFirst(length)
                guard tag == UInt64(ZIPLayout.sizesTag) else { continue }
                for path in [\WideFields.size, \.compressedSize, \.headerOffset]
                where self[keyPath: path] == UInt64(UInt32.max) {
                    guard field.count >= 8 else {
                        throw cursor.error(.invalidArgument, "a 64-bit size is missing", at: start)
                    }
                    self[keyPath: path] = number(field.prefix(8))
                    field = field.dropFirst(8)
                }
            }
        }

        private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// Where the bytes of a file are that is stored without compression. Its checksum is not verified.
    ///
    /// - Throws: `UNIMPLEMENTED` for a compressed or encrypted file, `INVALID_ARGUMENT` where there is no local header
    ///   at its offset or the two sizes of a stored file differ, `OUT_OF_RANGE` where its bytes leave the archive, and
    ///   what reading throws.
    public func contents(of entry: Entry) throws(ParameterError) -> FileRange {
        func error(_ code: StatusCode, _ message: String, hint: String? = nil) -> ParameterError {
            ParameterError(
                code, "`\(printable(utf8: entry.name))` \(message)", file: source.path,
                offset: entry.headerOffset,
                hint: hint)
        }
        guard !entry.isEncrypted else {
            throw error(.unimplemented, "is encrypted in the archive", hint: "store it without encryption")
        }
        guard entry.method == 0 else {
            throw error(.unimplemented, "is compressed in the archive", hint: "store it without compression")
        }
        guard entry.size == entry.compressedSize else {
            throw error(
                .invalidArgument,
                "is stored without compression, but takes \(entry.compressedSize) bytes and has \(entry.size)"
            )
        }
        var cursor = ByteCursor(source, at: entry.headerOffset, windowSize: 64)
        guard try cursor.read(UInt32.self, "a local header") == ZIPLayout.localSignature else {
            throw cursor.error(.invalidArgument, "expected a local header", at: entry.headerOffset)
        }
        try cursor.skip(22, "a local header")
        let nameLength = try cursor.read(UInt16.self, "the length of a name")
        let extraLength = try cursor.read(UInt16.self, "the length of extra fields")
        try cursor.skip(UInt64(nameLength) + UInt64(extraLength), "a local header")
        try source.checkRange(offset: cursor.offset, count: entry.size)
        return FileRange(source: source, offset: cursor.offset)
    }
}
