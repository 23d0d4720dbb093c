import IREECompilerCore

/// Sorting, selection of the largest elements, and scans: along one dimension, in the memory of the results.
extension DispatchLowering {
    private func dimension(_ op: Operation, _ rank: Int) throws(KernelError) -> Int {
        guard let d = op.attributes["dimension"]?.integerValue, (0..<Int64(rank)).contains(d) else {
            throw fail(op)
        }
        return Int(d)
    }

    /// `indices` with another one at a dimension.
    private func at(_ indices: [KernelValue], _ d: Int, _ index: KernelValue) -> [KernelValue] {
        var copy = indices
        copy[d] = index
        return copy
    }

    /// By insertion, which keeps the order of equal elements.
    func sort(_ op: Operation, _ stored: [StoredTensor?]) throws(KernelError) {
        let tensors = try all(stored, op)
        let sources = op.operands(1)
        guard let first = sources.first, sources.count == tensors.count else { throw fail(op) }
        let sizes = try sizes(of: first)
        let d = try dimension(op, sizes.count)
        try rows(sizes, without: [d]) { (row) throws(KernelError) in
            try each(to: sizes[d]) { (i) throws(KernelError) in
                for (source, tensor) in zip(sources, tensors) {
                    try tensor.write(try element(of: source, at(row, d, i)), at(row, d, i))
                }
            }
            try each(from: 1, to: sizes[d]) { (i) throws(KernelError) in
                var inserted: [KernelValue] = []
                for tensor in tensors { inserted.append(try tensor.read(at(row, d, i))) }
                let place = try gap(for: inserted, below: i, op, tensors) { at(row, d, $0) }
                for (value, tensor) in zip(inserted, tensors) { try tensor.write(value, at(row, d, place)) }
            }
        }
    }

    /// Moves elements up by one, down from a place, as long as the inserted one belongs before them.
    private func gap(
        for inserted: [KernelValue], below start: KernelValue, _ op: Operation, _ tensors: [StoredTensor],
        _ indices: (KernelValue) -> [KernelValue]
    ) throws(KernelError) -> KernelValue {
        var previous: [KernelValue] = []
        let zero = builder.index(0)
        func interleaved(_ a: [KernelValue], _ b: [KernelValue]) -> [KernelValue] {
            zip(a, b).flatMap { [$0, $1] }
        }
        return try builder.whileLoop(carrying: [start]) { (carried) throws(KernelError) in
            let below = builder.binary(.maxS, builder.binary(.subI, carried[0], builder.index(1)), zero)
            previous = []
            for tensor in tensors { previous.append(try tensor.read(indices(below))) }
            let isBefore = try region(op, interleaved(inserted, previous))
            let isAfter = try region(op, interleaved(previous, inserted))
            guard let before = isBefore.first, let after = isAfter.first else { throw fail(op) }
            let isStrict = builder.binary(.and, before, builder.binary(.xor, after, truth))
            let isInside = builder.compare(.sgt, carried[0], zero)
            return (builder.binary(.and, isInside, isStrict), [carried[0]])
        } body: { (forwarded) throws(KernelError) in
            for (value, tensor) in zip(previous, tensors) { try tensor.write(value, indices(forwarded[0])) }
            return [builder.binary(.subI, forwarded[0], builder.index(1))]
        }[0]
    }

    private var truth: KernelValue { builder.constant(1, KernelType(.i1)) }

    /// Each element is inserted among those that are selected so far; of equal ones the first index comes first.
    func topK(_ op: Operation, _ stored: [StoredTensor?]) throws(KernelError) {
        let source = op.operand(0)
        let sizes = try sizes(of: source)
        let d = try dimension(op, sizes.count)
        guard let values = stored.first ?? nil else { _ = try all(stored, op); return }
        let indices = stored.count > 1 ? stored[1] : nil
        let given = op.operands(1).first
        let outputs = [op.operands(2).first, op.operands(3).first]
        let count = try size(op.results[0], d)
        try rows(sizes, without: [d]) { (row) throws(KernelError) in
            try each(to: count) { (i) throws(KernelError) in
                for (tensor, output) in zip([values, indices], outputs) {
                    guard let tensor, let output else { continue }
                    try tensor.write(try element(of: output, at(row, d, i)), at(row, d, i))
                }
            }
            try each(to: sizes[d]) { (i) throws(KernelError) in
                var carried = [try element(of: source, at(row, d, i))]
                if let indices {
                    let type = try element(indices.store.operand(0).type, op)
                    carried.append(
                        try given.map { (tensor) throws(KernelError) in
                            try element(of: tensor, at(row, d, i))
                        } ?? builder.convert(.truncate, i, to: type))
                }
                let tensors = [values] + (indices.map { [$0] } ?? [])
                _ = try builder.loop(
                    from: builder.index(0), to: count, by: builder.index(1), carrying: carried
                ) { (j, carried) throws(KernelError) in
                    try exchange(op, carried, tensors, at(row, d, j))
                }
                if op.attributes["is_sorted"] != nil {
                    try sortSelected(op, tensors, count) { at(row, d, $0) }
                }
            }
        }
    }

    /// Exchanges neighbors that are not in order, by which equal ones change places: after each insertion, for the
    /// places of equal elements are those that the official compiler's code has.
    private func sortSelected(
        _ op: Operation, _ tensors: [StoredTensor], _ count: KernelValue,
        _ indices: (KernelValue) -> [KernelValue]
    ) throws(KernelError) {
        let last = builder.binary(.subI, count, builder.index(1))
        try each(to: last) { (i) throws(KernelError) in
            try each(to: builder.binary(.subI, last, i)) { (j) throws(KernelError) in
                let (low, high) = (indices(j), indices(builder.add(j, builder.index(1))))
                var pairs: [(KernelValue, KernelValue)] = []
                for tensor in tensors { pairs.append((try tensor.read(low), try tensor.read(high))) }
                guard let keeps = try region(op, [pairs[0].0, pairs[0].1]).first else { throw fail(op) }
                for (tensor, pair) in zip(tensors, pairs) {
                    try tensor.write(builder.select(keeps, pair.0, pair.1), low)
                    try tensor.write(builder.select(keeps, pair.1, pair.0), high)
                }
            }
        }
    }

    /// Keeps the better of a carried element and one in memory there; returns the other.
    private func exchange(
        _ op: Operation, _ carried: [KernelValue], _ tensors: [StoredTensor], _ place: [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        var kept: [KernelValue] = []
        for tensor in tensors { kept.append(try tensor.read(place)) }
        guard let isBetter = try region(op, [carried[0], kept[0]]).first,
            let isWorse = try region(op, [kept[0], carried[0]]).first
        else { throw fail(op) }
        var replaces = [isBetter]
        if carried.count > 1 {
            let isEqual = builder.compare(.eq, isBetter, isWorse)
            let isFirst = builder.compare(.slt, carried[1], kept[1])
            replaces.append(builder.binary(.or, isBetter, builder.binary(.and, isEqual, isFirst)))
        }
        var rest: [KernelValue] = []
        for (i, tensor) in tensors.enumerated() {
            try tensor.write(builder.select(replaces[i], carried[i], kept[i]), place)
            rest.append(builder.select(replaces[i], kept[i], carried[i]))
        }
        return rest
    }

    /// The combination of all elements up to each one, or before it.
    func scan(_ op: Operation, _ stored: [StoredTensor?]) throws(KernelError) {
        let (source, output) = (op.operand(0), stored.first ?? nil)
        let accumulator = stored.count > 1 ? stored[1] : nil
        let sizes = try sizes(of: source)
        let d = try dimension(op, sizes.count)
        let isInclusive = op.attributes["inclusive"]?.integerValue != 0
        try rows(sizes, without: [d]) { (row) throws(KernelError) in
            var outer = row
            outer.remove(at: d)
            let start = try element(of: op.operands(2)[0], outer)
            let zero = builder.index(0)
            try builder.when(builder.compare(.sgt, sizes[d], zero)) { () throws(KernelError) in
                let first = isInclusive ? try element(of: source, at(row, d, zero)) : start
                try output?.write(first, at(row, d, zero))
                let last = try builder.loop(
                    from: builder.index(1), to: sizes[d], by: builder.index(1), carrying: [first]
                ) { (i, carried) throws(KernelError) in
                    let place = isInclusive ? i : builder.binary(.subI, i, builder.index(1))
                    let value = try region(op, [carried[0], try element(of: source, at(row, d, place))])
                    guard let value = value.first else { throw fail(op) }
                    try output?.write(value, at(row, d, i))
                    return [value]
                }[0]
                // One element is no combination.
                let isOne = builder.compare(.eq, sizes[d], builder.index(1))
                try accumulator?.write(builder.select(isOne, start, last), outer)
            }
            try builder.when(builder.compare(.sle, sizes[d], zero)) { () throws(KernelError) in
                try accumulator?.write(start, outer)
            }
        }
    }
}
