extension AsmPrinter {
    /// Finds attributes with aliases and prints the alias definitions.
    func writeAliases(for op: Operation) {
        // A dry run finds which aliases are used, and in which order.
        let finder = AliasFinder()
        writer.aliasFinder = finder
        write(op)
        writer.aliasFinder = nil
        writer.bytes = []
        let order = finder.ordered
        var counts: [String: Int] = [:]
        var lines: [(alias: String, value: Attribute)] = []
        for entry in order {
            let number = counts[entry.name, default: 0]
            counts[entry.name] = number + 1
            let separator = entry.name.utf8.last.map(isDigit) == true ? "_" : ""
            lines.append((number == 0 ? entry.name : "\(entry.name)\(separator)\(number)", entry.value))
        }
        for line in lines { writer.attributeAliases[line.value] = line.alias }
        for line in lines {
            writer.attributeAliases[line.value] = nil
            write("#\(line.alias) = ")
            write(line.value)
            write("\n")
            writer.attributeAliases[line.value] = line.alias
        }
    }
}

/// Collects attributes with aliases, in the order of first use.
final class AliasFinder {
    private var found: [(name: String, value: Attribute)] = []
    private var seen = Set<Attribute>()
    /// Definitions, and whether one of their default values may have an alias.
    private var definitions: [ObjectIdentifier: Bool] = [:]

    package func visit(_ attribute: Attribute) {
        switch attribute {
        case .affineMap: add("map", attribute)
        case .dialect(let value):
            guard let name = value.definition.alias?(value.parameters) else { return }
            add(name, attribute)
        default: break
        }
    }

    /// Whether the text of an operation may use an alias. Most operations use none and skip the dry run.
    func mayUseAlias(_ op: Operation) -> Bool {
        // Only operations that are isolated from above are scanned as a whole: no region is scanned at each
        // level.
        if !op.regions.isEmpty, !op.has(.isolatedFromAbove) { return true }
        return nestedMayUseAlias(op)
    }

    private func nestedMayUseAlias(_ op: Operation) -> Bool {
        if op.attributes.entries.contains(where: { mayUseAlias($0.value) })
            || defaultMayUseAlias(of: op.definition)
            || op.results.contains(where: { mayUseAlias($0.type) })
        {
            return true
        }
        for i in 0..<op.operandCount where mayUseAlias(op.operand(i).type) { return true }
        for region in op.regions {
            for block in region.blocks {
                if block.arguments.contains(where: { mayUseAlias($0.type) }) { return true }
                var next = block.first
                while let inner = next {
                    if nestedMayUseAlias(inner) { return true }
                    next = inner.next
                }
            }
        }
        return false
    }

    private func defaultMayUseAlias(of definition: OpDefinition) -> Bool {
        if let known = definitions[ObjectIdentifier(definition)] { return known }
        let may = definition.attributes.contains { $0.defaultValue.map(mayUseAlias) ?? false }
        definitions[ObjectIdentifier(definition)] = may
        return may
    }

    private func mayUseAlias(_ attribute: Attribute) -> Bool {
        switch attribute {
        case .unit, .string, .symbol, .denseArray, .keyword, .opaque, .absent: false
        case .integer(_, let type), .float(_, let type), .typedString(_, let type), .type(let type),
            .denseResource(_, let type):
            mayUseAlias(type)
        case .array(let values): values.contains(where: mayUseAlias)
        case .dictionary(let dictionary): dictionary.entries.contains { mayUseAlias($0.value) }
        case .dense(let elements): mayUseAlias(elements.type)
        case .affineMap, .location: true
        case .dialect(let value):
            value.definition.alias != nil || value.parameters.contains(where: mayUseAlias)
        }
    }

    private func mayUseAlias(_ type: IRType) -> Bool {
        switch type {
        case .index, .none, .integer, .float: false
        case .complex(let element), .unrankedTensor(let element): mayUseAlias(element)
        case .vector(let shape), .tensor(let shape), .memref(let shape):
            mayUseAlias(shape.element) || shape.encoding.map(mayUseAlias) ?? false
                || shape.memorySpace.map(mayUseAlias) ?? false
        case .function(let function):
            function.inputs.contains(where: mayUseAlias) || function.results.contains(where: mayUseAlias)
        case .tuple(let types): types.contains(where: mayUseAlias)
        case .dialect(let type): type.parameters.contains(where: mayUseAlias)
        }
    }

    private func add(_ name: String, _ value: Attribute) {
        if seen.insert(value).inserted { found.append((name, value)) }
    }

    /// Nested aliases first, then by name, then by first use.
    package var ordered: [(name: String, value: Attribute)] {
        let depths = found.map { depth(of: $0.value) }
        return found.indices.sorted {
            (depths[$0], found[$0].name, $0) < (depths[$1], found[$1].name, $1)
        }.map { found[$0] }
    }

    /// Nesting depth of aliases in an attribute.
    private func depth(of attribute: Attribute) -> Int {
        func depth(_ parts: [Attribute]) -> Int {
            parts.map { self.depth(of: $0) + (seen.contains($0) ? 1 : 0) }.max() ?? 0
        }
        switch attribute {
        case .array(let values): return depth(values)
        case .dictionary(let dictionary): return depth(dictionary.entries.map(\.value))
        case .dialect(let value): return depth(value.parameters)
        default: return 0
        }
    }
}
