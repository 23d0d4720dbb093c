import CParameterShims
import IREEPlatform
import Synchronization

/// A file that an archive refers to: opened once, when its bytes are first needed.
public final class ExternalFile: Sendable {
    /// The path that is opened.
    public let path: String
    /// What is looked up, and where.
    private let place: Place
    private let options: ReadOptions
    private let opened = Mutex<(any ByteSource)?>(nil)

    private enum Place {
        /// Anywhere: the path as it is.
        case anywhere
        /// A path in a folder that is opened with the file.
        case folder(String)
        /// A path that starts in an open folder.
        case open(OpenFolder, relativePath: String)
    }

    /// - Parameter folder: what the file must not leave (`""` for the current folder), unless the
    ///   options allow it; `nil` for anywhere.
    public init(path: String, folder: String? = nil, options: ReadOptions = ReadOptions()) {
        self.path = path
        self.options = options
        if let folder, !options.allowsExternalPathsAnywhere {
            place = .folder(folder)
        } else {
            place = .anywhere
        }
    }

    /// - Parameters:
    ///   - relativePath: where the file is from the archive's folder.
    ///   - path: the same for messages.
    init(path: String, relativePath: String, in folder: OpenFolder, options: ReadOptions) {
        self.path = path
        self.options = options
        place = .open(folder, relativePath: relativePath)
    }

    /// The open file.
    ///
    /// - Throws: what opening throws, or `PERMISSION_DENIED` where links lead out of the archive's
    ///   folder. The next call tries again.
    public func source() throws(ParameterError) -> any ByteSource {
        try opened.withLock { (slot) throws(ParameterError) -> any ByteSource in
            if let source = slot { return source }
            let source = try FileSource(taking: try open(), path: path).opened(options)
            slot = source
            return source
        }
    }

    private static var flags: Int32 { O_RDONLY | O_NONBLOCK }

    private func open() throws(ParameterError) -> Descriptor {
        switch place {
        case .anywhere: return try Descriptor(opening: path, flags: Self.flags)
        case .folder(let name):
            let folder = try OpenFolder(path: name, reportingAs: path)
            let slash = UInt8(ascii: "/")
            let rest = path.utf8.starts(with: name.utf8) ? path.utf8.dropFirst(name.utf8.count) : nil
            guard let rest, name.isEmpty || name.utf8.last == slash || rest.first == slash else {
                return try openInside(folder, path, from: try OpenFolder(path: "", reportingAs: path))
            }
            let relativePath = name.isEmpty ? rest : rest.drop { $0 == slash }
            return try openInside(folder, String(Substring(relativePath)), from: folder)
        case .open(let folder, let relativePath):
            guard options.allowsExternalPathsAnywhere else {
                return try openInside(folder, relativePath, from: folder)
            }
            let number = try folder.open(Array(relativePath.utf8), flags: Self.flags, file: path)
            guard number >= 0 else { throw .system("opening the file", file: path) }
            return Descriptor(taking: number)
        }
    }

    /// Opens a file that lies in `folder`, with all links followed, or nothing.
    private func openInside(
        _ folder: OpenFolder, _ name: String, from start: OpenFolder
    ) throws(ParameterError) -> Descriptor {
        if start === folder {
            // The system is the authority, but rejects links that are absolute or leave the folder and come back.
            let number = try OpenFolder.withName(Array(name.utf8), file: path) { name in
                retryingInterrupts { iree_params_open_beneath(folder.number, name, Self.flags) }
            }
            if number >= 0 { return Descriptor(taking: number) }
            if [ENOENT, EACCES, EMFILE, ENFILE].contains(errno) {
                throw .system("opening the file", file: path)
            }
        }
        var walk = try PathWalk(name, from: start, base: folder, reportingAs: path)
        do throws(ParameterError) {
            while let name = try walk.next() {
                if !walk.isInside {
                    guard try walk.follow(name) else { break }
                    continue
                }
                let number = try walk.folder.open(name, flags: Self.flags | O_NOFOLLOW, file: path)
                if number >= 0 { return Descriptor(taking: number) }
                let reason = errno
                guard reason == ELOOP || reason == EMLINK else {
                    throw .system("opening the file", file: path, errno: reason)
                }
                if try !walk.follow(name) { try walk.again(name) }
            }
        } catch {
            // Errors must not reveal what is outside, not even whether it exists.
            if walk.isInside { throw error }
        }
        guard walk.isInside else {
            throw ParameterError(
                .permissionDenied, "the external file leads out of the archive's folder", file: path,
                hint: allowingHint)
        }
        throw ParameterError(
            .invalidArgument, "expected a parameter file, but this is a directory", file: path)
    }
}

/// The suggested fix if an external file is rejected.
let allowingHint = "if the archive is trusted, allow external paths anywhere (`--allow-external-paths`)"
