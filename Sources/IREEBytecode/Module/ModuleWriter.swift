import IREEStatus

/// Writes modules that this library and the official runtime load.
public struct ModuleWriter: Sendable {
    /// How the parts of a module are put into a file.
    public enum Form: Sendable, Hashable, CaseIterable {
        /// The FlatBuffer, and data after it.
        case plain
        /// The same as a ZIP archive with its parts as files.
        case archive
    }

    /// Constant data of a module that is to be written.
    public struct Rodata: Sendable, Hashable {
        /// The data.
        public var bytes: [UInt8]
        /// What the offset of the bytes in the file is a multiple of. A power of two.
        public var alignment: Int
        /// The name of the file in an archive. Data with a name lie after the FlatBuffer, whatever their size.
        package var fileName: String?

        /// Data, which starts at a multiple of `alignment` in the file. It is a power of two.
        public init(_ bytes: [UInt8], alignment: Int = 16) {
            self.bytes = bytes
            self.alignment = alignment
        }
    }

    /// Types, functions, imports and exports.
    public var description: ModuleDescription
    /// Constant data, in the order in which bytecode counts them.
    public var rodata: [Rodata] = []
    /// The code of all functions; each starts at a multiple of 8.
    public var bytecode: [UInt8]
    /// Names of functions and places in the source, for messages and tools.
    package var debug: DebugDescription?

    /// A writer for a module without constant data.
    ///
    /// - Parameter bytecode: the code of all functions; each starts at a multiple of 8.
    public init(_ description: ModuleDescription, bytecode: [UInt8]) {
        self.description = description
        self.bytecode = bytecode
    }

    /// A writer for what has been read, with the bytes but for debug information.
    public init(_ module: BytecodeModule) {
        description = module.description
        rodata = module.rodata.enumerated().map { index, segment in
            var data = Rodata(Array(module.bytes(of: segment)))
            if !segment.isEmbedded { data.fileName = Self.segmentName(index) }
            return data
        }
        bytecode = Array(module.storage[module.bytecode])
    }

    /// Data shorter than this lie in the FlatBuffer: after it each costs a header and padding.
    private static let minimumExternalSize = 4096
    /// Readers of FlatBuffers count with 31 bits.
    private static let maximumFlatBufferSize = Int(Int32.max)

    /// The bytes of the file.
    ///
    /// - Throws: `OUT_OF_RANGE` where the module is too large for the format.
    public func write(_ form: Form = .archive) throws(VMError) -> [UInt8] {
        let name = "module.fb"
        let headerSize =
            form == .archive ? ModuleContainer.roundedUp(ZIPLayout.minimumHeaderSize(name: name)) : 0
        let embedded = rodata.reduce(bytecode.count) {
            $0 + (Self.isExternal($1) ? 0 : $1.bytes.count)
        }
        guard embedded < Self.maximumFlatBufferSize / 2, description.functions.count <= Int(Int32.max) else {
            throw VMError(.outOfRange, "module `\(description.name)` is too large for the format")
        }
        let placements = placeExternal(form)
        let flatBuffer = buildFlatBuffer(placements)
        guard flatBuffer.count <= Self.maximumFlatBufferSize else {
            throw VMError(.outOfRange, "module `\(description.name)` is too large for the format")
        }

        var bytes: [UInt8] = []
        var entries: [ZIPLayout.Entry] = []
        func append(_ part: [UInt8], name: String, headerSize: Int) {
            if form == .archive {
                let entry = ZIPLayout.Entry(
                    name: name, size: part.count, checksum: ZIPLayout.checksum(part),
                    headerOffset: bytes.count)
                entries.append(entry)
                bytes += ZIPLayout.localHeader(entry, size: headerSize)
            }
            bytes += part
        }
        append(flatBuffer, name: name, headerSize: headerSize)
        let start = ModuleContainer.roundedUp(bytes.count)
        for (index, segment) in rodata.enumerated() {
            guard let offset = placements[index] else { continue }
            if form == .archive {
                let name = segmentName(index)
                let header = ZIPLayout.minimumHeaderSize(name: name)
                // Padding before the header belongs to no file; readers of archives ignore it.
                bytes += repeatElement(0, count: start + offset - header - bytes.count)
                append(segment.bytes, name: name, headerSize: header)
            } else {
                bytes += repeatElement(0, count: start + offset - bytes.count)
                append(segment.bytes, name: "", headerSize: 0)
            }
        }
        if form == .archive { bytes += ZIPLayout.directory(entries, at: bytes.count) }
        return bytes
    }

    /// The offset of each segment that is to lie after the FlatBuffer, from where such data start.
    private func placeExternal(_ form: Form) -> [Int?] {
        var end = 0
        return rodata.enumerated().map { index, segment in
            guard Self.isExternal(segment) else { return nil }
            if form == .archive { end += ZIPLayout.minimumHeaderSize(name: segmentName(index)) }
            let alignment = max(segment.alignment, 1)
            let offset = (end + alignment - 1) / alignment * alignment
            end = offset + segment.bytes.count
            return offset
        }
    }

    private static func isExternal(_ segment: Rodata) -> Bool {
        segment.fileName != nil || segment.bytes.count >= minimumExternalSize
    }

    private func segmentName(_ index: Int) -> String { rodata[index].fileName ?? Self.segmentName(index) }

    private static func segmentName(_ index: Int) -> String { "rodata_\(index).bin" }
}
