/// The files that one archive's external entries name, each of them once.
///
/// Paths are relative to the archive's folder. An archive that came from somebody else must not
/// reach other files of this machine: a path that is absolute or leaves the folder is refused
/// unless the caller allows it.
struct ExternalFiles {
    private let folder: String
    private let options: ReadOptions
    private var files: [[UInt8]: ExternalFile] = [:]

    init(archivePath: String, options: ReadOptions) {
        // External files are only read: writing back goes to the archive itself.
        var options = options
        options.writable = false
        self.options = options
        folder = splitPath(archivePath).folder
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
        let file = ExternalFile(
            path: isAbsolute ? path : folder + path, folder: folder, options: options)
        files[bytes] = file
        return file
    }
}
