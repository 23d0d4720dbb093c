import IREECompilerCore

extension Pass {
    static let hoistIntoGlobals = Pass(
        "iree-util-hoist-into-globals",
        "Hoists constant expressions into globals that initializers compute once.",
        on: Builtin.Module.self, options: ["max-size-increase-threshold": "1048576"]
    ) { (module, context) throws(Diagnostic) in
        let text = context.option("max-size-increase-threshold")
        guard let growth = Int(text) else {
            throw Diagnostic(.error, "expected a number of bytes, got '\(text)'")
        }
        var hoisting = Hoisting(module, maximumGrowth: growth)
        hoisting.run()
    }
}

private struct Hoisting {
    private let functions: [Operation]
    /// Operations to hoist from.
    private let sources: [Operation]
    private let expressions: ConstantExpressions
    private var symbols: SymbolTable
    /// Globals for values of the current function, in program order.
    private var hoisted: [(value: Value, global: Operation)] = []
    private var globals: [Value: Operation] = [:]
    /// Pre-order numbers of the function's operations.
    private var order: [ObjectIdentifier: Int] = [:]

    init(_ module: Operation, maximumGrowth: Int) {
        let table = GlobalTable(module)
        let top = module.body()?.operations ?? []
        let position = Dictionary(top.enumerated().map { (ObjectIdentifier($1), $0) }) { first, _ in first }
        let initializers = top.filter { $0.has(.initializer) }
        let first = initializers.first.flatMap { position[ObjectIdentifier($0)] } ?? top.count
        let last = initializers.last.flatMap { position[ObjectIdentifier($0)] } ?? -1
        functions = top.filter { $0.has(.function) && !$0.has(.initializer) && $0.body() != nil }
        // Functions that run before the new initializer would load uninitialized globals.
        sources = functions.filter { op in
            first > (position[ObjectIdentifier(op)] ?? 0) || !table.mayRunDuringInitialization(op)
        }
        expressions = ConstantExpressions(in: functions, maximumGrowth: maximumGrowth) { op in
            if op.constantValue != nil { return true }
            guard let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root,
                let global = table[name], !global.isIndirect, !global.isMutable, global.isOnlyInitialized,
                let here = op.enclosing({ $0.parent === module }).flatMap({ position[ObjectIdentifier($0)] })
            else { return false }
            // It must be stored by then: initializers run in module order.
            return global.stores.allSatisfy { store in
                let home = store.enclosing { $0.parent === module }
                guard let home, home.has(.initializer) else { return last < here }
                return (position[ObjectIdentifier(home)] ?? 0) < here
            }
        }
        symbols = SymbolTable(module)
    }

    mutating func run() {
        for function in sources {
            hoisted = []
            globals = [:]
            order = [:]
            var pending = function.regions.flatMap(\.blocks).flatMap(\.operations).reversed() as [Operation]
            var found: [Operation] = []
            while let op = pending.popLast() {
                order[ObjectIdentifier(op)] = order.count
                if let infos = expressions[op], infos.contains(where: { $0.isHoisted == true }) {
                    found.append(op)
                }
                // Globals cannot be loaded in dispatches.
                if op.is(Flow.DispatchRegion.self) || op.is(Flow.DispatchWorkgroups.self) { continue }
                pending += op.regions.flatMap(\.blocks).flatMap(\.operations).reversed()
            }
            for op in found { hoist(op, from: function) }
            for (value, global) in hoisted { load(value, from: global) }
        }
        for function in functions { removeUnused(function) }
    }

    private mutating func hoist(_ op: Operation, from function: Operation) {
        let attributes = Self.placement(of: function)
        let builder = OpBuilder(before: function)
        builder.location = op.location
        let initializer = builder.create(Util.Initializer.self) {
            $0.attributes = attributes
            $0.functionType = .type(.function([], []))
        }
        let inside = OpBuilder(
            atEndOf: initializer.body.addBlock(), registry: op.registry, location: op.location)
        var mapping = ValueMapping()
        copy(op, inside, &mapping)
        builder.setInsertionPoint(before: initializer.op)
        for result in op.results {
            let type = Hoistability.storageType(of: result.type) ?? result.type
            let global = builder.create(Util.Global.self) {
                $0.attributes = attributes
                $0.symVisibility = .string("private")
                $0.symName = .string(Self.name(of: type))
                $0.type = .type(type)
            }
            symbols.insert(global.op)
            globals[result] = global.op
            hoisted.append((result, global.op))
            let value = Self.converted(mapping[result], to: type, inside)
            inside.create(Util.GlobalStore.self) {
                $0.value = value
                $0.global = .symbol(SymbolReference(global.op.symbolName))
            }
        }
        inside.create(Util.Return.self)
    }

    /// Clones an expression; loads values that are already in globals.
    private func copy(_ op: Operation, _ builder: OpBuilder, _ mapping: inout ValueMapping) {
        var pending = [(op, false)]
        var done: Set<ObjectIdentifier> = []
        while let (op, isReady) = pending.popLast() {
            if done.contains(ObjectIdentifier(op)) { continue }
            let needed = Hoistability.captures(of: op)
            if isReady {
                done.insert(ObjectIdentifier(op))
                builder.insert(op.clone(&mapping))
                continue
            }
            if let first = op.results.first, globals[first] != nil {
                done.insert(ObjectIdentifier(op))
                for result in op.results {
                    guard let global = globals[result] else { continue }
                    let load = Self.load(global, builder)
                    mapping[result] = Self.converted(load.result, to: result.type, builder)
                }
                continue
            }
            pending.append((op, true))
            let producers = needed.compactMap(\.definingOp).sorted {
                (order[ObjectIdentifier($0)] ?? 0) < (order[ObjectIdentifier($1)] ?? 0)
            }
            for producer in producers.reversed() { pending.append((producer, false)) }
        }
    }

    private func load(_ value: Value, from global: Operation) {
        guard let op = value.definingOp else { return }
        let builder = OpBuilder(like: global)
        builder.setInsertionPoint(after: op)
        let load = Self.load(global, builder)
        load.isImmutable = .unit
        value.replaceAllUses(with: Self.converted(load.result, to: value.type, builder))
    }

    private static func load(_ global: Operation, _ builder: OpBuilder) -> OpView<Util.GlobalLoad> {
        builder.create(Util.GlobalLoad.self, at: global.location) {
            $0.global = .symbol(SymbolReference(global.symbolName))
            $0.result = global.attributes["type"]?.typeValue ?? .none
        }
    }

    /// A conversion from or to the storage type of the global.
    private static func converted(_ value: Value, to type: IRType, _ builder: OpBuilder) -> Value {
        guard value.type != type else { return value }
        guard type.isTensor else { return builder.indexCast(value, to: type) }
        return builder.create(TensorExt.BitCast.self) {
            $0.source = value
            $0.result = type
        }.result
    }

    /// Erases dead parts of hoisted expressions, users first.
    private func removeUnused(_ function: Operation) {
        func visit(_ regions: [Region]) {
            for block in regions.flatMap(\.blocks).reversed() {
                for op in block.operations.reversed() {
                    visit(op.regions)
                    if !op.hasUses, expressions.isConstant(op) { op.erase() }
                }
            }
        }
        visit(function.regions)
    }

    /// Attributes of a function, or of its parent, that apply to operations hoisted from it.
    private static func placement(of function: Operation) -> AttributeDictionary {
        var out = AttributeDictionary()
        var op: Operation? = function
        while let current = op {
            for entry in current.attributes.entries where entry.name.utf8.contains(UInt8(ascii: ".")) {
                let isPlace = entry.value.isA(HAL.deviceAffinity) || entry.value.isA(HAL.deviceOptimal)
                if isPlace, out[entry.name] == nil { out[entry.name] = entry.value }
            }
            op = current.parent
        }
        return out
    }

    private static func name(of type: IRType) -> String {
        var text = "\(type)"
        if case .tensor(var shape) = type, shape.encoding != nil {
            shape.encoding = nil
            text = "\(IRType.tensor(shape))_encoded"
        }
        var name = SymbolNames.sanitized("__hoisted_\(text)")
        if name.hasSuffix("_") { name.removeLast() }
        return name
    }
}
