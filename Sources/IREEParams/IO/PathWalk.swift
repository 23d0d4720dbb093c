import IREEPlatform

/// Follows a path name by name, links included. Each folder on the way stays open while the next name is
/// looked up in it: no folder is looked up twice, so that none can be replaced in between.
///
/// Invariant: while `isInside`, `folder` was reached from `base` by names alone, one in the other.
struct PathWalk {
    /// Links that are followed on one way, as the system has it.
    private static let maximumLinkCount = 40

    /// Where the next name is looked up.
    private(set) var folder: OpenFolder
    /// Whether `folder` is the base or lies in it. Without a base everything does.
    private(set) var isInside = true
    private let base: OpenFolder?
    /// The folders between the base and `folder`, the base first.
    private var above: [OpenFolder] = []
    /// The names to come, the last one first.
    private var names: [[UInt8]] = []
    private var linkCount = 0
    private let rejectsForeignLinks: Bool
    /// For messages.
    private let path: String

    /// - Parameters:
    ///   - start: where the path starts, unless it is absolute.
    ///   - base: what `isInside` is about.
    ///   - rejectsForeignLinks: whether links of other users in a folder that all can write to are
    ///     rejected, as by Linux if `protected_symlinks` is set: such a link may be an attack.
    ///   - file: the path to give in errors, where it is another one.
    init(
        _ path: String, from start: OpenFolder, base: OpenFolder? = nil, rejectsForeignLinks: Bool = false,
        reportingAs file: String? = nil
    ) throws(ParameterError) {
        self.path = file ?? path
        self.base = base
        self.rejectsForeignLinks = rejectsForeignLinks
        folder = start
        try push(Array(path.utf8))
    }

    /// Moves to the folder in which the last name is to be looked up.
    ///
    /// - Returns: the last name; `nil` where the path ends in a folder by its form (`a/`, `a/..`).
    mutating func next() throws(ParameterError) -> [UInt8]? {
        while let name = names.popLast() {
            if names.isEmpty, name != Self.parent, name != Self.itself { return name }
            try enter(name)
        }
        return nil
    }

    /// Puts what a link says in the place of its name.
    ///
    /// - Returns: `false`, and changes nothing, where `name` is not that of a link.
    mutating func follow(_ name: [UInt8]) throws(ParameterError) -> Bool {
        guard let link = try folder.link(name, file: path) else { return false }
        linkCount += 1
        guard linkCount <= Self.maximumLinkCount else {
            throw ParameterError(.invalidArgument, "too many symbolic links", file: path)
        }
        if rejectsForeignLinks { try check(link, name) }
        try push(link.target)
        return true
    }

    private static let parent = Array("..".utf8)
    private static let itself = Array(".".utf8)

    private mutating func push(_ text: [UInt8]) throws(ParameterError) {
        let slash = UInt8(ascii: "/")
        if text.first == slash { move(to: try OpenFolder(path: "/", reportingAs: path)) }
        var parts = text.split(separator: slash).map { Array($0) }
        // What ends in a slash is a folder.
        if text.last == slash { parts.append(Self.itself) }
        names += parts.reversed()
    }

    /// Has `name` looked up once more, for it has changed meanwhile.
    mutating func again(_ name: [UInt8]) throws(ParameterError) {
        linkCount += 1
        guard linkCount <= Self.maximumLinkCount else {
            throw ParameterError(.aborted, "the path changes while it is followed", file: path)
        }
        names.append(name)
    }

    /// Goes somewhere that is not known to lie in the base.
    private mutating func move(to other: OpenFolder) {
        above = []
        folder = other
        isInside = base == nil || other.identity == base?.identity
    }

    private mutating func enter(_ name: [UInt8]) throws(ParameterError) {
        if name == Self.itself { return }
        if name == Self.parent, base != nil, isInside, let last = above.popLast() {
            folder = last
            return
        }
        guard let inner = try folder.folder(name, file: path) else {
            let number = errno
            if number == ENOTDIR || number == ELOOP || number == EMLINK {
                if try follow(name) { return }
                // No link any more, or no folder at all.
                if let status = try folder.status(name, file: path), status.st_mode & S_IFMT == S_IFDIR {
                    return try again(name)
                }
            }
            throw .system(
                "opening the folder `\(ParameterKey(bytes: name))` of the path", file: path, errno: number)
        }
        guard base != nil, isInside, name != Self.parent else { return move(to: inner) }
        above.append(folder)
        folder = inner
    }

    private func check(_ link: OpenFolder.Link, _ name: [UInt8]) throws(ParameterError) {
        let status = try folder.status(file: path)
        let open = S_ISVTX | S_IWOTH
        let owner = link.status.st_uid
        guard status.st_mode & open == open, owner != geteuid(), owner != status.st_uid else { return }
        throw ParameterError(
            .permissionDenied,
            "the symbolic link `\(ParameterKey(bytes: name))` on the way belongs to another user, and lies in"
                + " a folder that everybody can write to: nothing is written through it",
            file: path, hint: "name the file that it leads to, if that is meant")
    }
}
