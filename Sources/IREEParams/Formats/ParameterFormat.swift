/// A kind of parameter file: how to know it, and how to index it.
public protocol ParameterFormat: Sendable {
    /// The name users know the format by, for messages: `IRPA`.
    var name: String { get }

    /// The file name extension, lower case and without the dot: `irpa`.
    var fileExtension: String { get }

    /// Whether a file that starts with `prefix` (up to 16 bytes) is of this format.
    func recognizes(prefix: [UInt8]) -> Bool

    /// Lists the parameters of `source` in file order.
    ///
    /// The reader proves every offset, length and count; the entries' ranges lie inside the source.
    /// Keys are checked for uniqueness by the index that the entries go into.
    ///
    /// - Parameter emit: takes one entry at a time; what it throws ends the reading.
    /// - Throws: a `ParameterError` with the file and the offset of what is wrong.
    func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError)
}

/// What the caller allows and wants when parameter files are opened.
public struct ReadOptions: Sendable {
    /// How the bytes are reached.
    public var mode: FileMode
    /// Opens files for writing too, so that parameters can be written back.
    public var writable: Bool
    /// Lets an archive's external entries name files outside its own folder.
    public var allowsExternalPathsAnywhere: Bool
    /// Takes what readers find besides entries.
    var findings: ReadFindings?

    public init(
        mode: FileMode = .file, writable: Bool = false, allowsExternalPathsAnywhere: Bool = false
    ) {
        self.mode = mode
        self.writable = writable
        self.allowsExternalPathsAnywhere = allowsExternalPathsAnywhere
    }
}
