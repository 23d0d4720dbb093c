/// The name of a parameter within its scope: any sequence of bytes, nearly always UTF-8.
///
/// Keys are compared as bytes, as every file format and the runtime do. (Swift's `String` would
/// call two keys equal that differ in Unicode normalization only, and replace bytes that are not UTF-8.)
public struct ParameterKey: Sendable, Hashable {
    /// The bytes of the key.
    public let bytes: [UInt8]

    /// A key of these bytes, which need not be UTF-8.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A key of these bytes, as views of strings have them.
    public init(utf8 bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// A key of the text's UTF-8 bytes.
    public init(_ string: some StringProtocol) {
        self.bytes = Array(string.utf8)
    }

    /// Whether the key has no bytes. New archives refuse such a key.
    public var isEmpty: Bool { bytes.isEmpty }

    public static func == (left: ParameterKey, right: ParameterKey) -> Bool {
        left.bytes == right.bytes
    }

    // One call for all bytes: `Array` would feed the hasher a byte at a time.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension ParameterKey: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension ParameterKey: Comparable {
    public static func < (left: ParameterKey, right: ParameterKey) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension ParameterKey: CustomStringConvertible {
    /// The key as text on one line: control characters and bytes that are no UTF-8 are escaped as
    /// `\n`, `\t`, `\r` or `\xNN`. A key without any is printed as it is.
    public var description: String {
        isPlainASCII ? String(decoding: bytes, as: UTF8.self) : printable(utf8: bytes)
    }

    /// Whether the key is printed as it is because every byte is a visible ASCII character or a blank.
    package var isPlainASCII: Bool {
        // Without an early exit, so that the loop is vectorized.
        var others: UInt8 = 0
        for byte in bytes { others |= byte &- 0x20 > 0x5E ? 1 : 0 }
        return others == 0
    }
}
