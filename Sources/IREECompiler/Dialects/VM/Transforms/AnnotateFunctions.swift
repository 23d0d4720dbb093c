import IREECompilerCore

extension Pass {
    static let annotateFunctions = Pass(
        "iree-vm-annotate-functions",
        "Marks functions that may yield, and those whose references have to be released if they fail.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        let functions = (module.body()?.operations ?? []).filter {
            $0.is(VM.Function.self) || $0.is(VM.Import.self)
        }
        var callers: [String: [Operation]] = [:]
        var yielding = functions.filter { $0.requires(.yield) }
        var unwinding = functions.filter { $0.requires(.unwind) }
        for function in functions where function.is(VM.Function.self) {
            var hasRefs = FunctionRequirements.hasReferences(function)
            var mayFail = false
            var yields = false
            function.walk { op in
                if op.is(VM.Call.self) || op.is(VM.CallVariadic.self),
                    let callee = op.attributes["callee"]?.symbolValue
                {
                    callers[callee.root, default: []].append(function)
                }
                // Neither a call that waits for others, nor a breakpoint.
                yields = yields || op.has(.yieldPoint) && !op.has(.callLike) && !op.has(.debugOnly)
                mayFail = mayFail || op.has(.mayFail)
                hasRefs = hasRefs || op.results.contains { $0.type.isVMReference }
            }
            if yields { yielding.append(function) }
            if hasRefs, mayFail { unwinding.append(function) }
        }
        FunctionRequirements.mark(yielding, .yield, callers)
        FunctionRequirements.mark(unwinding, .unwind, callers)
    }
}

private enum FunctionRequirements {
    static func hasReferences(_ function: Operation) -> Bool {
        guard case .function(let type)? = function.attributes["function_type"]?.typeValue else {
            return false
        }
        return (type.inputs + type.results).contains { $0.isVMReference }
    }

    /// Marks functions and all that call them, directly or not.
    static func mark(
        _ functions: [Operation], _ requirement: VM.FunctionRequirement, _ callers: [String: [Operation]]
    ) {
        var work = functions
        var seen = Set(functions)
        while let function = work.popLast() {
            if function.is(VM.Function.self) { function.attributes[requirement.rawValue] = .unit }
            for caller in callers[function.symbolName] ?? [] where seen.insert(caller).inserted {
                work.append(caller)
            }
        }
    }
}
