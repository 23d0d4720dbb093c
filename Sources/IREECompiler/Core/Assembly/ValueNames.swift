/// Names of values and blocks in printed text, assigned as in MLIR.
///
/// The operations of a region are numbered before those of nested regions, and sibling regions start at the
/// same number.
///
/// An isolated operation's contents are named when it is entered and dropped when it is left: functions are
/// printed one by one, and names take as much memory as what they name.
package struct ValueNames {
    private struct Table {
        var values: [ObjectIdentifier: String] = [:]
        /// Other results of a group are named by the group and an index.
        var blocks: [ObjectIdentifier: String] = [:]
        /// Start indices of result groups, for operations with more than one.
        var groups: [ObjectIdentifier: [Int]] = [:]
    }

    /// Name tables of the entered operations, innermost last.
    private var tables = [Table()]
    /// Isolated operations with the counters and scope that their names continue from.
    private var waiting: [ObjectIdentifier: (Counters, Scope)] = [:]

    /// Names in use, from a region outward.
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

    private let isNamed: Bool

    /// Numbers only, if not `named`.
    package init(_ top: Operation, named: Bool) {
        isNamed = named
        let scope = Scope(nil)
        var counters = Counters()
        name(top, &counters, scope)
        nameInside(top, counters, scope)
    }

    /// Names the contents of a deferred operation; returns whether it was deferred.
    package mutating func enter(_ op: Operation) -> Bool {
        guard !op.regions.isEmpty, let (counters, scope) = waiting[ObjectIdentifier(op)] else { return false }
        tables.append(Table())
        nameInside(op, counters, scope)
        return true
    }

    /// Drops the names of the last entered operation.
    mutating func leave() { tables.removeLast() }

    private mutating func nameInside(_ op: Operation, _ start: Counters, _ scope: Scope) {
        var counters = start
        var pending = op.regions.reversed().map { ($0, counters, scope) }
        while let (region, start, outer) = pending.popLast() {
            // Without names, as in the generic form, numbering continues across siblings.
            if isNamed { counters = start }
            let scope = Scope(outer)
            name(region, &counters, scope)
            for block in region.blocks {
                var next = block.first
                while let op = next {
                    next = op.next
                    if op.regions.isEmpty { continue }
                    if isNamed, op.has(.isolatedFromAbove) {
                        waiting[ObjectIdentifier(op)] = (counters, scope)
                    } else {
                        for region in op.regions { pending.append((region, counters, scope)) }
                    }
                }
            }
        }
    }

    private mutating func name(_ region: Region, _ counters: inout Counters, _ scope: Scope) {
        let suggestions = isNamed ? region.parent.map { $0.definition.argumentNames(of: $0) } ?? [] : []
        for (i, block) in region.blocks.enumerated() {
            tables[tables.count - 1].blocks[ObjectIdentifier(block)] = "^bb\(i)"
            for (j, argument) in block.arguments.enumerated() {
                if i == 0, j < suggestions.count {
                    set(argument, unique(suggestions[j], &counters, scope))
                } else if i == 0 {
                    let name = unique("arg\(counters.argument)", &counters, scope)
                    counters.argument += 1
                    set(argument, name)
                } else {
                    set(argument, String(counters.value))
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
        var hasFirst = false
        var furtherStarts: [Int] = []
        let suggestions = isNamed ? op.definition.resultNames(of: op) : []
        for (i, suggestion) in suggestions.enumerated() {
            guard let suggestion, i < op.results.count else { continue }
            let result = op.results[i]
            if suggestion.isEmpty {
                set(result, String(counters.value))
                counters.value += 1
            } else {
                set(result, unique(suggestion, &counters, scope))
            }
            if i > 0 { furtherStarts.append(i) } else { hasFirst = true }
        }
        if !hasFirst {
            set(first, String(counters.value))
            counters.value += 1
        }
        if !furtherStarts.isEmpty {
            tables[tables.count - 1].groups[ObjectIdentifier(op)] = [0] + furtherStarts
        }
    }

    private mutating func set(_ value: Value, _ name: String) {
        tables[tables.count - 1].values[ObjectIdentifier(value)] = "%" + name
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

    /// A suggestion as a valid name: invalid characters become `_`.
    private static func sanitized(_ text: String) -> String {
        func isValid(_ byte: UInt8) -> Bool { isWordPart(byte) || byte == 45 }
        var out = ""
        if let first = text.utf8.first, isDigit(first) { out = "_" }
        if out.isEmpty, text.utf8.allSatisfy(isValid) { return text }
        for byte in text.utf8 {
            if isValid(byte) {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else if byte == 32 {
                out += "_"
            } else {
                out += String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }

    package func name(of block: Block) -> String {
        find { $0.blocks[ObjectIdentifier(block)] } ?? "^INVALIDBLOCK"
    }

    /// `%name`, with `#1` for other results of a group.
    package func name(of value: Value) -> String {
        let unknown = "<<UNKNOWN SSA VALUE>>"
        guard let op = value.definingOp, op.results.count > 1 else { return ownName(of: value) ?? unknown }
        let starts = starts(of: op)
        let start = starts.last { $0 <= value.index } ?? 0
        guard let name = ownName(of: op.results[start]) else { return unknown }
        let end = starts.first { $0 > value.index } ?? op.results.count
        return end - start == 1 ? name : "\(name)#\(value.index - start)"
    }

    /// The text before `=`: the result groups of an operation.
    func resultList(of op: Operation) -> String {
        if op.results.count == 1 { return ownName(of: op.results[0]) ?? "%?" }
        let starts = starts(of: op)
        var parts: [String] = []
        for (i, start) in starts.enumerated() {
            let end = i + 1 < starts.count ? starts[i + 1] : op.results.count
            let name = ownName(of: op.results[start]) ?? "%?"
            parts.append(end - start == 1 ? name : "\(name):\(end - start)")
        }
        return parts.joined(separator: ", ")
    }

    private func ownName(of value: Value) -> String? { find { $0.values[ObjectIdentifier(value)] } }

    private func starts(of op: Operation) -> [Int] { find { $0.groups[ObjectIdentifier(op)] } ?? [0] }

    /// The innermost entry in the tables.
    private func find<T>(_ entry: (Table) -> T?) -> T? {
        var i = tables.count
        while i > 0 {
            i -= 1
            if let found = entry(tables[i]) { return found }
        }
        return nil
    }
}
