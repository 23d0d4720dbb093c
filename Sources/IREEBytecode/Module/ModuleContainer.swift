import IREEStatus

/// Where the parts of a module are in its file.
///
/// A file starts with the length of its FlatBuffer, or with a ZIP entry that holds both without
/// compression: such a file is a valid archive too, which any ZIP tool can
/// unpack. Constant data lie after the FlatBuffer, counted from the next multiple of 64 bytes.
public struct ModuleContainer: Sendable, Hashable {
    /// Whether the module is also a ZIP archive.
    public var isArchive: Bool
    /// The FlatBuffer, without the four bytes of its length.
    public var flatBuffer: Range<Int>
    /// Where offsets of data after the FlatBuffer count from. May lie behind the end of the file
    /// where there are no such data.
    public var dataStart: Int

    /// What offsets of data are rounded up to.
    static let dataAlignment = 64
    /// The smallest FlatBuffer with contents, including its length.
    private static let minimumSize = 16

    /// Finds the parts in a file. No more than their places is checked here.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the file ends before its parts do.
    public init(_ storage: ModuleBytes) throws(VMError) {
        let bytes = storage.bytes
        var start = 0
        isArchive = bytes.count >= ZIPLayout.localHeaderSize && ZIPLayout.hasLocalHeader(bytes)
        if isArchive {
            let header = ZIPLayout.sizeOfLocalHeader(bytes)
            guard header <= bytes.count else {
                throw storage.error(
                    .invalidArgument,
                    "the file starts as a ZIP archive, but ends before the first file in it does", at: 0)
            }
            start = header
        }
        try Self.checkKind(storage, at: start)
        guard bytes.count - start >= Self.minimumSize else {
            throw storage.error(
                .invalidArgument, "the file is too short for a module: \(bytes.count) bytes", at: start)
        }
        let prefix = bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)
        let length = Int(UInt32(littleEndian: prefix))
        let first = start + 4
        guard length <= bytes.count - first else {
            var error = storage.error(
                .invalidArgument,
                "the module is to have \(length) bytes, but only \(bytes.count - first) are there",
                at: start)
            error.hint = "the file may have been cut short: fetch or compile it again"
            throw error
        }
        flatBuffer = first..<first + length
        dataStart = Self.roundedUp(flatBuffer.upperBound)
    }

    /// Whether a file that starts with these bytes can be a module: for streams, which are read further only
    /// then.
    package static func mayStart(with prefix: [UInt8]) -> Bool {
        prefix.starts(with: [0x50, 0x4B, 3, 4]) || prefix.dropFirst(8).starts(with: "IREE".utf8)
    }

    /// Throws where the file is not a module and its first bytes tell what it is.
    private static func checkKind(_ storage: ModuleBytes, at start: Int) throws(VMError) {
        let bytes = storage.bytes
        // After the length and the offset of the root.
        let mark = bytes.dropFirst(start + 8).prefix(4)
        guard !mark.elementsEqual("IREE".utf8),
            let kind = FileKind(
                prefix: Array(bytes.prefix(FileKind.prefixLength)), size: UInt64(bytes.count)),
            kind.role != .module
        else { return }
        var error = storage.error(.invalidArgument, "this is no compiled module but \(kind.name)", at: 0)
        error.hint = kind.advice(for: .module)
        throw error
    }

    static func roundedUp(_ offset: Int) -> Int {
        (offset + dataAlignment - 1) / dataAlignment * dataAlignment
    }
}
