#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a file that is written under some path will stand: equal for two paths that name the same
/// place.
package struct OutputPlace: Hashable, Sendable {
    /// The path with its links followed.
    let target: String
    /// The folder of the target.
    let folder: String
    private let identity: FileIdentity?
    private let name: String

    /// - Throws: `INVALID_ARGUMENT` where links lead in a circle, or `path` cannot be one.
    package init(path: String) throws(ParameterError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw ParameterError(.invalidArgument, "an output file needs a path", file: path)
        }
        target = try followLinks(path)
        let parts = splitPath(target)
        folder = parts.folder.isEmpty ? "." : parts.folder
        name = parts.name
        identity = FileIdentity(path: folder)
    }

    // A folder that is not there has no identity; then only the same text is the same place.
    package static func == (left: Self, right: Self) -> Bool {
        guard let folder = left.identity, let other = right.identity else {
            return left.target.utf8.elementsEqual(right.target.utf8)
        }
        return folder == other && left.name.utf8.elementsEqual(right.name.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
    }
}

/// The folder in `path` with its slash (empty if there is none), and the last name.
///
/// A name may start with a combining mark, which makes one character with the slash before it: so the
/// bytes are looked at.
func splitPath(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
}

/// `path` with symbolic links followed, also where the last one leads to nothing yet.
private func followLinks(_ path: String) throws(ParameterError) -> String {
    var current = path
    for _ in 0..<40 {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(current, &buffer, buffer.count)
        guard count > 0 else { return current }
        let bytes = buffer[..<count].map { UInt8(bitPattern: $0) }
        guard let link = String(validating: bytes, as: UTF8.self) else {
            throw ParameterError(
                .invalidArgument,
                "the symbolic link leads to a name that is not UTF-8: `\(ParameterKey(bytes: bytes))`",
                file: path)
        }
        let isAbsolute = link.utf8.first == UInt8(ascii: "/")
        current = isAbsolute ? link : splitPath(current).folder + link
    }
    throw ParameterError(.invalidArgument, "too many symbolic links", file: path)
}
