extension AsmPrinter {
    /// Finds attributes that are written by an alias, and writes the definitions of the aliases.
    func writeAliases(for op: Operation) {
        // What the text will have, and in which order, is seen by writing it.
        let finder = AliasFinder(registry: registry)
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

/// Collects attributes that dialects give aliases to, in the order in which they are met.
final class AliasFinder {
    private let registry: Registry
    private var found: [(name: String, value: Attribute)] = []
    private var seen = Set<Attribute>()

    init(registry: Registry) { self.registry = registry }

    func visit(_ attribute: Attribute) {
        switch attribute {
        case .affineMap: add("map", attribute)
        case .dialect(let value):
            guard let name = registry.attribute(named: value.name)?.alias?(value.parameters) else { return }
            add(name, attribute)
        default: break
        }
    }

    private func add(_ name: String, _ value: Attribute) {
        if seen.insert(value).inserted { found.append((name, value)) }
    }

    /// Parts before what has them, then by name, then as they were met.
    var ordered: [(name: String, value: Attribute)] {
        let depths = found.map { depth(of: $0.value) }
        return found.indices.sorted {
            (depths[$0], found[$0].name, $0) < (depths[$1], found[$1].name, $1)
        }.map { found[$0] }
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
