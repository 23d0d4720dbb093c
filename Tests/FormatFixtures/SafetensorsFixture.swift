/// Makes safetensors files from the text of their header.
public struct SafetensorsFixture: Sendable {
    /// The header as it is written, valid or not.
    public var header: [UInt8]
    /// The length of the data section in bytes.
    public var dataCount: Int

    public init(_ header: String, dataCount: Int = 0) {
        self.header = Array(header.utf8)
        self.dataCount = dataCount
    }

    public init(bytes header: [UInt8], dataCount: Int = 0) {
        self.header = header
        self.dataCount = dataCount
    }

    public func build() -> FixtureFile {
        var writer = FixtureWriter()
        writer.number(UInt64(header.count), width: 8, "header length")
        writer.append(header)
        writer.append((0..<dataCount).map { UInt8(truncatingIfNeeded: $0) })
        return writer.file
    }
}
