import IREECompilerCore

/// Stores to indices that are computed. Only one workgroup does, for indices may be equal.
extension DispatchLowering {
    /// Copies what a result starts from to its memory, unless it is there.
    private func initialize(_ output: StoredTensor, from source: Value) throws(KernelError) {
        if let load = source.definingOp, isReadInPlace(load, by: output.store) { return }
        let sizes = try sizes(of: source)
        try rows(sizes, without: [], isShared: false) { (indices) throws(KernelError) in
            try output.write(try element(of: source, indices), indices)
        }
    }

    func scatter(_ op: Operation, _ stored: [StoredTensor?]) throws(KernelError) {
        let output = try all(stored, op)[0]
        let (updates, indices, original) = (op.operand(0), op.operand(1), op.operands(3)[0])
        let map = op.attributes["dimension_map"]?.denseArrayValue?.map { Int($0) } ?? []
        guard let rank = original.type.shaped?.rank, let total = updates.type.shaped?.rank,
            let depthRank = indices.type.shaped?.rank
        else { throw fail(op) }
        let batch = total - (rank - map.count)
        guard batch >= 0, batch <= total, depthRank == batch || depthRank == batch + 1 else { throw fail(op) }
        try initialize(output, from: original)
        try rows(try sizes(of: updates), without: [], isShared: false) { (place) throws(KernelError) in
            let start = try sliceStart(
                indices, map, place.prefix(batch).map { LaneIndex(base: $0) },
                Point(indices: [], mask: nil, lanes: 1), hasDepth: depthRank > batch)
            let target = (0..<rank).map { $0 < map.count ? start[$0] : place[batch + $0 - map.count] }
            func update() throws(KernelError) {
                let value = try region(op, [try element(of: updates, place), try output.read(target)])
                guard let value = value.first else { throw fail(op) }
                try output.write(value, target)
            }
            guard let mask = op.operands(2).first else { return try update() }
            let flag = try element(of: mask, Array(place.prefix(batch)))
            try builder.when(builder.compare(.ne, flag, builder.integer(0, like: flag))) {
                () throws(KernelError) in try update()
            }
        }
    }

    func mapStore(_ op: Operation, _ stored: [StoredTensor?]) throws(KernelError) {
        let output = try all(stored, op)[0]
        let (source, target) = (op.operand(0), op.operands(1)[0])
        try initialize(output, from: target)
        try rows(try sizes(of: source), without: [], isShared: false) { (place) throws(KernelError) in
            let results = try region(op, place)
            guard let isStored = results.last else { throw fail(op) }
            try builder.when(isStored) { () throws(KernelError) in
                try output.write(try element(of: source, place), Array(results.dropLast()))
            }
        }
    }
}
