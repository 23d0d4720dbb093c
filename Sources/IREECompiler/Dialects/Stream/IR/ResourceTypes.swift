import IREECompilerCore

extension Stream {
    /// Lifetime of a resource: how it is used, and who can access it.
    enum Lifetime: String, CaseIterable, Sendable {
        /// Not assigned yet.
        case unknown = "*"
        case external, staging, transient, variable, constant
    }
}

extension IRType {
    static func resource(_ lifetime: Stream.Lifetime = .unknown) -> IRType {
        Stream.resource.type(.keyword(lifetime.rawValue))
    }

    static let timepoint = Stream.timepoint.type()
    static let utilBuffer = Util.buffer.type()

    var isResource: Bool { isA(Stream.resource) }

    /// The lifetime of a resource type.
    var lifetime: Stream.Lifetime? {
        guard isResource, case .keyword(let word)? = parameters.first else { return nil }
        return Stream.Lifetime(rawValue: word)
    }
}
