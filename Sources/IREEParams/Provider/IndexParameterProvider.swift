/// Serves the parameters of one index under one scope.
public struct IndexParameterProvider: ParameterProvider {
    /// The name of the scope; empty for the global scope.
    public let scope: String
    /// The parameters that are served.
    public let index: ParameterIndex

    /// A provider of one scope. The entries' ranges are checked when they are asked for.
    public init(scope: String = "", index: ParameterIndex) {
        self.scope = scope
        self.index = index
    }

    public var scopeNames: [String] { [scope] }

    public func entry(scope: String, key: ParameterKey) -> ParameterEntry? {
        supports(scope: scope) ? index[key] : nil
    }

    public func notify(_ signal: ProviderSignal) throws(ParameterError) {
        guard signal != .resume else { return }
        var last: (any ByteSource)?
        for entry in index.entries {
            // Entries of one file stand together: asking each file once is good enough.
            if case .file(let range) = entry.storage, range.source !== last {
                range.source.releaseCaches()
                last = range.source
            }
        }
    }

    public func locate(
        scope: String, _ requests: ParameterRequests,
        receive: (Int, ParameterLocation) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        for (position, location) in try resolve(scope, requests).enumerated() {
            try receive(position, location)
        }
    }

    private func resolve(
        _ scope: String, _ requests: ParameterRequests
    ) throws(ParameterError) -> [ParameterLocation] {
        guard supports(scope: scope) else { throw .missingScope(scope, known: scopeNames) }
        var resolved: [ParameterLocation] = []
        resolved.reserveCapacity(requests.count)
        for position in 0..<requests.count {
            let request = try requests[position]
            resolved.append(
                try index.location(
                    of: request.key, at: request.span.parameterOffset, length: request.span.length,
                    scope: scope))
        }
        return resolved
    }
}
