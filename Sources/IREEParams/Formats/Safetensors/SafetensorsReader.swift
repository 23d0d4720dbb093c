/// Reads the header of a safetensors file.
enum SafetensorsReader {
    /// A tensor, and where in the file it is described, for messages.
    struct Record {
        let tensor: SafetensorsTensor
        let position: UInt64
    }

    struct Contents {
        var metadata = MetadataFields<String>()
        /// In the order of the header.
        var records: [Record] = []
        var dataOffset: UInt64 = 0
    }

    /// The key that names no tensor but the file's own metadata.
    private static let metadataKey: StaticString = "__metadata__"

    static func read(_ source: any ByteSource) throws(ParameterError) -> Contents {
        var cursor = ByteCursor(source)
        let length = try cursor.read(UInt64.self, "the length of the header")
        guard length <= SafetensorsHeader.maximumLength else {
            throw cursor.error(
                .invalidArgument,
                "no safetensors file: the header would have \(length) bytes, more than the"
                    + " \(SafetensorsHeader.maximumLength) allowed",
                at: 0)
        }
        guard length <= cursor.remaining, let size = Int(exactly: length) else {
            throw cursor.error(
                .outOfRange,
                "the header has \(length) bytes, but only \(cursor.remaining) are left; the file may have"
                    + " been cut short",
                at: 0)
        }
        let start = cursor.offset
        // Bytes that lie in memory are scanned there; others are brought in once.
        let memory: any ByteSource
        let first: Int
        if source.contiguousBytes != nil {
            (memory, first) = (source, Int(clamping: start))
        } else {
            memory = try MemorySource(count: size, path: source.path) { target throws(ParameterError) in
                try source.read(at: start, into: target)
            }
            first = 0
        }
        return try withExtendedLifetime(memory) { () throws(ParameterError) -> Contents in
            let bytes = memory.contiguousBytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
            var scanner = JSONScanner(
                UnsafeRawBufferPointer(rebasing: bytes[first..<first + size]), path: source.path,
                fileOffset: start)
            // No overflow: the header lies inside the source.
            return try read(&scanner, dataOffset: start + length, end: source.size)
        }
    }

    private static func read(
        _ scanner: inout JSONScanner, dataOffset: UInt64, end: UInt64
    ) throws(ParameterError) -> Contents {
        var contents = Contents()
        contents.dataOffset = dataOffset
        var hasMetadata = false
        var shapes = ShapeCache()
        // No overflow: the header ends inside the file.
        let dataCount = end - dataOffset
        // What a tensor with a long name takes; address space for more costs nothing.
        contents.records.reserveCapacity(scanner.count / 128)
        guard scanner.consume("{") else {
            throw scanner.error(.invalidArgument, "no safetensors file: the header does not start with `{`")
        }
        try scanner.readRestOfObject("the header") { (scanner, key, start) throws(ParameterError) in
            if scanner.isEqual(key, to: metadataKey) {
                guard !hasMetadata else {
                    throw scanner.error(.alreadyExists, "`\(metadataKey)` is twice in the file", at: start)
                }
                hasMetadata = true
                try readMetadata(&scanner, into: &contents.metadata)
                return
            }
            let name = ParameterKey(bytes: scanner.array(key))
            do throws(ParameterError) {
                let tensor = try readTensor(&scanner, name: name, dataCount: dataCount, shapes: &shapes)
                contents.records.append(Record(tensor: tensor, position: scanner.fileOffset(of: start)))
            } catch {
                var error = error
                error.key = name.description
                throw error
            }
        }
        _ = scanner.next()
        guard scanner.isAtEnd else {
            throw scanner.error(.invalidArgument, "only white space may follow the JSON object in the header")
        }
        try checkLayout(contents, dataCount: dataCount, path: scanner.path)
        return contents
    }

    private static func readMetadata(
        _ scanner: inout JSONScanner, into fields: inout MetadataFields<String>
    ) throws(ParameterError) {
        // The reference implementation takes this for no metadata.
        if scanner.next() == UInt8(ascii: "n") { return try scanner.skipWord("null") }
        try scanner.readObject("`\(metadataKey)`") { (scanner, key, start) throws(ParameterError) in
            let value = try scanner.readString("a value of `\(metadataKey)`")
            guard fields.append(ParameterKey(bytes: scanner.array(key)), scanner.string(value)) else {
                throw scanner.error(
                    .alreadyExists, "`\(scanner.excerpt(key))` is twice in `\(metadataKey)`",
                    at: start)
            }
        }
    }

    /// Proves that the data of the tensors, sorted by place, follows each other from the start to the
    /// end of the data section.
    private static func checkLayout(
        _ contents: Contents, dataCount: UInt64, path: String
    ) throws(ParameterError) {
        let records = contents.records
        var end: UInt64 = 0
        // Writers put tensors in the order of their data, so sorting is rarely needed.
        var order: [Int]?
        for index in records.indices.dropFirst()
        where places(records, index, precedes: index - 1) {
            order = records.indices.sorted { places(records, $0, precedes: $1) }
            break
        }
        for index in records.indices {
            let record = records[order?[index] ?? index]
            guard record.tensor.offset == end else {
                let kind = record.tensor.offset > end ? "a hole" : "an overlap"
                throw ParameterError(
                    .invalidArgument,
                    "there is \(kind) in the data: the tensor's starts at \(record.tensor.offset), that of"
                        + " the one before ends at \(end)",
                    file: path, offset: record.position, key: record.tensor.name.description)
            }
            // No overflow: each tensor's end has been checked against the end of the file.
            end = record.tensor.offset + record.tensor.byteCount
        }
        guard end == dataCount else {
            throw ParameterError(
                .invalidArgument, "the last \(dataCount - end) bytes of the file belong to no tensor",
                file: path, offset: contents.dataOffset + end)
        }
    }

    private static func places(_ records: [Record], _ left: Int, precedes right: Int) -> Bool {
        let (left, right) = (records[left].tensor, records[right].tensor)
        return (left.offset, left.byteCount) < (right.offset, right.byteCount)
    }
}
