/// Where the parameters of a new archive stand, in order.
public struct ArchivePlacements: RandomAccessCollection, Sendable {
    let items: [ArchiveBuilder.Item]
    let layout: ArchiveLayout

    /// Where one parameter stands.
    public struct Placement: Sendable {
        /// The name in the archive.
        public var key: ParameterKey
        /// Bytes.
        public var length: UInt64
        /// The offset of its bytes in the archive; `nil` for a splat.
        public var offset: UInt64?
    }

    /// The length of the archive, in bytes.
    var fileSize: UInt64 { layout.fileSize }

    public var startIndex: Int { items.startIndex }
    public var endIndex: Int { items.endIndex }

    /// The placement of the parameter that was added at this position.
    public subscript(position: Int) -> Placement {
        let item = items[position]
        return Placement(
            key: item.key, length: item.length,
            offset: item.isSplat ? nil : layout.storage.offset + layout.offsets[position])
    }
}
