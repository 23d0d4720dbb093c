/// One parameter of an index: its key, its length, and where its bytes are.
public struct ParameterEntry: Sendable {
    /// The name within the scope.
    public var key: ParameterKey
    /// The length in bytes, as the program sees it.
    public var length: UInt64
    /// Where the bytes are.
    public var storage: ParameterStorage
    /// What the file knows of the tensor, if its format records that.
    public var tensor: TensorDescription?
    /// Opaque bytes that an IRPA archive keeps with the entry.
    public var metadata: [UInt8]

    /// An entry. Nothing is checked: the library proves that the range lies in its file where the bytes are located.
    ///
    /// - Parameter length: in bytes.
    public init(
        key: ParameterKey, length: UInt64, storage: ParameterStorage,
        tensor: TensorDescription? = nil, metadata: [UInt8] = []
    ) {
        self.key = key
        self.length = length
        self.storage = storage
        self.tensor = tensor
        self.metadata = metadata
    }
}

/// Where the bytes of a parameter are.
public enum ParameterStorage: Sendable {
    /// In a file that is open: `length` bytes of the entry from `offset` on.
    case file(FileRange)
    /// Nowhere: the pattern repeated over the length.
    case splat(SplatPattern)
    /// In another file that the archive names; it is opened when the bytes are first asked for.
    case external(ExternalRange)
}

/// A place in a file that an archive refers to by its path. The length is the entry's.
public struct ExternalRange: Sendable {
    /// The path as the archive has it.
    public var path: String
    /// Bytes from the start of that file.
    public var offset: UInt64
    /// Opens the file, once for all entries that share it.
    public var file: ExternalFile

    /// A range of an external file.
    ///
    /// - Parameter offset: in bytes, from the start of that file.
    public init(path: String, offset: UInt64, file: ExternalFile) {
        self.path = path
        self.offset = offset
        self.file = file
    }
}
