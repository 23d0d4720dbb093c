import IREECompilerCore

/// Conversion of functions and calls: their signatures follow from the type conversion.
extension Conversion {
    func addFunctionRules() {
        for name in [Util.Function.name, Func.Function.name, Util.Initializer.name] {
            rules["\(name)"] = { op, _, conversion in
                try conversion.convertSignature(of: op)
                for region in op.regions { try conversion.convert(region) }
            }
        }
        add(Util.Call.self) { op, new, conversion in
            var types: [IRType] = []
            var counts: [Int] = []
            for result in op.results {
                let own = try conversion.convert([result.type])
                types += own
                counts.append(own.count)
            }
            let call = conversion.builder.create(Util.Call.self) {
                $0.attributes = op.op.attributes
                $0.operands = new.operands
                $0.results = types
            }
            let operandCounts = new.all.map(\.count)
            call.tiedOperands = Self.expandTied(op.op, operandCounts: operandCounts, resultCounts: counts)
            call.argAttrs = Self.expand(op.argAttrs, operandCounts)
            call.resAttrs = Self.expand(op.resAttrs, counts)
            var position = 0
            conversion.replace(
                op.op,
                with: counts.map { count in
                    defer { position += count }
                    return Array(call.results[position..<position + count])
                })
        }
    }

    /// Converts the function type and attributes per argument and result.
    func convertSignature(of op: Operation) throws(Diagnostic) {
        guard case .type(.function(let type))? = op.attributes["function_type"] else { return }
        let (inputs, inputCounts) = try convertEach(type.inputs)
        let (results, resultCounts) = try convertEach(type.results)
        op.attributes["tied_operands"] = Self.expandTied(
            op, operandCounts: inputCounts, resultCounts: resultCounts)
        op.attributes["arg_attrs"] = Self.expand(op.attributes["arg_attrs"], inputCounts)
        op.attributes["res_attrs"] = Self.expand(op.attributes["res_attrs"], resultCounts)
        op.attributes["function_type"] = .type(.function(inputs, results))
    }

    private func convertEach(_ types: [IRType]) throws(Diagnostic) -> (types: [IRType], counts: [Int]) {
        var all: [IRType] = []
        var counts: [Int] = []
        for type in types {
            let own = try convert([type])
            all += own
            counts.append(own.count)
        }
        return (all, counts)
    }

    /// Argument attributes for converted arguments; empty ones for additional arguments.
    private static func expand(_ attribute: Attribute?, _ counts: [Int]) -> Attribute? {
        guard case .array(let values)? = attribute else { return attribute }
        let empty = Attribute.dictionary(AttributeDictionary())
        return .array(
            zip(values, counts).flatMap { value, count in
                [value] + Array(repeating: empty, count: max(0, count - 1))
            })
    }

    /// `tied_operands` after a 1:N conversion of operands and results.
    private static func expandTied(_ op: Operation, operandCounts: [Int], resultCounts: [Int]) -> Attribute? {
        guard case .array(let values)? = op.attributes["tied_operands"] else { return nil }
        var out: [Int?] = []
        for (i, count) in resultCounts.enumerated() {
            var index: Int?
            if i < values.count, let old = values[i].integerValue, old >= 0, old < operandCounts.count {
                index = operandCounts[..<Int(old)].reduce(0, +)
            }
            out.append(index)
            for _ in 0..<max(0, count - 1) { out.append(nil) }
        }
        return Tied.attribute(out)
    }
}
