import IREECompilerCore

/// Whether operations of a function may execute one after the other.
enum ProgramOrder {
    /// Whether `second` may execute between an execution of `first` and one of `third`, without `first` executing
    /// again. All are in `region` or nested in it. Errs on the side of yes.
    static func mayIntervene(
        _ second: Operation, between first: Operation, and third: Operation, in region: Region
    ) -> Bool {
        guard let a = ancestor(of: first, in: region), let b = ancestor(of: second, in: region),
            let c = ancestor(of: third, in: region)
        else { return true }
        if a === b, b === c {
            guard a !== first, a !== second, a !== third else { return true }
            for inner in a.regions where contains(inner, first) {
                let (hasSecond, hasThird) = (contains(inner, second), contains(inner, third))
                if hasSecond, hasThird {
                    return mayIntervene(second, between: first, and: third, in: inner)
                }
                // Of several regions one executes: another one only if the operation repeats.
                return !a.has(.exclusiveRegions)
            }
            return true
        }
        if a === b { return reaches(b, c, avoiding: nil) }
        // Before the third operation the first one executes again.
        if a === c { return false }
        if b === c { return reaches(a, b, avoiding: nil) }
        return reaches(a, b, avoiding: nil) && reaches(b, c, avoiding: a)
    }

    /// Whether an operation may execute after another, in one execution of `region`, which has both. Errs on the side
    /// of yes.
    static func mayFollow(_ second: Operation, after first: Operation, in region: Region) -> Bool {
        guard let a = ancestor(of: first, in: region), let b = ancestor(of: second, in: region) else {
            return true
        }
        if reaches(a, b, avoiding: nil) { return true }
        guard a === b else { return false }
        if a.has(.loopLike) { return true }
        guard let inner = a.regions.first(where: { contains($0, first) }), contains(inner, second) else {
            return !a.has(.exclusiveRegions)
        }
        return mayFollow(second, after: first, in: inner)
    }

    /// Whether an operation may execute after another of the same region, without a third one in between.
    private static func reaches(_ from: Operation, _ to: Operation, avoiding wall: Operation?) -> Bool {
        guard let start = from.block, let end = to.block else { return true }
        if start === end, from.isBefore(to) {
            guard let wall, wall.block === start, from.isBefore(wall), wall.isBefore(to) else { return true }
            return false
        }
        if let wall, wall.block === start, from.isBefore(wall) { return false }
        var seen = Set<ObjectIdentifier>()
        var pending = start.successors
        while let block = pending.popLast() {
            guard seen.insert(ObjectIdentifier(block)).inserted else { continue }
            let isWalled = wall?.block === block
            if block === end {
                guard isWalled, let wall, wall.isBefore(to) else { return true }
            }
            if !isWalled { pending += block.successors }
        }
        return false
    }

    /// The ancestor of an operation in a region, or the operation itself.
    private static func ancestor(of op: Operation, in region: Region) -> Operation? {
        op.enclosing { $0.block?.region === region }
    }

    private static func contains(_ region: Region, _ op: Operation) -> Bool {
        ancestor(of: op, in: region) != nil
    }
}
