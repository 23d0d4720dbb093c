import CParameterShims
import IREEPlatform

/// How an output comes to its place, and what it is written to until then.
struct OutputWay: ~Copyable {
    enum Kind {
        /// A new file takes the place when it is whole.
        case replacing
        /// The old file is written over.
        case inPlace
        /// A pipe, a terminal or a device takes the bytes as they come.
        case stream
    }

    let kind: Kind
    let descriptor: Descriptor
    /// The name of the new file, where it has one by now.
    var temporary: TemporaryName?
    /// What to say before an old file is written over.
    var warning: String?

    init(_ kind: Kind, _ number: Int32, temporary: TemporaryName? = nil) {
        self.kind = kind
        descriptor = Descriptor(taking: number)
        self.temporary = temporary
    }

    /// Transfers the descriptor.
    consuming func takeDescriptor() -> Descriptor { descriptor }

    /// Finds out how `place` can be written, and starts.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a directory, `PERMISSION_DENIED` where the old file may not be
    ///   written, or cannot be replaced and the options require it, or what opening throws.
    static func choose(
        _ place: OutputPlace, mode: mode_t, options: OutputOptions, usesNamelessFiles: Bool
    ) throws(ParameterError) -> OutputWay {
        switch place.kind {
        case .descriptor(let number):
            let copy = retryingInterrupts { fcntl(number, F_DUPFD_CLOEXEC, 3) }
            guard copy >= 0 else { throw .system("writing to descriptor \(number)", file: place.path) }
            return OutputWay(.stream, copy)
        case .opened(let name, let folder):
            let number = try folder.open(name, flags: O_WRONLY, file: place.path)
            guard number >= 0 else { throw .system("opening the file for writing", file: place.path) }
            return OutputWay(.stream, number)
        case .name(let name, let folder):
            guard let old = try folder.status(name, file: place.path) else {
                guard let way = try newFile(place, folder, mode, usesNamelessFiles) else {
                    throw creationError(folder, place)
                }
                return way
            }
            switch old.st_mode & S_IFMT {
            case S_IFREG:
                return try way(
                    over: old, name, in: folder, place, mode: mode, options: options,
                    usesNamelessFiles: usesNamelessFiles)
            case S_IFDIR:
                throw ParameterError(.invalidArgument, "the output path is a directory", file: place.path)
            default: return try stream(name, in: folder, place)
            }
        }
    }

    private static func creationError(_ folder: OpenFolder, _ place: OutputPlace) -> ParameterError {
        let name = place.path.pathParts.folder
        return .system("making a new file in `\(printable(name.isEmpty ? "." : name))`", file: place.path)
    }

    /// Starts a new file; `nil` (and `errno`) where the folder takes none.
    private static func newFile(
        _ place: OutputPlace, _ folder: OpenFolder, _ mode: mode_t, _ usesNamelessFiles: Bool
    ) throws(ParameterError) -> OutputWay? {
        TemporaryName.removeLeftovers(in: folder)
        let number = usesNamelessFiles ? iree_params_open_unnamed(folder.number, mode) : -1
        if number >= 0 { return OutputWay(.replacing, number) }
        guard let file = try TemporaryName.create(in: folder, mode: mode, file: place.path) else {
            return nil
        }
        return OutputWay(.replacing, file.descriptor, temporary: file.name)
    }

    /// What is no regular file is written directly.
    private static func stream(
        _ name: [UInt8], in folder: OpenFolder, _ place: OutputPlace
    ) throws(ParameterError) -> OutputWay {
        let number = try folder.open(name, flags: O_WRONLY | O_NOFOLLOW | O_NOCTTY, file: place.path)
        guard number >= 0 else { throw .system("opening it for writing", file: place.path) }
        let way = OutputWay(.stream, number)
        guard try way.descriptor.status(file: place.path).st_mode & S_IFMT != S_IFREG else {
            throw ParameterError(.aborted, "the output path was exchanged meanwhile", file: place.path)
        }
        return way
    }

    private static func way(
        over old: stat, _ name: [UInt8], in folder: OpenFolder, _ place: OutputPlace, mode: mode_t,
        options: OutputOptions, usesNamelessFiles: Bool
    ) throws(ParameterError) -> OutputWay {
        guard
            try OpenFolder.withName(
                name, file: place.path, { faccessat(folder.number, $0, W_OK, AT_EACCESS) }) == 0
        else {
            throw .system("opening the file for writing", file: place.path)
        }
        var obstacle = try obstacle(to: old, name, in: folder, place)
        if obstacle == nil {
            if let way = try newFile(place, folder, mode, usesNamelessFiles) {
                // Permissions to read and write the file stay; set-user-ID and set-group-ID do not.
                fchmod(way.descriptor.number, old.st_mode & 0o777)
                return way
            }
            guard [EACCES, EPERM, EROFS].contains(errno) else { throw creationError(folder, place) }
            obstacle = "nothing can be created in its folder (\(String(cString: strerror(errno))))"
        }
        let reason = obstacle ?? ""
        let warning = try warningOfWritingInPlace(place, reason, options)
        let number = try folder.open(name, flags: O_RDWR | O_NOFOLLOW, file: place.path)
        let writing =
            number >= 0 ? number : try folder.open(name, flags: O_WRONLY | O_NOFOLLOW, file: place.path)
        guard writing >= 0 else { throw .system("opening the file for writing", file: place.path) }
        var way = OutputWay(.inPlace, writing)
        way.warning = warning
        let status = try way.descriptor.status(file: place.path)
        guard FileIdentity(status) == FileIdentity(old) else {
            throw ParameterError(.aborted, "the output path was exchanged meanwhile", file: place.path)
        }
        if old.st_mode & 0o7000 != 0 { fchmod(writing, old.st_mode & 0o777) }
        return way
    }

    /// Why the file cannot be replaced, though its folder may take new ones.
    private static func obstacle(
        to old: stat, _ name: [UInt8], in folder: OpenFolder, _ place: OutputPlace
    ) throws(ParameterError) -> String? {
        let status = try folder.status(file: place.path)
        let isMountPoint = try OpenFolder.withName(name, file: place.path) {
            iree_params_is_mount_point(folder.number, $0)
        }
        if isMountPoint != 0 || status.st_dev != old.st_dev { return "it is a mount point" }
        let user = geteuid()
        if user != 0, status.st_mode & S_ISVTX != 0, old.st_uid != user, status.st_uid != user {
            return "it belongs to another user, in a folder with the sticky bit"
        }
        return nil
    }

    /// - Throws: `PERMISSION_DENIED` where the options do not allow it.
    static func warningOfWritingInPlace(
        _ place: OutputPlace, _ reason: String, _ options: OutputOptions
    ) throws(ParameterError) -> String {
        guard !options.requiresAtomic else {
            throw ParameterError(
                .permissionDenied, "the file cannot be replaced: \(reason)", file: place.path,
                hint: "writing it in place would not be atomic, which was required")
        }
        return
            "\(printable(place.path)) is written in place, not atomically: \(reason); if this run is"
            + " interrupted, neither the old nor the new contents are left"
    }
}
