import IREECompilerCore

extension Pass {
    static let streamConversion = Pass(
        "iree-stream-conversion",
        "Converts tensor operations to stream operations on resources with explicit sizes.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let conversion = StreamConversion(module, context)
        try conversion.run(on: module)
    }
}

/// The conversion from `flow` and the operations around it to `stream`.
///
/// A tensor becomes a resource of unknown lifetime and its size in bytes. Shape and element type remain as
/// encodings of the operations until sizes are computed.
final class StreamConversion {
    let conversion: Conversion
    let module: Operation
    var affinities: AffinityAnalysis
    /// Tensor globals, by name.
    var globals: [String: ExpandedGlobal] = [:]

    struct ExpandedGlobal {
        let name: String
        let type: IRType
        let affinity: Attribute?
        var sizeName: String { "\(name)__size" }
    }

    init(_ module: Operation, _ context: PassContext) {
        self.module = module
        affinities = AffinityAnalysis(module)
        conversion = Conversion(registry: module.registry) { type in
            switch type {
            case .tensor, .unrankedTensor: [.resource(), .index]
            case .dialect where type.isA(Flow.channel): [Stream.channel.type()]
            default: [type]
            }
        }
        addTensorRules()
        addParameterRules()
        addDispatchRules()
        addExecutableRules()
        addABIRules()
        addStructuralRules()
    }

    func run(on module: Operation) throws(Diagnostic) {
        for op in module.symbols { expandGlobal(op) }
        try conversion.run(on: module)
        for op in module.body()?.operations ?? [] { op.attributes["stream.affinity"] = nil }
    }

    var builder: OpBuilder { conversion.builder }

    /// A converted tensor and its affinity.
    struct Resource {
        var affinity: Attribute?
        var value: Value
        var size: Value
    }

    /// A converted tensor operand.
    func resolve(_ original: Value, _ converted: [Value]) throws(Diagnostic) -> Resource {
        guard converted.count == 2 else { throw Diagnostic(.error, "tensor was not converted to a resource") }
        return Resource(
            affinity: affinities.resourceAffinity(of: original), value: converted[0], size: converted[1])
    }

    /// A converted tensor operand at an affinity, transferred if necessary.
    func transfer(
        _ original: Value, _ converted: [Value], to affinity: Attribute?
    ) throws(Diagnostic) -> Resource {
        var resource = try resolve(original, converted)
        if resource.affinity != affinity, resource.value.definingOp?.is(Stream.AsyncBarrier.self) != true {
            resource.value = transfer(
                resource.value, size: resource.size, to: resource.value.type, from: resource.affinity,
                to: affinity)
        }
        resource.affinity = affinity
        return resource
    }

    func transfer(
        _ value: Value, size: Value, to type: IRType, from source: Attribute?, to target: Attribute?
    ) -> Value {
        builder.create(Stream.AsyncTransfer.self) {
            $0.source = value
            $0.sourceSize = size
            $0.resultSize = size
            $0.sourceAffinity = source
            $0.targetAffinity = target
            $0.result = type
        }.result
    }

    /// The size of a tensor type in bytes.
    func sizeOf(_ type: IRType, _ dimensions: [Value], _ affinity: Attribute?) -> Value {
        builder.create(Stream.TensorSizeOf.self) {
            $0.encoding = .type(type)
            $0.encodingDims = dimensions
            $0.affinity = affinity
        }.storageSize
    }

    /// `#flow.parameter.named` becomes `#stream.parameter.named`; other attributes are unchanged.
    static func convert(_ attribute: Attribute) -> Attribute {
        guard case .dialect(let value) = attribute, attribute.isA(Flow.namedParameter) else {
            return attribute
        }
        return .dialect(DialectAttribute(Stream.namedParameter, value.parameters))
    }
}
