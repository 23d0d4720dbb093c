import IREECompilerCore

/// Transient values of an execution region: they share one allocation, and values with disjoint live
/// intervals may share bytes.
struct LocalStorage {
    struct Interval {
        let value: Value
        /// The live interval, in operation numbers.
        let start: Int64
        let end: Int64
    }

    /// Values that need storage, one for each alias set.
    static func intervals(of region: Operation, _ scope: StorageScope) -> [Interval] {
        guard let block = region.body() else { return [] }
        var order: [ObjectIdentifier: Int64] = [:]
        for (i, op) in block.operations.enumerated() { order[ObjectIdentifier(op)] = Int64(i) }
        let escaping = Set(
            (block.last?.as(Stream.Yield.self)?.resourceOperands ?? []).map(ObjectIdentifier.init))
        var nested: [Interval] = []
        var own: [Interval] = []
        var covered = Set<ObjectIdentifier>()
        for (i, op) in block.operations.enumerated() {
            if op.is(Stream.AsyncConcurrent.self) {
                nested += inside(op, Int64(i), scope, &covered)
            }
            for result in op.results where result.type.isResource {
                guard scope[result] == nil, !covered.contains(ObjectIdentifier(result)) else { continue }
                let all = scope.aliases.aliases(of: result)
                covered.formUnion(all.map(ObjectIdentifier.init))
                guard
                    !all.contains(where: {
                        escaping.contains(ObjectIdentifier($0)) || $0.ownerBlock === block
                    })
                else { continue }
                var start = Int64(i)
                var end = Int64(i)
                for alias in all {
                    if let number = alias.definingOp.flatMap({ order[ObjectIdentifier($0)] }) {
                        start = min(start, number)
                        end = max(end, number)
                    }
                    for use in alias.uses { end = max(end, order[ObjectIdentifier(use.owner)] ?? end) }
                }
                own.append(Interval(value: StorageAliases.base(of: result).value, start: start, end: end))
            }
        }
        return nested + own
    }

    /// Values local to a concurrent region are live while it runs.
    private static func inside(
        _ region: Operation, _ number: Int64, _ scope: StorageScope, _ covered: inout Set<ObjectIdentifier>
    ) -> [Interval] {
        guard let block = region.body() else { return [] }
        let escaping = Set((block.last?.operands ?? []).map(ObjectIdentifier.init))
        var out: [Interval] = []
        for op in block.operations {
            for result in op.results where result.type.isResource {
                guard !covered.contains(ObjectIdentifier(result)) else { continue }
                let all = scope.aliases.aliases(of: result)
                covered.formUnion(all.map(ObjectIdentifier.init))
                guard
                    !all.contains(where: {
                        escaping.contains(ObjectIdentifier($0)) || $0.ownerBlock === block
                    })
                else { continue }
                out.append(Interval(value: StorageAliases.base(of: result).value, start: number, end: number))
            }
        }
        return out
    }
}
