import IREECompilerCore

/// Adds companion values after each resource in signatures of functions, branches and regions.
struct SignatureExpansion {
    /// The types of the values after each resource.
    let companions: [IRType]

    func expand(_ types: [IRType]) -> [IRType] {
        types.flatMap { $0.isResource ? [$0] + companions : [$0] }
    }

    /// Expands the function type and attributes per argument and result. Blocks are not changed.
    func expandSignature(of function: Operation) {
        guard case .type(.function(let type))? = function.attributes["function_type"] else { return }
        function.attributes["tied_operands"] = expandTied(
            function.attributes["tied_operands"], type.inputs, type.results)
        function.attributes["arg_attrs"] = expandAttributes(function.attributes["arg_attrs"], type.inputs)
        function.attributes["res_attrs"] = expandAttributes(function.attributes["res_attrs"], type.results)
        function.attributes["function_type"] = .type(.function(expand(type.inputs), expand(type.results)))
    }

    /// A call with new operands, of a function whose signature is expanded.
    func expand(_ call: OpView<Util.Call>, operands: [Value], _ builder: OpBuilder) -> OpView<Util.Call> {
        let new = builder.create(Util.Call.self) {
            $0.attributes = call.op.attributes
            $0.operands = operands
            $0.results = expand(call.results.map(\.type))
        }
        let (inputs, results) = (call.operands.map(\.type), call.results.map(\.type))
        new.tiedOperands = expandTied(call.tiedOperands, inputs, results)
        new.op.attributes["arg_attrs"] = expandAttributes(call.argAttrs, inputs)
        new.op.attributes["res_attrs"] = expandAttributes(call.resAttrs, results)
        return new
    }

    private func expandAttributes(_ attribute: Attribute?, _ types: [IRType]) -> Attribute? {
        guard case .array(let values)? = attribute else { return attribute }
        let empty = Attribute.dictionary(AttributeDictionary())
        return .array(
            zip(values, types).flatMap { $1.isResource ? [$0] + companions.map { _ in empty } : [$0] })
    }

    private func expandTied(_ attribute: Attribute?, _ inputs: [IRType], _ results: [IRType]) -> Attribute? {
        guard case .array(let values)? = attribute else { return attribute }
        var out: [Int?] = []
        for (i, result) in results.enumerated() {
            let index = i < values.count ? values[i].integerValue ?? -1 : -1
            out.append(index < 0 ? nil : expand(Array(inputs.prefix(Int(index)))).count)
            if result.isResource { out += companions.map { _ in nil } }
        }
        return Tied.attribute(out)
    }

    /// Whether the function can be called from outside of the module, which fixes its signature.
    static func isFixed(_ op: Operation?) -> Bool {
        guard let op, op.has(.symbol) || op.is(Util.Function.self) else { return true }
        let visibility = op.attributes["sym_visibility"]?.stringValue ?? "public"
        return visibility == "public" || op.regions.first?.isEmpty != false
    }

    static func usesResources(_ op: Operation) -> Bool {
        (0..<op.operandCount).contains { op.operand($0).type.isResource }
            || op.results.contains { $0.type.isResource }
    }
}
