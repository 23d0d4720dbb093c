import IREEParams

extension ParameterScopeMap {
    /// One line about all parameters whose key a file before theirs has; `nil` where there are none.
    public var shadowedSummary: String? {
        let files = scopes.flatMap(\.shadowed)
        let total = files.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        let list = files.prefix(4).map { "\($0.count) of \(printablePath($0.path))" }.joined(separator: ", ")
        let more = files.count > 4 ? " and others" : ""
        return "\(total) \(total == 1 ? "key is" : "keys are") shadowed by files before (\(list)\(more))"
    }
}

/// A path on one line.
private func printablePath(_ path: String) -> String { ParameterKey(path).description }
