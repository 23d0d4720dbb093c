/// Asks several providers: the first that serves a scope answers for it.
public struct CompositeParameterProvider: ParameterProvider {
    public let providers: [any ParameterProvider]

    public init(_ providers: [any ParameterProvider]) {
        self.providers = providers
    }

    /// Serves every scope of `map`.
    public init(_ map: ParameterScopeMap) {
        self.init(map.scopes.map { IndexParameterProvider(scope: $0.name, index: $0.index) })
    }

    public var scopeNames: [String] { providers.flatMap(\.scopeNames) }

    public func supports(scope: String) -> Bool {
        providers.contains { $0.supports(scope: scope) }
    }

    public func notify(_ signal: ProviderSignal) throws(ParameterError) {
        for provider in providers { try provider.notify(signal) }
    }

    private func provider(_ scope: String) throws(ParameterError) -> any ParameterProvider {
        guard let provider = providers.first(where: { $0.supports(scope: scope) }) else {
            throw missingScope(scope, known: scopeNames)
        }
        return provider
    }

    public func load(
        scope: String, _ requests: ParameterRequests,
        receive: (Int, ParameterLocation) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try provider(scope).load(scope: scope, requests, receive: receive)
    }

    public func gather(
        scope: String, _ requests: ParameterRequests, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try provider(scope).gather(scope: scope, requests, into: target)
    }

    public func scatter(
        scope: String, _ requests: ParameterRequests, from source: UnsafeRawBufferPointer
    ) throws(ParameterError) {
        try provider(scope).scatter(scope: scope, requests, from: source)
    }
}
