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

    /// Prints the table of `count` rows.
    ///
    /// - Parameter row: gives the row of a position below `count`.
    public static func write(
        scope: String, count: Int, total: UInt64, to output: StandardOutput, row: (Int) -> Row
    ) throws(ParameterError) {
        let name = scope.isEmpty ? "<global>" : "`\(ParameterKey(scope))`"
        try output.write(
            top + "// Parameter scope \(name) (\(count) entries, \(total) total bytes)\n" + columns + titles
                + rule)
        for position in 0..<count {
            try output.write { append(row(position), to: &$0) }
        }
        try output.write("\n")
    }

    /// Prints the table of a scope.
    public static func write(
        _ scope: ParameterScopeMap.Scope, to output: StandardOutput
    ) throws(ParameterError) {
        let index = scope.index
        try write(scope: scope.name, count: index.count, total: index.totalLength, to: output) {
            Row(index.entries[$0])
        }
    }

    /// Prints the table of a new archive.
    public static func write(
        _ placements: ArchivePlacements, to output: StandardOutput
    ) throws(ParameterError) {
        let total = placements.reduce(UInt64(0)) { $0.addingClamped($1.length) }
        try write(scope: "", count: placements.count, total: total, to: output) {
            let placement = placements[$0]
            return Row(offset: placement.offset, length: placement.length, key: placement.key)
        }
    }

    /// Numbers are right-aligned in 16 columns; larger ones push the rest of the line.
    private static let width = 16
    private static let noRange = Array("               - |                - | ".utf8)

    private static func append(_ row: Row, to bytes: inout [UInt8]) {
        if let offset = row.offset {
            append(offset, to: &bytes)
            append(offset.addingClamped(row.length), to: &bytes)
        } else {
            bytes.append(contentsOf: noRange)
        }
        append(row.length, to: &bytes)
        bytes.append(UInt8(ascii: "`"))
        bytes.append(row.key)
        bytes.append(UInt8(ascii: "`"))
        if let note = row.note { bytes.append(contentsOf: note.utf8) }
        bytes.append(0x0A)
    }

    /// Appends a number in decimal, and the bar after it.
    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            let bar = 21
            buffer[bar] = UInt8(ascii: " ")
            buffer[bar + 1] = UInt8(ascii: "|")
            buffer[bar + 2] = UInt8(ascii: " ")
            var first = bar
            var rest = number
            repeat {
                first -= 1
                buffer[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            while first > bar - width {
                first -= 1
                buffer[first] = UInt8(ascii: " ")
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[first...]))
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
}
