/// The state of an operation while it is parsed.
package final class ParsedOp {
    package let definition: OpDefinition
    package let offset: Int
    @exclusivity(unchecked) package var location: Location
    @exclusivity(unchecked) package var operands: [[ParsedOperand]]
    /// Types of the operands of each field; nil while unknown.
    @exclusivity(unchecked) package var operandTypes: [[IRType]?]
    @exclusivity(unchecked) package var resultTypes: [[IRType]?]
    @exclusivity(unchecked) package var attributes = AttributeDictionary()
    /// Regions by field.
    @exclusivity(unchecked) package var regions: [[Region]]
    @exclusivity(unchecked) package var successors: [[Block]]
    /// Number of results that the text names.
    let resultCount: Int
    /// Arguments of the next region to be parsed.
    package var regionArguments: [(operand: ParsedOperand, type: IRType, location: Location)] = []
    /// Notes from one directive to a later one.
    package var notes: [String: Attribute] = [:]

    package init(_ definition: OpDefinition, offset: Int, location: Location, resultCount: Int) {
        self.definition = definition
        self.offset = offset
        self.location = location
        self.resultCount = resultCount
        operands = Array(repeating: [], count: definition.operands.count)
        operandTypes = Array(repeating: nil, count: definition.operands.count)
        resultTypes = Array(repeating: nil, count: definition.results.count)
        regions = Array(repeating: [], count: definition.regions.count)
        successors = Array(repeating: [], count: definition.successors.count)
    }

    /// Index of the operand field with this name.
    func operandField(_ name: String) -> Int? { definition.operands.firstIndex { $0.name == name } }
    func resultField(_ name: String) -> Int? { definition.results.firstIndex { $0.name == name } }

    package func types(of field: AssemblyFormat.FieldReference) -> [IRType]? {
        field.role == .result ? resultTypes[field.index] : operandTypes[field.index]
    }

    /// The type constraint of a field.
    func constraint(of field: AssemblyFormat.FieldReference) -> TypeConstraint {
        (field.role == .result ? definition.results : definition.operands)[field.index].type
    }

    package func setTypes(_ types: [IRType], of field: AssemblyFormat.FieldReference) {
        if field.role == .result {
            resultTypes[field.index] = types
        } else {
            operandTypes[field.index] = types
        }
    }

    /// Creates the operation, with omitted types inferred by the definition's rules.
    package func finish(_ parser: AsmParser) throws(Diagnostic) -> Operation {
        try checkDerivations(parser)
        inferTypes()
        var values: [[Value]] = []
        for (i, field) in definition.operands.enumerated() {
            guard let types = operandTypes[i] ?? (operands[i].isEmpty ? [] : nil) else {
                throw parser.error("type of operand '\(field.name)' cannot be inferred", at: offset)
            }
            guard types.count == operands[i].count else {
                throw parser.error(
                    "\(operands[i].count) operands present, but expected \(types.count)",
                    at: operands[i].first?.offset ?? offset)
            }
            var group: [Value] = []
            for (operand, type) in zip(operands[i], types) { group.append(try parser.resolve(operand, type)) }
            values.append(group)
        }
        try inferResults(values, parser)
        var results: [[IRType]] = []
        for (i, field) in definition.results.enumerated() {
            guard let types = resultTypes[i] ?? (field.arity == .one ? nil : []) else {
                throw parser.error("type of result '\(field.name)' cannot be inferred", at: offset)
            }
            results.append(types)
        }
        let op = Operation(
            definition, at: location, operands: values, results: results, attributes: attributes,
            successors: successors.flatMap { $0 })
        for (field, regions) in zip(definition.regions, regions) {
            for region in regions { op.addRegion().takeBlocks(of: region) }
            if field.arity == .one, regions.isEmpty { op.addRegion() }
        }
        if definition.traits.contains(.noTerminator) {
            for region in op.regions where region.isEmpty { region.addBlock() }
        }
        if !op.regions.isEmpty, !definition.traits.contains(.writtenTerminator),
            let name = definition.terminator
        {
            op.endRegions(with: parser.registry.definition(named: name))
        }
        return op
    }

    /// Resolves the operands whose types are known.
    func resolveOperands(_ parser: AsmParser) throws(Diagnostic) {
        for (operands, types) in zip(operands, operandTypes) {
            guard let types, types.count == operands.count else { continue }
            for (operand, type) in zip(operands, types) { _ = try parser.resolve(operand, type) }
        }
    }

    /// Checks the types that others are derived from against their constraints.
    private func checkDerivations(_ parser: AsmParser) throws(Diagnostic) {
        for rule in definition.typeRules {
            guard case .derived(let from, let to, _) = rule, allTypes(of: to) == nil,
                let type = firstType(of: from),
                let field = (definition.operands + definition.results).first(where: { $0.name == from }),
                !field.type.accepts(type)
            else { continue }
            throw parser.error(
                "'\(from)' must be \(field.type.summary), but got \(type.quoted)", at: offset)
        }
    }

    private func inferTypes() {
        // Types in the text take precedence over constraints.
        applyRules()
        for (i, field) in definition.operands.enumerated() where operandTypes[i] == nil {
            if let only = field.type.only {
                operandTypes[i] = Array(repeating: only, count: operands[i].count)
            }
        }
        for (i, field) in definition.results.enumerated() where resultTypes[i] == nil {
            if let only = field.type.only, field.arity == .one { resultTypes[i] = [only] }
        }
        applyRules()
    }

    private func applyRules() {
        guard operandTypes.contains(where: { $0 == nil }) || resultTypes.contains(where: { $0 == nil }) else {
            return
        }
        let traits = definition.traits
        if traits.contains(.sameOperandsAndResultType) || traits.contains(.sameTypeOperands) {
            let known =
                operandTypes.compactMap { $0?.first }.first ?? resultTypes.compactMap { $0?.first }.first
            if let known {
                for i in operandTypes.indices where operandTypes[i] == nil {
                    operandTypes[i] = Array(repeating: known, count: operands[i].count)
                }
                if traits.contains(.sameOperandsAndResultType) {
                    for i in resultTypes.indices where resultTypes[i] == nil { resultTypes[i] = [known] }
                }
            }
        }
        var changed = true
        while changed {
            changed = false
            for rule in definition.typeRules {
                switch rule {
                case .same(let names):
                    guard let (known, varies) = names.lazy.compactMap({ self.allTypes(of: $0) }).first else {
                        continue
                    }
                    for name in names { changed = assign(known, varies: varies, to: name) || changed }
                case .derived(let from, let to, let derive):
                    guard let known = firstType(of: from), let type = derive(known) else { continue }
                    changed = assign([type], varies: false, to: to) || changed
                case .infer: continue
                }
            }
        }
    }

    private func firstType(of name: String) -> IRType? {
        if let i = operandField(name) { return operandTypes[i]?.first }
        if let i = resultField(name) { return resultTypes[i]?.first }
        return attributes[name]?.type ?? attributes[name]?.typeValue
    }

    /// The types of a field, if known and not empty, and whether it is variadic.
    private func allTypes(of name: String) -> (types: [IRType], varies: Bool)? {
        if let i = operandField(name) {
            guard let types = operandTypes[i], !types.isEmpty else { return nil }
            return (types, definition.operands[i].arity == .variadic)
        }
        if let i = resultField(name) {
            guard let types = resultTypes[i], !types.isEmpty else { return nil }
            return (types, definition.results[i].arity == .variadic)
        }
        return firstType(of: name).map { ([$0], false) }
    }

    /// Assigns types, or one type for all, to a field without any; returns whether it had none.
    private func assign(_ known: [IRType], varies: Bool, to name: String) -> Bool {
        func types(for count: Int) -> [IRType] {
            count == known.count ? known : Array(repeating: known[0], count: count)
        }
        if let i = operandField(name), operandTypes[i] == nil {
            operandTypes[i] = types(for: operands[i].count)
            return true
        }
        if let i = resultField(name), resultTypes[i] == nil {
            let isMany = definition.results[i].arity == .variadic
            resultTypes[i] = isMany && varies ? known : types(for: isMany ? resultCount : 1)
            return true
        }
        return false
    }

    private func inferResults(_ values: [[Value]], _ parser: AsmParser) throws(Diagnostic) {
        guard resultTypes.contains(where: { $0 == nil }) else { return }
        for rule in definition.typeRules {
            guard case .infer(let infer) = rule else { continue }
            let input = InferenceInput(
                operands: values, attributes: attributes, regions: Array(regions.joined()))
            guard let types = infer(input) else {
                throw parser.error("result types cannot be inferred", at: offset)
            }
            var rest = types[...]
            for (i, field) in definition.results.enumerated() {
                switch field.arity {
                case .one: resultTypes[i] = [rest.popFirst() ?? .none]
                case .optional: resultTypes[i] = rest.popFirst().map { [$0] } ?? []
                case .variadic:
                    resultTypes[i] = Array(rest)
                    rest = []
                }
            }
            return
        }
    }
}

extension Operation {
    /// Inserts an omitted terminator into regions that have, or must have, a block.
    func endRegions(with terminator: OpDefinition) {
        for (i, region) in regions.enumerated() {
            if region.isEmpty {
                let arity = i < definition.regions.count ? definition.regions[i].arity : .one
                guard arity == .one, i == 0 else { continue }
                region.addBlock()
            }
            guard let block = region.blocks.last, block.last?.isTerminator != true else { continue }
            block.append(Operation(terminator, at: location))
        }
    }
}
