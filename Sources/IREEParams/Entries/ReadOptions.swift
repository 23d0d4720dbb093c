/// What the caller allows and wants when parameter files are opened.
public struct ReadOptions: Sendable {
    /// How the bytes are reached.
    public var mode: FileMode
    /// Opens files for writing too, so that parameters can be written back.
    public var writable: Bool
    /// Lets an archive's external entries name files outside its own folder.
    public var allowsExternalPathsAnywhere: Bool
    /// Formats besides those of the library. They are asked first, in order.
    public var formats: [any ParameterFormat]
    /// Takes what readers find besides entries.
    var findings: ReadFindings?

    /// Options for reading; unless given, files are read range by range, and external files must lie in the
    /// archive's folder.
    public init(
        mode: FileMode = .file, writable: Bool = false, allowsExternalPathsAnywhere: Bool = false,
        formats: [any ParameterFormat] = []
    ) {
        self.mode = mode
        self.writable = writable
        self.allowsExternalPathsAnywhere = allowsExternalPathsAnywhere
        self.formats = formats
    }
}
