/// One application of `ParameterEdits`: the edits as tables, and which of them have been of use.
struct ParameterEditRun {
    private let edits: ParameterEdits
    private let map: ParameterScopeMap
    private let excluded: Set<ParameterKey>
    private var renamed: [ParameterKey: ParameterKey] = [:]
    private var splats: [ParameterKey: SplatPattern] = [:]
    private var collisions: Set<ParameterKey> = []
    private var used = (exclude: Set<ParameterKey>(), rename: Set<ParameterKey>(), splat: Set<ParameterKey>())
    private var builder = ArchiveBuilder()
    /// Whether some name may say whose parameter is meant.
    private let hasQualifiedNames: Bool

    /// Where a parameter of the new archive comes from, for the message about a second one.
    fileprivate struct Origin {
        var key: ParameterKey
        var scope: String
        var path: String?
    }

    init(_ edits: ParameterEdits, _ map: ParameterScopeMap) throws(ParameterError) {
        self.edits = edits
        self.map = map
        excluded = Set(edits.exclude)
        let colon = UInt8(ascii: ":")
        hasQualifiedNames =
            edits.exclude.contains { $0.bytes.contains(colon) }
            || edits.rename.contains { $0.old.bytes.contains(colon) }
        for (old, new) in edits.rename {
            guard !old.isEmpty, !new.isEmpty else {
                throw ParameterError(
                    .invalidArgument, "renaming `\(old)` to `\(new)`: neither name can be empty")
            }
            if let first = renamed.updateValue(new, forKey: old), first != new {
                throw ParameterError(
                    .invalidArgument, "`\(old)` is renamed twice, to `\(first)` and to `\(new)`")
            }
        }
        for (key, pattern) in edits.splats {
            if let first = splats.updateValue(pattern, forKey: key), first != pattern {
                throw ParameterError(.invalidArgument, "`\(key)` is given two splat values")
            }
        }
        if edits.prefixScopes { collisions = findCollisions() }
    }

    /// The keys that several scopes have.
    private func findCollisions() -> Set<ParameterKey> {
        var seen: [ParameterKey: String] = [:]
        var twice: Set<ParameterKey> = []
        for scope in map.scopes {
            for (position, entry) in scope.entries.enumerated() {
                if names(of: entry, at: position, in: scope).contains(where: excluded.contains) { continue }
                if let first = seen.updateValue(scope.name, forKey: entry.key),
                    !first.utf8.elementsEqual(scope.name.utf8)
                {
                    twice.insert(entry.key)
                }
            }
        }
        return twice
    }

    /// The names by which edits know a parameter, the longest first.
    private func names(
        of entry: ParameterEntry, at position: Int, in scope: ParameterScopeMap.Scope
    ) -> [ParameterKey] {
        guard hasQualifiedNames else { return [entry.key] }
        return ParameterEdits.names(
            of: entry.key, scope: scope.name, path: scope.path(ofEntryAt: position))
    }

    mutating func apply() throws(ParameterError) -> ParameterEdits.Outcome {
        for scope in map.scopes {
            for (position, entry) in scope.entries.enumerated() {
                try apply(to: entry, at: position, in: scope)
            }
        }
        return ParameterEdits.Outcome(builder: builder, unmatched: unmatched())
    }

    /// The parameter as it will be, or `nil` where it is left out.
    private mutating func edited(
        _ entry: ParameterEntry, at position: Int, in scope: ParameterScopeMap.Scope
    ) -> ParameterEntry? {
        var names = names(of: entry, at: position, in: scope)
        if leavesOut(names) { return nil }
        var result = entry
        if !scope.name.isEmpty, collisions.contains(entry.key) {
            result.key = ParameterKey(bytes: Array(scope.name.utf8) + [UInt8(ascii: ".")] + entry.key.bytes)
            if leavesOut([result.key]) { return nil }
            // It is no more known by its key alone.
            names = names.filter { $0 != entry.key } + [result.key]
            names.sort { $0.bytes.count > $1.bytes.count }
        }
        if let name = names.first(where: { renamed[$0] != nil }), let new = renamed[name] {
            used.rename.insert(name)
            result.key = new
        }
        if let pattern = splats[result.key] {
            used.splat.insert(result.key)
            result.replaceStorage(with: pattern)
        } else if edits.strip {
            result.replaceStorage(with: .zero)
        }
        return result
    }

    /// Whether one of the names is excluded.
    private mutating func leavesOut(_ names: [ParameterKey]) -> Bool {
        guard !excluded.isEmpty else { return false }
        let found = names.filter(excluded.contains)
        used.exclude.formUnion(found)
        return !found.isEmpty
    }

    private mutating func apply(
        to entry: ParameterEntry, at position: Int, in scope: ParameterScopeMap.Scope
    ) throws(ParameterError) {
        guard let result = edited(entry, at: position, in: scope) else { return }
        do throws(ParameterError) {
            try builder.add(result)
        } catch  where error.code == .alreadyExists {
            let origins = origins(of: result.key)
            let isOneScope = Set(origins.map(\.scope)).count == 1
            throw ParameterError(
                .alreadyExists,
                "two parameters of the new archive would have this key: "
                    + origins.map(\.text).joined(separator: " and "),
                key: result.key.description,
                hint: "rename or exclude one of them, as in --rename=FILE:KEY=NEW"
                    + (isOneScope || edits.prefixScopes ? "" : ", or use --prefix-scopes"))
        }
    }

    /// The first two parameters that get the name `key`. Looked up only when it is too late: keeping
    /// every parameter's origin would double the memory of a conversion.
    private mutating func origins(of key: ParameterKey) -> [Origin] {
        var found: [Origin] = []
        for scope in map.scopes {
            for (position, entry) in scope.entries.enumerated() where found.count < 2 {
                guard edited(entry, at: position, in: scope)?.key == key else { continue }
                found.append(
                    Origin(key: entry.key, scope: scope.name, path: scope.path(ofEntryAt: position)))
            }
        }
        return found
    }

    private func unmatched() -> [String] {
        // Names are looked for among the old ones, but for splats among the new.
        let old = map.scopes.flatMap { $0.entries.map(\.key) }
        let new = builder.items.map(\.key)
        return missing(edits.exclude, used.exclude, "exclude", old)
            + missing(edits.rename.map(\.old), used.rename, "rename", old)
            + missing(edits.splats.map(\.key), used.splat, "splat", new)
    }

    private func missing(
        _ wanted: [ParameterKey], _ used: Set<ParameterKey>, _ flag: String, _ keys: [ParameterKey]
    ) -> [String] {
        wanted.filter { !used.contains($0) }.enumerated().map { position, key in
            guard !excluded.contains(key) || flag == "exclude" else {
                return "--\(flag)=\(key) has no effect: the parameter is excluded"
            }
            let message = "--\(flag)=\(key) matches no parameter"
            // Looking for the nearest takes a while among many. Whoever has more names wrong than this
            // has the wrong list, or the wrong file.
            guard position < 3 else { return message }
            let hint = ParameterKey.nearestHint(
                to: key, among: "there are \(keys.count) parameters", of: keys)
            return "\(message); \(hint)"
        }
    }
}

extension ParameterEditRun.Origin {
    fileprivate var text: String {
        var text = "`\(key)`"
        if !scope.isEmpty { text += " of scope `\(printable(scope))`" }
        if let path { text += " in \(printable(path))" }
        return text
    }
}

extension ParameterEntry {
    /// Makes the parameter a splat. A digest of the old bytes goes with them.
    fileprivate mutating func replaceStorage(with pattern: SplatPattern) {
        storage = .splat(pattern)
        metadata = Array(DigestTrailer.split(metadata).original)
    }
}
