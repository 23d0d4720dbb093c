import IREECompilerCore

/// Makes the function that callers of a public function call: it takes buffer views and, if asynchronous, fences.
struct ExportWrapper {
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

    /// Renames the function, and adds the wrapper before it.
    func wrap(_ symbols: inout SymbolTable) throws(Diagnostic) {
        let op = function.op
        let publicName = op.symbolName
        let wrapper = makeWrapper(publicName)
        rename(publicName, &symbols)
        op.attributes["iree.reflection"] = nil
        op.attributes["iree.abi"] = nil
        op.attributes["iree.abi.declaration"] = nil
        if let affinity { op.attributes["stream.affinity"] = affinity }
        op.block?.insert(wrapper.op, before: op)
        symbols.insert(wrapper.op)
        try fill(wrapper)
        EntryPointAttributes.strip(op)
        op.attributes[HAL.abiConvention.name] = model.convention
    }

    /// Gives the function a private name. Calls within the module are of the function, not of the wrapper.
    private func rename(_ publicName: String, _ symbols: inout SymbolTable) {
        let op = function.op
        let module = symbols.table
        symbols.remove(op)
        function.symName = .string("_\(publicName)")
        function.symVisibility = .string("private")
        symbols.insert(op)
        SymbolReferences.rename(publicName, to: op.symbolName, in: module)
    }

    private func makeWrapper(_ name: String) -> OpView<Util.Function> {
        let fences = model == .coarseFences ? [IRType.halFence, .halFence] : []
        let inputs = type.inputs.map(\.entryPointType) + fences
        let wrapper = OpBuilder(like: function.op).create(Util.Function.self) {
            $0.symName = .string(name)
            $0.functionType = .type(.function(inputs, type.results.map(\.entryPointType)))
            $0.argAttrs = EntryPointAttributes.stripped(function.argAttrs, more: fences.count)
            $0.resAttrs = EntryPointAttributes.stripped(function.resAttrs)
            $0.attributes["iree.abi.stub"] = .unit
            $0.attributes["iree.reflection"] = reflection(name)
        }
        let block = wrapper.body.addBlock()
        let old = function.body.blocks.first?.arguments ?? []
        for (i, input) in inputs.enumerated() {
            block.addArgument(
                input, at: old.indices.contains(i) ? old[i].argumentLocation : function.op.location)
        }
        return wrapper
    }

    private func reflection(_ name: String) -> Attribute {
        var all = function.op.reflection
        if let own = function.op.attributes["iree.abi"] { all["iree.abi"] = own }
        if model == .coarseFences { all["iree.abi.model"] = .string("coarse-fences") }
        all["iree.abi.declaration"] =
            function.op.attributes["iree.abi.declaration"]
            ?? .string(names.declaration(name, isAsync: model == .coarseFences))
        return .dictionary(all)
    }

    // MARK: The body

    private func fill(_ wrapper: OpView<Util.Function>) throws(Diagnostic) {
        guard let block = wrapper.body.blocks.first else { return }
        let builder = OpBuilder(atEndOf: block, registry: wrapper.op.registry, location: wrapper.op.location)
        let given = Array(block.arguments.prefix(type.inputs.count))
        let fences = Array(block.arguments.dropFirst(type.inputs.count))
        let storage = try resultStorage(given)
        let transients = try transientStorage(given)
        let arguments = given.enumerated().map { i, value in
            type.inputs[i].isTensor ? imported(value, i, fences.first, builder) : value
        }
        let call = builder.create(Util.Call.self) {
            $0.callee = .symbol(SymbolReference(function.op.symbolName))
            $0.operands = arguments
            $0.tiedOperands = function.tiedOperands
            $0.results = type.results
        }
        var results = call.results
        for i in results.indices where type.results[i].isTensor {
            if let target = storage[i] { results[i] = aliased(results[i], i, target, fences.first, builder) }
            if let transients { results[i] = provided(results[i], i, transients, builder) }
        }
        if let signal = fences.last { results = barrier(results, signal, builder) }
        for i in results.indices where type.results[i].isTensor {
            results[i] = exported(results[i], i, builder)
        }
        builder.create(Util.Return.self) { $0.operands = results }
    }

    /// By result: the argument whose storage it is placed in.
    private func resultStorage(_ given: [Value]) throws(Diagnostic) -> [Int: Value] {
        var storage: [Int: Value] = [:]
        for (i, value) in given.enumerated() {
            guard let output = names.argument(i)["iree.abi.output"]?.integerValue else { continue }
            guard value.type == .halBufferView || value.type == .halBuffer else {
                throw function.error(
                    "expects a tensor or buffer for storage argument #\(i), but got \(type.inputs[i].quoted)")
            }
            guard output >= 0, output < type.results.count, type.results[Int(output)].isTensor else {
                throw function.error(
                    "expects 'iree.abi.output' of argument #\(i) to be the number of a tensor result")
            }
            storage[Int(output)] = value
        }
        return storage
    }

    /// The argument whose storage holds what is computed on the way.
    private func transientStorage(_ given: [Value]) throws(Diagnostic) -> Value? {
        let all = given.indices.filter { names.argument($0)["iree.abi.transients"] != nil }
        guard let first = all.first else { return nil }
        guard all.count == 1, given[first].type == .halBufferView || given[first].type == .halBuffer else {
            throw function.error("expects at most one argument with 'iree.abi.transients', a buffer")
        }
        return given[first]
    }

    private func imported(_ value: Value, _ i: Int, _ fence: Value?, _ builder: OpBuilder) -> Value {
        let attributes = names.argument(i)
        let type = self.type.inputs[i]
        let dims = builder.viewDimensions(value, of: type)
        let takesStorage = attributes["iree.abi.consume"] != nil || attributes["iree.abi.output"] != nil
        return builder.create(HAL.TensorImport.self, at: value.argumentLocation) {
            $0.source = value
            $0.targetEncoding = attributes["iree.abi.encoding"] ?? .type(type)
            $0.targetDims = dims
            $0.consume = takesStorage ? .unit : nil
            $0.waitFence = fence
            $0.name = .string(names.argumentName(i))
            $0.affinity = attributes["iree.abi.affinity"] ?? affinity
            $0.target = type
        }.target
    }

    private func aliased(
        _ value: Value, _ i: Int, _ storage: Value, _ fence: Value?, _ builder: OpBuilder
    ) -> Value {
        builder.create(HAL.TensorAlias.self) {
            $0.source = value
            $0.sourceDims = builder.dimensions(of: value)
            $0.storage = storage
            $0.waitFence = fence
            $0.affinity = names.result(i)["iree.abi.affinity"] ?? affinity
            $0.result = value.type
        }.result
    }

    private func provided(_ value: Value, _ i: Int, _ storage: Value, _ builder: OpBuilder) -> Value {
        builder.create(HAL.TensorTransients.self) {
            $0.source = value
            $0.sourceDims = builder.dimensions(of: value)
            $0.storage = storage
            $0.affinity = names.result(i)["iree.abi.affinity"] ?? affinity
            $0.result = value.type
        }.result
    }

    /// Signals the fence when all tensors among the results are there.
    private func barrier(_ results: [Value], _ signal: Value, _ builder: OpBuilder) -> [Value] {
        let tensors = results.filter(\.type.isTensor)
        guard !tensors.isEmpty else {
            builder.create(HAL.FenceSignal.self) { $0.fence = signal }
            return results
        }
        var ready = builder.create(HAL.TensorBarrier.self) {
            $0.sources = tensors
            $0.signalFence = signal
            $0.results = tensors.map(\.type)
        }.results[...]
        return results.map { $0.type.isTensor ? ready.popFirst() ?? $0 : $0 }
    }

    private func exported(_ value: Value, _ i: Int, _ builder: OpBuilder) -> Value {
        builder.create(HAL.TensorExport.self) {
            $0.source = value
            $0.sourceEncoding = names.result(i)["iree.abi.encoding"] ?? .type(value.type)
            $0.sourceDims = builder.dimensions(of: value)
            $0.name = .string(names.resultName(i))
            $0.affinity = names.result(i)["iree.abi.affinity"] ?? affinity
            $0.target = .halBufferView
        }.target
    }
}
