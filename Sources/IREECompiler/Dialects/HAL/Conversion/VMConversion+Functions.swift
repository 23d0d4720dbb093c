import IREECompilerCore

/// Functions without a body are imported from other modules. `vm.signature` states their types, where the program's
/// types convert to others; `vm.fallback` a function that is called if no module has them.
extension VMConversion {
    /// The types of an imported function.
    struct ImportedFunction {
        let signature: FunctionType
        let fallback: SymbolReference?
    }

    func convertImport(_ op: Operation, _ name: Attribute) throws(Diagnostic) {
        let imported = try importedFunction(op)
        builder.create(VM.Import.self) {
            for kept in ["nosideeffects", "vm.fallback"] { $0.attributes[kept] = op.attributes[kept] }
            $0.symName = name
            $0.functionType = .type(.function(imported.signature))
            $0.symVisibility = op.attributes["sym_visibility"]
            $0.isOptional = imported.fallback == nil ? nil : .unit
            $0.minimumVersion = op.attributes["vm.version"]
        }
        conversion.erase(op)
    }

    func importedFunction(_ op: Operation) throws(Diagnostic) -> ImportedFunction {
        let fallback = op.attributes["vm.fallback"]?.symbolValue
        if case .type(.function(let type))? = op.attributes["vm.signature"] {
            return ImportedFunction(signature: type, fallback: fallback)
        }
        guard case .type(.function(let type))? = op.attributes["function_type"] else {
            throw op.error("has no function type")
        }
        let signature = FunctionType(
            inputs: try conversion.convert(type.inputs), results: try conversion.convert(type.results))
        return ImportedFunction(signature: signature, fallback: fallback)
    }

    /// Collects the functions that a module and those in it import, before any is converted.
    func gatherImports(in top: Operation) throws(Diagnostic) {
        var functions: [Operation] = []
        top.walk { op in
            if op.has(.function), op.regions.first?.isEmpty != false { functions.append(op) }
        }
        for op in functions where op.definition.dialect != "vm" {
            guard let name = op.attributes["sym_name"]?.stringValue,
                op.is(Util.Function.self) || op.is(Func.Function.self)
            else { continue }
            imported[name] = try importedFunction(op)
        }
    }

    func convertCall(_ op: Operation, _ operands: [Value]) throws(Diagnostic) {
        let types = try conversion.convert(op.results.map(\.type))
        guard let callee = op.attributes["callee"] else { throw op.error("has no callee") }
        let signature = callee.symbolValue.flatMap { imported[$0.root] }?.signature
        guard signature?.inputs.count ?? operands.count == operands.count,
            signature?.results.count ?? types.count == types.count
        else { throw op.error("differs in number of arguments or results from the signature of its import") }
        let arguments = zip(operands, signature?.inputs ?? operands.map(\.type)).map { cast($0, to: $1) }
        let call = builder.create(VM.Call.self) {
            $0.attributes = AttributeDictionary(op.attributes.ofDialects)
            $0.callee = callee
            $0.operands = arguments
            $0.results = signature?.results ?? types
        }
        conversion.replace(op, with: zip(call.results, types).map { [cast($0, to: $1)] })
    }

    /// Calls of functions that may be missing become branches to a call of the function or its fallback, if it has one.
    /// Runs before the conversion, which visits the new operations.
    func expandOptionalCalls(in top: Operation) {
        var pending: [(op: Operation, fallback: SymbolReference)] = []
        var optional: [(op: Operation, function: VMImport)] = []
        top.walk { op in
            if let function = VMImports.optional(op) { optional.append((op, function)) }
            if op.is(Util.Call.self) || op.is(Func.Call.self),
                let name = op.attributes["callee"]?.symbolValue, let fallback = imported[name.root]?.fallback
            {
                pending.append((op, fallback))
            }
        }
        for (op, function) in optional {
            expandOptional(op, callee: .symbol(SymbolReference(function.name)), instead: nil)
        }
        var visited = 0
        while visited < pending.count {
            let (call, fallback) = pending[visited]
            visited += 1
            guard let other = expandOptionalCall(call, fallback) else { continue }
            // The fallback may be missing as well; each fallback of a chain is another function.
            if let next = imported[fallback.root]?.fallback, visited < 64 + pending.count {
                pending.append((other, next))
            }
        }
    }

    /// Returns the call of the fallback.
    private func expandOptionalCall(_ call: Operation, _ fallback: SymbolReference) -> Operation? {
        guard let callee = call.attributes["callee"] else { return nil }
        let other = call.clone()
        other.attributes["callee"] = .symbol(fallback)
        expandOptional(call, callee: callee, instead: other)
        return other
    }

    /// Branches to an operation if a module has its function, and otherwise to another operation, or past it.
    private func expandOptional(_ op: Operation, callee: Attribute, instead other: Operation?) {
        guard let block = op.block else { return }
        let exit = block.split(before: op.next)
        let results = op.results.map { exit.addArgument($0.type, at: op.location) }
        op.replaceAllUses(with: results)
        let branches = [op, other].compactMap { $0 }.map { op -> Block in
            op.remove()
            let branch = Block()
            branch.append(op)
            let builder = OpBuilder(atEndOf: branch, registry: op.registry, location: op.location)
            builder.create(VM.Branch.self) {
                $0.destOperands = op.results
                $0.dest = exit
            }
            return branch
        }
        block.region?.insert(branches, after: block)
        let builder = OpBuilder(atEndOf: block, registry: op.registry, location: op.location)
        let resolved = builder.create(VM.ImportResolved.self) {
            $0.import = callee
            $0.result = .i32
        }
        builder.create(VM.CondBranch.self) {
            $0.condition = resolved.result
            $0.trueDest = branches[0]
            $0.falseDest = other == nil ? exit : branches[1]
        }
    }
}
