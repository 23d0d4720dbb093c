/// Collects the parameters of a new archive, in the order of its entries.
///
/// Invariant: keys are unique and not empty.
public struct ArchiveBuilder: Sendable {
    /// What a parameter's bytes will be.
    public enum Content: Sendable {
        /// No bytes in the file: the pattern stands for all of them.
        case splat(SplatPattern)
        /// Bytes in the file, all made of the pattern. Zeros cost no disk space where the file
        /// system has sparse files.
        case filled(SplatPattern)
        /// Bytes in the file, copied from another one.
        case copy(FileRange)
    }

    /// One parameter.
    public struct Item: Sendable {
        /// The name in the archive.
        public var key: ParameterKey
        /// Bytes.
        public var length: UInt64
        /// Opaque bytes that the archive keeps with the entry.
        public var metadata: [UInt8]
        /// What the bytes will be.
        public var content: Content

        /// A parameter of `length` bytes. It is checked when it is added.
        public init(key: ParameterKey, length: UInt64, metadata: [UInt8] = [], content: Content) {
            self.key = key
            self.length = length
            self.metadata = metadata
            self.content = content
        }
    }

    /// The parameters that were added, in order.
    public private(set) var items: [Item] = []
    private var table = KeyTable()

    /// A builder without parameters.
    public init() {}

    /// Appends a parameter.
    ///
    /// - Throws: `ALREADY_EXISTS` for a key that is there, `INVALID_ARGUMENT` for an empty one or a
    ///   pattern that does not divide the length.
    public mutating func add(_ item: Item) throws(ParameterError) {
        guard items.count < KeyTable.maximumCount else {
            throw ParameterError(
                .resourceExhausted, "an archive holds at most \(KeyTable.maximumCount) parameters")
        }
        guard !item.key.isEmpty else {
            throw ParameterError(.invalidArgument, "a parameter needs a name")
        }
        switch item.content {
        case .splat(let pattern), .filled(let pattern):
            guard pattern.divides(item.length) else {
                throw ParameterError(
                    .invalidArgument,
                    "\(item.length) bytes are no whole number of \(pattern.bytes.count)-byte patterns",
                    key: item.key.description)
            }
        case .copy: break
        }
        guard table.insert(item.key, key: { items[$0].key }) == nil else {
            throw ParameterError(
                .alreadyExists, "two parameters of the new archive have this key", key: item.key.description)
        }
        items.append(item)
    }

    /// Appends a parameter of another index, data as data and splat as splat. An external entry
    /// becomes data: the new archive refers to no other file.
    public mutating func add(_ entry: ParameterEntry) throws(ParameterError) {
        let content: Content
        switch try entry.location() {
        case .splat(let pattern, _, _): content = .splat(pattern)
        case .file(let range, _): content = .copy(range)
        }
        try add(Item(key: entry.key, length: entry.length, metadata: entry.metadata, content: content))
    }
}
