/// The files that one archive's external entries name, each of them once.
///
/// Paths are relative to the archive's folder. An archive of another origin must not
/// reach other files of this machine: a path that is absolute or leaves the folder is rejected
/// unless the caller allows it. The folder is the one that the archive was found in, open since then:
/// replacing it afterwards has no effect.
struct ExternalFiles {
    private let archive: any ByteSource
    private let folderPath: String
    private var folder: OpenFolder?
    private let options: ReadOptions
    private var files: [[UInt8]: ExternalFile] = [:]

    init(_ archive: any ByteSource, options: ReadOptions) {
        // External files are only read: writing back goes to the archive itself.
        var options = options
        options.writable = false
        self.options = options
        self.archive = archive
        folderPath = archive.path.pathParts.folder
    }

    mutating func file(path bytes: [UInt8]) throws(ParameterError) -> ExternalFile {
        if let file = files[bytes] { return file }
        guard let path = String(validating: bytes, as: UTF8.self), !path.isEmpty, !bytes.contains(0) else {
            throw ParameterError(
                .invalidArgument, "`\(ParameterKey(bytes: bytes))` cannot be the path of an external file")
        }
        let slash = UInt8(ascii: "/")
        let isAbsolute = bytes.first == slash
        if !options.allowsExternalPathsAnywhere {
            guard !isAbsolute, !bytes.split(separator: slash).contains(Array("..".utf8)[...]) else {
                throw ParameterError(
                    .permissionDenied, "the external path `\(printable(path))` leaves the archive's folder",
                    hint: allowingHint)
            }
        }
        let file =
            isAbsolute
            ? ExternalFile(path: path, options: options)
            : ExternalFile(
                path: folderPath + path, relativePath: path, in: try openFolder(), options: options)
        files[bytes] = file
        return file
    }

    private mutating func openFolder() throws(ParameterError) -> OpenFolder {
        if let folder { return folder }
        let opened: OpenFolder
        if let held = (archive as? any FolderHolding)?.folder {
            opened = held
        } else {
            opened = try OpenFolder(path: folderPath, reportingAs: archive.path)
        }
        folder = opened
        return opened
    }
}
