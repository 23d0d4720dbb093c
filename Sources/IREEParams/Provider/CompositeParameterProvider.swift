/// Asks several providers: the first that serves a scope answers for it.
public struct CompositeParameterProvider: DelegatingParameterProvider {
    /// The providers, in the order in which they are asked.
    public let providers: [any ParameterProvider]

    /// A provider of the scopes of several providers.
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

    public func provider(of scope: String) throws(ParameterError) -> any ParameterProvider {
        guard let provider = providers.first(where: { $0.supports(scope: scope) }) else {
            throw .missingScope(scope, known: scopeNames)
        }
        return provider
    }
}
