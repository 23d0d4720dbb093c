/// A kind of parameter file: how to know it, and how to index it.
public protocol ParameterFormat: Sendable {
    /// The name users know the format by, for messages: `IRPA`.
    var name: String { get }

    /// The file name extension, lower case and without the dot: `irpa`.
    var fileExtension: String { get }

    /// Whether a file that starts with `prefix` (up to 16 bytes) is of this format.
    func recognizes(prefix: [UInt8]) -> Bool

    /// Whether files of the format can refer to other files by their paths.
    var refersToOtherFiles: Bool { get }

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

extension ParameterFormat {
    public var refersToOtherFiles: Bool { false }
}
