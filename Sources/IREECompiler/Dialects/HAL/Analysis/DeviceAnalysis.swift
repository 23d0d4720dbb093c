import IREECompilerCore

/// Which device globals a device value may come from.
struct DeviceAnalysis {
    private let flow: ValueFlow
    /// The device globals of the module, in order.
    let globals: [OpView<Util.Global>]
    private let byName: [String: OpView<Util.Global>]

    init(_ module: Operation) {
        flow = ValueFlow(module)
        globals = module.symbols.compactMap { $0.as(Util.Global.self) }
            .filter { $0.type.typeValue == .halDevice }
        byName = Dictionary(globals.map { ($0.op.symbolName, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The globals, each once, in the order of the module; nil if the value may come from elsewhere.
    func globals(of value: Value) -> [OpView<Util.Global>]? {
        var visited = Set<ObjectIdentifier>()
        var found = Set<String>()
        var pending = [value]
        while let next = pending.popLast() {
            guard visited.insert(ObjectIdentifier(next)).inserted else { continue }
            if let load = next.definingOp?.as(Util.GlobalLoad.self) {
                guard let name = load.global.symbolValue?.root, byName[name] != nil else { return nil }
                found.insert(name)
                continue
            }
            if let select = next.definingOp?.as(Arith.Select.self) {
                pending += [select.trueValue, select.falseValue]
                continue
            }
            if let select = next.definingOp?.as(HAL.AllocatorSelect.self) {
                pending += select.devices
                continue
            }
            let sources = flow.sources(of: next)
            guard !sources.isEmpty, !flow.isExternal(next) else { return nil }
            pending += sources.map(\.value)
        }
        return globals.filter { found.contains($0.op.symbolName) }
    }

    /// The global, if there is only one.
    func global(of value: Value) -> OpView<Util.Global>? {
        guard let all = globals(of: value), all.count == 1 else { return nil }
        return all[0]
    }

    /// The name that globals for a device start with.
    static func prefix(of device: OpView<Util.Global>) -> String {
        let name = device.op.symbolName
        return name.hasPrefix("__") ? name : "__\(name)"
    }
}

extension OpBuilder {
    /// Creates a private global that an initializer stores to.
    func global(_ name: String, _ type: IRType) -> OpView<Util.Global> {
        create(Util.Global.self) {
            $0.symVisibility = .string("private")
            $0.symName = .string(name)
            $0.type = .type(type)
        }
    }

    func load(_ global: OpView<Util.Global>, isImmutable: Bool = false) -> Value {
        create(Util.GlobalLoad.self) {
            $0.global = .symbol(SymbolReference(global.op.symbolName))
            $0.isImmutable = isImmutable ? .unit : nil
            $0.result = global.type.typeValue ?? .none
        }.result
    }

    func store(_ value: Value, to global: OpView<Util.Global>) {
        create(Util.GlobalStore.self) {
            $0.value = value
            $0.global = .symbol(SymbolReference(global.op.symbolName))
        }
    }

    /// Creates an initializer whose body `fill` writes.
    func initializer(_ fill: (OpBuilder) throws(Diagnostic) -> Void) throws(Diagnostic) {
        let initializer = create(Util.Initializer.self) { $0.functionType = .type(.function([], [])) }
        let inner = OpBuilder(atEndOf: initializer.body.addBlock(), registry: registry, location: location)
        try fill(inner)
        inner.create(Util.Return.self)
    }

    /// A builder at the end of a new block of a region.
    func inside(_ region: Region) -> OpBuilder {
        OpBuilder(atEndOf: region.addBlock(), registry: registry, location: location)
    }
}
