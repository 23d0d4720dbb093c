import IREECompilerCore

/// A dispatch that is being made: what it reads, what it writes, and the values that both depend on.
final class DispatchFrame {
    /// Creates operations before the dispatch.
    let builder: OpBuilder
    private let resolver: DimensionResolver
    private var tensors: [Tensor] = []
    private var scalars: [Value] = []
    private var results: [Target] = []

    private struct Tensor {
        let value: Value
        let dims: [Value]
        let isWritten: Bool
    }

    private struct Target {
        let type: IRType
        let dims: [Value]
        /// The number of the tensor that it is written to.
        let tied: Int?
    }

    /// - Parameter op: what the dispatch takes the place of.
    init(before op: Operation) {
        builder = OpBuilder(before: op)
        resolver = DimensionResolver(builder)
    }

    private static func isConstant(_ value: Value) -> Bool { value.constant != nil }

    /// Adds a scalar that the dispatch depends on.
    func addScalar(_ value: Value) throws(Diagnostic) {
        guard !Self.isConstant(value), !scalars.contains(where: { $0 === value }) else { return }
        guard value.type.isScalar else {
            throw Diagnostic(
                .error, "a value of type \(value.type.quoted) cannot be used in a dispatch",
                at: value.location)
        }
        scalars.append(value)
    }

    /// Adds a tensor that is read, and written if `isWritten`.
    func addTensor(_ value: Value, isWritten: Bool = false) throws(Diagnostic) {
        guard !tensors.contains(where: { $0.value === value }) else { return }
        guard value.type.shaped != nil else {
            throw Diagnostic(
                .error, "a tensor of type \(value.type.quoted) has no known rank", at: value.location)
        }
        let dims = resolver.dimensions(of: value)
        for dim in dims { try addScalar(dim) }
        tensors.append(Tensor(value: value, dims: dims, isWritten: isWritten))
    }

    /// Adds a result: a new tensor of the shape of `value`, or `target` changed in place.
    func addResult(like value: Value, tiedTo target: Value? = nil) throws(Diagnostic) {
        let dims = resolver.dimensions(of: value)
        for dim in dims { try addScalar(dim) }
        let tied = target.flatMap { target in tensors.firstIndex { $0.value === target } }
        results.append(Target(type: value.type, dims: dims, tied: tied))
    }

    /// Creates the dispatch.
    func build(
        _ fill: (inout DispatchBody) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> OpView<Flow.DispatchWorkgroups> {
        let isTied = results.contains { $0.tied != nil }
        let dispatch = builder.create(Flow.DispatchWorkgroups.self) {
            $0.arguments = tensors.map(\.value) + scalars
            $0.argumentDims = tensors.flatMap(\.dims)
            $0.resultDims = results.flatMap(\.dims)
            $0.tiedOperands = isTied ? Tied.attribute(results.map(\.tied)) : nil
            $0.results = results.map(\.type)
        }
        var body = makeBody(dispatch)
        try fill(&body)
        body.builder.create(Flow.Return.self)
        return dispatch
    }

    private func makeBody(_ dispatch: OpView<Flow.DispatchWorkgroups>) -> DispatchBody {
        let block = dispatch.workgroupBody.addBlock()
        let location = builder.location
        func argument(_ access: String, _ type: IRType) -> Value {
            let type = TensorExt.dispatchTensor.type(.keyword(access), .type(type))
            return block.addArgument(type, at: location)
        }
        let sources = tensors.map { argument($0.isWritten ? "readwrite" : "readonly", $0.value.type) }
        let numbers = scalars.map { block.addArgument($0.type, at: location) }
        let targets = results.map { result in
            result.tied.map { sources[$0] } ?? argument("writeonly", result.type)
        }
        let inner = OpBuilder(atEndOf: block, registry: builder.registry, location: location)
        var body = DispatchBody(builder: inner)
        body.mapping.map(scalars, to: numbers)
        var tied: [ObjectIdentifier: Value] = [:]
        func shaped(_ argument: Value, _ dims: [Value]) -> DispatchBody.Place {
            let dims = dims.map { body.value($0) }
            if dims.isEmpty { return .init(tensor: argument, dims: []) }
            let known = tied[ObjectIdentifier(argument)]
            let value =
                known
                ?? inner.create(Flow.DispatchTieShape.self) {
                    $0.operand = argument
                    $0.dynamicDims = dims
                    $0.result = argument.type
                }.result
            tied[ObjectIdentifier(argument)] = value
            return .init(tensor: value, dims: dims)
        }
        for (tensor, argument) in zip(tensors, sources) {
            body.sources[ObjectIdentifier(tensor.value)] = shaped(argument, tensor.dims)
        }
        body.targets = zip(results, targets).map { shaped($1, $0.dims) }
        return body
    }
}

/// The body of a dispatch.
struct DispatchBody {
    /// A tensor in memory, with its dynamic dimensions.
    struct Place {
        let tensor: Value
        let dims: [Value]

        var type: IRType { tensor.type.parameters.last?.typeValue ?? tensor.type }

        /// Offsets of all of it.
        var offsets: MixedIndices {
            MixedIndices(.tensor(ShapedType((type.shaped?.shape ?? []).map { _ in 0 }, .index)), [])
        }
        /// Sizes of all of it.
        var sizes: MixedIndices { MixedIndices(type, dims) }
    }

    let builder: OpBuilder
    /// From values outside to values inside.
    var mapping = ValueMapping()
    fileprivate(set) var sources: [ObjectIdentifier: Place] = [:]
    fileprivate(set) var targets: [Place] = []

    fileprivate init(builder: OpBuilder) { self.builder = builder }

    /// The value inside of a scalar: constants are copied.
    func value(_ outside: Value) -> Value {
        let inside = mapping[outside]
        guard inside === outside, let copy = outside.constant.flatMap({ _ in outside.definingOp?.clone() })
        else {
            return inside
        }
        return builder.insert(copy).results[0]
    }

    /// Loads the whole of a tensor.
    func load(_ outside: Value) -> Value? {
        guard let place = sources[ObjectIdentifier(outside)] else { return nil }
        return load(outside, place.offsets, place.sizes, nil, as: outside.type)
    }

    /// Loads a slice of a tensor.
    func load(
        _ outside: Value, _ offsets: MixedIndices, _ sizes: MixedIndices, _ strides: MixedIndices?,
        as type: IRType
    ) -> Value? {
        guard let place = sources[ObjectIdentifier(outside)] else { return nil }
        return builder.create(TensorExt.DispatchTensorLoad.self) {
            $0.source = place.tensor
            $0.sourceDims = place.dims
            $0.offsets = offsets.values
            $0.sizes = sizes.values
            $0.strides = strides?.values ?? []
            $0.staticOffsets = offsets.attribute
            $0.staticSizes = sizes.attribute
            $0.staticStrides = strides?.attribute ?? .denseArray(sizes.numbers.map { _ in 1 }, .i64)
            $0.result = type
        }.result
    }

    /// Stores the whole of result `i`.
    func store(_ value: Value, _ i: Int) {
        store(value, i, targets[i].offsets, targets[i].sizes, nil)
    }

    /// Stores a slice of result `i`.
    func store(
        _ value: Value, _ i: Int, _ offsets: MixedIndices, _ sizes: MixedIndices, _ strides: MixedIndices?
    ) {
        builder.create(TensorExt.DispatchTensorStore.self) {
            $0.value = value
            $0.target = targets[i].tensor
            $0.targetDims = targets[i].dims
            $0.offsets = offsets.values
            $0.sizes = sizes.values
            $0.strides = strides?.values ?? []
            $0.staticOffsets = offsets.attribute
            $0.staticSizes = sizes.attribute
            $0.staticStrides = strides?.attribute ?? .denseArray(sizes.numbers.map { _ in 1 }, .i64)
        }
    }
}
