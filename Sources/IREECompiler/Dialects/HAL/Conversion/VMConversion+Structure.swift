import IREECompilerCore

extension VMConversion {
    func addStructuralRules() {
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
            builder.create(VM.Return.self) { $0.operands = operands.flatMap { $0 } }
            conversion.erase(op)
        }
        conversion.add([Util.Call.self, Func.Call.self]) { [unowned self] op, operands, conversion in
            let types = try conversion.convert(op.results.map(\.type))
            let call = builder.create(VM.Call.self) {
                $0.callee = op.attributes["callee"]
                $0.operands = operands.flatMap { $0 }
                $0.results = types
            }
            conversion.replace(op, with: call.results.map { [$0] })
        }
        addBranchRules()
        addGlobalRules()
        conversion.fallback = { op, operands, conversion in
            guard op.definition.dialect == "vm" else {
                throw Diagnostic(.error, "'\(op.name)' op cannot be converted to vm", at: op.location)
            }
            try conversion.convertInPlace(op, operands)
        }
    }

    private func convertFunction(_ op: Operation) throws(Diagnostic) {
        try conversion.convertSignature(of: op)
        let isPublic = (op.attributes["sym_visibility"]?.stringValue ?? "public") == "public"
        var attributes = op.attributes
        attributes["sym_visibility"] = .string("private")
        for name in ["tied_operands", "inlining_policy", "iree.abi.stub"] { attributes[name] = nil }
        let region = builder.create(VM.Function.self) { $0.attributes = attributes }.body
        region.takeBlocks(of: op.regions[0])
        if isPublic, !region.isEmpty {
            builder.create(VM.Export.self) {
                $0.functionRef = .symbol(SymbolReference(op.symbolName))
                $0.exportName = .string(op.symbolName)
            }
        }
        conversion.erase(op)
        try conversion.convert(region)
    }

    private func addBranchRules() {
        conversion.add(CF.Branch.self) { [unowned self] op, new, conversion in
            builder.create(VM.Branch.self) {
                $0.destOperands = new.destOperands
                $0.dest = op.dest
            }
            conversion.erase(op.op)
        }
        conversion.add(CF.CondBranch.self) { [unowned self] op, new, conversion in
            builder.create(VM.CondBranch.self) {
                $0.condition = new.condition[0]
                $0.trueDestOperands = new.trueDestOperands
                $0.falseDestOperands = new.falseDestOperands
                $0.trueDest = op.trueDest
                $0.falseDest = op.falseDest
            }
            conversion.erase(op.op)
        }
    }

    private func addGlobalRules() {
        conversion.add(Util.Global.self) { [unowned self] op, _, conversion in
            guard let old = op.type.typeValue, let type = try conversion.convert([old]).first else { return }
            var initial = op.initialValue
            if let value = initial?.integerValue { initial = .integer(value, type) }
            if initial?.isA(Util.null) == true || initial?.isA(Util.uninitialized) == true {
                initial = nil
            }
            var attributes: [(String, Attribute)] = [
                ("sym_visibility", op.symVisibility ?? .string("public")), ("sym_name", op.symName),
                ("type", .type(type)),
            ]
            if op.isMutable != nil { attributes.append(("is_mutable", .unit)) }
            if let initial { attributes.append(("initial_value", initial)) }
            builder.vmGlobal(of: type, attributes)
            conversion.erase(op.op)
        }
        conversion.add(Util.GlobalLoad.self) { [unowned self] op, _, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            let value = builder.vmLoad(global: op.global, of: type, isImmutable: op.isImmutable != nil)
            conversion.replace(op.op, with: value)
        }
        conversion.add(Util.GlobalStore.self) { [unowned self] op, new, conversion in
            builder.vmStore(new.value[0], global: op.global)
            conversion.erase(op.op)
        }
    }
}
