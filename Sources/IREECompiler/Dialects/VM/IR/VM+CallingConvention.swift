import IREEBytecode
import IREECompilerCore

/// Calling conventions of functions and imports of the `vm` dialect.
extension CallingConvention {
    /// The convention of a `vm.func` or `vm.import`.
    ///
    /// - Throws: An error for a type that no register holds.
    package init(of function: Operation) throws(Diagnostic) {
        guard case .function(let type)? = function.attributes["function_type"]?.typeValue else {
            throw function.error("expects a function type")
        }
        let attributes = function.attributes["arg_attrs"]?.arrayValue ?? []
        var arguments: [Item] = []
        for (i, input) in type.inputs.enumerated() {
            let own = attributes.indices.contains(i) ? attributes[i].dictionaryValue : nil
            var values: [Value] = []
            try Self.append(input, to: &values, function)
            if own?["vm.variadic"] != nil {
                arguments.append(.span(values))
            } else {
                arguments += values.map { .value($0) }
            }
        }
        var results: [Value] = []
        for result in type.results { try Self.append(result, to: &results, function) }
        self.init(arguments: arguments, results: results)
    }

    /// Appends the values of a type: tuples, which may be nested, are flattened.
    private static func append(
        _ type: IRType, to values: inout [Value], _ function: Operation
    ) throws(Diagnostic) {
        if case .tuple(let parts) = type {
            for part in parts { try append(part, to: &values, function) }
            return
        }
        guard let value = Value(of: type) else {
            throw function.error("has an argument or result of type \(type.quoted), which no register holds")
        }
        values.append(value)
    }
}

extension CallingConvention.Value {
    /// The value in registers that has a type of the `vm` dialect; nil if no register holds it.
    package init?(of type: IRType) {
        switch type {
        case .i32: self = .i32
        case .i64: self = .i64
        case .f32: self = .f32
        case .f64: self = .f64
        default:
            guard type.isVMReference else { return nil }
            self = .ref
        }
    }

    /// Number of registers that the value takes.
    package var registerCount: Int { bank.width == 8 ? 2 : 1 }
}
