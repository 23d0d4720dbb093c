/// Reads a GGUF file from front to back: the preamble, then the metadata, then the tensors.
///
/// Counts are checked against the bytes that are left before anything is allocated for them.
struct GGUFReader: ~Copyable {
    var cursor: ByteCursor
    let version: UInt32
    /// `general.alignment`, or its default until that has been read.
    var alignment: UInt64 = 32
    /// `general.quantization_version`, where it has been read.
    var quantizationVersion: UInt64?
    /// What part of a model in several files this is, where that has been read.
    var split: SplitPart?
    var shapes = ShapeCache()
    /// How much memory descriptions of tensors may take still. A file with holes can claim any number.
    var descriptionAllowance = heapAllowance
    /// Those of the current tensor; kept for its capacity.
    var dimensions: [UInt64] = []
    private let fieldCount: UInt64
    let tensorCount: UInt64
    private let tensorCountOffset: UInt64

    var byteOrder: ByteOrder { cursor.byteOrder }

    /// Bytes of a count or length: version 1 had 32-bit ones.
    var countSize: UInt64 { version == 1 ? 4 : 8 }

    /// The longest key or tensor name. The specification gives it for keys. For names it says 64,
    /// and ggml holds to that, but programs built with a larger limit write longer ones.
    static let maximumNameLength: UInt64 = 65535

    /// The highest number of dimensions: far more than ggml's 4, and few enough for any machine's memory.
    static let maximumRank: UInt32 = 65535

    private init(
        _ cursor: consuming ByteCursor, version: UInt32, counts: (tensors: UInt64, fields: UInt64),
        countOffset: UInt64
    ) {
        self.cursor = cursor
        self.version = version
        tensorCount = counts.tensors
        fieldCount = counts.fields
        tensorCountOffset = countOffset
    }

    /// Reads the preamble of `source`.
    static func open(_ source: any ByteSource) throws(ParameterError) -> GGUFReader {
        var cursor = ByteCursor(source)
        let magic = try cursor.readBytes(4, "the magic number")
        guard magic == GGUFFormat.magic else {
            throw cursor.error(.invalidArgument, "no GGUF file: it does not start with `GGUF`", at: 0)
        }
        let version = try readVersion(&cursor)
        let countOffset = cursor.offset
        let counts: (UInt64, UInt64)
        if version == 1 {
            counts.0 = UInt64(try cursor.read(UInt32.self, "the number of tensors"))
            counts.1 = UInt64(try cursor.read(UInt32.self, "the number of metadata fields"))
        } else {
            counts.0 = try cursor.read(UInt64.self, "the number of tensors")
            counts.1 = try cursor.read(UInt64.self, "the number of metadata fields")
        }
        let reader = GGUFReader(cursor, version: version, counts: counts, countOffset: countOffset)
        try reader.requireTensors()
        try reader.requireFields()
        return reader
    }

    /// Reads the version, and tells the byte order by it, for nothing else in the file does.
    private static func readVersion(_ cursor: inout ByteCursor) throws(ParameterError) -> UInt32 {
        let offset = cursor.offset
        var version = try cursor.read(UInt32.self, "the version")
        // A small number whose low half is empty has been read the wrong way round.
        if version & 0xFFFF == 0 {
            version = version.byteSwapped
            cursor.byteOrder = .big
        }
        guard (1...3).contains(version) else {
            throw cursor.error(
                .unimplemented, "GGUF version \(version) is not known; versions 1 to 3 are", at: offset)
        }
        return version
    }

    /// Throws unless `count` things of at least `size` bytes each can be in what is left.
    ///
    /// - Parameter offset: where the count is in the file.
    func require(
        _ count: UInt64, of size: UInt64, at offset: UInt64, _ what: @autoclosure () -> String
    ) throws(ParameterError) {
        guard count <= cursor.remaining / size else {
            throw cursor.error(
                .outOfRange,
                "the file says it has \(count) \(what()), but the \(cursor.remaining) bytes that are left"
                    + " hold at most \(cursor.remaining / size)",
                at: offset)
        }
    }

    /// The least a tensor can be: the length of its name, the number of dimensions, type, offset.
    func requireTensors() throws(ParameterError) {
        try require(tensorCount, of: countSize + 16, at: tensorCountOffset, "tensors")
    }

    /// The least a field can be: a key of one byte, a type, and a value of one byte.
    private func requireFields() throws(ParameterError) {
        try require(fieldCount, of: countSize + 6, at: tensorCountOffset + countSize, "metadata fields")
    }

    /// Reads a count, a length or a dimension.
    mutating func readCount(_ what: @autoclosure () -> String) throws(ParameterError) -> UInt64 {
        if version == 1 { return UInt64(try cursor.read(UInt32.self, what())) }
        return try cursor.read(UInt64.self, what())
    }

    /// Reads a length and as many bytes.
    mutating func readString(
        limit: UInt64 = .max, _ what: @autoclosure () -> String
    ) throws(ParameterError) -> [UInt8] {
        let offset = cursor.offset
        let length = try readCount(what())
        guard length <= min(limit, cursor.remaining) else {
            throw lengthError(length, limit: limit, at: offset, what())
        }
        return try cursor.readBytes(length, what())
    }

    private func lengthError(
        _ length: UInt64, limit: UInt64, at offset: UInt64, _ what: String
    ) -> ParameterError {
        length > cursor.remaining
            ? cursor.error(
                .outOfRange, "\(what) has \(length) bytes, but only \(cursor.remaining) are left", at: offset)
            : cursor.error(
                .invalidArgument, "\(what) has \(length) bytes; at most \(limit) are allowed", at: offset)
    }

    /// Reads the metadata fields.
    ///
    /// - Parameter visit: takes each key, its offset, and the type of its value, and reads or skips
    ///   the value, which comes next.
    mutating func readFields(
        _ visit: (inout GGUFReader, ParameterKey, UInt64, GGUFValueType) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        for _ in 0..<fieldCount {
            let offset = cursor.offset
            let key = try readString(limit: Self.maximumNameLength, "a metadata key")
            guard !key.isEmpty else {
                throw cursor.error(.invalidArgument, "a metadata key is empty", at: offset)
            }
            let type = try readValueType()
            try visit(&self, ParameterKey(bytes: key), offset, type)
        }
    }
}
