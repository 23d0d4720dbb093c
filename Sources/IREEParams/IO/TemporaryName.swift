import CParameterShims
import IREEPlatform
import Synchronization

/// The name that a file has before it takes its own: `.iree-PID-RANDOM.tmp` in the same folder.
///
/// The writer of the file holds a lock on it. A name whose lock is free was left by a process that was
/// killed, wherever that ran; process numbers do not tell, since containers and other hosts have
/// their own. Signals that end the process remove the name.
final class TemporaryName {
    let bytes: [UInt8]
    private let folder: OpenFolder
    private let note: Int32

    private init(in folder: OpenFolder) {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        bytes = Array("\(Self.prefix)\(getpid())-\(random)\(Self.suffix)".utf8)
        self.folder = folder
        // Noted before there is a file: a name that nothing has does no harm.
        note = bytes.withName { iree_params_note_temporary(folder.number, $0) }
    }

    deinit {
        if !isForgotten { _ = bytes.withName { unlinkat(folder.number, $0, 0) } }
        iree_params_forget_temporary(note)
    }

    private var isForgotten = false

    /// The name is gone: it has become another one.
    func forget() {
        isForgotten = true
        iree_params_forget_temporary(note)
    }

    private static let prefix = ".iree-"
    private static let suffix = ".tmp"
    private static let attempts = 16

    /// Makes a new file that has a name.
    ///
    /// - Returns: `nil` (and `errno`) where nothing can be created.
    static func create(
        in folder: OpenFolder, mode: mode_t, file: String
    ) throws(ParameterError) -> (name: TemporaryName, descriptor: Int32)? {
        for _ in 0..<attempts {
            let name = TemporaryName(in: folder)
            let descriptor = try folder.open(
                name.bytes, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode, file: file)
            if descriptor < 0 {
                let reason = errno
                // The name does not exist, or is another process's.
                name.forget()
                if reason == EEXIST { continue }
                errno = reason
                return nil
            }
            // Another process may see the name before it is locked, and take it for a stale one.
            if lock(descriptor), isNamed(descriptor) { return (name, descriptor) }
            close(descriptor)
        }
        errno = EEXIST
        return nil
    }

    /// Links a nameless file into the folder; `nil` (and `errno`) if the system cannot.
    static func link(_ descriptor: Int32, in folder: OpenFolder) -> TemporaryName? {
        _ = lock(descriptor)
        let name = TemporaryName(in: folder)
        guard name.bytes.withName({ iree_params_link_unnamed(descriptor, folder.number, $0) }) == 0 else {
            let reason = errno
            name.forget()
            errno = reason
            return nil
        }
        return name
    }

    /// Whether the file is locked, or lies where there are no locks: then no process takes it for a stale one.
    private static func lock(_ descriptor: Int32) -> Bool {
        retryingInterrupts { iree_params_try_lock(descriptor) } == 0 || errno != EWOULDBLOCK
    }

    private static func isNamed(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }

    // MARK: What others have left

    private static let cleaned = Mutex<Set<FileIdentity>>([])

    /// Removes what killed processes have left in the folder. Looks at each folder once.
    static func removeLeftovers(in folder: OpenFolder) {
        guard cleaned.withLock({ $0.insert(folder.identity).inserted }) else { return }
        let list = iree_params_open_at(folder.number, ".", O_RDONLY | O_DIRECTORY, 0)
        guard list >= 0 else { return }
        guard let stream = fdopendir(list) else {
            close(list)
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if isOurs(name) { removeIfLeft(name, in: folder) }
        }
    }

    private static func isOurs(_ name: [UInt8]) -> Bool {
        guard name.starts(with: prefix.utf8), name.suffix(suffix.utf8.count) == Array(suffix.utf8)[...],
            name.count > prefix.utf8.count + suffix.utf8.count
        else { return false }
        let middle = name[prefix.utf8.count..<name.count - suffix.utf8.count]
        let parts = middle.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[0].allSatisfy { (0x30...0x39).contains($0) }
            && parts[1].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    private static func removeIfLeft(_ name: [UInt8], in folder: OpenFolder) {
        // Open for writing: on network file systems only such a descriptor can be locked.
        let descriptor = name.withName {
            iree_params_open_at(folder.number, $0, O_RDWR | O_NOFOLLOW | O_NONBLOCK, 0)
        }
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        var named = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            iree_params_try_lock(descriptor) == 0,
            name.withName({ fstatat(folder.number, $0, &named, AT_SYMLINK_NOFOLLOW) }) == 0,
            FileIdentity(named) == FileIdentity(status)
        else { return }
        _ = name.withName { unlinkat(folder.number, $0, 0) }
    }
}

extension [UInt8] {
    /// Calls `body` with a name of ours, which holds no NUL.
    fileprivate func withName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var text = map { CChar(bitPattern: $0) }
        text.append(0)
        return body(text)
    }
}
