extension AsmPrinter {
    /// Finds attributes that are written by an alias, and writes the definitions of the aliases.
    func writeAliases(for op: Operation) {
        var finder = AliasFinder(registry: registry)
        op.walk(.preOrder) { finder.visit($0, generic: options.generic) }
        // Definitions go by name; those of one name keep the order in which they were met.
        let order = finder.found.enumerated().sorted {
            ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
        }.map(\.element)
        var counts: [String: Int] = [:]
        for entry in order { counts[entry.name, default: 0] += 1 }
        var next: [String: Int] = [:]
        var lines: [(alias: String, value: Attribute)] = []
        for entry in order {
            let number = next[entry.name, default: 0]
            next[entry.name] = number + 1
            let separator = entry.name.utf8.last.map(isDigit) == true ? "_" : ""
            let alias = number == 0 ? entry.name : "\(entry.name)\(separator)\(number)"
            lines.append((alias, entry.value))
        }
        // What an alias is made of may be aliases itself; those stand first.
        for line in lines { writer.attributeAliases[line.value] = line.alias }
        for line in finder.sorted(lines) {
            writer.attributeAliases[line.value] = nil
            write("#\(line.alias) = ")
            write(line.value)
            write("\n")
            writer.attributeAliases[line.value] = line.alias
        }
    }
}

/// Collects attributes that dialects give aliases to.
private struct AliasFinder {
    let registry: Registry
    var found: [(name: String, value: Attribute)] = []
    private var seen = Set<Attribute>()

    init(registry: Registry) { self.registry = registry }

    mutating func visit(_ op: Operation, generic: Bool) {
        for entry in op.attributes.entries { visit(entry.value) }
        for result in op.results { visit(result.type) }
        for region in op.regions {
            for block in region.blocks {
                for argument in block.arguments { visit(argument.type) }
            }
        }
    }

    mutating func visit(_ type: IRType) {
        switch type {
        case .tensor(let shape), .memref(let shape), .vector(let shape):
            if let encoding = shape.encoding { visit(encoding) }
            visit(shape.element)
        case .function(let function):
            for type in function.inputs + function.results { visit(type) }
        case .dialect(let type):
            for parameter in type.parameters { visit(parameter) }
        case .tuple(let types):
            for type in types { visit(type) }
        default: break
        }
    }

    mutating func visit(_ attribute: Attribute) {
        switch attribute {
        case .array(let values):
            for value in values { visit(value) }
        case .dictionary(let dictionary):
            for entry in dictionary.entries { visit(entry.value) }
        case .type(let type): visit(type)
        case .affineMap: add("map", attribute)
        case .dialect(let value):
            for parameter in value.parameters { visit(parameter) }
            if let name = registry.attribute(named: value.name)?.alias?(value.parameters) {
                add(name, attribute)
            }
        default: break
        }
    }

    private mutating func add(_ name: String, _ value: Attribute) {
        if seen.insert(value).inserted { found.append((name, value)) }
    }

    /// Parts before what has them.
    func sorted(_ lines: [(alias: String, value: Attribute)]) -> [(alias: String, value: Attribute)] {
        let depths = lines.map { depth(of: $0.value) }
        return lines.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }.map { lines[$0] }
    }

    private func depth(of attribute: Attribute) -> Int {
        switch attribute {
        case .array(let values): return values.map(depth).max() ?? 0
        case .dictionary(let dictionary): return dictionary.entries.map { depth(of: $0.value) }.max() ?? 0
        case .dialect(let value):
            let inner = value.parameters.map(depth).max() ?? 0
            return inner + (seen.contains(attribute) ? 1 : 0)
        default: return 0
        }
    }
}
