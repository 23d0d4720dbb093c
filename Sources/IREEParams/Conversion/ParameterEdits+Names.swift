extension ParameterEdits {
    /// The names of a parameter, the longest first: its key, `scope::key`, and `file:key` with the file's path
    /// and with its last part.
    static func names(of key: ParameterKey, scope: String, path: String?) -> [ParameterKey] {
        var names = [key]
        func add(_ prefix: String, _ separator: String) {
            names.append(ParameterKey(bytes: Array(prefix.utf8) + Array(separator.utf8) + key.bytes))
        }
        if !scope.isEmpty { add(scope, "::") }
        if let path {
            add(path, ":")
            let last = path.pathParts.name
            if !last.utf8.elementsEqual(path.utf8) { add(last, ":") }
        }
        return names.sorted { $0.bytes.count > $1.bytes.count }
    }

    /// All names of all parameters of `map`.
    public static func allNames(in map: ParameterScopeMap) -> Set<ParameterKey> {
        var all: Set<ParameterKey> = []
        for scope in map.scopes {
            for (position, entry) in scope.entries.enumerated() {
                all.formUnion(
                    names(of: entry.key, scope: scope.name, path: scope.path(ofEntryAt: position)))
            }
        }
        return all
    }
}
