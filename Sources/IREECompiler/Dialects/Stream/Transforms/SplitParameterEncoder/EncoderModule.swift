import IREECompilerCore

/// The module that creates the parameters of a plan: functions with reflection attributes that tools use.
///
/// There is one target for all devices; names and reflection leave room for more.
struct EncoderModule {
    let plan: EncodingPlan
    private let source: Operation
    private let module: Operation

    static let target = "all"
    /// The encoding device, independent of those of the program. The user that compiles the encoder assigns
    /// it.
    static let device = HAL.devicePromise.attribute(.string("__device_0"), .i64(-1))
    static let listType = Util.list.type(.type(Util.variant.type()))

    init(_ plan: EncodingPlan, of source: Operation) {
        self.plan = plan
        self.source = source
        module =
            OpBuilder(like: source).create(Builtin.Module.self) {
                $0.symName = .string("encoder")
                $0.attributes["iree.reflection"] = .dictionary(
                    AttributeDictionary([
                        ("iree.encode.version", .i32(1)), ("iree.tool", .string("iree-encode-parameters")),
                    ]))
            }.op
    }

    func build() -> Operation {
        module.regions[0].addBlock()
        addDetection()
        addIndices()
        addSteps()
        addObjects()
        addEncoder()
        return module
    }

    /// Adds a function; `body` terminates it.
    func addFunction(
        _ name: String, _ role: String, _ inputs: [IRType], _ results: [IRType],
        reflection: [(String, Attribute)] = [], _ body: (EncoderBuilder, Block) -> [Value]
    ) {
        let isOfTarget = role != "detect_target"
        let facts =
            reflection + [("iree.encode.function", .string(role))]
            + (isOfTarget ? [("iree.encode.target", .string(Self.target))] : [])
        let function = OpBuilder(
            atEndOf: module.regions[0].blocks[0], registry: source.registry, location: source.location
        ).create(
            Util.Function.self
        ) {
            $0.symName = .string(isOfTarget ? "\(name)_\(Self.target)" : name)
            $0.symVisibility = .string("public")
            $0.functionType = .type(.function(inputs, results))
            $0.attributes["iree.reflection"] = .dictionary(AttributeDictionary(facts))
        }
        let block = function.body.addBlock()
        for input in inputs { block.addArgument(input, at: source.location) }
        let builder = EncoderBuilder(
            OpBuilder(atEndOf: block, registry: source.registry, location: source.location))
        let values = body(builder, block)
        builder.create(Util.Return.self) { $0.operands = values }
    }

    /// The target for the available devices.
    private func addDetection() {
        let devices = Util.list.type(.type(.halDevice))
        addFunction("__encode_parameter_detect_target", "detect_target", [devices], [.utilBuffer]) {
            builder, _ in
            [builder.text(Self.target)]
        }
    }

    /// The archive index: for each scope a list of entries: kind (0 for a splat, 1 for data), key, metadata
    /// and length in bytes, then the splat's pattern and its length, or the data's alignment.
    private func addIndices() {
        // Tools cannot parse empty strings.
        let scopes: [(String, Attribute)] =
            plan.scope.isEmpty ? [] : [("iree.encode.scopes", .string(plan.scope))]
        addFunction("__encode_parameter_indices", "indices", [], [Self.listType], reflection: scopes) {
            builder, _ in
            let scope = builder.text(plan.scope)
            let entries = plan.entries.map { entry in
                let (kind, rest): (Int64, [Int64]) =
                    switch entry.content {
                    case .splat(let pattern, let width): (0, [pattern, width])
                    case .data(let alignment): (1, [alignment])
                    }
                let head = [builder.i64(kind), builder.text(entry.key), builder.noBuffer()]
                return builder.list(head + ([entry.length] + rest).map(builder.i64))
            }
            return [builder.list([builder.list([scope, builder.list(entries)])])]
        }
    }

    /// The steps, for progress reports: for each a zero, its wait and signal fences, its name, and the byte
    /// range that it writes, as if all steps wrote one file.
    private func addSteps() {
        addFunction("__encode_parameter_steps", "steps", [], [Self.listType]) { builder, _ in
            let device = builder.create(Stream.ContextResolve.self) {
                $0.affinity = Self.device
                $0.results = [.halDevice]
            }.results[0]
            let steps = plan.steps.enumerated().map { i, step in
                let fences = (0..<2).map { _ in
                    builder.create(HAL.FenceCreate.self) {
                        $0.device = device
                        $0.flags = .i64(0)
                    }.result
                }
                let name = builder.text("step\(i)")
                return builder.list(
                    [builder.i64(0)] + fences + [name]
                        + [step.progress, step.expression.size].map(builder.i64))
            }
            return [builder.list(steps)]
        }
    }

    /// Clones the symbols that expressions use.
    private func addObjects() {
        var seen = Set<String>()
        for name in plan.steps.flatMap({ $0.expression.operations.flatMap(\.movableSymbols) })
        where seen.insert(name).inserted {
            if let object = source.lookupSymbol(name) { module.regions[0].blocks[0].append(object.clone()) }
        }
    }
}

/// Creates the operations of one encoder function in order, with each constant once.
final class EncoderBuilder {
    let base: OpBuilder
    private var constants: ConstantSet

    init(_ base: OpBuilder) {
        self.base = base
        constants = ConstantSet(base)
    }

    @discardableResult
    func create<D: OpKind>(
        _ type: D.Type, at location: Location? = nil, _ fill: (inout OpState<D>) -> Void = { _ in }
    ) -> OpView<D> {
        base.create(type, at: location, fill)
    }

    func index(_ value: Int64) -> Value { constants.index(value) }
    func i64(_ value: Int64) -> Value { constants.i64(value) }

    func text(_ text: String) -> Value {
        create(Util.BufferConstant.self) { $0.value = .string(text) }.result
    }

    func noBuffer() -> Value { create(Util.Null.self) { $0.result = .utilBuffer }.result }

    func list(_ values: [Value]) -> Value {
        create(Util.ListConstruct.self) {
            $0.values = values
            $0.result = EncoderModule.listType
        }.result
    }

    /// The resource after an await.
    func awaiting(_ timepoint: Value, _ resource: Value, _ size: Value) -> Value {
        create(Stream.TimepointAwait.self) {
            $0.resourceOperands = [resource]
            $0.resourceOperandSizes = [size]
            $0.awaitTimepoint = timepoint
            $0.results = [resource.type]
        }.results[0]
    }
}
