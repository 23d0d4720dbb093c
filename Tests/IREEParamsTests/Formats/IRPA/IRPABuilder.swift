/// Makes archives field by field, so that tests can set each of them wrong.
struct IRPABuilder {
    var magic = Array("IRPA".utf8)
    var major: UInt16 = 0
    var minor: UInt16 = 0
    var headerSize: UInt64 = 88
    var nextHeader: UInt64 = 0
    var entryCount: UInt64?
    var entrySegment: (UInt64, UInt64)?
    var metadataSegment: (UInt64, UInt64)?
    var storageSegment: (UInt64, UInt64)?
    /// Bytes of the metadata segment.
    var metadata: [UInt8] = []
    /// Bytes of the storage segment, which starts at a multiple of 64.
    var storage: [UInt8] = []
    var table: [UInt8] = []
    private var entries: UInt64 = 0

    /// Adds bytes to the metadata segment and returns the reference to them.
    mutating func metadata(_ bytes: some Collection<UInt8>) -> (UInt64, UInt64) {
        defer { metadata += bytes }
        return (UInt64(metadata.count), UInt64(bytes.count))
    }

    /// Appends an entry of any type; `size` is what it says of itself.
    mutating func add(
        type: UInt32, name: (UInt64, UInt64), blob: (UInt64, UInt64) = (0, 0), size: UInt64? = nil,
        body: [UInt8]
    ) {
        while table.count % 16 != 0 { table.append(0) }
        var entry = fields(type) + fields(UInt64(0)) + fields(name.0, name.1) + fields(blob.0, blob.1)
        entry += fields(UInt64(64)) + body
        table += fields(size ?? UInt64(entry.count + 8)) + entry
        entries += 1
    }

    mutating func addData(_ key: String, _ bytes: [UInt8], blob: [UInt8] = []) {
        while storage.count % 64 != 0 { storage.append(0) }
        let name = metadata(key.utf8)
        let blob = blob.isEmpty ? (0, 0) : metadata(blob)
        add(type: 2, name: name, blob: blob, body: fields(UInt64(storage.count), UInt64(bytes.count)))
        storage += bytes
    }

    mutating func addSplat(_ key: String, length: UInt64, pattern: [UInt8], count: UInt8? = nil) {
        let padded = pattern + Array(repeating: 0, count: max(0, 16 - pattern.count))
        add(
            type: 1, name: metadata(key.utf8),
            body: fields(length) + padded + [count ?? UInt8(pattern.count)])
    }

    mutating func addExternal(_ key: String, path: String, offset: UInt64, length: UInt64) {
        let name = metadata(key.utf8)
        let path = metadata(path.utf8)
        add(type: 3, name: name, body: fields(path.0, path.1, offset, length))
    }

    /// Appends a span of the table that is marked as erased, with references that lead nowhere.
    mutating func addSkip() {
        add(type: 0, name: (1 << 40, 9), blob: (1 << 41, 7), body: [])
    }

    var bytes: [UInt8] {
        let tableStart: UInt64 = 96
        let metadataStart = tableStart + UInt64(table.count)
        let storageStart = (metadataStart + UInt64(metadata.count) + 63) & ~63
        var file = magic + fields(major) + fields(minor) + fields(headerSize, nextHeader, 0)
        file += fields(entryCount ?? entries)
        for segment in [
            entrySegment ?? (tableStart, UInt64(table.count)),
            metadataSegment ?? (metadataStart, UInt64(metadata.count)),
            storageSegment ?? (storageStart, UInt64(storage.count)),
        ] {
            file += fields(segment.0, segment.1)
        }
        file += Array(repeating: 0, count: 8) + table + metadata
        file += Array(repeating: 0, count: Int(storageStart) - file.count)
        return file + storage
    }
}

func fields(_ values: UInt64...) -> [UInt8] { values.flatMap { little($0) } }
func fields(_ value: UInt32) -> [UInt8] { little(value) }
func fields(_ value: UInt16) -> [UInt8] { little(value) }

func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
