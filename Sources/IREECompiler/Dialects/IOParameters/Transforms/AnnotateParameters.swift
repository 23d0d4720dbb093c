import IREECompilerCore

extension Pass {
    /// Lists the parameters that a module loads in its reflection: `SCOPE::KEY SHAPExTYPE`, a line each.
    ///
    /// A key that is formatted has `{}` for each value. What is not known is `*`. A load that does not start at the
    /// beginning of a parameter has no shape.
    static let annotateParameters = Pass(
        "iree-io-annotate-parameters", "Lists the parameters that a module loads in its reflection.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var lines: [String] = []
        func add(_ scope: String, _ key: String, _ type: IRType, isWhole: Bool) {
            guard let shaped = type.shaped else { return }
            let dimensions = shaped.shape.map { $0 < 0 ? "?" : "\($0)" }
            let text = (isWhole ? dimensions : []) + ["\(shaped.element)"]
            let line = "\(scope)::\(key) \(text.joined(separator: "x"))"
            if !line.contains("\n"), !lines.contains(line) { lines.append(line) }
        }
        module.walk(.preOrder) { op in
            if let load = op.as(Flow.ParameterLoad.self) {
                add(
                    load.source.scope.map { name(of: $0) } ?? "", name(of: load.source.key), load.result.type,
                    isWhole: load.source.offset.constantInteger == 0)
            } else if let global = op.as(Util.Global.self), let value = global.initialValue,
                value.isA(Flow.namedParameter), let parameters = value.dialectValue?.parameters,
                let type = global.type.typeValue
            {
                let words = parameters.compactMap(\.stringValue)
                guard let key = words.last else { return }
                add(words.count > 1 ? words[0] : "", key, type, isWhole: true)
            }
        }
        guard !lines.isEmpty else { return }
        module.addReflection("iree.parameters", .string(lines.joined(separator: "\n")))
    }

    private static func name(of value: Value) -> String {
        if let constant = value.definingOp?.as(Util.BufferConstant.self) {
            return constant.value.stringValue ?? "*"
        }
        return value.definingOp?.as(Util.StringFormat.self)?.format.stringValue ?? "*"
    }
}
