import IREECompilerCore
import IREECompilerDialects

/// Attention: for each row, the sum of values, weighted by the softmax of scores. In one pass over the keys: where a
/// score is larger than all before it, what is summed so far is scaled down.
struct Attention {
    let op: Operation
    let lowering: DispatchLowering
    private let maps: [AffineMap]
    private let query: Value
    private let key: Value
    private let value: Value
    private let scale: Value
    private let mask: Value?
    /// Loops over keys: those of scores, and those of a score's product.
    private let keyLoops: [Int]
    private let productLoops: [Int]

    private var builder: KernelBuilder { lowering.builder }

    init(_ op: Operation, _ lowering: DispatchLowering) throws(KernelError) {
        let maps = op.attributes["indexing_maps"]?.arrayValue?.compactMap(\.affineMapValue) ?? []
        let operands = (0..<5).map { op.operands($0).first }
        guard let query = operands[0], let key = operands[1], let value = operands[2],
            let scale = operands[3], let output = maps.last,
            maps.count == (operands[4] == nil ? 5 : 6)
        else { throw lowering.fail(op) }
        (self.op, self.lowering, self.maps) = (op, lowering, maps)
        (self.query, self.key, self.value, self.scale, mask) = (query, key, value, scale, operands[4])
        let outer = Set(Self.dimensions(output))
        let weighted = Self.dimensions(maps[2])
        keyLoops = weighted.filter { !outer.contains($0) }
        productLoops = Self.dimensions(maps[0]).filter { !outer.contains($0) }
    }

    private static func dimensions(_ map: AffineMap) -> [Int] {
        map.results.compactMap { if case .dimension(let d) = $0 { d } else { nil } }
    }

    /// The output's elements at points.
    func evaluate(_ points: [Point]) throws(KernelError) -> [KernelValue] {
        let element = try lowering.element(op.results[0].type, op)
        let wide: KernelElement = element == .f64 ? .f64 : .f32
        var results: [KernelValue?] = points.map { _ in nil }
        // Points of one row share its scores.
        var rows: [[LaneIndex?]: [Int]] = [:]
        var order: [[LaneIndex?]] = []
        for (i, point) in points.enumerated() {
            let row = scoreIndices(space(point))
            if rows[row] == nil { order.append(row) }
            rows[row, default: []].append(i)
        }
        for row in order {
            let places = rows[row] ?? []
            let values = try self.row(places.map { points[$0] }, wide)
            for (place, value) in zip(places, values) {
                results[place] = builder.floatCast(value, to: element)
            }
        }
        return results.compactMap { $0 }
    }

    private func space(_ point: Point) -> Point {
        var indices = Array(repeating: builder.lane(0), count: maps[0].dimensionCount)
        for (d, index) in zip(Self.dimensions(maps[maps.count - 1]), point.indices) { indices[d] = index }
        return point.with(indices)
    }

    /// The indices that scores depend on.
    private func scoreIndices(_ space: Point) -> [LaneIndex?] {
        let used = Set(Self.dimensions(maps[0]) + Self.dimensions(maps[1]))
        return space.indices.enumerated().map { used.contains($0) ? $1 : nil }
    }

    private func row(_ points: [Point], _ wide: KernelElement) throws(KernelError) -> [KernelValue] {
        let spaces = points.map(space)
        let type = KernelType(wide)
        var start = [builder.float(-.infinity, type), builder.float(0, type)]
        for point in points { start.append(builder.float(0, KernelType(wide, lanes: point.lanes))) }
        let totals = try loops(keyLoops[...], spaces, start) { (spaces, carried) throws(KernelError) in
            let score = try self.score(spaces[0], wide)
            let largest = builder.extremum(carried[0], score, largest: true)
            let weight = builder.sharedExponential(builder.binary(.subF, score, largest))
            let decay = builder.sharedExponential(builder.binary(.subF, carried[0], largest))
            var next = [largest, builder.fma(carried[1], decay, weight)]
            var places: [Point] = []
            for space in spaces { places.append(try operandPoint(space, 2)) }
            let values = try lowering.evaluate(value, places)
            for (i, value) in values.enumerated() {
                let term = builder.binary(.mulF, builder.floatCast(value, to: wide), weight)
                let sum = builder.fma(
                    carried[i + 2], builder.splat(decay, lanes: spaces[i].lanes),
                    builder.splat(term, lanes: spaces[i].lanes))
                next.append(sum)
            }
            return next
        }
        return totals.dropFirst(2).map { builder.binary(.divF, $0, totals[1]) }
    }

    private func operandPoint(_ space: Point, _ operand: Int) throws(KernelError) -> Point {
        var indices: [LaneIndex] = []
        for result in maps[operand].results {
            switch result {
            case .dimension(let d): indices.append(space.indices[d])
            case .constant(let value): indices.append(builder.lane(Int(clamping: value)))
            default: throw lowering.fail(op)
            }
        }
        return space.with(indices)
    }

    /// A scaled product of a query and a key, changed by the region and the mask. The same for all lanes.
    private func score(_ space: Point, _ wide: KernelElement) throws(KernelError) -> KernelValue {
        var row = space
        row.lanes = 1
        row.mask = lowering.scalarMask(space.mask)
        let product = try loops(
            productLoops[...], [row], [builder.float(0, KernelType(wide))], isVector: true
        ) { (spaces, carried) throws(KernelError) in
            let left = try lowering.evaluate(query, [try operandPoint(spaces[0], 0)])[0]
            let right = try lowering.evaluate(key, [try operandPoint(spaces[0], 1)])[0]
            return [
                builder.fma(
                    builder.floatCast(left, to: wide), builder.floatCast(right, to: wide), carried[0])
            ]
        }[0]
        let factor = builder.floatCast(try lowering.scalar(scale), to: wide)
        var score = builder.binary(.mulF, product, factor)
        if let block = op.body(), let argument = block.arguments.first,
            let type = argument.type.kernelElement
        {
            let changed = try RegionEvaluator(op, lowering).results(
                of: block, [builder.floatCast(score, to: type)], row)
            guard let value = changed.first else { throw lowering.fail(op) }
            score = builder.floatCast(value, to: wide)
        }
        guard let mask else { return score }
        let value = try lowering.evaluate(mask, [try operandPoint(row, 4)])[0]
        let type = builder.type(value).element
        guard !type.isFloat else {
            return builder.binary(.addF, score, builder.floatCast(value, to: wide))
        }
        let isKept = builder.compare(.ne, value, builder.integer(0, like: value))
        // Finite, so that a row without any key has a result.
        return builder.select(isKept, score, builder.float(-3.0e38, like: score))
    }

    /// Loops over dimensions around a step.
    private func loops(
        _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ values: [KernelValue], isVector: Bool = false,
        _ step: ([Point], [KernelValue]) throws(KernelError) -> [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        guard let d = dimensions.first else { return try step(spaces, values) }
        func moved(_ index: LaneIndex, lanes: Int? = nil) -> [Point] {
            spaces.map { space in
                var copy = space
                copy.indices[d] = index
                copy.lanes = lanes ?? space.lanes
                return copy
            }
        }
        let size = try size(ofLoop: d)
        let lanes = lowering.schedule.reductionLanes
        var start = builder.index(0)
        var totals = values
        if isVector, dimensions.count == 1, lanes > 1 {
            let rest = builder.divide(.remU, size, builder.index(lanes))
            let end = builder.binary(.subI, size, rest)
            let zero = builder.float(0, KernelType(builder.type(values[0]).element, lanes: lanes))
            let sum = try builder.loop(
                from: start, to: end, by: builder.index(lanes), carrying: [zero]
            ) { (index, carried) throws(KernelError) in
                try step(moved(LaneIndex(base: index, step: 1), lanes: lanes), carried)
            }[0]
            let reduced = builder.define(.reduce(.addF, sum), KernelType(builder.type(sum).element))
            totals = [builder.binary(.addF, values[0], reduced)]
            start = end
        }
        return try builder.loop(from: start, to: size, by: builder.index(1), carrying: totals) {
            (index, carried) throws(KernelError) in
            try loops(
                dimensions.dropFirst(), moved(LaneIndex(base: index)), carried, isVector: isVector, step)
        }
    }

    private func size(ofLoop d: Int) throws(KernelError) -> KernelValue {
        for (i, operand) in [query, key, value].enumerated() {
            if let position = maps[i].results.firstIndex(of: .dimension(d)) {
                return try lowering.size(operand, position)
            }
        }
        throw lowering.fail(op)
    }
}
