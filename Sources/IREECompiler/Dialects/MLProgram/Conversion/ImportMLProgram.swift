import IREECompilerCore

extension Pass {
    static let importMLProgram = Pass(
        "iree-import-ml-program",
        "Converts globals of the `ml_program` dialect to those of the `util` dialect.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let names = try AccessorNames(module)
        var external: [OpView<Util.Global>] = []
        for op in module.body()?.operations ?? [] {
            guard let global = op.as(MLProgram.Global.self) else { continue }
            let new = GlobalImport.convert(global, names)
            if global.value?.isA(MLProgram.external) == true { external.append(new) }
            op.erase()
        }
        module.walk { GlobalImport.convertAccess($0) }
        if !external.isEmpty { GlobalImport.addInitialization(of: external, to: module) }
    }
}

/// The names of functions that get and set a public global.
private struct AccessorNames {
    private var getter = "global${0}$get"
    private var setter = "global${0}$set"

    /// - Throws: an error for a format without one `{0}`.
    init(_ module: Operation) throws(Diagnostic) {
        let formats = module.attributes["ml_program.public_global_accessors"]?.dictionaryValue
        getter = formats?["get"]?.stringValue ?? getter
        setter = formats?["set"]?.stringValue ?? setter
        for format in [getter, setter]
        where format.split(separator: "{0}", omittingEmptySubsequences: false).count != 2 {
            throw module.error("expects names of accessors with one `{0}`, but got `\(format)`")
        }
    }

    func get(_ name: String) -> String { Self.filled(getter, name) }
    func set(_ name: String) -> String { Self.filled(setter, name) }

    private static func filled(_ format: String, _ name: String) -> String {
        format.split(separator: "{0}", omittingEmptySubsequences: false).joined(separator: name)
    }
}

private enum GlobalImport {
    static func convert(
        _ global: OpView<MLProgram.Global>, _ names: AccessorNames
    ) -> OpView<Util.Global> {
        let isExternal = global.value?.isA(MLProgram.external) == true
        let isMutable = global.isMutable != nil || isExternal
        let builder = OpBuilder(before: global.op)
        let new = builder.create(Util.Global.self) {
            for entry in global.op.attributes.entries where entry.name.utf8.contains(UInt8(ascii: ".")) {
                $0.attributes[entry.name] = entry.value
            }
            $0.symVisibility = .string("private")
            $0.symName = global.symName
            $0.type = global.type
            $0.isMutable = isMutable ? .unit : nil
            $0.initialValue = isExternal ? nil : global.value
        }
        guard (global.symVisibility?.stringValue ?? "public") == "public",
            let type = global.type.typeValue
        else { return new }
        let name = global.op.symbolName
        builder.function(names.get(name), [], [type]) { inner, _ in
            [
                inner.create(Util.GlobalLoad.self) {
                    $0.global = .symbol(SymbolReference(name))
                    $0.result = type
                }.result
            ]
        }
        guard isMutable else { return new }
        builder.function(names.set(name), [type], []) { inner, arguments in
            inner.create(Util.GlobalStore.self) {
                $0.value = arguments[0]
                $0.global = .symbol(SymbolReference(name))
            }
            return []
        }
        return new
    }

    static func convertAccess(_ op: Operation) {
        let builder = OpBuilder(before: op)
        if op.is(MLProgram.GlobalLoad.self) || op.is(MLProgram.GlobalLoadConst.self),
            let global = op.attributes["global"]
        {
            let load = builder.create(Util.GlobalLoad.self) {
                $0.global = global
                $0.result = op.results[0].type
            }
            op.replaceAllUses(with: [load.result])
            op.erase()
        } else if let store = op.as(MLProgram.GlobalStore.self) {
            builder.create(Util.GlobalStore.self) {
                $0.value = store.value
                $0.global = store.global
            }
            op.erase()
        }
    }

    /// A function that takes the values of external globals in a list, sorted by name.
    static func addInitialization(of globals: [OpView<Util.Global>], to module: Operation) {
        guard let body = module.body() else { return }
        let list = Util.list.type(.type(Util.variant.type()))
        let builder = OpBuilder(atEndOf: body, registry: module.registry, location: module.location)
        builder.function("ireeMlProgramGlobalsInit", [list], []) { inner, arguments in
            for (i, global) in globals.sorted(by: { $0.op.symbolName < $1.op.symbolName }).enumerated() {
                guard let type = global.type.typeValue else { continue }
                let value = inner.create(Util.ListGet.self) {
                    $0.list = arguments[0]
                    $0.index = inner.constant(index: Int64(i))
                    $0.result = type
                }.result
                inner.create(Util.GlobalStore.self) {
                    $0.value = value
                    $0.global = .symbol(SymbolReference(global.op.symbolName))
                }
            }
            return []
        }
    }
}

extension OpBuilder {
    /// A public function whose body returns what `fill` does.
    fileprivate func function(
        _ name: String, _ inputs: [IRType], _ results: [IRType], _ fill: (OpBuilder, [Value]) -> [Value]
    ) {
        let function = create(Util.Function.self) {
            $0.symName = .string(name)
            $0.symVisibility = .string("public")
            $0.functionType = .type(.function(inputs, results))
        }
        let block = function.body.addBlock()
        for input in inputs { block.addArgument(input, at: location) }
        let inner = OpBuilder(atEndOf: block, registry: function.op.registry, location: location)
        let values = fill(inner, block.arguments)
        inner.create(Util.Return.self) { $0.operands = values }
    }
}
