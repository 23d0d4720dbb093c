import IREECompilerCore

extension Pass {
    static let globalInitialization = Pass(
        "iree-vm-global-initialization",
        "Moves initial values and initializers to functions that run when the module is loaded and unloaded.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        let start = try ModuleFunction(named: "__init", in: module)
        let end = try ModuleFunction(named: "__deinit", in: module)
        for global in module.body()?.operations ?? [] where global.has(.globalDefinition) {
            try start.initialize(global)
        }
        for initializer in module.body()?.operations ?? [] where initializer.is(VM.Initializer.self) {
            start.append(initializer)
        }
        start.finish()
        end.finish()
        GlobalMutability.update(in: module)
        start.export(from: module)
        end.export(from: module)
    }
}

/// A function that is appended to: all its returns lead to the code that is added.
private final class ModuleFunction {
    private let function: Operation
    private let builder: OpBuilder

    init(named name: String, in module: Operation) throws(Diagnostic) {
        if let known = module.lookupSymbol(name) {
            guard known.is(VM.Function.self), let region = known.regions.first, !region.isEmpty else {
                throw known.error("has a name that is reserved for initialization")
            }
            function = known
            let next = region.addBlock()
            builder = OpBuilder(registry: known.registry)
            Self.lead(returnsOf: region.blocks.dropLast(), to: next)
            builder.setInsertionPoint(atEndOf: next)
        } else {
            let made = OpBuilder(registry: module.registry).create(VM.Function.self) {
                $0.symName = .string(name)
                $0.functionType = .type(.function([], []))
            }
            function = made.op
            let terminator = module.body()?.last
            module.body()?.insert(function, before: terminator?.isTerminator == true ? terminator : nil)
            builder = OpBuilder(registry: module.registry)
            builder.setInsertionPoint(atEndOf: function.regions[0].addBlock())
        }
    }

    private static func lead(returnsOf blocks: some Sequence<Block>, to next: Block) {
        for block in blocks {
            guard let last = block.last, last.has(.returnLike) else { continue }
            OpBuilder(before: last).create(VM.Branch.self) { $0.dest = next }
            last.erase()
        }
    }

    /// Stores the initial value of a global; globals are zero before.
    func initialize(_ global: Operation) throws(Diagnostic) {
        guard let value = global.attributes["initial_value"] else { return }
        let isZero: Bool
        switch value {
        case .integer(let bits, .i32), .integer(let bits, .i64): isZero = bits == 0
        case .float(let bits, .f32), .float(let bits, .f64): isZero = Double(bitPattern: bits) == 0
        default: throw global.error("has an initial value that cannot be stored")
        }
        global.attributes["initial_value"] = nil
        guard !isZero, let type = value.type else { return }
        builder.location = global.location
        let constant = builder.vmConstant(value, type)
        builder.vmStore(constant, global: .symbol(SymbolReference(global.symbolName)))
    }

    /// Moves the body of an initializer to the end.
    func append(_ initializer: Operation) {
        defer { initializer.erase() }
        guard let body = initializer.regions.first, let entry = body.blocks.first, let block = builder.block,
            let region = function.regions.first
        else { return }
        let others = Array(body.blocks.dropFirst())
        block.takeOperations(of: entry)
        guard !others.isEmpty else {
            block.last?.erase()
            return
        }
        body.remove(Set(others))
        region.insert(others, after: block)
        let next = Block()
        region.insert(next, after: others[others.count - 1])
        Self.lead(returnsOf: [block] + others, to: next)
        builder.setInsertionPoint(atEndOf: next)
    }

    func finish() {
        builder.location = .unknown
        builder.create(VM.Return.self)
    }

    /// Exports the function, unless it is already.
    func export(from module: Operation) {
        let name = function.symbolName
        let isExported = (module.body()?.operations ?? []).contains {
            $0.as(VM.Export.self)?.exportName.stringValue == name
        }
        guard !isExported else { return }
        function.attributes["sym_visibility"] = .string("private")
        OpBuilder(before: function).create(VM.Export.self) {
            $0.functionRef = .symbol(SymbolReference(name))
            $0.exportName = .string(name)
        }
    }
}

/// Globals are mutable where something stores to them.
private enum GlobalMutability {
    static func update(in module: Operation) {
        var loads: [String: [Operation]] = [:]
        var stored: Set<String> = []
        var used: Set<String> = []
        module.walk { op in
            guard let name = op.attributes["global"]?.symbolValue?.root else { return }
            used.insert(name)
            if op.has(.globalLoad) { loads[name, default: []].append(op) }
            if op.has(.globalStore) { stored.insert(name) }
        }
        for global in module.body()?.operations ?? []
        where global.has(.globalDefinition) && used.contains(global.symbolName) {
            let isMutable = stored.contains(global.symbolName)
            guard isMutable != (global.attributes["is_mutable"] != nil) else { continue }
            global.attributes["is_mutable"] = isMutable ? .unit : nil
            for load in loads[global.symbolName] ?? [] {
                load.attributes["is_immutable"] = isMutable ? nil : .unit
            }
        }
    }
}
