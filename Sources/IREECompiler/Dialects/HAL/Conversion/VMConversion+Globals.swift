import IREECompilerCore

extension VMConversion {
    func addGlobalRules() {
        conversion.add(Util.Global.self) { [unowned self] op, _, conversion in
            guard let old = op.type.typeValue, let type = try conversion.convert([old]).first else { return }
            var initial = op.initialValue
            switch initial {
            case .integer(let value, _): initial = .integer(old == .i1 ? value & 1 : value, type)
            case .float(let bits, _): initial = .float(bits: bits, type)
            default: initial = nil
            }
            var attributes: [(String, Attribute)] = [
                ("sym_visibility", op.symVisibility ?? .string("public")), ("sym_name", op.symName),
                ("type", .type(type)),
            ]
            if op.isMutable != nil { attributes.append(("is_mutable", .unit)) }
            if let initial { attributes.append(("initial_value", initial)) }
            attributes += op.op.attributes.ofDialects
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
        conversion.add(Util.GlobalAddress.self) { [unowned self] op, _, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            let address = builder.create(VM.GlobalAddress.self) {
                $0.global = op.global
                $0.isImmutable = op.isImmutable
                $0.result = type
            }
            conversion.replace(op.op, with: address.result)
        }
        conversion.add(Util.GlobalLoadIndirect.self) { [unowned self] op, new, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            let value = builder.vmLoadIndirect(new.global[0], type, isImmutable: op.isImmutable != nil)
            conversion.replace(op.op, with: value)
        }
        conversion.add(Util.GlobalStoreIndirect.self) { [unowned self] op, new, conversion in
            builder.vmStoreIndirect(new.value[0], new.global[0])
            conversion.erase(op.op)
        }
    }
}

extension AttributeDictionary {
    /// The discardable attributes of dialects, such as `stream.affinity`.
    var ofDialects: [(String, Attribute)] {
        entries.filter { $0.name.contains(".") }.map { ($0.name, $0.value) }
    }
}
