import IREEBytecode
import IREEParams
import IREERuntime

/// The parameters of one scope that an encoder writes.
struct EncodedScope {
    let name: String
    private(set) var entries: [Entry] = []

    struct Entry {
        let key: ParameterKey
        let metadata: [UInt8]
        /// In bytes.
        let length: UInt64
        let content: Content
    }

    enum Content {
        case splat(SplatPattern)
        /// Computed; aligned to so many bytes.
        case data(alignment: UInt64)
    }

    static func malformed(_ message: String) -> VMError {
        VMError(.invalidArgument, "the encoder's list of parameters is malformed: \(message)")
    }

    /// Reads `[scope, entries]`, where an entry is `[0, key, metadata, length, pattern, width]` for a splat and
    /// `[1, key, metadata, length, alignment]` for data.
    init(_ value: RuntimeValue) throws {
        guard case .list(let fields) = value, fields.count >= 2, case .list(let entries) = fields[1] else {
            throw Self.malformed("expected a scope and a list of its entries")
        }
        switch fields[0] {
        case .bytes(let bytes): name = String(decoding: bytes, as: UTF8.self)
        case .null: name = ""
        default: throw Self.malformed("expected the name of a scope")
        }
        self.entries = try entries.map { (entry) throws in try Self.entry(entry) }
    }

    private static func entry(_ value: RuntimeValue) throws -> Entry {
        guard case .list(let fields) = value, fields.count >= 5, case .i64(let kind) = fields[0],
            case .bytes(let key) = fields[1], case .i64(let length) = fields[3], length >= 0,
            case .i64(let detail) = fields[4]
        else { throw malformed("expected a kind, a key, metadata, a length and an alignment or a pattern") }
        var metadata: [UInt8] = []
        if case .bytes(let bytes) = fields[2] { metadata = bytes }
        return Entry(
            key: ParameterKey(bytes: key), metadata: metadata, length: UInt64(length),
            content: kind == 0 ? try splat(detail, fields) : try data(detail))
    }

    private static func splat(_ pattern: Int64, _ fields: [RuntimeValue]) throws -> Content {
        let bytes = withUnsafeBytes(of: pattern.littleEndian) { Array($0) }
        guard fields.count >= 6, case .i64(let width) = fields[5], (1...8).contains(width),
            let pattern = SplatPattern(Array(bytes.prefix(Int(width))))
        else { throw malformed("expected a pattern of 1, 2, 4 or 8 bytes") }
        return .splat(pattern)
    }

    private static func data(_ alignment: Int64) throws -> Content {
        guard alignment > 0, alignment & (alignment - 1) == 0, alignment <= 1 << 30 else {
            throw malformed("expected an alignment that is a power of two, got \(alignment)")
        }
        return .data(alignment: UInt64(alignment))
    }

    /// The parameters as text.
    var listing: String {
        var text = "Scope: \"\(ParameterKey(name))\"\n"
        for entry in entries {
            switch entry.content {
            case .splat(let pattern):
                let digits = pattern.bytes.reversed().map { byte in
                    let text = String(byte, radix: 16)
                    return text.utf8.count == 1 ? "0" + text : text
                }
                text += "  \(entry.key): SPLAT, \(entry.length) bytes, pattern=0x\(digits.joined())\n"
            case .data(let alignment):
                text += "  \(entry.key): DATA, \(entry.length) bytes, alignment \(alignment)\n"
            }
        }
        return text
    }
}
