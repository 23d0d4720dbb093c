import IREECompilerCore

extension Encoding {
    /// Encodings that determine the layout of a tensor, so that its size is known.
    private static let serializable: Set<String> = Set(
        ["layout", "packed_storage", "encoding", "padding", "identity", "testing", "specialized"].map {
            "iree_encoding.\($0)"
        }
    ).union(targetResolvers)

    /// Layout resolvers of devices, which read their target's configuration.
    private static let targetResolvers: Set<String> = [
        "iree_cpu.cpu_encoding_resolver", "iree_cpu.vmvx_encoding_resolver", "iree_gpu.gpu_encoding_resolver",
        "iree_gpu.gpu_padding_resolver",
    ]

    static let cpuAttributes = resolverAttributes(of: "iree_cpu.")
    static let gpuAttributes = resolverAttributes(of: "iree_gpu.")

    /// `<configuration = {…}>`.
    private static func resolverAttributes(of dialect: String) -> [DialectAttributeDefinition] {
        targetResolvers.filter { $0.hasPrefix(dialect) }.map {
            .ofFields($0, [.init("configuration", .any, isOptional: true)])
        }
    }

    /// The encoding of a tensor, if it determines the size.
    static func serializable(of type: IRType) -> Attribute? {
        guard case .tensor(let shape) = type, case .dialect(let value)? = shape.encoding,
            serializable.contains(value.name)
        else { return nil }
        return shape.encoding
    }

    /// A layout resolver: decides the layout of tensors for a target.
    struct Resolver: Hashable {
        let attribute: Attribute
        /// The resolver's configuration.
        let configuration: Attribute?

        /// The resolver of a `#hal.executable.target`: that in its configuration, or the identity.
        init(target: Attribute) {
            let parameters = target.dialectValue?.parameters ?? []
            let settings = parameters.lazy.compactMap(\.dictionaryValue).first
            attribute = settings?["iree.encoding.resolver"] ?? Encoding.identityResolver.attribute()
            let reads = attribute.dialectValue.map { Encoding.targetResolvers.contains($0.name) } ?? true
            configuration = reads ? settings.map { .dictionary($0) } : nil
        }

        /// An encoding that serves for data with several encodings; nil if there is none.
        func unified(_ encodings: [Attribute]) -> Attribute? {
            guard case .dialect(let value) = attribute else { return nil }
            switch value.name {
            case "iree_encoding.identity_resolver": return Encoding.identity
            case "iree_encoding.specialization_resolver":
                return value.parameters.first.map { Encoding.specialized.attribute($0, .absent) }
            case "iree_gpu.gpu_encoding_resolver": return encodings.first
            default: return nil
            }
        }
    }
}

extension IRType {
    /// The same tensor type with another encoding.
    func with(encoding: Attribute?) -> IRType {
        guard case .tensor(var shape) = self else { return self }
        shape.encoding = encoding
        return .tensor(shape)
    }
}
