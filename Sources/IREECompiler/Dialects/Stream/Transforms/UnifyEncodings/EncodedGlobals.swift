import IREECompilerCore

/// A global with the data of another global, or of a parameter, in some encoding.
struct EncodedGlobal {
    let global: OpView<Util.Global>
    let encode: OpView<Stream.TensorEncode>
    /// The size computation of the encoded data.
    let sizeOf: OpView<Stream.TensorSizeOf>

    var type: IRType { encode.result.encoding.typeValue ?? .none }
    var encoding: Attribute { Encoding.serializable(of: type) ?? .absent }
}

/// Finds encoded globals, grouped by their data.
struct EncodedGlobals {
    private let symbols: SymbolTable
    private var stores: [String: [OpView<Util.GlobalStore>]] = [:]
    /// Globals whose address is taken.
    private var addressed = Set<String>()
    /// By name of the data, in program order.
    private(set) var sources: [(key: String, globals: [EncodedGlobal])] = []

    init(_ module: Operation) {
        symbols = SymbolTable(module)
        var encodes: [OpView<Stream.TensorEncode>] = []
        module.walk(.preOrder) { op in
            if let store = op.as(Util.GlobalStore.self), let name = store.global.symbolValue?.root {
                stores[name, default: []].append(store)
            } else if let address = op.as(Util.GlobalAddress.self),
                let name = address.global.symbolValue?.root
            {
                addressed.insert(name)
            } else if let encode = op.as(Stream.TensorEncode.self), isInInitializer(op) {
                encodes.append(encode)
            }
        }
        var positions: [String: Int] = [:]
        for encode in encodes {
            guard let global = encodedGlobal(encode), let key = source(of: encode.source.value) else {
                continue
            }
            if let position = positions[key] {
                sources[position].globals.append(global)
            } else {
                positions[key] = sources.count
                sources.append((key, [global]))
            }
        }
    }

    private func isInInitializer(_ op: Operation) -> Bool { op.enclosing { $0.has(.initializer) } != nil }

    private func encodedGlobal(_ encode: OpView<Stream.TensorEncode>) -> EncodedGlobal? {
        guard let type = encode.result.encoding.typeValue, Encoding.serializable(of: type) != nil,
            let sizeOf = encode.result.size.definingOp?.as(Stream.TensorSizeOf.self),
            let store = Self.store(of: encode.result.value), let name = store.global.symbolValue?.root,
            let global = symbols[name]?.as(Util.Global.self), isSetOnce(global)
        else { return nil }
        return EncodedGlobal(global: global, encode: encode, sizeOf: sizeOf)
    }

    /// Whether the global has a single store, and no other value.
    private func isSetOnce(_ global: OpView<Util.Global>) -> Bool {
        let name = global.op.symbolName
        return global.isMutable == nil && global.initialValue == nil && stores[name]?.count == 1
            && !addressed.contains(name)
    }

    /// The store that is the value's only use.
    private static func store(of value: Value) -> OpView<Util.GlobalStore>? {
        var value = value
        while value.hasOneUse, let user = value.users.first {
            if let store = user.as(Util.GlobalStore.self) { return store }
            guard let clone = user.as(Stream.AsyncClone.self) else { return nil }
            value = clone.result
        }
        return nil
    }

    /// A name for the data of a value: of a parameter, or of the first global that holds it; nil if mutable
    /// or unknown.
    private func source(of value: Value) -> String? {
        var value = value
        var found: String?
        var visited = Set<String>()
        while let op = value.definingOp {
            if let clone = op.as(Stream.AsyncClone.self) {
                value = clone.source
            } else if let constant = op.as(Stream.TensorConstant.self) {
                guard let parameter = Stream.namedParameter(constant.value) else { return found }
                return "parameter " + (parameter.scope.map { $0 + "::" } ?? "") + parameter.key
            } else if let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root,
                let global = symbols[name]?.as(Util.Global.self), global.isMutable == nil,
                !addressed.contains(name), visited.insert(name).inserted
            {
                found = "global " + name
                if global.initialValue != nil { return stores[name] == nil ? found : nil }
                guard let all = stores[name], all.count == 1 else { return nil }
                value = all[0].value
            } else {
                return nil
            }
        }
        return nil
    }
}
