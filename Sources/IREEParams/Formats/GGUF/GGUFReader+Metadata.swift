extension GGUFReader {
    /// The field that says how tensor data is aligned.
    private static let alignmentKey: ParameterKey = "general.alignment"

    /// Fields that say what the tensors' bytes mean, or that there are more of them elsewhere.
    private static let quantizationKey: ParameterKey = "general.quantization_version"
    private static let splitCountKey: ParameterKey = "split.count"
    private static let splitNumberKey: ParameterKey = "split.no"
    private static let notedKeys: Set<ParameterKey> = [quantizationKey, splitCountKey, splitNumberKey]

    private mutating func note(_ key: ParameterKey, _ value: GGUFMetadataValue) {
        guard let number = value.unsignedValue else { return }
        switch key {
        case Self.quantizationKey: quantizationVersion = number
        case Self.splitCountKey: split = SplitPart(number: split?.number, count: number)
        case Self.splitNumberKey: split = SplitPart(number: number, count: split?.count)
        default: break
        }
    }

    /// How deep arrays may lie in arrays. ggml itself takes no nested ones; the specification does.
    private static let maximumDepth = 8

    /// Skips the metadata. It is checked as thoroughly as when it is kept.
    mutating func skipMetadata() throws(ParameterError) {
        var seen = Set<ParameterKey>()
        try readFields { (reader, key, offset, type) throws(ParameterError) in
            guard seen.insert(key).inserted else { throw reader.duplicate(key, at: offset) }
            if key == Self.alignmentKey {
                _ = try reader.readAlignment(type)
            } else if Self.notedKeys.contains(key) {
                reader.note(key, try reader.readValue(type))
            } else {
                try reader.skipValue(type)
            }
        }
    }

    /// Reads the metadata.
    mutating func readMetadata(
        into fields: inout MetadataFields<GGUFMetadataValue>
    ) throws(ParameterError) {
        try readFields { (reader, key, offset, type) throws(ParameterError) in
            let value =
                key == Self.alignmentKey ? try reader.readAlignment(type) : try reader.readValue(type)
            reader.note(key, value)
            guard fields.append(key, value) else { throw reader.duplicate(key, at: offset) }
        }
    }

    private func duplicate(_ key: ParameterKey, at offset: UInt64) -> ParameterError {
        cursor.error(.alreadyExists, "the metadata key `\(key)` is twice in the file", at: offset)
    }

    mutating func readValueType() throws(ParameterError) -> GGUFValueType {
        let offset = cursor.offset
        let number = try cursor.read(UInt32.self, "the type of a metadata value")
        guard let type = GGUFValueType(rawValue: number) else {
            throw cursor.error(
                .invalidArgument, "the metadata value's type \(number) is not known", at: offset)
        }
        return type
    }

    private mutating func readAlignment(
        _ type: GGUFValueType
    ) throws(ParameterError) -> GGUFMetadataValue {
        let offset = cursor.offset
        guard type == .uint32 else {
            throw cursor.error(
                .invalidArgument, "`\(Self.alignmentKey)` must be of the type uint32, but is \(type)",
                at: offset)
        }
        let value = try cursor.read(UInt32.self, "`\(Self.alignmentKey)`")
        if value % 8 == 0, value != 0, value & (value - 1) != 0 {
            throw cursor.error(
                .invalidArgument,
                "`\(Self.alignmentKey)` is \(value), no power of two: the specification allows it and ggml"
                    + " refuses it, so that readers disagree about where the data is", at: offset)
        }
        guard value != 0, value & (value - 1) == 0 else {
            throw cursor.error(
                .invalidArgument, "`\(Self.alignmentKey)` must be a power of two, but is \(value)",
                at: offset)
        }
        alignment = UInt64(value)
        return .uint32(value)
    }

    // MARK: Passing over

    private mutating func skipValue(_ type: GGUFValueType) throws(ParameterError) {
        switch type {
        case .bool: _ = try readBool()
        case .string: try skipString()
        case .array: try skipArray(depth: 1)
        default: try cursor.skip(type.byteCount ?? 0, "a metadata value")
        }
    }

    private mutating func skipString() throws(ParameterError) {
        let length = try readCount("a metadata string")
        try cursor.skip(length, "a metadata string")
    }

    private mutating func skipArray(depth: Int) throws(ParameterError) {
        let (type, count) = try readArrayHead(depth: depth)
        switch type {
        case .bool: for _ in 0..<count { _ = try readBool() }
        case .string: for _ in 0..<count { try skipString() }
        case .array: for _ in 0..<count { try skipArray(depth: depth + 1) }
        default:
            // No overflow: the head has held the count against the bytes that are left.
            try cursor.skip(count * (type.byteCount ?? 0), "a metadata array")
        }
    }

    // MARK: Keeping

    private mutating func readValue(
        _ type: GGUFValueType
    ) throws(ParameterError) -> GGUFMetadataValue {
        switch type {
        case .uint8: .uint8(try readNumber())
        case .int8: .int8(try readNumber())
        case .uint16: .uint16(try readNumber())
        case .int16: .int16(try readNumber())
        case .uint32: .uint32(try readNumber())
        case .int32: .int32(try readNumber())
        case .float32: .float32(Float(bitPattern: try readNumber()))
        case .bool: .bool(try readBool())
        case .string: .string(try readString("a metadata string"))
        case .array: .array(try readArray(depth: 1))
        case .uint64: .uint64(try readNumber())
        case .int64: .int64(try readNumber())
        case .float64: .float64(Double(bitPattern: try readNumber()))
        }
    }

    private mutating func readArray(depth: Int) throws(ParameterError) -> GGUFMetadataArray {
        let (type, count) = try readArrayHead(depth: depth)
        return switch type {
        case .uint8: .uint8(try cursor.readBytes(count, "a metadata array"))
        case .int8: .int8(try readNumbers(count))
        case .uint16: .uint16(try readNumbers(count))
        case .int16: .int16(try readNumbers(count))
        case .uint32: .uint32(try readNumbers(count))
        case .int32: .int32(try readNumbers(count))
        case .float32: .float32(try readNumbers(count).map(Float.init(bitPattern:)))
        case .bool:
            .bool(try collect(count) { (reader) throws(ParameterError) in try reader.readBool() })
        case .string:
            .string(
                try collect(count) { (reader) throws(ParameterError) in
                    try reader.readString("a metadata string")
                })
        case .array:
            .array(
                try collect(count) { (reader) throws(ParameterError) in
                    try reader.readArray(depth: depth + 1)
                })
        case .uint64: .uint64(try readNumbers(count))
        case .int64: .int64(try readNumbers(count))
        case .float64: .float64(try readNumbers(count).map(Double.init(bitPattern:)))
        }
    }

    // MARK: Parts

    /// Reads an array's element type and count, and checks the count against the bytes left.
    private mutating func readArrayHead(
        depth: Int
    ) throws(ParameterError) -> (type: GGUFValueType, count: UInt64) {
        guard depth <= Self.maximumDepth else {
            throw cursor.error(
                .invalidArgument, "metadata arrays lie more than \(Self.maximumDepth) deep in each other")
        }
        let type = try readValueType()
        let offset = cursor.offset
        let count = try readCount("the length of a metadata array")
        let stringHead: UInt64 = version == 1 ? 4 : 8
        let least = type.byteCount ?? (type == .string ? stringHead : 4 + stringHead)
        try require(count, of: least, at: offset, "elements in a metadata array")
        return (type, count)
    }

    private mutating func readNumber<Value: FixedWidthInteger>() throws(ParameterError) -> Value {
        try cursor.read(Value.self, "a metadata value")
    }

    private mutating func readNumbers<Value: FixedWidthInteger>(
        _ count: UInt64
    ) throws(ParameterError) -> [Value] {
        try collect(count) { (reader) throws(ParameterError) in try reader.readNumber() }
    }

    /// - Parameter count: has been checked against the bytes that are left.
    private mutating func collect<Value>(
        _ count: UInt64, _ read: (inout GGUFReader) throws(ParameterError) -> Value
    ) throws(ParameterError) -> [Value] {
        guard count <= heapAllowance / UInt64(max(1, MemoryLayout<Value>.stride)) else {
            throw cursor.error(
                .resourceExhausted, "a metadata array of \(count) elements takes more than half of the memory"
            )
        }
        var values: [Value] = []
        values.reserveCapacity(Int(clamping: count))
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    private mutating func readBool() throws(ParameterError) -> Bool {
        let offset = cursor.offset
        let value = try cursor.read(UInt8.self, "a metadata truth value")
        guard value <= 1 else {
            throw cursor.error(
                .invalidArgument, "a metadata truth value is \(value); it must be 0 or 1", at: offset)
        }
        return value == 1
    }
}
