import IREECompilerCore
import IREECompilerDialects

/// Tensors and their tiles.
extension DispatchLowering {
    /// The position among the dimensions that count tiles of each dimension of the tensor.
    private func positions(_ tiling: Linalg.Tiling, _ rank: Int) -> [Int] {
        guard !tiling.order.isEmpty else { return Array(0..<rank) }
        return (0..<rank).map { tiling.order.firstIndex(of: $0) ?? $0 }
    }

    func pack(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let source = op.operand(0)
        guard let tiling = op.tiling, let rank = source.type.shaped?.rank else { throw fail(op) }
        let tiles = try slice(op, "static_inner_tiles", operands: 3)
        let positions = positions(tiling, rank)
        let padding = try op.operands(2).first.map { (value) throws(KernelError) in try scalar(value) }
        var inside: [Point] = []
        var isInside: [KernelValue] = []
        for point in points {
            var condition = builder.constant(1, KernelType(.i1))
            var indices: [LaneIndex] = []
            for d in 0..<rank {
                var index = point.indices[positions[d]]
                if let j = tiling.positions.firstIndex(of: d) {
                    index = builder.multiply(index, tiles[j], lanes: point.lanes)
                    index = builder.add(index, point.indices[rank + j], lanes: point.lanes)
                    let value = builder.value(index, lanes: point.lanes)
                    let fits = builder.compare(.slt, value, try size(source, d))
                    condition = builder.binary(.and, condition, fits)
                }
                indices.append(index)
            }
            inside.append(point.with(indices))
            isInside.append(condition)
        }
        guard let padding else { return try evaluate(source, inside) }
        return try merged(points, inside, isInside) { (points) throws(KernelError) in
            try evaluate(source, points)
        } otherwise: { (points) throws(KernelError) in
            points.map { _ in padding }
        }
    }

    func unpack(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        guard let tiling = op.tiling, let rank = op.results.first?.type.shaped?.rank else { throw fail(op) }
        let tiles = try slice(op, "static_inner_tiles", operands: 2)
        let positions = positions(tiling, rank)
        var moved: [Point] = []
        for point in points {
            var indices = Array(repeating: builder.lane(0), count: rank + tiling.positions.count)
            for d in 0..<rank {
                let index = point.indices[d]
                guard let j = tiling.positions.firstIndex(of: d) else {
                    indices[positions[d]] = index
                    continue
                }
                let tile = LaneIndex(base: tiles[j])
                indices[positions[d]] = builder.quotient(.divU, index, tile, lanes: point.lanes)
                indices[rank + j] = builder.quotient(.remU, index, tile, lanes: point.lanes)
            }
            moved.append(point.with(indices))
        }
        return try evaluate(op.operand(0), moved)
    }
}
