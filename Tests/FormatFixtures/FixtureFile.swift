import IREEParams

/// A small parameter file made in memory, with a map of the numbers in it.
public struct FixtureFile: Sendable {
    /// A number of the file's own, as opposed to tensor data.
    public struct Field: Sendable {
        public let name: String
        /// Bytes from the start of the file.
        public let offset: Int
        /// In bytes.
        public let width: Int
        public let byteOrder: ByteOrder
    }

    public var bytes: [UInt8]
    public let fields: [Field]

    public init(bytes: [UInt8], fields: [Field]) {
        self.bytes = bytes
        self.fields = fields
    }

    /// The field called `name`; an empty one at 0 where there is none.
    public func field(_ name: String) -> Field {
        fields.first { $0.name == name } ?? Field(name: name, offset: 0, width: 0, byteOrder: .little)
    }

    /// Where the field called `name` starts.
    public func offset(of name: String) -> UInt64 { UInt64(field(name).offset) }

    /// The value of a field.
    public func value(of field: Field) -> UInt64 {
        let range = bytes[field.offset..<field.offset + field.width]
        let bigEndian = field.byteOrder == .big ? Array(range) : range.reversed()
        return bigEndian.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The file with one of its fields set to the low bytes of `value`.
    public func setting(_ field: Field, to value: UInt64) -> [UInt8] {
        var result = bytes
        for index in 0..<field.width {
            let place = field.byteOrder == .little ? index : field.width - 1 - index
            result[field.offset + place] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
        return result
    }
}

/// Writes a fixture from front to back.
public struct FixtureWriter {
    public private(set) var bytes: [UInt8] = []
    public private(set) var fields: [FixtureFile.Field] = []
    public var byteOrder = ByteOrder.little

    public init() {}

    public var file: FixtureFile { FixtureFile(bytes: bytes, fields: fields) }

    /// Appends `width` bytes of `value`, and notes them as a field where `name` is given.
    public mutating func number(_ value: UInt64, width: Int, _ name: String? = nil) {
        if let name {
            fields.append(
                FixtureFile.Field(name: name, offset: bytes.count, width: width, byteOrder: byteOrder))
        }
        let littleEndian = (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        bytes += byteOrder == .little ? littleEndian : littleEndian.reversed()
    }

    public mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// Appends zeros up to a multiple of `alignment`.
    public mutating func pad(to alignment: Int) {
        let rest = bytes.count % alignment
        if rest != 0 { bytes += [UInt8](repeating: 0, count: alignment - rest) }
    }
}
