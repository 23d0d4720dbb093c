import IREECompilerCore

extension Encoding {
    /// Attributes that say the layout of a tensor so fully that its bytes can be counted.
    private static let serializable: Set<String> = Set(
        ["layout", "packed_storage", "encoding", "padding", "identity", "testing", "specialized"].map {
            "iree_encoding.\($0)"
        }
    ).union(targetResolvers)

    /// Resolvers of kinds of devices, which read the configuration of their target.
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

    /// The encoding of a tensor, if its bytes can be told.
    static func serializable(of type: IRType) -> Attribute? {
        guard case .tensor(let shape) = type, case .dialect(let value)? = shape.encoding,
            serializable.contains(value.name)
        else { return nil }
        return shape.encoding
    }

    /// Who decides how tensors lie in the memory of a target.
    struct Resolver: Hashable {
        let attribute: Attribute
        /// What else it decides by.
        let configuration: Attribute?

        /// The resolver of `#hal.executable.target`: that of its configuration, or one that leaves tensors
        /// as they are.
        init(target: Attribute) {
            let parameters = target.dialectValue?.parameters ?? []
            let settings = parameters.lazy.compactMap(\.dictionaryValue).first
            attribute = settings?["iree.encoding.resolver"] ?? Encoding.identityResolver.attribute()
            let reads = attribute.dialectValue.map { Encoding.targetResolvers.contains($0.name) } ?? true
            configuration = reads ? settings.map { .dictionary($0) } : nil
        }

        /// One encoding that does for data that is wanted in several; nil if there is none.
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
    /// The same tensor with another encoding.
    func with(encoding: Attribute?) -> IRType {
        guard case .tensor(var shape) = self else { return self }
        shape.encoding = encoding
        return .tensor(shape)
    }
}
