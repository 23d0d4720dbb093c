extension AsmPrinter {
    /// Spacing between the elements of a format; depends on the format only, not on what is printed.
    struct Spacing {
        var space = true
        var afterPunctuation = false
    }

    /// Prints the elements of a format. Absent groups only affect spacing.
    func write(
        _ elements: [AssemblyFormat.Element], _ op: Operation, _ format: AssemblyFormat, active: Bool,
        _ state: inout Spacing
    ) {
        for element in elements { write(element, op, format, active: active, &state) }
    }

    private func write(
        _ element: AssemblyFormat.Element, _ op: Operation, _ format: AssemblyFormat, active: Bool,
        _ state: inout Spacing
    ) {
        switch element {
        case .literal(let literal): return writeLiteral(literal, active, &state)
        case .space:
            if active { write(" ") }
            state = Spacing(space: false, afterPunctuation: false)
            return
        case .noSpace:
            state = Spacing(space: false, afterPunctuation: true)
            return
        case .newline:
            if active { newline() }
            state = Spacing(space: false, afterPunctuation: true)
            return
        case .attributes(let keyword):
            if active { writeAttributes(op, format, keyword: keyword) }
            state.afterPunctuation = false
            return
        case .optional(let anchor, let then, let otherwise):
            let present = active && isPresent(anchor, op)
            let anchorField: String? =
                if case .field(let field) = anchor, field.role == .attribute,
                    case .unit? = op.definition.attribute(named: field.name)?.constraint.form
                {
                    field.name
                } else { nil }
            for element in then {
                if let anchorField, case .field(let field, _) = element, field.name == anchorField {
                    continue
                }
                write(element, op, format, active: present, &state)
            }
            write(otherwise, op, format, active: active && !present, &state)
            return
        case .anyOrder(let clauses):
            for clause in clauses {
                let present = active && isPresent(clause, op)
                writeLiteral(clause.word, present, &state)
                write(clause.elements, op, format, active: present, &state)
            }
            return
        default: break
        }
        if active, state.space || !state.afterPunctuation { write(" ") }
        state = Spacing(space: true, afterPunctuation: false)
        guard active else { return }
        switch element {
        case .field(let field, let qualified): write(field, op, qualified: qualified)
        case .type(let field): write(types(of: field, op))
        case .allOperands: write(op.operands)
        case .allOperandTypes: write(op.operands.map(\.type))
        case .allResultTypes: write(op.results.map(\.type))
        case .allRegions:
            for (i, region) in op.regions.enumerated() {
                if i > 0 { write(", ") }
                write(region, of: op, terminator: !op.has(.implicitTerminator))
            }
        case .allSuccessors:
            for (i, block) in op.successors.enumerated() {
                if i > 0 { write(", ") }
                write(block)
            }
        case .functionalType(let inputs, let results):
            let operands = inputs.map { types(of: $0[0], op) } ?? op.operands.map(\.type)
            let outputs = results.map { types(of: $0[0], op) } ?? op.results.map(\.type)
            writer.write(FunctionType(inputs: operands, results: outputs))
        case .custom(let directive, let arguments):
            directive.print(self, arguments, op)
        default: break
        }
    }

    /// `attr-dict`: properties that the format does not mention are printed apart from the rest.
    private func writeAttributes(_ op: Operation, _ format: AssemblyFormat, keyword: Bool) {
        guard !op.attributes.isEmpty else { return }
        // Segment sizes are implied by the printed groups.
        var names = format.written.union(["case_operand_segments"])
        var own: [(AttributeFieldBase, Attribute)] = []
        for field in op.definition.attributes where names.insert(field.name).inserted {
            guard let value = op.attributes[field.name], value != field.defaultValue else { continue }
            own.append((field, value))
        }
        if !own.isEmpty {
            write(" <")
            for (i, (field, value)) in own.enumerated() {
                write(i > 0 ? ", \(field.name)" : field.name)
                if value == .unit { continue }
                write(" = ")
                write(value, as: field.constraint)
            }
            write(">")
        }
        writeAttributes(op, except: names, keyword: keyword)
    }

    private func writeLiteral(_ literal: String, _ active: Bool, _ state: inout Spacing) {
        if active, state.space, Self.takesSpace(literal, state.afterPunctuation) { write(" ") }
        if active { write(literal) }
        let first = literal.utf8.first ?? 0
        state.space = literal.utf8.count != 1 || !"<({[".utf8.contains(first)
        state.afterPunctuation = first != 95 && !isLetter(first)
    }

    private static func takesSpace(_ literal: String, _ afterPunctuation: Bool) -> Bool {
        guard literal.utf8.count == 1, let first = literal.utf8.first else { return true }
        return afterPunctuation ? !">)}],".utf8.contains(first) : !"<>(){}[],".utf8.contains(first)
    }

    private func types(of field: AssemblyFormat.FieldReference, _ op: Operation) -> [IRType] {
        field.role == .result ? op.results(field.index).map(\.type) : op.operands(field.index).map(\.type)
    }

    private func isPresent(_ anchor: AssemblyFormat.Anchor, _ op: Operation) -> Bool {
        switch anchor {
        case .field(let field), .types(let field): isPresent(field, op)
        case .custom(let fields): fields.contains { isPresent($0, op) }
        case .allOperands: op.operandCount > 0
        }
    }

    private func isPresent(_ field: AssemblyFormat.FieldReference, _ op: Operation) -> Bool {
        switch field.role {
        case .operand: return !op.operandRange(field.index).isEmpty
        case .result: return !op.resultRange(field.index).isEmpty
        case .successor: return field.index < op.successors.count
        case .region: return field.index < op.regions.count && !op.regions[field.index].isEmpty
        case .attribute:
            guard let value = op.attributes[field.name] else { return false }
            return value != op.definition.attribute(named: field.name)?.defaultValue
        }
    }

    /// A clause is present if one of its fields is.
    private func isPresent(_ clause: AssemblyFormat.Clause, _ op: Operation) -> Bool {
        if clause.elements.isEmpty { return op.attributes[clause.word] != nil }
        return clause.elements.contains { element in
            switch element {
            case .field(let field, _), .type(let field): isPresent(field, op)
            case .custom(_, let arguments):
                arguments.list.contains {
                    switch $0 {
                    case .field(let field), .type(let field): isPresent(field, op)
                    default: false
                    }
                }
            default: false
            }
        }
    }

    private func write(_ field: AssemblyFormat.FieldReference, _ op: Operation, qualified: Bool) {
        switch field.role {
        case .operand: write(op.operands(field.index))
        case .result: write(op.results(field.index))
        case .successor:
            if field.arity == .variadic {
                for (i, block) in op.successors[field.index...].enumerated() {
                    if i > 0 { write(", ") }
                    write(block)
                }
            } else {
                write(op.successors[field.index])
            }
        case .region:
            let regions =
                field.arity == .variadic ? Array(op.regions[field.index...]) : [op.regions[field.index]]
            for (i, region) in regions.enumerated() {
                if i > 0 { write(", ") }
                write(region, of: op, terminator: !op.has(.implicitTerminator))
            }
        case .attribute:
            guard let definition = op.definition.attribute(named: field.name),
                let value = op.attributes[field.name] ?? definition.defaultValue
            else { return }
            if qualified { write(value) } else { write(value, as: definition.constraint) }
        }
    }

    /// Prints an attribute in the form of its constraint.
    package func write(_ value: Attribute, as constraint: AttributeConstraint) {
        writer.write(value, as: constraint)
    }
}
