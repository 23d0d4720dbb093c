import Synchronization

/// Serves parameters that live in memory, and lets programs write them.
///
/// For tests, for parameters that are computed, and as the target of what a program writes out.
public final class MemoryParameterProvider: DelegatingParameterProvider {
    private let scopes = Mutex<[(name: String, index: ParameterIndex)]>([])

    /// A provider without parameters. It serves no scope until a parameter is added.
    public init() {}

    /// Adds a parameter.
    ///
    /// - Throws: `ALREADY_EXISTS` where the scope has the key.
    public func add(
        _ key: ParameterKey, scope: String = "", bytes: some Collection<UInt8>
    ) throws(ParameterError) {
        let source = MemorySource(bytes, path: "<memory:\(key)>", isWritable: true)
        let entry = ParameterEntry(
            key: key, length: source.size, storage: .file(FileRange(source: source, offset: 0)))
        try scopes.withLock { (scopes) throws(ParameterError) in
            let position = scopes.firstIndex { $0.name.utf8.elementsEqual(scope.utf8) } ?? scopes.count
            if position == scopes.count { scopes.append((scope, ParameterIndex())) }
            try scopes[position].index.add(entry)
        }
    }

    /// The bytes of a parameter as they are now.
    ///
    /// - Throws: `NOT_FOUND` where there is none.
    public func bytes(of key: ParameterKey, scope: String = "") throws(ParameterError) -> [UInt8] {
        let entry = try snapshot(of: scope).index.lookup(key, scope: scope)
        guard case .file(let range) = entry.storage else { return [] }
        return try range.source.readBytes(at: 0, count: Int(entry.length))
    }

    public var scopeNames: [String] {
        scopes.withLock { $0.map(\.name) }
    }

    public func provider(of scope: String) throws(ParameterError) -> any ParameterProvider {
        try snapshot(of: scope)
    }

    /// The scope as it is now. Parameters are shared, so that writes show.
    private func snapshot(of scope: String) throws(ParameterError) -> IndexParameterProvider {
        let index = scopes.withLock { $0.first { $0.name.utf8.elementsEqual(scope.utf8) }?.index }
        guard let index else { throw .missingScope(scope, known: scopeNames) }
        return IndexParameterProvider(scope: scope, index: index)
    }
}
