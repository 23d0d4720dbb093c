/// Names of values and blocks in printed text, given as MLIR gives them.
///
/// The operations of a region are numbered before those of the regions in it, and sibling regions
/// begin at the same number.
struct ValueNames {
    private var values: [ObjectIdentifier: String] = [:]
    /// Results after the first of a group are named by the group and a number.
    private var blocks: [ObjectIdentifier: String] = [:]
    /// Where the groups of results begin, for operations with more than one group.
    private var groups: [ObjectIdentifier: [Int]] = [:]

    /// Names that are taken, region by region outwards.
    private final class Scope {
        let outer: Scope?
        var names = Set<String>()
        init(_ outer: Scope?) { self.outer = outer }
        func contains(_ name: String) -> Bool {
            var scope: Scope? = self
            while let current = scope {
                if current.names.contains(name) { return true }
                scope = current.outer
            }
            return false
        }
    }

    private struct Counters {
        var value = 0
        var argument = 0
        var conflict = 0
    }

    private let registry: Registry
    private let isNamed: Bool

    /// Only numbers where it is not `named`.
    init(_ top: Operation, _ registry: Registry, named: Bool) {
        isNamed = named
        self.registry = registry
        let scope = Scope(nil)
        var counters = Counters()
        name(top, &counters, scope)
        var pending = top.regions.reversed().map { ($0, counters, scope) }
        while let (region, start, outer) = pending.popLast() {
            // Without names, as in the generic form, numbers go on and on.
            if named { counters = start }
            let scope = Scope(outer)
            name(region, &counters, scope)
            var inner: [(Region, Counters, Scope)] = []
            for block in region.blocks {
                for op in block.operations where !op.regions.isEmpty {
                    for region in op.regions { inner.append((region, counters, scope)) }
                }
            }
            pending += inner
        }
    }

    private mutating func name(_ region: Region, _ counters: inout Counters, _ scope: Scope) {
        let suggestions = isNamed ? region.parent.map { registry.argumentNames(of: $0) } ?? [] : []
        for (i, block) in region.blocks.enumerated() {
            blocks[ObjectIdentifier(block)] = "^bb\(i)"
            for (j, argument) in block.arguments.enumerated() {
                if i == 0, j < suggestions.count {
                    values[ObjectIdentifier(argument)] = unique(suggestions[j], &counters, scope)
                } else if i == 0 {
                    let name = unique("arg\(counters.argument)", &counters, scope)
                    counters.argument += 1
                    values[ObjectIdentifier(argument)] = name
                } else {
                    values[ObjectIdentifier(argument)] = String(counters.value)
                    counters.value += 1
                }
            }
            var op = block.first
            while let current = op {
                name(current, &counters, scope)
                op = current.next
            }
        }
    }

    private mutating func name(_ op: Operation, _ counters: inout Counters, _ scope: Scope) {
        guard let first = op.results.first else { return }
        var starts = [0]
        let suggestions = isNamed ? registry.resultNames(of: op) : []
        for (i, suggestion) in suggestions.enumerated() {
            guard let suggestion, i < op.results.count else { continue }
            let result = op.results[i]
            if suggestion.isEmpty {
                values[ObjectIdentifier(result)] = String(counters.value)
                counters.value += 1
            } else {
                values[ObjectIdentifier(result)] = unique(suggestion, &counters, scope)
            }
            if i > 0 { starts.append(i) }
        }
        if values[ObjectIdentifier(first)] == nil {
            values[ObjectIdentifier(first)] = String(counters.value)
            counters.value += 1
        }
        if starts.count > 1 { groups[ObjectIdentifier(op)] = starts }
    }

    private func unique(_ suggestion: String, _ counters: inout Counters, _ scope: Scope) -> String {
        var name = Self.sanitized(suggestion)
        if scope.contains(name) {
            let base = name
            repeat {
                name = "\(base)_\(counters.conflict)"
                counters.conflict += 1
            } while scope.contains(name)
        }
        scope.names.insert(name)
        return name
    }

    /// A suggestion as a name can be: what cannot stand in one becomes `_`.
    private static func sanitized(_ text: String) -> String {
        var out = ""
        if let first = text.utf8.first, isDigit(first) { out = "_" }
        for byte in text.utf8 {
            let ok = isLetter(byte) || isDigit(byte) || byte == 95 || byte == 36 || byte == 46 || byte == 45
            if ok {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else if byte == 32 {
                out += "_"
            } else {
                out += String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }

    func name(of block: Block) -> String { blocks[ObjectIdentifier(block)] ?? "^INVALIDBLOCK" }

    /// `%name`, with `#1` for a result that shares its name.
    func name(of value: Value) -> String {
        guard let op = value.definingOp else {
            return values[ObjectIdentifier(value)].map { "%\($0)" } ?? "<<UNKNOWN SSA VALUE>>"
        }
        let starts = groups[ObjectIdentifier(op)] ?? [0]
        let start = starts.last { $0 <= value.index } ?? 0
        guard let name = values[ObjectIdentifier(op.results[start])] else { return "<<UNKNOWN SSA VALUE>>" }
        let end = starts.first { $0 > value.index } ?? op.results.count
        return end - start == 1 ? "%\(name)" : "%\(name)#\(value.index - start)"
    }

    /// What stands before `=`: the groups of an operation's results.
    func resultList(of op: Operation) -> String {
        let starts = groups[ObjectIdentifier(op)] ?? [0]
        var parts: [String] = []
        for (i, start) in starts.enumerated() {
            let end = i + 1 < starts.count ? starts[i + 1] : op.results.count
            let name = values[ObjectIdentifier(op.results[start])] ?? "?"
            parts.append(end - start == 1 ? "%\(name)" : "%\(name):\(end - start)")
        }
        return parts.joined(separator: ", ")
    }
}
