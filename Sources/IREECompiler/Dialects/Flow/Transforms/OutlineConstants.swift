import IREECompilerCore

extension Pass {
    static let outlineConstants = Pass(
        "iree-flow-outline-constants",
        "Outlines constants above a size threshold, and named parameters, into globals.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var symbols = SymbolTable(module)
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            var constants: [Operation] = []
            for block in function.regions.flatMap(\.blocks) {
                for op in block.operations {
                    op.walk(.preOrder) { if $0.outlinableConstant != nil { constants.append($0) } }
                }
            }
            for op in constants { outline(op, before: function, &symbols) }
        }
    }

    private static func outline(_ op: Operation, before function: Operation, _ symbols: inout SymbolTable) {
        guard let value = op.outlinableConstant, let type = op.results.first?.type else { return }
        let global = OpBuilder(like: op).create(Util.Global.self) {
            $0.symVisibility = .string("private")
            $0.symName = .string(globalName(value, type))
            $0.type = .type(type)
            $0.initialValue = value
            // Prevents the initial value from being inlined again.
            $0.inliningPolicy = Util.neverInline.attribute()
        }
        if let affinity = HALConversion.affinity(of: op) {
            global.op.attributes["stream.affinity"] = affinity
        }
        symbols.insert(global.op, before: function)
        let load = OpBuilder(before: op).create(Util.GlobalLoad.self) {
            $0.global = .symbol(SymbolReference(global.op.symbolName))
            $0.isImmutable = .unit
            $0.result = type
        }
        op.replaceAllUses(with: [load.result])
        op.erase()
    }

    /// `__constant_tensor_2xf32`, or with the scope and key of a parameter.
    private static func globalName(_ value: Attribute, _ type: IRType) -> String {
        var text = "__constant_"
        if case .dialect(let parameter) = value {
            let words = parameter.parameters.compactMap(\.stringValue).filter { !$0.isEmpty }
            text = "__parameter_" + words.map { $0 + "_" }.joined()
        }
        var name = SymbolNames.sanitized(text + "\(type)")
        if name.hasSuffix("_") { name.removeLast() }
        return name
    }
}

extension Operation {
    /// A constant to outline into a global: a parameter, or elements that are not a splat.
    fileprivate var outlinableConstant: Attribute? {
        guard self.is(Arith.Constant.self) || self.is(Flow.TensorConstant.self),
            let value = attributes["value"]
        else {
            return nil
        }
        switch value {
        case .dense(let elements): return elements.isSplat ? nil : value
        case .denseResource: return value
        default: return value.isA(Flow.namedParameter) ? value : nil
        }
    }
}
