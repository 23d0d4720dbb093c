import IREEStatus

/// The files of a ZIP archive, as its central directory lists them. Archives and files may be larger than 4 GiB.
///
/// Source of the format: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.
public struct ZIPDirectory: Sendable {
    /// A file of the archive.
    public struct Entry: Sendable, Hashable {
        public let name: String
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

    public let entries: [Entry]
    private let source: any ByteSource

    private static let endSize: UInt64 = 22
    private static let centralSize: UInt64 = 46

    /// Reads the directory of an archive.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no ZIP archive or has a malformed directory, `UNIMPLEMENTED` for one of
    ///   several disks, `OUT_OF_RANGE` where it ends early, and what reading throws.
    public init(_ source: any ByteSource) throws(ParameterError) {
        self.source = source
        let end = try EndRecord(source)
        var cursor = ByteCursor(source, at: end.directoryOffset, end: end.directoryOffset + end.directorySize)
        guard end.count <= end.directorySize / Self.centralSize else {
            throw cursor.error(
                .invalidArgument, "\(end.count) files do not fit in a directory of \(end.directorySize) bytes"
            )
        }
        var entries: [Entry] = []
        entries.reserveCapacity(Int(end.count))
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
        guard flags & 1 == 0 else {
            throw cursor.error(.unimplemented, "encrypted files cannot be read", at: start)
        }
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
            name: String(decoding: name, as: UTF8.self), method: method, compressedSize: wide.compressedSize,
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

    /// Where the bytes of a file are that is stored without compression.
    ///
    /// - Throws: `UNIMPLEMENTED` for a compressed one, `INVALID_ARGUMENT` where there is no such file at that place,
    ///   `OUT_OF_RANGE` where its bytes leave the archive.
    public func contents(of entry: Entry) throws(ParameterError) -> FileRange {
        guard entry.method == 0, entry.size == entry.compressedSize else {
            throw ParameterError(
                .unimplemented, "`\(printable(entry.name))` is compressed in the archive", file: source.path,
                offset: entry.headerOffset, hint: "store it without compression")
        }
        var cursor = ByteCursor(source, at: entry.headerOffset, windowSize: 4096)
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

    /// What the end of an archive says of its directory.
    private struct EndRecord {
        var count: UInt64
        var directorySize: UInt64
        var directoryOffset: UInt64

        init(_ source: any ByteSource) throws(ParameterError) {
            // A comment of up to 65,535 bytes may follow the record.
            let tail = try source.readBytes(
                at: source.size - min(source.size, endSize + 0xFFFF),
                count: Int(min(source.size, endSize + 0xFFFF)))
            let start = source.size - UInt64(tail.count)
            let signature = withUnsafeBytes(of: ZIPLayout.endSignature.littleEndian) { Array($0) }
            var position = tail.count - Int(endSize)
            while position >= 0, !tail[position...].starts(with: signature) { position -= 1 }
            guard position >= 0 else {
                throw ParameterError(.invalidArgument, "this is no ZIP archive", file: source.path)
            }
            let offset = start + UInt64(position)
            var cursor = ByteCursor(source, at: offset + 4, windowSize: 4096)
            let disk = try cursor.read(UInt16.self, "a disk number")
            try cursor.skip(4, "disk numbers")
            count = UInt64(try cursor.read(UInt16.self, "the number of files"))
            directorySize = UInt64(try cursor.read(UInt32.self, "the size of the directory"))
            directoryOffset = UInt64(try cursor.read(UInt32.self, "the offset of the directory"))
            if count == 0xFFFF || directorySize == 0xFFFF_FFFF || directoryOffset == 0xFFFF_FFFF {
                try readWide(source, before: offset)
            } else if disk != 0 {
                throw cursor.error(.unimplemented, "archives of several disks cannot be read", at: offset)
            }
            try source.checkRange(offset: directoryOffset, count: directorySize)
        }

        /// Reads the record of 64-bit numbers, which a locator before the end record leads to.
        private mutating func readWide(
            _ source: any ByteSource, before end: UInt64
        ) throws(ParameterError) {
            guard end >= 20 else { return }
            var cursor = ByteCursor(source, at: end - 20, windowSize: 4096)
            guard try cursor.read(UInt32.self, "a locator") == ZIPLayout.locator64Signature else { return }
            try cursor.skip(4, "a disk number")
            let record = try cursor.read(UInt64.self, "an offset")
            guard record <= source.size else {
                throw cursor.error(.outOfRange, "the 64-bit end record lies beyond the archive")
            }
            cursor.seek(to: record)
            guard try cursor.read(UInt32.self, "a 64-bit end record") == ZIPLayout.end64Signature else {
                throw cursor.error(.invalidArgument, "expected a 64-bit end record", at: record)
            }
            try cursor.skip(28, "a 64-bit end record")
            count = try cursor.read(UInt64.self, "the number of files")
            directorySize = try cursor.read(UInt64.self, "the size of the directory")
            directoryOffset = try cursor.read(UInt64.self, "the offset of the directory")
        }
    }
}
