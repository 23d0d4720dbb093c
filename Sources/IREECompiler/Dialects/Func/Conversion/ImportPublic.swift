import IREECompilerCore

extension Pass {
    static let importPublic = Pass(
        "iree-import-public", "Converts functions of the `func` dialect to functions of the `util` dialect.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        try FunctionImport.convertFunctions(of: module)
    }
}

/// Converts functions of the `func` dialect to functions of the `util` dialect.
enum FunctionImport {
    /// Attributes of functions that later phases use. Others belong to the tool that made the program.
    private static let kept = [
        "iree.reflection", "iree.abi", "iree.abi.affinity", "iree.abi.declaration", "iree.abi.model",
        "stream.affinity", "vm.fallback", "vm.signature", "vm.version", "nosideeffects",
    ]

    static func convertFunctions(of module: Operation) throws(Diagnostic) {
        for op in module.body()?.operations ?? [] {
            // Functions of executables remain: device code is in the `func` dialect.
            guard !op.has(.symbolTable) else { continue }
            if let function = op.as(Func.Function.self) {
                try convertBody(of: convert(function).op)
            } else {
                try convertBody(of: op)
            }
        }
    }

    private static func convert(_ function: OpView<Func.Function>) -> OpView<Util.Function> {
        let old = function.op
        let new = OpBuilder(before: old).create(Util.Function.self) {
            for name in kept { $0.attributes[name] = old.attributes[name] }
            $0.symName = function.symName
            $0.symVisibility = function.symVisibility
            $0.functionType = function.functionType
            $0.argAttrs = function.argAttrs
            $0.resAttrs = function.resAttrs
            if function.noInline != nil || old.attributes["noinline"] != nil {
                $0.inliningPolicy = Util.neverInline.attribute()
            }
        }
        new.body.takeBlocks(of: function.body)
        old.erase()
        return new
    }

    private static func convertBody(of op: Operation) throws(Diagnostic) {
        var found: [Operation] = []
        op.walk(.preOrder) { inner in if Func.isOwn(inner) { found.append(inner) } }
        for inner in found {
            if let call = inner.as(Func.Call.self) {
                convert(call)
            } else if let end = inner.as(Func.Return.self) {
                let values = end.operands
                OpBuilder(before: inner).create(Util.Return.self) { $0.operands = values }
                inner.erase()
            } else {
                throw inner.error("is not supported: expected a call of a function by its name")
            }
        }
    }

    private static func convert(_ call: OpView<Func.Call>) {
        let new = OpBuilder(before: call.op).create(Util.Call.self) {
            $0.callee = call.callee
            $0.operands = call.operands
            $0.argAttrs = call.argAttrs
            $0.resAttrs = call.resAttrs
            $0.results = call.result.map(\.type)
        }
        call.op.replaceAllUses(with: new.results)
        call.op.erase()
    }
}
