import IREECompilerCore

/// Verifiers of the `func` dialect.
extension Func.Return {
    static var parents: [StaticString] { [Func.Function.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try FunctionResults.verify(op.op) }
}

extension Func.Call: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let callee = symbols.lookup(op.callee, from: op.op)?.as(Func.Function.self) else {
            throw op.error("expects \(op.callee) to be a function in this symbol table")
        }
        try FunctionResults.verify(op.op, calls: callee.op, op.operands, op.result)
    }
}

extension Func.Constant: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard case .function = op.result.type else {
            throw op.error("expects a function type as its result, but got \(op.result.type.quoted)")
        }
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let function = symbols.lookup(op.value, from: op.op)?.as(Func.Function.self) else {
            throw op.error("expects \(op.value) to be a function in this symbol table")
        }
        guard function.functionType.typeValue == op.result.type else {
            throw op.error("expects the type of \(op.value), but got \(op.result.type.quoted)")
        }
    }
}

extension Func.CallIndirect {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard case .function(let type) = op.callee.type else { return }
        guard op.calleeOperands.map(\.type) == type.inputs, op.results.map(\.type) == type.results else {
            throw op.error(
                "expects operand and result types to match the callee, \(op.callee.type.quoted)")
        }
    }
}

/// Operands and results against a function signature.
enum FunctionResults {
    /// Operands of a terminator have the result types of the enclosing function.
    static func verify(_ end: Operation) throws(Diagnostic) {
        guard let function = end.parent,
            case .function(let type)? = function.attributes["function_type"]?.typeValue
        else { return }
        guard end.operandCount == type.results.count else {
            throw end.error(
                "expects \(type.results.count) operands to match the function results, but got "
                    + "\(end.operandCount)")
        }
        for (i, wanted) in type.results.enumerated() where end.operand(i).type != wanted {
            throw end.error(
                "expects operand #\(i) to be \(wanted.quoted), but got \(end.operand(i).type.quoted)")
        }
    }

    /// Operands and results of a call have the types of the callee.
    static func verify(
        _ call: Operation, calls callee: Operation, _ operands: [Value], _ results: [Value]
    ) throws(Diagnostic) {
        guard case .function(let type)? = callee.attributes["function_type"]?.typeValue else { return }
        try verify(call, "operand", operands.map(\.type), type.inputs)
        try verify(call, "result", results.map(\.type), type.results)
    }

    private static func verify(
        _ call: Operation, _ what: String, _ types: [IRType], _ wanted: [IRType]
    ) throws(Diagnostic) {
        guard types.count == wanted.count else {
            throw call.error("expects \(wanted.count) \(what)s to match the callee, but got \(types.count)")
        }
        for (i, (type, wanted)) in zip(types, wanted).enumerated() where type != wanted {
            throw call.error("expects \(what) #\(i) to be \(wanted.quoted), but got \(type.quoted)")
        }
    }
}
