/// A provider that leaves each request to the provider of its scope.
public protocol DelegatingParameterProvider: ParameterProvider {
    /// Who answers for a scope.
    ///
    /// - Throws: `NOT_FOUND` for a scope without a provider.
    func provider(of scope: String) throws(ParameterError) -> any ParameterProvider
}

extension DelegatingParameterProvider {
    public func entry(scope: String, key: ParameterKey) -> ParameterEntry? {
        (try? provider(of: scope))?.entry(scope: scope, key: key)
    }

    public func locate(
        scope: String, _ requests: ParameterRequests,
        receive: (Int, ParameterLocation) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try provider(of: scope).locate(scope: scope, requests, receive: receive)
    }

    public func gather(
        scope: String, _ requests: ParameterRequests, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try provider(of: scope).gather(scope: scope, requests, into: target)
    }

    public func scatter(
        scope: String, _ requests: ParameterRequests, from source: UnsafeRawBufferPointer
    ) throws(ParameterError) {
        try provider(of: scope).scatter(scope: scope, requests, from: source)
    }
}
