import IREECompilerCore

/// Makes the function that a module calls in place of a declaration, which gets the types of callers.
struct ImportWrapper {
    private let function: OpView<Util.Function>
    private let model: InvocationModel
    private let type: FunctionType
    private let names: EntryPointNames
    private let affinity: Attribute?

    init(_ function: OpView<Util.Function>, _ model: InvocationModel) throws(Diagnostic) {
        guard case .type(.function(let type)) = function.functionType else {
            throw function.error("expects a function type")
        }
        self.function = function
        self.model = model
        self.type = type
        names = EntryPointNames(function.op, type)
        affinity = function.op.attributes["iree.abi.affinity"]
    }

    func wrap(in module: Operation, _ symbols: inout SymbolTable) {
        let op = function.op
        let name = op.symbolName
        let wrapper = OpBuilder(like: op).create(Util.Function.self) {
            $0.symName = .string("_\(name)")
            $0.symVisibility = .string("private")
            $0.functionType = .type(.function(type))
            $0.argAttrs = EntryPointAttributes.stripped(function.argAttrs)
            $0.resAttrs = EntryPointAttributes.stripped(function.resAttrs)
        }
        symbols.insert(wrapper.op, before: op.next)
        SymbolReferences.rename(name, to: wrapper.op.symbolName, in: module)
        let fences = model == .coarseFences ? [IRType.halFence, .halFence] : []
        function.functionType = .type(
            .function(type.inputs.map(\.entryPointType) + fences, type.results.map(\.entryPointType)))
        let isSynchronous = fill(wrapper)
        wrapper.op.attributes[HAL.abiConvention.name] =
            (isSynchronous ? InvocationModel.synchronous : model).convention
        function.argAttrs = EntryPointAttributes.stripped(function.argAttrs, more: fences.count)
        function.resAttrs = EntryPointAttributes.stripped(function.resAttrs)
        EntryPointAttributes.strip(op)
        if let affinity { op.attributes["stream.affinity"] = affinity }
        op.attributes["iree.abi.stub"] = .unit
    }

    /// - Returns: Whether the wrapper waits for the call.
    private func fill(_ wrapper: OpView<Util.Function>) -> Bool {
        let block = wrapper.body.addBlock()
        for input in type.inputs { block.addArgument(input, at: function.op.location) }
        let builder = OpBuilder(atEndOf: block, registry: wrapper.op.registry, location: function.op.location)
        var arguments = block.arguments
        let fences = model == .coarseFences ? makeFences(&arguments, builder) : nil
        for i in arguments.indices where type.inputs[i].isTensor {
            arguments[i] = exported(arguments[i], i, builder)
        }
        let call = builder.create(Util.Call.self) {
            $0.callee = .symbol(SymbolReference(function.op.symbolName))
            $0.operands = arguments + (fences.map { [$0.wait, $0.signal] } ?? [])
            $0.results = type.results.map(\.entryPointType)
        }
        // What the call changes besides its results is there only after it.
        let mustWait = fences != nil && hasSideEffects && !type.results.contains(where: \.isTensor)
        if mustWait, let fences {
            builder.create(HAL.FenceAwait.self) {
                $0.timeoutMillis = builder.constant(i32: -1)
                $0.flags = EnumDefinition.waitFlag.attribute(["None"])
                $0.fences = [fences.signal]
            }
        }
        let results = call.results.enumerated().map { i, value in
            type.results[i].isTensor ? imported(value, i, fences?.signal, builder) : value
        }
        builder.create(Util.Return.self) { $0.operands = results }
        return mustWait
    }

    private var hasSideEffects: Bool { function.op.attributes["nosideeffects"] == nil }

    /// The fence that the callee waits for and the one that it signals; null where there is nothing to wait for.
    private func makeFences(_ arguments: inout [Value], _ builder: OpBuilder) -> (wait: Value, signal: Value)
    {
        let device = builder.create(HAL.DevicesGet.self) {
            $0.index = builder.constant(index: 0)
            $0.result = .halDevice
        }.result
        func fence() -> Value {
            builder.create(HAL.FenceCreate.self) {
                $0.device = device
                $0.flags = EnumDefinition.fenceFlag.attribute(["None"])
            }.result
        }
        func none() -> Value { builder.create(Util.Null.self) { $0.result = .halFence }.result }
        let tensors = arguments.filter(\.type.isTensor)
        let wait = tensors.isEmpty ? none() : fence()
        if !tensors.isEmpty {
            var ready = builder.create(HAL.TensorBarrier.self) {
                $0.sources = tensors
                $0.signalFence = wait
                $0.results = tensors.map(\.type)
            }.results[...]
            arguments = arguments.map { $0.type.isTensor ? ready.popFirst() ?? $0 : $0 }
        }
        let isSignaled = type.results.contains(where: \.isTensor) || hasSideEffects
        return (wait, isSignaled ? fence() : none())
    }

    private func exported(_ value: Value, _ i: Int, _ builder: OpBuilder) -> Value {
        builder.create(HAL.TensorExport.self) {
            $0.source = value
            $0.sourceEncoding = names.argument(i)["iree.abi.encoding"] ?? .type(value.type)
            $0.sourceDims = builder.dimensions(of: value)
            $0.affinity = names.argument(i)["iree.abi.affinity"] ?? affinity
            $0.target = .halBufferView
        }.target
    }

    private func imported(_ value: Value, _ i: Int, _ fence: Value?, _ builder: OpBuilder) -> Value {
        let attributes = names.result(i)
        let dims = builder.viewDimensions(value, of: type.results[i])
        return builder.create(HAL.TensorImport.self) {
            $0.source = value
            $0.targetEncoding = attributes["iree.abi.encoding"] ?? .type(type.results[i])
            $0.targetDims = dims
            $0.consume = attributes["iree.abi.consume"]
            $0.waitFence = fence
            $0.affinity = attributes["iree.abi.affinity"] ?? affinity
            $0.target = type.results[i]
        }.target
    }
}

extension OpBuilder {
    /// The dynamic dimensions of a tensor type, from the buffer view that the tensor is imported from.
    func viewDimensions(_ view: Value, of type: IRType) -> [Value] {
        let shape = type.shaped?.shape ?? []
        return shape.indices.filter { shape[$0] == ShapedType.dynamic }.map { dimension in
            create(HAL.BufferViewDim.self) {
                $0.bufferView = view
                $0.index = .index(dimension)
                $0.result = .index
            }.result
        }
    }
}
