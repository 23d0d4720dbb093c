import FormatFixtures
import IREEParams

/// Makes ZIP archives record by record, with the offsets of their fields, so that tests can set each of them wrong.
struct ZIPBuilder {
    /// A file of the archive. Fields of its records are named `0.flags` and so on, by its position.
    struct File {
        var name: [UInt8]
        var bytes: [UInt8]
        var flags: UInt16 = 0
        var method: UInt16 = 0
        /// Extra fields of the local header, as writers have them that align files.
        var localExtra: [UInt8] = []
        var comment: [UInt8] = []
        /// Sizes and offset are in an extra field of 64-bit numbers.
        var isWide = false

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
        }
    }

    var files: [File]
    var comment: [UInt8] = []
    /// The directory's size, offset and count are in a 64-bit end record.
    var isWide = false

    init(_ files: File...) { self.files = files }

    func build() -> FixtureFile {
        var writer = FixtureWriter()
        var offsets: [Int] = []
        for (index, file) in files.enumerated() {
            offsets.append(writer.bytes.count)
            writer.number(0x0403_4B50, width: 4, "\(index).local")
            writer.number(20, width: 2)
            writeCommon(file, index, "local ", extraCount: file.localExtra.count, &writer)
            writer.append(file.name)
            writer.append(file.localExtra)
            writer.append(file.bytes)
        }
        let directory = writer.bytes.count
        for (index, file) in files.enumerated() { writeEntry(file, index, at: offsets[index], &writer) }
        writeEnd(directory, writer.bytes.count - directory, &writer)
        return writer.file
    }

    /// What a local header and a directory entry have in common: flags up to the length of extra fields.
    private func writeCommon(
        _ file: File, _ index: Int, _ prefix: String, extraCount: Int, _ writer: inout FixtureWriter
    ) {
        let size = file.isWide && prefix.isEmpty ? UInt64(UInt32.max) : UInt64(file.bytes.count)
        writer.number(UInt64(file.flags), width: 2, "\(index).\(prefix)flags")
        writer.number(UInt64(file.method), width: 2, "\(index).\(prefix)method")
        writer.number(0, width: 4)
        writer.number(0x1234_5678, width: 4, "\(index).\(prefix)checksum")
        writer.number(size, width: 4, "\(index).\(prefix)compressed size")
        writer.number(size, width: 4, "\(index).\(prefix)size")
        writer.number(UInt64(file.name.count), width: 2, "\(index).\(prefix)name length")
        writer.number(UInt64(extraCount), width: 2, "\(index).\(prefix)extra length")
    }

    private func writeEntry(_ file: File, _ index: Int, at offset: Int, _ writer: inout FixtureWriter) {
        writer.number(0x0201_4B50, width: 4, "\(index).entry")
        writer.number(20, width: 4)
        writeCommon(file, index, "", extraCount: file.isWide ? 34 : 0, &writer)
        writer.number(UInt64(file.comment.count), width: 2, "\(index).comment length")
        writer.number(0, width: 8)
        writer.number(
            file.isWide ? UInt64(UInt32.max) : UInt64(offset), width: 4, file.isWide ? nil : "\(index).offset"
        )
        writer.append(file.name)
        if file.isWide {
            // A field of another kind comes first.
            writer.number(0xCAFE, width: 2)
            writer.number(2, width: 2, "\(index).other length")
            writer.number(0, width: 2)
            writer.number(1, width: 2, "\(index).tag")
            writer.number(24, width: 2, "\(index).wide length")
            writer.number(UInt64(file.bytes.count), width: 8, "\(index).wide size")
            writer.number(UInt64(file.bytes.count), width: 8, "\(index).wide compressed size")
            writer.number(UInt64(offset), width: 8, "\(index).wide offset")
        }
        writer.append(file.comment)
    }

    private func writeEnd(_ directory: Int, _ size: Int, _ writer: inout FixtureWriter) {
        let end = writer.bytes.count
        if isWide {
            writer.number(0x0606_4B50, width: 4, "end64")
            writer.number(44, width: 8)
            writer.number(45, width: 4)
            writer.number(0, width: 4, "wide disk")
            writer.number(0, width: 4, "wide first disk")
            writer.number(UInt64(files.count), width: 8, "wide count here")
            writer.number(UInt64(files.count), width: 8, "wide count")
            writer.number(UInt64(size), width: 8, "wide directory size")
            writer.number(UInt64(directory), width: 8, "wide directory offset")
            writer.number(0x0706_4B50, width: 4, "locator")
            writer.number(0, width: 4, "record disk")
            writer.number(UInt64(end), width: 8, "record offset")
            writer.number(1, width: 4, "disk count")
        }
        writer.number(0x0605_4B50, width: 4, "end")
        writer.number(0, width: 2, "disk")
        writer.number(0, width: 2, "first disk")
        let count = isWide ? UInt64(UInt16.max) : UInt64(files.count)
        writer.number(count, width: 2, "count here")
        writer.number(count, width: 2, "count")
        writer.number(isWide ? UInt64(UInt32.max) : UInt64(size), width: 4, "directory size")
        writer.number(isWide ? UInt64(UInt32.max) : UInt64(directory), width: 4, "directory offset")
        writer.number(UInt64(comment.count), width: 2, "archive comment length")
        writer.append(comment)
    }
}

/// A source of any size with a few bytes in it; all others are zeros.
final class HoleSource: ByteSource {
    let path = "<holes>"
    let size: UInt64
    private let parts: [(offset: UInt64, bytes: [UInt8])]

    init(size: UInt64, _ parts: [(offset: UInt64, bytes: [UInt8])]) {
        self.size = size
        self.parts = parts
    }

    func read(at offset: UInt64, into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        for index in target.indices {
            let position = offset + UInt64(index)
            let part = parts.first { $0.offset <= position && position - $0.offset < UInt64($0.bytes.count) }
            target[index] = part.map { $0.bytes[Int(position - $0.offset)] } ?? 0
        }
    }
}
