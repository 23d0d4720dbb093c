/// Reads the headers and entry tables of an archive.
///
/// What it counts on once a header is read: the three segments lie in the file, and so every
/// reference that lies in its segment does too.
struct IRPAReader: ~Copyable {
    private let source: any ByteSource
    private var externals: ExternalFiles
    private var table: ByteCursor
    private var strings: ByteCursor
    /// How many entries all tables together may still have: tables of a valid file do not
    /// overlap, so that a file cannot list more entries than fit into it.
    private var entryAllowance: UInt64
    /// How many bytes of names and metadata may still be read, for the same reason.
    private var stringAllowance: UInt64

    init(_ source: any ByteSource, options: ReadOptions) {
        self.source = source
        externals = ExternalFiles(source, options: options)
        table = ByteCursor(source)
        strings = ByteCursor(source)
        entryAllowance = source.size / IRPALayout.entryHeaderSize
        stringAllowance = min(source.size, heapAllowance)
    }

    /// Reads this archive and all that are linked to it.
    mutating func readEntries(
        _ findings: ReadFindings?, _ emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        var base: UInt64 = 0
        while true {
            let header = try readHeader(at: base)
            try readTable(header, findings, emit)
            guard header.nextOffset != 0 else { return }
            base = try nextBase(after: header)
        }
    }

    private struct Header {
        var base: UInt64
        var nextOffset: UInt64
        var entryCount: UInt64
        var entries: ByteRange
        var metadata: ByteRange
        var storage: ByteRange
    }

    private mutating func readHeader(at base: UInt64) throws(ParameterError) -> Header {
        table.seek(to: base)
        try table.require(IRPALayout.headerPrefixSize, "an IRPA header")
        let magic = try table.readBytes(4, "magic")
        guard magic == IRPALayout.magic else {
            throw table.error(
                .invalidArgument,
                "no IRPA header: expected the bytes `IRPA`, found `\(ParameterKey(bytes: magic))`",
                at: base)
        }
        let major = try table.read(UInt16.self, "major version")
        let minor = try table.read(UInt16.self, "minor version")
        guard major == IRPALayout.majorVersion, minor <= IRPALayout.minorVersion else {
            throw table.error(
                .unimplemented,
                "IRPA version \(major).\(minor) is newer than \(IRPALayout.majorVersion).\(IRPALayout.minorVersion), the newest this reader knows",
                at: base + 4)
        }
        let size = try table.read(UInt64.self, "header size")
        guard size == IRPALayout.headerSize else {
            throw table.error(
                .invalidArgument,
                "an IRPA 0.0 header has \(IRPALayout.headerSize) bytes; this one says \(size)",
                at: base + 8)
        }
        let nextOffset = try table.read(UInt64.self, "next header offset")
        let flags = try table.read(UInt64.self, "flags")
        try requireKnown(flags, "the archive", at: base + 24)
        let entryCount = try table.read(UInt64.self, "entry count")
        return Header(
            base: base, nextOffset: nextOffset, entryCount: entryCount,
            entries: try readSegment(base: base, "the entry table"),
            metadata: try readSegment(base: base, "the metadata segment"),
            storage: try readSegment(base: base, "the storage segment"))
    }

    /// Reads a range relative to `base` and turns it into one of the file.
    private mutating func readSegment(
        base: UInt64, _ name: String
    ) throws(ParameterError) -> ByteRange {
        let field = table.offset
        let offset = try table.read(UInt64.self, name)
        let length = try table.read(UInt64.self, name)
        let (start, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, start <= source.size, length <= source.size - start else {
            throw table.error(
                .outOfRange,
                "\(name) (\(length) bytes at \(offset) from the header) reaches beyond the file's \(source.size) bytes",
                at: field)
        }
        return ByteRange(offset: start, length: length)
    }

    /// Headers are linked forwards only, and do not overlap: so a chain cannot be endless.
    private func nextBase(after header: Header) throws(ParameterError) -> UInt64 {
        let field = header.base + 16
        let (next, overflow) = header.base.addingReportingOverflow(header.nextOffset)
        guard !overflow, header.nextOffset >= IRPALayout.headerSize else {
            throw table.error(
                .invalidArgument,
                "the link to the next header (offset \(header.nextOffset)) does not lead past this one",
                at: field)
        }
        guard next <= source.size, source.size - next >= IRPALayout.headerPrefixSize else {
            throw table.error(
                .outOfRange,
                "the link to the next header leads to \(next), beyond the file's \(source.size) bytes",
                at: field)
        }
        return next
    }

    private mutating func readTable(
        _ header: Header, _ findings: ReadFindings?,
        _ emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        guard header.entryCount <= entryAllowance,
            header.entryCount <= header.entries.length / IRPALayout.entryHeaderSize
        else {
            throw table.error(
                .outOfRange,
                "\(header.entryCount) entries cannot fit into an entry table of \(header.entries.length) bytes",
                at: header.base + 32)
        }
        entryAllowance -= header.entryCount
        findings?.entryCount = Int(clamping: header.entryCount)
        let end = header.entries.offset + header.entries.length
        var start = header.entries.offset
        for _ in 0..<header.entryCount {
            table.seek(to: start)
            let entryHeader = try readEntryHeader(end: end)
            if let entry = try readEntry(entryHeader, of: header, at: start) { try emit(entry) }
            // The last entry may end where the table does, without its padding.
            guard let padded = entryHeader.size.aligned(to: IRPALayout.entryAlignment) else { return }
            start += min(padded, end - start)
        }
    }

    /// The 60 bytes that all entries start with.
    private struct EntryHeader {
        var size: UInt64
        var type: UInt32
        var flags: UInt64
        var name: ByteRange
        var metadata: ByteRange

        init(_ record: UnsafeRawBufferPointer) {
            size = record.field(at: 0)
            type = record.field(at: 8)
            flags = record.field(at: 12)
            name = record.range(at: 20)
            metadata = record.range(at: 36)
        }
    }

    private mutating func readEntryHeader(end: UInt64) throws(ParameterError) -> EntryHeader {
        let start = table.offset
        guard end - start >= IRPALayout.entryHeaderSize else {
            throw table.error(.outOfRange, "the entry table ends before its last entry")
        }
        let header = EntryHeader(try table.readRecord(Int(IRPALayout.entryHeaderSize), "an entry"))
        guard header.size >= IRPALayout.entryHeaderSize, header.size <= end - start else {
            throw table.error(
                .outOfRange,
                "an entry of \(header.size) bytes does not fit into the \(end - start) left of its table",
                at: start)
        }
        return header
    }

    /// Reads the rest of the entry whose header has just been read; `nil` where it is erased.
    private mutating func readEntry(
        _ entry: EntryHeader, of archive: Header, at start: UInt64
    ) throws(ParameterError) -> ParameterEntry? {
        guard let type = IRPALayout.EntryType(rawValue: entry.type) else {
            throw table.error(
                .unimplemented, "entry type \(entry.type) is not known to this reader", at: start + 8)
        }
        // An erased entry keeps references that may lead nowhere by now: none is followed.
        guard type != .skip else { return nil }
        try requireKnown(entry.flags, "an entry", at: start + 12)
        let key = ParameterKey(
            bytes: try string(entry.name, in: archive.metadata, "a name", field: start + 20))
        let blob = try string(entry.metadata, in: archive.metadata, "metadata", field: start + 36)
        switch type {
        case .skip:
            return nil
        case .splat:
            try require(entry.size, IRPALayout.splatEntrySize, "splat", at: start)
            return try readSplat(key: key, metadata: blob)
        case .data:
            try require(entry.size, IRPALayout.dataEntrySize, "data", at: start)
            let range = try table.readRecord(16, "data").range(at: 0)
            try check(range, in: archive.storage, "data", segmentName: "storage", key: key, field: start + 60)
            // An empty range may stand anywhere, also outside: the official tools write offset 0.
            let offset = range.length == 0 ? 0 : archive.storage.offset + range.offset
            return ParameterEntry(
                key: key, length: range.length, storage: .file(FileRange(source: source, offset: offset)),
                metadata: blob)
        case .external:
            try require(entry.size, IRPALayout.externalEntrySize, "external", at: start)
            let record = try table.readRecord(32, "an external range")
            let (pathRange, range) = (record.range(at: 0), record.range(at: 16))
            let path = try string(pathRange, in: archive.metadata, "a path", field: start + 60)
            return try external(key: key, metadata: blob, path: path, range: range, field: start + 60)
        }
    }

    /// The format has no flags by now. One of a later version may well say that bytes mean something else.
    private func requireKnown(_ flags: UInt64, _ what: String, at field: UInt64) throws(ParameterError) {
        guard flags == 0 else {
            throw table.error(
                .unimplemented,
                "\(what) has the flags 0x\(String(flags, radix: 16)), which are not known to this reader",
                at: field)
        }
    }

    private func require(
        _ size: UInt64, _ needed: UInt64, _ kind: String, at start: UInt64
    ) throws(ParameterError) {
        guard size >= needed else {
            throw table.error(
                .outOfRange, "a \(kind) entry needs \(needed) bytes; this one says \(size)", at: start)
        }
    }

    private mutating func readSplat(
        key: ParameterKey, metadata: [UInt8]
    ) throws(ParameterError) -> ParameterEntry {
        let lengthField = table.offset
        let length = try table.read(UInt64.self, "splat length")
        let bytes = try table.readBytes(UInt64(SplatPattern.maximumLength), "splat pattern")
        let count = try table.read(UInt8.self, "splat pattern length")
        guard let pattern = SplatPattern(bytes.prefix(Int(count))), pattern.bytes.count == Int(count) else {
            var error = table.error(
                .invalidArgument, "a splat pattern has 1, 2, 4, 8 or 16 bytes, not \(count)",
                at: table.offset - 1)
            error.key = key.description
            throw error
        }
        guard pattern.divides(length) else {
            var error = table.error(
                .invalidArgument,
                "a splat of \(length) bytes is no whole number of its \(count)-byte patterns",
                at: lengthField)
            error.key = key.description
            throw error
        }
        return ParameterEntry(key: key, length: length, storage: .splat(pattern), metadata: metadata)
    }

    private func check(
        _ range: ByteRange, in segment: ByteRange, _ what: String, segmentName: String,
        key: ParameterKey? = nil, field: UInt64
    ) throws(ParameterError) {
        guard range.length > 0 else { return }
        guard range.offset <= segment.length, range.length <= segment.length - range.offset else {
            var error = table.error(
                .outOfRange,
                "\(what) (\(range.length) bytes at \(range.offset)) reaches beyond the \(segment.length) bytes of the \(segmentName) segment",
                at: field)
            error.key = key?.description
            throw error
        }
    }

    /// Reads a string or blob of the metadata segment.
    private mutating func string(
        _ range: ByteRange, in segment: ByteRange, _ what: String, field: UInt64
    ) throws(ParameterError) -> [UInt8] {
        guard range.length > 0 else { return [] }
        try check(range, in: segment, what, segmentName: "metadata", field: field)
        guard range.length <= stringAllowance else {
            throw table.error(
                .resourceExhausted,
                "names and metadata outgrow the \(min(source.size, heapAllowance)) bytes allowed: the size of "
                    + "the file, or half of the machine's memory", at: field)
        }
        stringAllowance -= range.length
        strings.seek(to: segment.offset + range.offset)
        return try strings.readBytes(range.length, what)
    }

    private mutating func external(
        key: ParameterKey, metadata: [UInt8], path: [UInt8], range: ByteRange, field: UInt64
    ) throws(ParameterError) -> ParameterEntry {
        do throws(ParameterError) {
            let file = try externals.file(path: path)
            let name = String(decoding: path, as: UTF8.self)
            return ParameterEntry(
                key: key, length: range.length,
                // As with data: an empty range may stand anywhere.
                storage: .external(
                    ExternalRange(path: name, offset: range.length == 0 ? 0 : range.offset, file: file)),
                metadata: metadata)
        } catch {
            var error = error
            error.file = source.path
            error.offset = field
            error.key = key.description
            throw error
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A little-endian number of a record; the caller has read as many bytes as the record has.
    fileprivate func field<Value: FixedWidthInteger>(at offset: Int) -> Value {
        Value(littleEndian: loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    fileprivate func range(at offset: Int) -> ByteRange {
        ByteRange(offset: field(at: offset), length: field(at: offset + 8))
    }
}
