import IREECompilerCore
import IREECompilerDialects

/// A structured operation of `linalg`: loops over dimensions, of which those that an output is not indexed by are
/// reductions, and a body.
struct StructuredOperation {
    let op: Operation
    let body: Block
    let maps: [AffineMap]
    let inputCount: Int
    /// Dimensions that all outputs are indexed by.
    let parallel: [Int]
    let reductions: [Int]
    let lowering: DispatchLowering
    /// What is read from scratch memory.
    var packed: PackedInput?

    struct PackedInput {
        /// The number of an input.
        var input: Int
        /// Its elements at points of the loops.
        var values: ([Point]) throws(KernelError) -> [KernelValue]
    }

    private var builder: KernelBuilder { lowering.builder }

    init(_ op: Operation, _ body: Block, _ maps: [AffineMap], _ lowering: DispatchLowering)
        throws(KernelError)
    {
        self.op = op
        self.body = body
        self.maps = maps
        self.lowering = lowering
        inputCount = op.operands.count - op.results.count
        guard maps.count == op.operands.count, inputCount >= 0, !op.results.isEmpty else {
            throw lowering.fail(op)
        }
        let indexing = Self.parallelDimensions(maps[inputCount])
        for map in maps[inputCount...] where Self.parallelDimensions(map) != indexing {
            throw lowering.fail(op, "with outputs of different indexing is not supported in kernels for CPUs")
        }
        for result in maps[inputCount].results {
            switch result {
            case .dimension, .constant(0): break
            default:
                throw lowering.fail(
                    op, "with an output map that is no projection is not supported in kernels for CPUs")
            }
        }
        parallel = indexing
        reductions = (0..<maps[inputCount].dimensionCount).filter { !indexing.contains($0) }
    }

    private static func parallelDimensions(_ map: AffineMap) -> [Int] {
        map.results.compactMap { if case .dimension(let d) = $0 { d } else { nil } }
    }

    /// The size of a dimension: that of an operand's dimension that it indexes alone.
    func size(ofLoop d: Int) throws(KernelError) -> KernelValue {
        var found: KernelValue?
        for (operand, map) in zip(op.operands, maps) where operand.type.isTensor {
            guard let position = map.results.firstIndex(of: .dimension(d)) else { continue }
            let size = try lowering.size(operand, position)
            if builder.constantIndex(size) != nil { return size }
            if found == nil { found = size }
        }
        guard let found else {
            throw lowering.fail(
                op, "with a loop whose size no operand has is not supported in kernels for CPUs")
        }
        return found
    }

    // MARK: Evaluation

    /// All results, one after the other, each at all points.
    func evaluate(resultsAt points: [Point]) throws(KernelError) -> [KernelValue] {
        let spaces = points.map(space)
        if reductions.isEmpty {
            let outputs = try initialValues(points)
            let values = try evaluateBody(spaces) { i, result in outputs[result]?[i] }
            return values.flatMap { $0 }
        }
        var initial: [KernelValue] = []
        for i in op.results.indices {
            let values = try lowering.evaluate(op.operand(inputCount + i), points)
            initial += zip(values, points).map { builder.splat($0, lanes: $1.lanes) }
        }
        if let reduction = Reduction(self), let combined = try reduction.evaluate(spaces, initial) {
            return combined
        }
        return try loops(reductions[...], spaces, initial)
    }

    /// What elementwise operations find in their outputs, if they look.
    private func initialValues(_ points: [Point]) throws(KernelError) -> [[KernelValue]?] {
        var values: [[KernelValue]?] = []
        for i in op.results.indices {
            let isUsed = body.arguments[inputCount + i].hasUses
            values.append(isUsed ? try lowering.evaluate(op.operand(inputCount + i), points) : nil)
        }
        return values
    }

    /// A point in the loops' space: reductions are at zero.
    func space(_ point: Point) -> Point {
        var indices = Array(repeating: builder.lane(0), count: maps[inputCount].dimensionCount)
        for (result, index) in zip(maps[inputCount].results, point.indices) {
            if case .dimension(let d) = result { indices[d] = index }
        }
        return point.with(indices)
    }

    /// The loops of reductions, one in the other, around the body.
    private func loops(
        _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ values: [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        guard let d = dimensions.first else {
            let count = spaces.count
            return try evaluateBody(spaces) { i, result in values[result * count + i] }.flatMap { $0 }
        }
        return try builder.loop(
            from: builder.index(0), to: try size(ofLoop: d), by: builder.index(1), carrying: values
        ) { (variable, carried) throws(KernelError) in
            try loops(dimensions.dropFirst(), moved(spaces, d, LaneIndex(base: variable)), carried)
        }
    }

    func moved(_ spaces: [Point], _ d: Int, _ index: LaneIndex) -> [Point] {
        spaces.map { space in
            var copy = space
            copy.indices[d] = index
            return copy
        }
    }

    /// For each result, the values at all points.
    private func evaluateBody(
        _ spaces: [Point], outputs: (Int, Int) -> KernelValue?
    ) throws(KernelError) -> [[KernelValue]] {
        guard let yield = body.last else { throw lowering.fail(op) }
        var environments = try inputs(spaces)
        for i in spaces.indices {
            for result in op.results.indices {
                environments[i][body.arguments[inputCount + result]] = outputs(i, result)
            }
        }
        var results: [[KernelValue]] = op.results.map { _ in [] }
        for (environment, space) in zip(environments, spaces) {
            var environment = environment
            for (result, value) in yield.operands.enumerated() {
                let computed = try evaluate(value, &environment, space)
                results[result].append(builder.splat(computed, lanes: space.lanes))
            }
        }
        return results
    }

    /// The arguments of the body for inputs, at each point.
    func inputs(_ spaces: [Point]) throws(KernelError) -> [DispatchLowering.Environment] {
        var environments = spaces.map { _ in DispatchLowering.Environment() }
        for (i, operand) in op.operands.prefix(inputCount).enumerated() where body.arguments[i].hasUses {
            let values: [KernelValue]
            if let packed, packed.input == i {
                values = try packed.values(spaces)
            } else if operand.type.isTensor {
                values = try self.values(ofInput: i, spaces)
            } else {
                let value = try lowering.scalar(operand)
                values = spaces.map { _ in value }
            }
            for (place, value) in values.enumerated() { environments[place][body.arguments[i]] = value }
        }
        return environments
    }

    /// The elements of an input at points of the loops.
    func values(ofInput i: Int, _ spaces: [Point]) throws(KernelError) -> [KernelValue] {
        var points: [Point] = []
        for space in spaces { points.append(try operandPoint(space, maps[i])) }
        return try lowering.evaluate(op.operand(i), points)
    }

    /// Prefetches what inputs read some vectors later in a loop, where each point reads another row.
    func prefetch(_ spaces: [Point], along d: Int) throws(KernelError) {
        let distance = lowering.schedule.prefetchDistance
        guard distance > 0 else { return }
        for (i, operand) in op.operands.prefix(inputCount).enumerated() {
            guard let load = operand.definingOp, load.name == TensorExt.Name.dispatchTensorLoad,
                maps[i].results.last == .dimension(d)
            else { continue }
            let element = try lowering.element(operand.type, load)
            var points: [Point] = []
            for space in spaces {
                var ahead = space
                ahead.indices[d] = builder.add(space.indices[d], distance / element.byteCount)
                points.append(try operandPoint(ahead, maps[i]))
            }
            guard Set(points).count == points.count else { continue }
            for point in points {
                let access = try lowering.loadAccess(load, point)
                if !builder.type(access.index).isVector { builder.prefetch(element, access) }
            }
        }
    }

    /// The only input whose last dimension is a loop's, if another loop does not matter to it.
    func input(along d: Int, notAlong other: Int?) -> Int? {
        let found = (0..<inputCount).filter { i in
            op.operand(i).type.isTensor && maps[i].results.contains { $0.uses(d) }
        }
        guard found.count == 1, let i = found.first, maps[i].results.last == .dimension(d) else { return nil }
        if let other, maps[i].results.contains(where: { $0.uses(other) }) { return nil }
        return i
    }

    /// Whether inputs are elements of bindings, or computed of some without loops.
    var areInputsLoaded: Bool {
        op.operands.prefix(inputCount).allSatisfy { Self.isLoaded($0) }
    }

    /// Whether a tensor is computed of bindings without loops.
    ///
    /// - Parameter other: an operation that may have loops.
    static func isLoaded(_ value: Value, except other: Operation? = nil, depth: Int = 0) -> Bool {
        guard value.type.isTensor, let op = value.definingOp, op !== other else { return true }
        switch op.name {
        case TensorExt.Name.dispatchTensorLoad, Arith.Name.constant, Tensor.Name.empty: return true
        case Tensor.Name.extractSlice, Tensor.Name.cast, Tensor.Name.collapseShape, Tensor.Name.expandShape,
            Tensor.Name.bitcast:
            return depth < 8 && isLoaded(op.operand(0), except: other, depth: depth + 1)
        default:
            guard depth < 8, let maps = Linalg.structureMaps(op), op.body() != nil else { return false }
            let output = maps.suffix(op.results.count)
            let hasReductions = output.contains { map in
                (0..<map.dimensionCount).contains { !map.results.contains(.dimension($0)) }
            }
            return !hasReductions && op.operands.allSatisfy { isLoaded($0, except: other, depth: depth + 1) }
        }
    }

    private func operandPoint(_ space: Point, _ map: AffineMap) throws(KernelError) -> Point {
        var indices: [LaneIndex] = []
        for result in map.results { indices.append(try evaluate(result, space)) }
        return space.with(indices)
    }

    private func evaluate(_ expression: AffineExpression, _ space: Point) throws(KernelError) -> LaneIndex {
        switch expression {
        case .dimension(let d):
            guard space.indices.indices.contains(d) else { throw lowering.fail(op) }
            return space.indices[d]
        case .constant(let value): return builder.lane(Int(truncatingIfNeeded: value))
        case .symbol: throw lowering.fail(op)
        case .binary(let operation, let left, let right):
            let a = try evaluate(left, space)
            let b = try evaluate(right, space)
            switch operation {
            case .add: return builder.add(a, b, lanes: space.lanes)
            case .multiply:
                if b.step == 0 {
                    return builder.multiply(a, builder.value(b, lanes: 1), lanes: space.lanes)
                }
                return builder.multiply(b, builder.value(a, lanes: space.lanes), lanes: space.lanes)
            // Indices are not negative.
            case .floorDivide: return builder.quotient(.divU, a, b, lanes: space.lanes)
            case .modulo: return builder.quotient(.remU, a, b, lanes: space.lanes)
            case .ceilDivide:
                let value = builder.ceilDivideUnsigned(
                    builder.value(a, lanes: space.lanes), builder.value(b, lanes: space.lanes))
                return LaneIndex(base: value)
            }
        }
    }

    /// A value of the body.
    func evaluate(
        _ value: Value, _ environment: inout DispatchLowering.Environment, _ space: Point
    ) throws(KernelError) -> KernelValue {
        try RegionEvaluator(op, lowering).evaluate(value, &environment, space)
    }
}
