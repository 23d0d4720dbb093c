import IREECompilerCore

/// A range of a resource that an operation accesses.
struct AccessRange {
    var reads = false
    var writes = false
    let resource: Value
    /// Offset of the first byte; nil for zero.
    let start: Value?
    let end: Value
    /// Length in bytes.
    let length: Value

    /// Whether the ranges are of one resource and not provably disjoint.
    func mayOverlap(_ other: AccessRange) -> Bool {
        guard resource === other.resource else { return false }
        return end !== other.start && start !== other.end
    }

    /// Whether one of the operations depends on the other through memory.
    static func haveHazard(_ producer: Operation, _ consumer: Operation) -> Bool {
        guard let first = all(of: producer), let second = all(of: consumer) else {
            return producer.results.contains { $0.users.contains(consumer) }
        }
        return first.contains { a in second.contains { b in a.mayOverlap(b) && (a.writes || b.writes) } }
    }

    /// The accesses of an operation; nil if unknown.
    ///
    /// Operands without declared ranges are read as a whole, and written if results are tied to them. Results
    /// are written: those tied to an operand with declared ranges in these, others as a whole.
    static func all(of op: Operation) -> [AccessRange]? {
        guard op.has(.asyncAccess) else { return nil }
        var tiedResults: [Int: [Value]] = [:]
        for result in op.results {
            if let operand = Tied.operandIndex(of: op, result: result.index) {
                tiedResults[operand, default: []].append(result)
            }
        }
        var out: [AccessRange] = []
        // Reads before writes.
        for kind in [FieldAccess.Kind.read, .write] {
            for field in op.definition.operands where (field.relations.access?.kind ?? .read) == kind {
                let access = field.relations.access
                var position = 0
                for i in op.operandRange(field.index) where op.operand(i).type.isResource {
                    let tied = access?.writesIfTied ?? true ? tiedResults[i] ?? [] : []
                    for part in parts(of: op, field, i, position) {
                        let values = [op.operand(i)] + (access == nil ? [] : tied)
                        for value in values {
                            out.append(
                                AccessRange(
                                    reads: kind == .read, writes: kind == .write || !tied.isEmpty,
                                    resource: value, start: part.start, end: part.end, length: part.length))
                        }
                    }
                    position += 1
                }
            }
        }
        let tied = Set(tiedResults.values.joined().map { ObjectIdentifier($0) })
        for result in op.results where result.type.isResource {
            if op.definition.declaresAccesses, tied.contains(ObjectIdentifier(result)) { continue }
            guard let size = SizeAware.resultSize(of: op, result.index) else { continue }
            out.append(
                AccessRange(writes: true, resource: result, start: nil, end: size, length: size))
        }
        return out
    }

    /// The ranges of an operand that an operation accesses: those declared by its field, or the whole.
    private static func parts(
        of op: Operation, _ field: AnyField, _ operand: Int, _ position: Int
    ) -> [(start: Value?, end: Value, length: Value)] {
        guard let access = field.relations.access else {
            return SizeAware.operandSize(of: op, operand).map { [(nil, $0, $0)] } ?? []
        }
        let starts = access.start.map { op.operands($0.index) }
        let ends = access.end.map { op.operands($0.index) } ?? []
        let lengths = access.length.map { op.operands($0.index) } ?? []
        let count = min(starts?.count ?? .max, ends.count, lengths.count)
        // A single operand has all ranges; each of several has its own.
        guard field.arity == .variadic else {
            return (0..<count).map { (starts?[$0], ends[$0], lengths[$0]) }
        }
        return position < count ? [(starts?[position], ends[position], lengths[position])] : []
    }
}
