import IREECompilerCore

extension Pass {
    static let outlineMemoizeRegions = Pass(
        "iree-hal-outline-memoize-regions",
        "Moves memoized regions to functions that initializers call for each device.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let analysis = DeviceAnalysis(module)
        var symbols = SymbolTable(module)
        var regions: [OpView<HAL.DeviceMemoize>] = []
        for function in module.body()?.operations ?? [] where function.has(.function) {
            function.walk { op in op.as(HAL.DeviceMemoize.self).map { regions.append($0) } }
        }
        let initializations = lastInitializations(in: module)
        for memoize in regions {
            guard let function = memoize.op.enclosing({ $0.has(.function) }) else { continue }
            try MemoizeOutlining(memoize, function, initializations).run(analysis, &symbols)
        }
    }

    /// By name of a global: the last operation of the module that gives it a value before functions are called.
    private static func lastInitializations(in module: Operation) -> [String: Operation] {
        var last: [String: Operation] = [:]
        for op in module.body()?.operations ?? [] {
            if op.is(Util.Global.self) { last[op.symbolName] = op }
            guard op.has(.initializer) else { continue }
            op.walk { inner in
                guard let store = inner.as(Util.GlobalStore.self), let name = store.global.symbolValue?.root
                else { return }
                last[name] = op
            }
        }
        return last
    }
}

private struct MemoizeOutlining {
    private let memoize: OpView<HAL.DeviceMemoize>
    private let function: Operation
    private let prefix: String
    private let builder: OpBuilder
    private let initializations: [String: Operation]
    /// What the region uses besides its device and queues.
    private var constants: [Value] = []
    private var globals: [Value] = []
    private var others: [Value] = []

    init(
        _ memoize: OpView<HAL.DeviceMemoize>, _ function: Operation, _ initializations: [String: Operation]
    ) {
        self.initializations = initializations
        self.memoize = memoize
        self.function = function
        prefix = "__\(function.symbolName)_memoize"
        builder = OpBuilder(like: memoize.op)
        builder.setInsertionPoint(before: function)
        for value in CaptureAnalysis.captures(of: memoize.op)
        where value !== memoize.queue.device && value !== memoize.queue.affinity {
            switch CaptureAnalysis.origin(of: value) {
            case .constant: constants.append(value)
            case .immutableGlobal: globals.append(value)
            case .local, .mutableGlobal: others.append(value)
            }
        }
    }

    func run(_ analysis: DeviceAnalysis, _ symbols: inout SymbolTable) throws(Diagnostic) {
        let devices = others.isEmpty ? analysis.globals(of: memoize.queue.device) : nil
        let apply = try outline(&symbols)
        let arguments = [memoize.queue.device, memoize.queue.affinity]
        guard let devices, !devices.isEmpty else { return replace(apply, arguments + globals + others) }
        var results: [(device: OpView<Util.Global>, globals: [OpView<Util.Global>])] = []
        for device in devices {
            results.append((device, try initialize(device, apply, &symbols)))
        }
        replace(try lookup(results, &symbols), arguments)
    }

    private func replace(_ callee: Operation, _ arguments: [Value]) {
        let call = OpBuilder(before: memoize.op).call(callee, arguments, memoize.results.map(\.type))
        memoize.op.replaceAllUses(with: call.results)
        memoize.op.erase()
    }

    /// The region as a function of its device, its queues and what else it uses.
    private func outline(_ symbols: inout SymbolTable) throws(Diagnostic) -> Operation {
        let captured = [memoize.queue.device, memoize.queue.affinity] + globals + others
        let apply = function("\(prefix)_apply", captured.map(\.type), &symbols)
        apply.inliningPolicy = Util.neverInline.attribute()
        let entry = apply.body.addBlock()
        var mapping = ValueMapping()
        for value in captured { mapping[value] = entry.addArgument(value.type, at: memoize.op.location) }
        let inner = OpBuilder(atEndOf: entry, registry: builder.registry, location: memoize.op.location)
        for constant in constants {
            guard let op = constant.definingOp else { continue }
            inner.insert(op.clone(&mapping))
        }
        guard memoize.body.blocks.count == 1, let block = memoize.body.blocks.first,
            let end = block.last?.as(HAL.Return.self)
        else {
            memoize.body.clone(into: apply.body, &mapping)
            let copies = Array(apply.body.blocks.dropFirst())
            inner.create(CF.Branch.self) { $0.dest = copies.first }
            for copy in copies {
                guard let end = copy.last?.as(HAL.Return.self) else { continue }
                OpBuilder(before: end.op).create(Util.Return.self) { $0.operands = end.operands }
                end.op.erase()
            }
            return apply.op
        }
        for op in block.operations where op !== end.op { inner.insert(op.clone(&mapping)) }
        inner.create(Util.Return.self) { $0.operands = end.operands.map { mapping[$0] } }
        return apply.op
    }

    private func function(_ name: String, _ inputs: [IRType], _ symbols: inout SymbolTable)
        -> OpView<Util.Function>
    {
        let function = builder.create(Util.Function.self) {
            $0.symName = .string(name)
            $0.symVisibility = .string("private")
            $0.functionType = .type(.function(inputs, memoize.results.map(\.type)))
        }
        unique(function.op, &symbols)
        return function
    }

    /// Gives an operation that was inserted a name of its own.
    private func unique(_ op: Operation, _ symbols: inout SymbolTable) {
        let next = op.next
        op.remove()
        symbols.insert(op, before: next)
    }

    /// Globals for the results on a device, and their initializer.
    private func initialize(_ device: OpView<Util.Global>, _ apply: Operation, _ symbols: inout SymbolTable)
        throws(Diagnostic) -> [OpView<Util.Global>]
    {
        let name = device.op.symbolName
        let suffix = name.hasPrefix("__") ? String(name.dropFirst(2)) : name
        var results: [OpView<Util.Global>] = []
        for (i, result) in memoize.results.enumerated() {
            let global = builder.global("\(prefix)_result_\(i)_\(suffix)", result.type)
            unique(global.op, &symbols)
            results.append(global)
        }
        // Initializers run in order: this one comes after those of what the region uses.
        let used = globals.compactMap { value in
            value.definingOp?.as(Util.GlobalLoad.self)?.global.symbolValue
                .flatMap { initializations[$0.root] }
        }
        let start = builder.next
        for op in used where builder.next?.isBefore(op) == true { builder.setInsertionPoint(after: op) }
        defer { if let start { builder.setInsertionPoint(before: start) } }
        try builder.initializer { (inner) throws(Diagnostic) in
            let loaded = inner.load(device, isImmutable: true)
            let queues = inner.constant(i64: memoize.queue.affinity.constantInteger ?? -1)
            var mapping = ValueMapping()
            var arguments = [loaded, queues]
            for value in globals {
                guard let load = value.definingOp else { continue }
                inner.insert(load.clone(&mapping))
                arguments.append(mapping[value])
            }
            let call = inner.call(apply, arguments, results.compactMap(\.type.typeValue))
            for (value, global) in zip(call.results, results) { inner.store(value, to: global) }
        }
        return results
    }

    /// The function that returns the results for a device.
    private func lookup(
        _ results: [(device: OpView<Util.Global>, globals: [OpView<Util.Global>])],
        _ symbols: inout SymbolTable
    ) throws(Diagnostic) -> Operation {
        let types: [IRType] = [.halDevice, .i64]
        let lookup = function("\(prefix)_lookup", types, &symbols)
        let entry = lookup.body.addBlock()
        let arguments = types.map { entry.addArgument($0, at: memoize.op.location) }
        let inner = OpBuilder(atEndOf: entry, registry: builder.registry, location: memoize.op.location)
        let values = select(arguments[0], results[...], inner)
        inner.create(Util.Return.self) { $0.operands = values }
        return lookup.op
    }

    private func select(
        _ device: Value, _ results: ArraySlice<(device: OpView<Util.Global>, globals: [OpView<Util.Global>])>,
        _ builder: OpBuilder
    ) -> [Value] {
        guard let first = results.first else {
            // Not reached: the device is one of those above.
            return memoize.results.map { $0.type.isNumber ? builder.zero($0.type) : builder.null($0.type) }
        }
        let isDevice = builder.equal(device, builder.load(first.device))
        let branch = builder.create(SCF.If.self) {
            $0.condition = isDevice
            $0.results = memoize.results.map(\.type)
        }
        let own = builder.inside(branch.thenRegion)
        let loaded = first.globals.map { own.load($0) }
        own.create(SCF.Yield.self) { $0.results = loaded }
        let rest = builder.inside(branch.elseRegion)
        let others = select(device, results.dropFirst(), rest)
        rest.create(SCF.Yield.self) { $0.results = others }
        return branch.results
    }
}

extension OpBuilder {
    func call(_ function: Operation, _ arguments: [Value], _ types: [IRType]) -> OpView<Util.Call> {
        create(Util.Call.self) {
            $0.callee = .symbol(SymbolReference(function.symbolName))
            $0.operands = arguments
            $0.results = types
        }
    }

    /// The number 0.
    func zero(_ type: IRType) -> Value {
        if case .float = type { return constant(.float(bits: 0, type)) }
        return constant(.integer(0, type))
    }
}
