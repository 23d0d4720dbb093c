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
        for (position, request) in try resolve(scope, requests).enumerated() {
            try receive(position, request.location)
        }
    }

    public func gather(
        scope: String, _ requests: ParameterRequests, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        let resolved = try resolve(scope, requests)
        try resolved.checkBuffer(target.count, scope: scope)
        for request in resolved.joiningNeighbors() {
            let start = Int(request.bufferOffset)
            let part = UnsafeMutableRawBufferPointer(rebasing: target[start..<start + Int(request.length)])
            try request.location.read(into: part)
        }
    }

    public func scatter(
        scope: String, _ requests: ParameterRequests, from source: UnsafeRawBufferPointer
    ) throws(ParameterError) {
        let resolved = try resolve(scope, requests)
        try resolved.checkBuffer(source.count, scope: scope)
        for (position, request) in resolved.enumerated() {
            let key = try requests[position].key
            switch request.location {
            case .splat:
                throw ParameterError(
                    .permissionDenied, "a splat has no bytes that could be written", key: key.description,
                    scope: scope)
            case .file(let range, _):
                guard range.source.isWritable else {
                    throw ParameterError(
                        .permissionDenied, "the file is open for reading only", file: range.source.path,
                        key: key.description, scope: scope)
                }
            }
        }
        for request in resolved.joiningNeighbors() {
            guard case .file(let range, _) = request.location else { continue }
            let start = Int(request.bufferOffset)
            let part = UnsafeRawBufferPointer(rebasing: source[start..<start + Int(request.length)])
            try range.source.write(part, at: range.offset)
        }
    }

    private func resolve(
        _ scope: String, _ requests: ParameterRequests
    ) throws(ParameterError) -> [PlacedLocation] {
        guard supports(scope: scope) else { throw .missingScope(scope, known: scopeNames) }
        var resolved: [PlacedLocation] = []
        resolved.reserveCapacity(requests.count)
        for position in 0..<requests.count {
            let request = try requests[position]
            let entry = try index.lookup(request.key, scope: scope)
            let span = request.span
            let part = try entry.part(at: span.parameterOffset, length: span.length, scope: scope)
            resolved.append(PlacedLocation(part, at: span.bufferOffset))
        }
        return resolved
    }
}
