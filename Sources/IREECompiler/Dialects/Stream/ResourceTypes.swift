extension Stream {
    /// How long a resource lives and who may see it.
    public enum Lifetime: String, CaseIterable, Sendable {
        /// Not said yet.
        case unknown = "*"
        case external, staging, transient, variable, constant
    }
}

extension IRType {
    public static func resource(_ lifetime: Stream.Lifetime = .unknown) -> IRType {
        .dialect(DialectType(name: "stream.resource", parameters: [.keyword(lifetime.rawValue)]))
    }

    public static let timepoint = IRType.named("stream.timepoint")
    public static let utilBuffer = IRType.named("util.buffer")

    public var isResource: Bool { dialectName == "stream.resource" }

    /// The lifetime of a resource type.
    public var lifetime: Stream.Lifetime? {
        guard isResource, case .keyword(let word)? = parameters.first else { return nil }
        return Stream.Lifetime(rawValue: word)
    }
}
