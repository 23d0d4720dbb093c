/// Makes IREE parameter archives, of one header or of several that are linked.
public struct IRPAFixture: Sendable {
    public enum Entry: Sendable {
        case skip
        case splat(_ key: String, length: UInt64, pattern: [UInt8])
        case data(_ key: String, [UInt8], metadata: [UInt8] = [])
        case external(_ key: String, path: String, offset: UInt64, length: UInt64)

        fileprivate var type: UInt64 {
            switch self {
            case .skip: 0
            case .splat: 1
            case .data: 2
            case .external: 3
            }
        }

        fileprivate var size: Int {
            switch self {
            case .skip: 60
            case .splat: 85
            case .data: 76
            case .external: 92
            }
        }

        /// What the entry has in the metadata segment, and in the storage segment.
        fileprivate var parts: (key: [UInt8], metadata: [UInt8], path: [UInt8], data: [UInt8]) {
            switch self {
            case .skip: ([], [], [], [])
            case .splat(let key, _, _): (Array(key.utf8), [], [], [])
            case .data(let key, let data, let metadata): (Array(key.utf8), metadata, [], data)
            case .external(let key, let path, _, _): (Array(key.utf8), [], Array(path.utf8), [])
            }
        }
    }

    /// The entries of each header.
    public var headers: [[Entry]]

    public init(_ headers: [Entry]...) {
        self.headers = headers
    }

    public func build() -> FixtureFile {
        var writer = FixtureWriter()
        for (index, entries) in headers.enumerated() {
            write(entries, "header \(index)", isLast: index == headers.count - 1, to: &writer)
        }
        return writer.file
    }

    private static func padded(_ size: Int, to alignment: Int) -> Int {
        (size + alignment - 1) / alignment * alignment
    }

    private func write(
        _ entries: [Entry], _ name: String, isLast: Bool, to writer: inout FixtureWriter
    ) {
        let tableLength = entries.reduce(0) { $0 + Self.padded($1.size, to: 16) }
        let metadata = entries.flatMap { $0.parts.key + $0.parts.metadata + $0.parts.path }
        let storage = entries.reduce(into: [UInt8]()) { bytes, entry in
            bytes += entry.parts.data
            bytes += [UInt8](repeating: 0, count: Self.padded(bytes.count, to: 64) - bytes.count)
        }
        let metadataStart = 96 + tableLength
        let storageStart = Self.padded(metadataStart + metadata.count, to: 64)
        let end = storageStart + storage.count

        writer.append("IRPA".utf8)
        writer.number(0, width: 2, "\(name) major version")
        writer.number(0, width: 2, "\(name) minor version")
        writer.number(88, width: 8, "\(name) size")
        writer.number(isLast ? 0 : UInt64(end), width: 8, "\(name) next header")
        writer.number(0, width: 8, "\(name) flags")
        writer.number(UInt64(entries.count), width: 8, "\(name) entry count")
        for (segment, offset, length) in [
            ("table", 96, tableLength), ("metadata", metadataStart, metadata.count),
            ("storage", storageStart, storage.count),
        ] {
            writer.number(UInt64(offset), width: 8, "\(name) \(segment) offset")
            writer.number(UInt64(length), width: 8, "\(name) \(segment) length")
        }
        writer.append([UInt8](repeating: 0, count: 8))
        var places = (metadata: 0, storage: 0)
        for (index, entry) in entries.enumerated() {
            write(entry, "\(name) entry \(index)", &places, to: &writer)
            writer.append([UInt8](repeating: 0, count: Self.padded(entry.size, to: 16) - entry.size))
        }
        writer.append(metadata)
        writer.append([UInt8](repeating: 0, count: storageStart - metadataStart - metadata.count))
        writer.append(storage)
    }

    private func write(
        _ entry: Entry, _ name: String, _ places: inout (metadata: Int, storage: Int),
        to writer: inout FixtureWriter
    ) {
        /// Writes a reference to the next `count` bytes of a segment.
        func reference(_ count: Int, _ part: String, _ place: inout Int) {
            writer.number(UInt64(place), width: 8, "\(name) \(part) offset")
            writer.number(UInt64(count), width: 8, "\(name) \(part) length")
            place += count
        }
        let parts = entry.parts
        writer.number(UInt64(entry.size), width: 8, "\(name) size")
        writer.number(entry.type, width: 4, "\(name) type")
        writer.number(0, width: 8, "\(name) flags")
        reference(parts.key.count, "key", &places.metadata)
        reference(parts.metadata.count, "metadata", &places.metadata)
        writer.number(64, width: 8, "\(name) alignment")
        switch entry {
        case .skip: break
        case .splat(_, let length, let pattern):
            writer.number(length, width: 8, "\(name) length")
            writer.append(pattern + [UInt8](repeating: 0, count: max(0, 16 - pattern.count)))
            writer.number(UInt64(pattern.count), width: 1, "\(name) pattern length")
        case .data:
            reference(parts.data.count, "data", &places.storage)
            places.storage = Self.padded(places.storage, to: 64)
        case .external(_, _, let offset, let length):
            reference(parts.path.count, "path", &places.metadata)
            writer.number(offset, width: 8, "\(name) range offset")
            writer.number(length, width: 8, "\(name) range length")
        }
    }
}
