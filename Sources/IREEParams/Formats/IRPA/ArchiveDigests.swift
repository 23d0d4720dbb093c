/// The digests of the parameters of an archive while it is being written.
///
/// Most parameters pass through memory and are digested there. The others, which the system copies by
/// itself, are read by a thread of its own beside the copying.
final class ArchiveDigests {
    private var digests: [ContentDigest?]
    private let isUnseen: [Bool]
    private let background: BackgroundDigests?
    private let passing: PassingDigest

    /// - Parameter isUnseen: for each item, whether its bytes will not pass by.
    init(of items: [ArchiveBuilder.Item], isUnseen: [Bool]) throws(ParameterError) {
        digests = Array(repeating: nil, count: items.count)
        passing = try PassingDigest()
        for (index, item) in items.enumerated() where item.isSplat {
            digests[index] = try item.asEntry.digest()
        }
        self.isUnseen = isUnseen
        let unseen = zip(items, isUnseen).filter(\.1).map(\.0.asEntry)
        background = unseen.isEmpty ? nil : BackgroundDigests(of: unseen)
    }

    /// Has `body` write the item at `index`; it passes the digest what it writes.
    func withDigest(at index: Int, body: (PassingDigest?) throws(ParameterError) -> Void)
        throws(ParameterError)
    {
        guard !isUnseen[index] else { return try body(nil) }
        try body(passing)
        digests[index] = passing.take()
    }

    /// Waits for those that are not there yet.
    ///
    /// - Returns: one digest for each item, in order.
    func wait() throws(ParameterError) -> [ContentDigest] {
        if let background {
            let unseen = isUnseen.indices.filter { isUnseen[$0] }
            for (index, digest) in zip(unseen, try background.wait()) { digests[index] = digest }
        }
        return digests.compactMap { $0 }
    }
}

extension ArchiveBuilder.Item {
    /// The parameter as it will be, for those that read parameters.
    var asEntry: ParameterEntry {
        let storage: ParameterStorage
        switch content {
        case .splat(let pattern): storage = .splat(pattern)
        case .filled(let pattern):
            storage = .file(FileRange(source: PatternSource(pattern, size: length), offset: 0))
        case .copy(let range): storage = .file(range)
        }
        return ParameterEntry(key: key, length: length, storage: storage)
    }
}
