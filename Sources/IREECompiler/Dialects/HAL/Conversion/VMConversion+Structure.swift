import IREECompilerCore

extension VMConversion {
    func addStructuralRules() {
        conversion.add(Builtin.Module.self) { [unowned self] op, _, conversion in
            let module = createModule(like: op.op)
            module.body.takeBlocks(of: op.op.regions[0])
            conversion.erase(op.op)
            try conversion.convert(module.body)
            terminate(module)
        }
        conversion.add([Util.Function.self, Func.Function.self]) { [unowned self] op, _, conversion in
            try convertFunction(op)
        }
        conversion.add(Util.Initializer.self) { [unowned self] op, _, conversion in
            let new = builder.create(VM.Initializer.self) { $0.functionType = .type(.function([], [])) }
            new.body.takeBlocks(of: op.body)
            conversion.erase(op.op)
            try conversion.convert(new.body)
        }
        conversion.add([Util.Return.self, Func.Return.self]) { [unowned self] op, operands, conversion in
            // Callers outside see a register of 32 bits: narrow integers are signed there.
            let values = zip(operands, op.operands).flatMap { values, original in
                isExported && extendsResults ? values.map { extended($0, original.type, .signed) } : values
            }
            builder.create(VM.Return.self) { $0.operands = values }
            conversion.erase(op)
        }
        conversion.add([Util.Call.self, Func.Call.self]) { [unowned self] op, operands, conversion in
            try convertCall(op, operands.flatMap { $0 })
        }
        addControlRules()
        addGlobalRules()
        conversion.fallback = { [unowned self] op, operands, conversion in
            switch op.definition.dialect {
            case "vm": break
            case "math": return try convertMath(op, operands)
            default:
                guard !op.definition.isRegistered else {
                    throw Diagnostic(.error, "failed to legalize operation '\(op.name)'", at: op.location)
                }
            }
            try conversion.convertInPlace(op, operands)
        }
    }

    /// An empty VM module with the name and attributes of a builtin one.
    func createModule(like op: Operation) -> OpView<VM.Module> {
        builder.create(VM.Module.self) {
            $0.symVisibility = .string("public")
            $0.symName = .string(op.symbolName.isEmpty ? "module" : op.symbolName)
            $0.version = op.attributes["vm.version"]
            $0.attributes["iree.reflection"] = op.attributes["iree.reflection"]
        }
    }

    func terminate(_ module: OpView<VM.Module>) {
        guard let block = module.op.body() else { return }
        builder.setInsertionPoint(atEndOf: block)
        builder.create(VM.ModuleTerminator.self)
    }

    /// Attributes of functions that are kept.
    private static let keptAttributes = ["iree.reflection", "inlining_policy", "nosideeffects"]

    private func convertFunction(_ op: Operation) throws(Diagnostic) {
        guard let name = op.attributes["sym_name"], let region = op.regions.first else { return }
        guard !region.isEmpty else { return try convertImport(op, name) }
        try conversion.convertSignature(of: op)
        let isPublic = (op.attributes["sym_visibility"]?.stringValue ?? "public") == "public"
        var attributes = AttributeDictionary([
            ("sym_name", name), ("sym_visibility", .string("private")),
        ])
        attributes["function_type"] = op.attributes["function_type"]
        for kept in Self.keptAttributes { attributes[kept] = op.attributes[kept] }
        if op.attributes["noinline"] != nil { attributes["inlining_policy"] = Util.neverInline.attribute() }
        let body = builder.create(VM.Function.self) { $0.attributes = attributes }.body
        body.takeBlocks(of: region)
        if isPublic {
            builder.create(VM.Export.self) {
                $0.attributes = AttributeDictionary(op.attributes.ofDialects)
                $0.functionRef = .symbol(SymbolReference(op.symbolName))
                $0.exportName = name
            }
        }
        conversion.erase(op)
        isExported = isPublic
        try conversion.convert(body)
    }
}
