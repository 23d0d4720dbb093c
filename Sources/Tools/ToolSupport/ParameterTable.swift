import IREEParams

/// The table of a scope's parameters, as the official tools print it.
public struct ParameterTable {
    private static let top = "//===" + String(repeating: "-", count: 110) + "===//\n"
    private static let columns =
        "//===------------+------------------+------------------+"
        + String(repeating: "-", count: 59) + "===//\n"
    private static let titles = "//         Start |              End |           Length | Key\n"
    private static let rule =
        "//---------------+------------------+------------------+" + String(repeating: "-", count: 62)
        + "//\n"

    /// One parameter: where its bytes stand, or `nil` where it has none of its own.
    public struct Row {
        public var offset: UInt64?
        public var length: UInt64
        public var key: ParameterKey
        /// What follows the key, for parameters whose bytes are in another file.
        public var note: String?

        public init(offset: UInt64?, length: UInt64, key: ParameterKey, note: String? = nil) {
            self.offset = offset
            self.length = length
            self.key = key
            self.note = note
        }
    }

    /// Prints the table of `rows`.
    public static func write(
        scope: String, _ rows: some Collection<Row>, to output: StandardOutput
    ) throws(ParameterError) {
        let total = rows.reduce(UInt64(0)) { sum, row in
            let (next, overflow) = sum.addingReportingOverflow(row.length)
            return overflow ? .max : next
        }
        let name = scope.isEmpty ? "<global>" : "`\(ParameterKey(scope))`"
        try output.write(
            top + "// Parameter scope \(name) (\(rows.count) entries, \(total) total bytes)\n" + columns
                + titles
                + rule)
        for row in rows {
            try output.write { append(row, to: &$0) }
        }
        try output.write("\n")
    }

    private static func append(_ row: Row, to bytes: inout [UInt8]) {
        if let offset = row.offset {
            append(offset, to: &bytes)
            bytes.append(contentsOf: " | ".utf8)
            append(offset &+ row.length, to: &bytes)
            bytes.append(contentsOf: " | ".utf8)
        } else {
            bytes.append(contentsOf: "               - |                - | ".utf8)
        }
        append(row.length, to: &bytes)
        bytes.append(contentsOf: " | `".utf8)
        bytes.append(row.key)
        bytes.append(UInt8(ascii: "`"))
        if let note = row.note { bytes.append(contentsOf: note.utf8) }
        bytes.append(0x0A)
    }

    /// Appends a number in decimal, right-aligned in 16 columns.
    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        var digits = 0
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            repeat {
                digits += 1
                buffer[20 - digits] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            for _ in stride(from: digits, to: 16, by: 1) { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: buffer[(20 - digits)...])
        }
    }
}

extension [UInt8] {
    /// Appends a key as it is printed: escaped where it could disturb the lines around it.
    fileprivate mutating func append(_ key: ParameterKey) {
        if key.isPlainASCII {
            append(contentsOf: key.bytes)
        } else {
            append(contentsOf: key.description.utf8)
        }
    }
}

extension ParameterTable.Row {
    public init(_ entry: ParameterEntry) {
        switch entry.storage {
        case .file(let range): self.init(offset: range.offset, length: entry.length, key: entry.key)
        case .splat: self.init(offset: nil, length: entry.length, key: entry.key)
        case .external(let range):
            self.init(
                offset: range.offset, length: entry.length, key: entry.key,
                note: " in `\(ParameterKey(range.path))`")
        }
    }

    public init(_ placement: ArchiveWriter.Placement) {
        self.init(offset: placement.offset, length: placement.length, key: placement.key)
    }
}
