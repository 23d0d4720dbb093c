/// The layout of an IREE Parameter Archive, version 0.0: all numbers that reader and writer share.
///
/// `Schemas/parameter_archive.md` has the same as tables. All fields are little-endian and packed;
/// all offsets in an archive are relative to the start of *its* header.
enum IRPALayout {
    /// The bytes `IRPA`.
    static let magic: [UInt8] = [0x49, 0x52, 0x50, 0x41]
    static let majorVersion: UInt16 = 0
    static let minorVersion: UInt16 = 0

    /// Magic, version, header size, next header, flags: the same in every version.
    static let headerPrefixSize: UInt64 = 32
    /// The prefix, the count of entries, and three segment ranges.
    static let headerSize: UInt64 = 88

    /// Entries of the table, and headers after the first, start at multiples of this.
    static let entryAlignment: UInt64 = 16
    /// What every entry starts with.
    static let entryHeaderSize: UInt64 = 60
    static let splatEntrySize: UInt64 = 85
    static let dataEntrySize: UInt64 = 76
    static let externalEntrySize: UInt64 = 92

    /// The alignment of data that is recorded in entries, and used unless another is asked for.
    static let defaultDataAlignment: UInt64 = 64
    /// Files are padded to a multiple of this, so that they can be mapped whole.
    static let fileAlignment: UInt64 = 4096

    enum EntryType: UInt32 {
        case skip = 0
        case splat = 1
        case data = 2
        case external = 3
    }
}

/// A run of bytes, as files describe it.
struct ByteRange: Sendable, Hashable {
    var offset: UInt64
    var length: UInt64
}

extension UInt64 {
    /// The next multiple of `alignment` (a power of two), or `nil` where it does not fit.
    func aligned(to alignment: UInt64) -> UInt64? {
        let (sum, overflow) = addingReportingOverflow(alignment &- 1)
        return overflow ? nil : sum & ~(alignment &- 1)
    }
}
