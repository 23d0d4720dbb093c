import IREEStatus

/// What the end of a ZIP archive says of its directory.
///
/// Invariant: the directory lies inside the source.
struct ZIPEndRecord {
    /// The number of files.
    private(set) var count: UInt64
    /// In bytes.
    private(set) var directorySize: UInt64
    private(set) var directoryOffset: UInt64

    /// The size of the record without its comment.
    private static let size = 22
    private static let locatorSize: UInt64 = 20

    init(_ source: any ByteSource) throws(ParameterError) {
        let offset = try Self.find(in: source)
        var cursor = ByteCursor(source, at: offset + 4, windowSize: 64)
        let disk = try cursor.read(UInt16.self, "a disk number")
        let firstDisk = try cursor.read(UInt16.self, "a disk number")
        let countHere = try cursor.read(UInt16.self, "the number of files")
        let count = try cursor.read(UInt16.self, "the number of files")
        let directorySize = try cursor.read(UInt32.self, "the size of the directory")
        let directoryOffset = try cursor.read(UInt32.self, "the offset of the directory")
        self.count = UInt64(count)
        self.directorySize = UInt64(directorySize)
        self.directoryOffset = UInt64(directoryOffset)
        let mayBeWide = count == .max || directorySize == .max || directoryOffset == .max
        let isWide = mayBeWide ? try readWide(source, before: offset) : false
        if !isWide {
            guard disk == 0, firstDisk == 0, countHere == count else {
                throw Self.severalDisks(cursor, offset)
            }
        }
        try source.checkRange(offset: self.directoryOffset, count: self.directorySize)
    }

    /// The offset of the record, which a comment of up to 65,535 bytes follows.
    private static func find(in source: any ByteSource) throws(ParameterError) -> UInt64 {
        let length = min(source.size, UInt64(size + 0xFFFF))
        let start = source.size - length
        let tail = try source.readBytes(at: start, count: Int(length))
        let signature = withUnsafeBytes(of: ZIPLayout.endSignature.littleEndian) { Array($0) }
        var last: Int?
        for position in stride(from: tail.count - size, through: 0, by: -1)
        where tail[position] == signature[0] && tail[position...].starts(with: signature) {
            let commentLength = Int(tail[position + 20]) | Int(tail[position + 21]) << 8
            // A comment may hold the signature: what ends with the source is the record.
            if position + size + commentLength == tail.count { return start + UInt64(position) }
            last = last ?? position
        }
        if let last { return start + UInt64(last) }
        let prefix = try source.readBytes(at: 0, count: Int(min(source.size, 4)))
        guard prefix.elementsEqual(withUnsafeBytes(of: ZIPLayout.localSignature.littleEndian) { Array($0) })
        else {
            throw ParameterError(.invalidArgument, "this is no ZIP archive", file: source.path)
        }
        throw ParameterError(
            .outOfRange, "the ZIP archive has no directory at its end", file: source.path,
            hint: "the file may have been cut short: fetch or write it again")
    }

    /// Reads the record of 64-bit numbers, which a locator before the end record leads to.
    ///
    /// - Returns: whether there is one. Without it, the largest 16-bit and 32-bit numbers are numbers.
    private mutating func readWide(_ source: any ByteSource, before end: UInt64) throws(ParameterError)
        -> Bool
    {
        guard end >= Self.locatorSize else { return false }
        var cursor = ByteCursor(source, at: end - Self.locatorSize, windowSize: 64)
        guard try cursor.read(UInt32.self, "a locator") == ZIPLayout.locator64Signature else { return false }
        let recordDisk = try cursor.read(UInt32.self, "a disk number")
        let record = try cursor.read(UInt64.self, "an offset")
        let diskCount = try cursor.read(UInt32.self, "the number of disks")
        guard recordDisk == 0, diskCount <= 1 else {
            throw Self.severalDisks(cursor, end - Self.locatorSize)
        }
        cursor.seek(to: record)
        guard try cursor.read(UInt32.self, "a 64-bit end record") == ZIPLayout.end64Signature else {
            throw cursor.error(.invalidArgument, "expected a 64-bit end record", at: record)
        }
        // Its size and the versions.
        try cursor.skip(12, "a 64-bit end record")
        let disk = try cursor.read(UInt32.self, "a disk number")
        let firstDisk = try cursor.read(UInt32.self, "a disk number")
        let countHere = try cursor.read(UInt64.self, "the number of files")
        count = try cursor.read(UInt64.self, "the number of files")
        guard disk == 0, firstDisk == 0, countHere == count else { throw Self.severalDisks(cursor, record) }
        directorySize = try cursor.read(UInt64.self, "the size of the directory")
        directoryOffset = try cursor.read(UInt64.self, "the offset of the directory")
        return true
    }

    private static func severalDisks(_ cursor: borrowing ByteCursor, _ offset: UInt64) -> ParameterError {
        cursor.error(.unimplemented, "archives of several disks cannot be read", at: offset)
    }
}
