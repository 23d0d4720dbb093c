import CParameterShims
import IREEPlatform

/// A folder that is held open, so that names are looked up in it, wherever its own name leads by then.
///
/// Names are bytes: not every one is a string, and two strings can be equal that name different files.
package final class OpenFolder: Sendable {
    private let descriptor: Descriptor
    /// What tells the folder from every other one.
    let identity: FileIdentity

    private init(taking number: Int32, path: String) throws(ParameterError) {
        descriptor = Descriptor(taking: number)
        identity = FileIdentity(try descriptor.status(file: path))
    }

    /// Opens the folder at `path`, or the one that the process is in where that is empty.
    ///
    /// - Parameter file: the path to give in errors.
    convenience init(path: String, reportingAs file: String) throws(ParameterError) {
        let name = path.isEmpty ? [UInt8(ascii: ".")] : Array(path.utf8)
        let number = try Self.withName(name, file: file) { name in
            retryingInterrupts { iree_params_open_folder(AT_FDCWD, name, 1) }
        }
        guard number >= 0 else { throw .system("opening the folder `\(printable(path))`", file: file) }
        try self.init(taking: number, path: file)
    }

    /// Its descriptor, as long as the folder lives.
    var number: Int32 { descriptor.number }

    /// The folder `name` in this one, or `nil` (and `errno`) where there is none or a link has that name.
    func folder(_ name: [UInt8], file: String) throws(ParameterError) -> OpenFolder? {
        let number = try Self.withName(name, file: file) { name in
            retryingInterrupts { iree_params_open_folder(self.number, name, 0) }
        }
        return number < 0 ? nil : try OpenFolder(taking: number, path: file)
    }

    /// Opens a file in the folder; -1 (and `errno`) where that fails.
    func open(
        _ name: [UInt8], flags: Int32, mode: mode_t = 0, file: String
    ) throws(ParameterError) -> Int32 {
        try Self.withName(name, file: file) { name in
            retryingInterrupts { iree_params_open_at(number, name, flags, mode) }
        }
    }

    /// The status of what has the name `name`, a link's own; `nil` (and `errno`) where there is none.
    func status(_ name: [UInt8], file: String) throws(ParameterError) -> stat? {
        var status = stat()
        let result = try Self.withName(name, file: file) { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) }
        return result == 0 ? status : nil
    }

    /// Gives a file of the folder another name in it, in the place of what has that name; `false` (and
    /// `errno`) where that fails.
    func rename(_ old: [UInt8], to new: [UInt8], file: String) throws(ParameterError) -> Bool {
        var target = new.map { CChar(bitPattern: $0) }
        target.append(0)
        return try Self.withName(old, file: file) { renameat(number, $0, number, target) } == 0
    }

    /// The folder's own status.
    func status(file: String) throws(ParameterError) -> stat {
        try descriptor.status(file: file)
    }

    /// A symbolic link: what it says, and its status.
    struct Link {
        var target: [UInt8]
        var status: stat
    }

    /// The link with the name `name`; `nil` where there is none. What is read is one and the same link.
    func link(_ name: [UInt8], file: String) throws(ParameterError) -> Link? {
        let number = try Self.withName(name, file: file) { iree_params_open_link(self.number, $0) }
        guard number >= 0 else { return nil }
        let descriptor = Descriptor(taking: number)
        let status = try descriptor.status(file: file)
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = iree_params_read_link(number, &buffer, buffer.count)
        guard count > 0 else { throw .system("reading a symbolic link", file: file) }
        return Link(target: buffer[..<count].map { UInt8(bitPattern: $0) }, status: status)
    }

    /// Calls `body` with a name as the system takes it.
    static func withName<Result>(
        _ name: [UInt8], file: String, _ body: (UnsafePointer<CChar>) -> Result
    ) throws(ParameterError) -> Result {
        guard !name.contains(0) else {
            throw ParameterError(.invalidArgument, "a path cannot hold a NUL byte", file: file)
        }
        var text = name.map { CChar(bitPattern: $0) }
        text.append(0)
        return body(text)
    }
}
