/// What to do about a key that is in several files of one scope.
public enum RepeatedKeys: Sendable {
    /// It is an error: an archive made of the files could hold but one of the parameters.
    case refused
    /// The first file that has the key serves it. So a file of a few parameters, named first, takes the
    /// place of those in another; IREE's runtime does so.
    case firstWins
}

/// The parameters of one scope, in order, and found by key in constant time.
///
/// Invariant: keys are unique.
public struct ParameterIndex: Sendable {
    /// The entries in the order in which they were added.
    public private(set) var entries: [ParameterEntry] = []
    private var table = KeyTable()

    /// An index without entries.
    public init() {}

    /// The number of entries.
    public var count: Int { entries.count }
    /// Whether there are no entries.
    public var isEmpty: Bool { entries.isEmpty }

    /// The sum of all lengths in bytes; it stops at the largest number there is.
    public var totalLength: UInt64 {
        var total: UInt64 = 0
        for position in entries.indices { total = total.addingClamped(entries[position].length) }
        return total
    }

    /// The entry with `key`, or `nil`. O(1).
    public subscript(key: ParameterKey) -> ParameterEntry? {
        position(of: key).map { entries[$0] }
    }

    /// Makes room for `count` entries in all.
    public mutating func reserveCapacity(_ count: Int) {
        entries.reserveCapacity(count)
        table.reserveCapacity(count)
    }

    /// The position in `entries` of the entry with `key`, or `nil`. O(1).
    public func position(of key: ParameterKey) -> Int? {
        table.find(key) { entries[$0].key }
    }

    /// Appends `entry`.
    ///
    /// - Throws: `ALREADY_EXISTS`, naming the key and the files of both entries.
    public mutating func add(_ entry: consuming ParameterEntry) throws(ParameterError) {
        try append(consume entry)
        try enterKeys()
    }

    /// Appends `entry`. Its key may not be in the table before `enterKeys`.
    mutating func append(_ entry: consuming ParameterEntry) throws(ParameterError) {
        guard entries.count < KeyTable.maximumCount else {
            throw ParameterError(
                .resourceExhausted, "an index holds at most \(KeyTable.maximumCount) parameters")
        }
        entries.append(consume entry)
        if entries.count - table.count == Self.batchSize { try enterKeys() }
    }

    /// So few that a file of one key over and over is found out at once.
    private static let batchSize = 1024

    /// Enters the keys of the entries that have been appended since the last time.
    ///
    /// - Throws: `ALREADY_EXISTS` at the first key that is there already. Its entry and those after it are
    ///   removed.
    mutating func enterKeys() throws(ParameterError) {
        let first = table.count
        let existing = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: entries.count - first) {
            hashes in
            for position in first..<entries.count {
                hashes.initializeElement(at: position - first, to: KeyTable.hash(entries[position].key))
            }
            return table.insert(UnsafeBufferPointer(hashes)) { entries[$0].key }
        }
        guard let existing else { return }
        let error = duplicate(entries[table.count], of: entries[existing])
        entries.removeSubrange(table.count...)
        throw error
    }

    private func duplicate(_ entry: ParameterEntry, of existing: ParameterEntry) -> ParameterError {
        var message = "the key is there twice"
        var hint: String?
        if let first = existing.storage.path, let second = entry.storage.path {
            message =
                first == second
                ? "the key is twice in \(printable(first))"
                : "the key is in \(printable(first)) and in \(printable(second))"
            if first != second { hint = "put the files into different scopes" }
        }
        return ParameterError(.alreadyExists, message, key: entry.key.description, hint: hint)
    }

    /// The entry with `key`.
    ///
    /// - Throws: `NOT_FOUND`, with the nearest keys there are.
    public func lookup(_ key: ParameterKey, scope: String = "") throws(ParameterError) -> ParameterEntry {
        if let entry = self[key] { return entry }
        throw notFound(key, scope)
    }

    /// Where a part of the parameter `key` is. Nothing else of the entry is copied.
    ///
    /// - Throws: as `lookup`; also `OUT_OF_RANGE` for bytes beyond the parameter's end.
    func location(
        of key: ParameterKey, at offset: UInt64, length: UInt64, scope: String
    ) throws(ParameterError) -> ParameterLocation {
        guard let position = position(of: key) else { throw notFound(key, scope) }
        return try entries[position].part(at: offset, length: length, scope: scope)
    }

    private func notFound(_ key: ParameterKey, _ scope: String) -> ParameterError {
        let name = scope.isEmpty ? "the global scope" : "scope `\(printable(scope))`"
        let keys = count == 1 ? "1 key" : "\(count) keys"
        return ParameterError(
            .notFound, "no such parameter", key: key.description, scope: scope,
            hint: ParameterKey.nearestHint(
                to: key, among: "\(name) has \(keys)", of: entries.lazy.map(\.key)))
    }
}

extension ParameterStorage {
    /// The path of the file that holds the bytes, if one does.
    public var path: String? {
        switch self {
        case .file(let range): range.source.path
        case .splat: nil
        case .external(let range): range.file.path
        }
    }
}

extension UInt64 {
    /// The sum, or the largest number where it does not fit.
    package func addingClamped(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
