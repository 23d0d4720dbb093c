/// Names the parameters of several models or variants: from scope to index.
///
/// Scopes keep the order in which they were first named. The empty name is the global scope.
public struct ParameterScopeMap: Sendable {
    /// One scope.
    public struct Scope: Sendable {
        public var name: String
        public var index: ParameterIndex
        /// The files that the index was made from, in order.
        public var files: [any ByteSource]
    }

    public private(set) var scopes: [Scope] = []

    public init() {}

    /// The scope `name`, or `nil`.
    public subscript(name: String) -> Scope? {
        scopes.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// Opens the file at `path` and adds its parameters to the scope `name`.
    ///
    /// - Parameter repeated: what to do about a key that the scope has from another file.
    /// - Throws: what opening and reading throw; `ALREADY_EXISTS` for a key that is twice in the file, or
    ///   that is refused.
    public mutating func addFile(
        _ path: String, scope name: String = "", options: ReadOptions = ReadOptions(),
        repeated: RepeatedKeys = .refused
    ) throws(ParameterError) {
        let position = position(of: name)
        do throws(ParameterError) {
            let source = try scopes[position].index.addFile(path, options: options, repeated: repeated)
            scopes[position].files.append(source)
        } catch {
            var error = error
            if !name.isEmpty { error.scope = error.scope ?? name }
            throw error
        }
    }

    /// The paths of all files that hold parameters, by what tells the files apart: those that were
    /// added, and those that their external entries refer to. Takes time in proportion to the entries.
    public func inputFiles() -> [FileIdentity: String] {
        var paths: [FileIdentity: String] = [:]
        func add(_ identity: FileIdentity?, _ path: String) {
            if let identity, paths[identity] == nil { paths[identity] = path }
        }
        var external: Set<ObjectIdentifier> = []
        for scope in scopes {
            for file in scope.files { add(file.fileIdentity, file.path) }
            for entry in scope.index.entries {
                guard case .external(let range) = entry.storage,
                    external.insert(ObjectIdentifier(range.file)).inserted
                else { continue }
                add(FileIdentity(path: range.file.path), range.file.path)
            }
        }
        return paths
    }

    private mutating func position(of name: String) -> Int {
        if let position = scopes.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
            return position
        }
        scopes.append(Scope(name: name, index: ParameterIndex(), files: []))
        return scopes.count - 1
    }

    /// The scope `name`.
    ///
    /// - Throws: `NOT_FOUND`, with the nearest scopes there are.
    public func lookup(_ name: String) throws(ParameterError) -> Scope {
        if let scope = self[name] { return scope }
        throw missingScope(name, known: scopes.map(\.name))
    }
}

/// The error for a scope that nothing serves.
func missingScope(_ name: String, known: [String]) -> ParameterError {
    let list = known.prefix(8).map { $0.isEmpty ? "the global scope" : "`\(printable($0))`" }
    let summary =
        known.isEmpty
        ? "no parameters are loaded"
        : "there is " + list.joined(separator: ", ") + (known.count > 8 ? " and \(known.count - 8) more" : "")
    return ParameterError(
        .notFound, "no such scope", scope: printable(name),
        hint: nearestHint(
            to: ParameterKey(name), among: summary,
            of: known.lazy.filter { !$0.isEmpty }.map { ParameterKey($0) }))
}
