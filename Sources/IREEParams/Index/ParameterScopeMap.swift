/// Names the parameters of several models or variants: from scope to index.
///
/// Scopes keep the order in which they were first named. The empty name is the global scope.
public struct ParameterScopeMap: Sendable {
    /// One scope.
    public struct Scope: Sendable {
        /// The name; empty for the global scope.
        public var name: String
        /// The parameters by key: of those with one key, the one that serves it.
        public var index: ParameterIndex
        /// The files that the index was made from, in order.
        public var files: [any ByteSource]
        /// All parameters of all files, in order: also those whose key an earlier file has, so that the
        /// index does not find them.
        public var entries: [ParameterEntry] { allEntries ?? index.entries }
        /// How many parameters of each file an earlier one has, for files with any.
        public private(set) var shadowed: [(path: String, count: Int)] = []

        /// Kept only where it differs from what is in the index.
        private var allEntries: [ParameterEntry]?
        fileprivate var splits: [SplitPart?] = []
        /// Where in `entries` those of each file end.
        fileprivate var ends: [Int] = []

        /// The path of the file that has the entry at `position` of `entries`.
        func path(ofEntryAt position: Int) -> String? {
            // The first file that ends behind it: few files, and so no search by halves.
            ends.firstIndex { $0 > position }.map { files[$0].path }
        }

        fileprivate init(name: String) {
            self.name = name
            index = ParameterIndex()
            files = []
        }

        /// Adds a parameter of the file at `path`; one whose key is there already is only kept.
        fileprivate mutating func add(_ entry: ParameterEntry, of path: String) throws(ParameterError) {
            if index.position(of: entry.key) == nil {
                try index.add(entry)
                allEntries?.append(entry)
                return
            }
            allEntries = allEntries ?? index.entries
            allEntries?.append(entry)
            if shadowed.last?.path == path {
                shadowed[shadowed.count - 1].count += 1
            } else {
                shadowed.append((path, 1))
            }
        }
    }

    /// The scopes, in the order in which they were first named.
    public private(set) var scopes: [Scope] = []

    /// A map without scopes.
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
        var options = options
        let findings = ReadFindings()
        options.findings = findings
        do throws(ParameterError) {
            let source = try ParameterFile.open(path, options: options)
            scopes[position].files.append(source)
            defer {
                scopes[position].splits.append(findings.split)
                scopes[position].ends.append(scopes[position].entries.count)
            }
            guard repeated == .firstWins, !scopes[position].index.isEmpty else {
                return try scopes[position].index.addEntries(of: source, options: options)
            }
            // Read by itself: a key that is twice in one file is that file's fault all the same.
            var later = ParameterIndex()
            var failure: ParameterError?
            do throws(ParameterError) {
                try later.addEntries(of: source, options: options)
            } catch {
                failure = error
            }
            // What was read before an error stays, as with the first file.
            for entry in later.entries { try scopes[position].add(entry, of: path) }
            if let failure { throw failure }
        } catch {
            var error = error
            if !name.isEmpty { error.scope = error.scope ?? name }
            throw error
        }
    }

    /// Sentences about models that are split into several files of which not all were added.
    public var missingParts: [String] {
        scopes.flatMap { scope in
            SplitModel.missingParts(of: zip(scope.files, scope.splits).map { ($0.path, $1) })
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
            for entry in scope.entries {
                guard case .external(let range) = entry.storage,
                    external.insert(ObjectIdentifier(range.file)).inserted
                else { continue }
                // One that cannot be opened has no bytes that could be lost.
                add((try? range.file.source())?.fileIdentity, range.file.path)
            }
        }
        return paths
    }

    private mutating func position(of name: String) -> Int {
        if let position = scopes.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
            return position
        }
        scopes.append(Scope(name: name))
        return scopes.count - 1
    }

    /// The scope `name`.
    ///
    /// - Throws: `NOT_FOUND`, with the nearest scopes there are.
    public func lookup(_ name: String) throws(ParameterError) -> Scope {
        if let scope = self[name] { return scope }
        throw .missingScope(name, known: scopes.map(\.name))
    }
}

extension ParameterError {
    /// The error for a scope that nothing serves.
    static func missingScope(_ name: String, known: [String]) -> ParameterError {
        let list = known.prefix(8).map { $0.isEmpty ? "the global scope" : "`\(printable($0))`" }
        let summary =
            known.isEmpty
            ? "no parameters are loaded"
            : "there is " + list.joined(separator: ", ")
                + (known.count > 8 ? " and \(known.count - 8) more" : "")
        return ParameterError(
            .notFound, "no such scope", scope: printable(name),
            hint: ParameterKey.nearestHint(
                to: ParameterKey(name), among: summary,
                of: known.lazy.filter { !$0.isEmpty }.map { ParameterKey($0) }))
    }
}
