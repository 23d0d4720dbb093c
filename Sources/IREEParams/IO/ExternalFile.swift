import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that an archive refers to: opened once, when its bytes are first needed.
public final class ExternalFile: Sendable {
    /// The path that is opened.
    public let path: String
    /// The folder that the file must lie in, also when links are followed; `nil` for anywhere.
    private let folder: String?
    private let options: ReadOptions
    private let opened = Mutex<(any ByteSource)?>(nil)

    /// - Parameter folder: what the file must not leave (`""` for the current folder), unless the
    ///   options allow it; `nil` for anywhere.
    public init(path: String, folder: String? = nil, options: ReadOptions = ReadOptions()) {
        self.path = path
        self.folder = options.allowsExternalPathsAnywhere ? nil : folder
        self.options = options
    }

    /// The open file.
    ///
    /// - Throws: what opening throws, or `PERMISSION_DENIED` where links lead out of the archive's
    ///   folder. The next call tries again.
    public func source() throws(ParameterError) -> any ByteSource {
        try opened.withLock { (slot) throws(ParameterError) -> any ByteSource in
            if let source = slot { return source }
            try checkFolder()
            let source = try openSource(path: path, options: options)
            slot = source
            return source
        }
    }

    private func checkFolder() throws(ParameterError) {
        guard let folder, let root = resolvedPath(folder.isEmpty ? "." : folder) else { return }
        guard let resolved = resolvedPath(path) else { return }  // Opening it says why not.
        let slash = UInt8(ascii: "/")
        guard resolved.starts(with: root.last == slash ? root : root + [slash]) else {
            throw ParameterError(
                .permissionDenied,
                "the external file leads out of the archive's folder, to \(ParameterKey(bytes: resolved))",
                file: path, hint: allowingHint)
        }
    }
}

/// How to mend the refusal of an external file.
let allowingHint = "if the archive is trusted, allow external paths anywhere (`--allow-external-paths`)"

/// The path without links, `.` and `..`; `nil` where it leads nowhere.
///
/// As bytes: two strings can be equal that name different files, and not every name is a string.
private func resolvedPath(_ path: String) -> [UInt8]? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
}
