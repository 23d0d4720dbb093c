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
        let entries = scope.entries
        var total: UInt64 = 0
        for position in entries.indices { total = total.addingClamped(entries[position].length) }
        try write(scope: scope.name, count: entries.count, total: total, to: output) {
            // Field by field: a whole entry would be a handful of references more to count.
            Row(
                offset: entries[$0].storage.offset, length: entries[$0].length, key: entries[$0].key,
                note: entries[$0].storage.note)
        }
    }

    /// Prints the table of a new archive.
    public static func write(
        _ placements: ArchivePlacements, scope: String = "", to output: StandardOutput
    ) throws(ParameterError) {
        let total = placements.reduce(UInt64(0)) { $0.addingClamped($1.length) }
        try write(scope: scope, count: placements.count, total: total, to: output) {
            let placement = placements[$0]
            return Row(offset: placement.offset, length: placement.length, key: placement.key)
        }
    }

    private static func append(_ row: Row, to bytes: inout [UInt8]) {
        // Three numbers of at most 20 digits, with what stands between them.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 80) { buffer in
            var line = LineEnd(buffer: buffer)
            line.prepend("`")
            line.prepend(row.length)
            line.prepend(row.offset.map { $0.addingClamped(row.length) })
            line.prepend(row.offset)
            bytes.append(contentsOf: line.bytes)
        }
        bytes.append(row.key)
        bytes.append(UInt8(ascii: "`"))
        if let note = row.note { bytes.append(contentsOf: note.utf8) }
        bytes.append(0x0A)
    }

    /// Writes a line from its end: so digits come in the order in which division gives them.
    private struct LineEnd {
        let buffer: UnsafeMutableBufferPointer<UInt8>
        private var start: Int

        init(buffer: UnsafeMutableBufferPointer<UInt8>) {
            self.buffer = buffer
            start = buffer.count
        }

        var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[start...]) }

        mutating func prepend(_ character: Unicode.Scalar) {
            start -= 1
            buffer[start] = UInt8(truncatingIfNeeded: character.value)
        }

        /// A number, or a dash, right-aligned in 16 columns, and a bar. Longer ones push the line.
        mutating func prepend(_ number: UInt64?) {
            prepend(" ")
            prepend("|")
            prepend(" ")
            let end = start
            if var rest = number {
                repeat {
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                    start -= 1
                    buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
                    rest = quotient
                } while rest > 0
            } else {
                prepend("-")
            }
            while end - start < 16 { prepend(" ") }
        }
    }
}

extension [UInt8] {
    /// Appends a key as it is printed: escaped where it could disturb the lines around it.
    fileprivate mutating func append(_ key: ParameterKey) {
        if key.isPlainASCII {
            key.bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
        } else {
            append(contentsOf: key.description.utf8)
        }
    }
}

extension ParameterStorage {
    /// Where in its file the parameter starts.
    fileprivate var offset: UInt64? {
        switch self {
        case .file(let range): range.offset
        case .splat: nil
        case .external(let range): range.offset
        }
    }

    /// The other file that the bytes are in.
    fileprivate var note: String? {
        guard case .external(let range) = self else { return nil }
        return " in `\(ParameterKey(range.path))`"
    }
}
