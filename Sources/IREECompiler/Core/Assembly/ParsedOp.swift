/// An operation while it is read: what the text says of each field of its definition.
package final class ParsedOp {
    package let definition: OpDefinition
    package let offset: Int
    @exclusivity(unchecked) package var location: Location
    @exclusivity(unchecked) package var operands: [[ParsedOperand]]
    /// Types of the operands of a field; nil while the text has not said them.
    @exclusivity(unchecked) package var operandTypes: [[IRType]?]
    @exclusivity(unchecked) package var resultTypes: [[IRType]?]
    @exclusivity(unchecked) package var attributes = AttributeDictionary()
    /// Regions by field.
    @exclusivity(unchecked) package var regions: [[Region]]
    @exclusivity(unchecked) package var successors: [[Block]]
    /// How many results the text names.
    let resultCount: Int
    /// Arguments for the next region that is read.
    package var regionArguments: [(operand: ParsedOperand, type: IRType, location: Location)] = []
    /// What a directive leaves for a later one.
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

    /// Which operand field has this name.
    func operandField(_ name: String) -> Int? { definition.operands.firstIndex { $0.name == name } }
    func resultField(_ name: String) -> Int? { definition.results.firstIndex { $0.name == name } }

    package func types(of field: AssemblyFormat.FieldReference) -> [IRType]? {
        field.role == .result ? resultTypes[field.index] : operandTypes[field.index]
    }

    /// What types a field may have.
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

    /// Makes the operation: types that were left out follow from the definition's rules.
    package func finish(_ parser: AsmParser) throws(Diagnostic) -> Operation {
        try checkDerivations(parser)
        inferTypes()
        var values: [[Value]] = []
        for (i, field) in definition.operands.enumerated() {
            guard let types = operandTypes[i] ?? (operands[i].isEmpty ? [] : nil) else {
                throw parser.error("the type of operand '\(field.name)' cannot be told", at: offset)
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
                throw parser.error("the type of result '\(field.name)' cannot be told", at: offset)
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

    /// Looks up the operands whose types are known.
    func resolveOperands(_ parser: AsmParser) throws(Diagnostic) {
        for (operands, types) in zip(operands, operandTypes) {
            guard let types, types.count == operands.count else { continue }
            for (operand, type) in zip(operands, types) { _ = try parser.resolve(operand, type) }
        }
    }

    /// Types that others follow from must be what their fields take.
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
        // What the text says comes before what fields take.
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

    /// The types of a field, where they are known and there are any, and whether it may have many.
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

    /// Gives a field without types these, or the one for all; whether it had none.
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
                throw parser.error("the types of the results cannot be told", at: offset)
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
    /// Puts a terminator where the text left it out: into regions that have a block, or must have one.
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
