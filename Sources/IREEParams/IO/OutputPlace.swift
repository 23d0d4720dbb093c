import CParameterShims
import IREEPlatform

/// Where a file that is written under some path will stand: equal for two paths that name the same
/// place. Its folder is held open, so that what is found out about the place holds for what is written.
package struct OutputPlace: Hashable, Sendable {
    /// The path as the caller gave it.
    package let path: String
    let kind: Kind

    enum Kind: Sendable {
        /// A name in a folder: that of a file, of something else, or of nothing yet. It is no link.
        case name([UInt8], in: OpenFolder)
        /// What this process has open already: `/dev/stdout`, `/dev/fd/3`.
        case descriptor(Int32)
        /// A link of `/proc` that leads to what a process has open, whatever it says.
        case opened([UInt8], in: OpenFolder)
    }

    /// Folders that places share: as many as there are, not as many as there are places.
    package typealias Folders = [FileIdentity: OpenFolder]

    /// - Throws: `NOT_FOUND` where the folder is not there, `INVALID_ARGUMENT` where symbolic links form a cycle,
    ///   or `path` cannot be one; `PERMISSION_DENIED` for a link that others have put into a folder that
    ///   everybody can write to.
    package init(path: String) throws(ParameterError) {
        var folders: Folders = [:]
        try self.init(path: path, sharing: &folders)
    }

    package init(path: String, sharing folders: inout Folders) throws(ParameterError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw ParameterError(.invalidArgument, "an output file needs a path", file: path)
        }
        self.path = path
        if let number = Descriptor.openNumber(in: path) {
            kind = .descriptor(number)
            return
        }
        let start = try OpenFolder(path: "", reportingAs: path)
        var walk = try PathWalk(path, from: start, rejectsForeignLinks: true)
        while let name = try walk.next() {
            if iree_params_is_in_proc(walk.folder.number) != 0 {
                kind = .opened(name, in: walk.folder)
                return
            }
            if try walk.follow(name) { continue }
            let folder = folders[walk.folder.identity] ?? walk.folder
            folders[folder.identity] = folder
            kind = .name(name, in: folder)
            return
        }
        throw ParameterError(.invalidArgument, "the output path is a directory", file: path)
    }

    /// Whether the bytes go to standard output, where text would mix with them.
    package var isStandardOutput: Bool {
        if case .descriptor(1) = kind { true } else { false }
    }

    /// What is there now, if it is a file.
    package var currentIdentity: FileIdentity? {
        guard case .name(let name, let folder) = kind else { return nil }
        return (try? folder.status(name, file: path)).flatMap { $0 }.map { FileIdentity($0) }
    }

    package static func == (left: Self, right: Self) -> Bool {
        switch (left.kind, right.kind) {
        case (.name(let a, let folder), .name(let b, let other)),
            (.opened(let a, let folder), .opened(let b, let other)):
            folder.identity == other.identity && a == b
        case (.descriptor(let a), .descriptor(let b)): a == b
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch kind {
        case .name(let name, _), .opened(let name, _): hasher.combine(name)
        case .descriptor(let number): hasher.combine(number)
        }
    }
}

extension String {
    /// The folder of a path with its slash (empty if there is none), and the last name.
    ///
    /// A name may start with a combining mark, which makes one character with the slash before it: so the
    /// bytes are looked at.
    var pathParts: (folder: String, name: String) {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", self) }
        let start = utf8.index(after: slash)
        return (String(self[..<start]), String(self[start...]))
    }
}
