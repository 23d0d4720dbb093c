import IREECompilerCore
import IREECompilerDialects

/// A reduction whose body combines the output with something else by an associative operation. Its parts may be
/// combined in any order: in the lanes of a vector, and lanes at the end.
struct Reduction {
    private let structured: StructuredOperation
    private let parts: [Part]

    private struct Part {
        var combiner: KernelOperation.Binary
        /// What is combined with the output.
        var term: Value
        /// The factors of the term, if it is a product that is added.
        var factors: (Value, Value)?
        /// The factors of a product of integers that is added, which fit in 16 bits.
        var pairs: (Value, Value)?
        var element: KernelElement
    }

    private var builder: KernelBuilder { structured.lowering.builder }

    /// Nil if the body has another form.
    init?(_ structured: StructuredOperation) {
        self.structured = structured
        guard let yield = structured.body.last else { return nil }
        var parts: [Part] = []
        for (i, value) in yield.operands.enumerated() {
            let output = structured.body.arguments[structured.inputCount + i]
            guard let op = value.definingOp, op.block === structured.body, op.operands.count == 2,
                let combiner = ScalarOperations.rules[op.name]?.combiner, output.hasOneUse,
                let element = output.type.kernelElement
            else { return nil }
            let terms = op.operands.filter { $0 != output }
            guard terms.count == 1, op.operands.contains(output) else { return nil }
            var part = Part(combiner: combiner, term: terms[0], element: element)
            if combiner == .addF, !element.isNarrowFloat, let product = terms[0].definingOp,
                product.name == Arith.Name.mulf, product.block === structured.body
            {
                part.factors = (product.operand(0), product.operand(1))
            }
            if combiner == .addI, element == .i32, let product = terms[0].definingOp,
                product.name == Arith.Name.muli, product.block === structured.body,
                product.operands.allSatisfy(Self.fitsInHalf)
            {
                part.pairs = (product.operand(0), product.operand(1))
            }
            parts.append(part)
        }
        self.parts = parts
    }

    /// Whether a number is a signed one of 16 bits.
    private static func fitsInHalf(_ value: Value) -> Bool {
        guard let op = value.definingOp, let bits = op.operands.first?.type.kernelElement?.bits else {
            return false
        }
        switch op.name {
        case Arith.Name.extsi: return bits <= 16
        case Arith.Name.extui: return bits < 16
        default: return false
        }
    }

    /// The elements that are accumulated; nil if they are not those of the results.
    var elements: [KernelElement]? {
        let elements = parts.map(\.element)
        return elements.contains(where: \.isNarrowFloat) ? nil : elements
    }

    /// Steps from one to another, of the only reduction, added to values at points.
    ///
    /// - Parameter count: how many steps there are, if they are few and known.
    func accumulate(
        _ spaces: [Point], _ values: [KernelValue], from start: KernelValue, to end: KernelValue,
        unrolled count: Int? = nil
    ) throws(KernelError) -> [KernelValue] {
        guard let d = structured.reductions.first else { return values }
        guard let count else { return try steps(d, from: start, to: end, spaces, values) }
        var values = values
        for i in 0..<count {
            let index = builder.add(LaneIndex(base: start), i)
            values = try combine(structured.moved(spaces, d, index), values)
        }
        return values
    }

    /// A loop over steps of a reduction: two at a time where they are pairs of products.
    private func steps(
        _ d: Int, from start: KernelValue, to end: KernelValue, _ spaces: [Point], _ values: [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        var (start, values) = (start, values)
        if builder.target.hasPairProducts, parts.count == 1, let (a, b) = parts[0].pairs,
            spaces.allSatisfy({ $0.lanes > 1 }), structured.areInputsLoaded
        {
            let length = builder.binary(.subI, end, start)
            let last = builder.binary(.subI, end, builder.divide(.remU, length, builder.index(2)))
            values = try builder.loop(from: start, to: last, by: builder.index(2), carrying: values) {
                (variable, carried) throws(KernelError) in
                var results = carried
                for (i, space) in spaces.enumerated() {
                    var steps: [(KernelValue, KernelValue)] = []
                    for step in 0..<2 {
                        let index = builder.add(LaneIndex(base: variable), step)
                        let moved = structured.moved([space], d, index)
                        var environment = try structured.inputs(moved)[0]
                        steps.append(
                            (
                                try structured.evaluate(a, &environment, moved[0]),
                                try structured.evaluate(b, &environment, moved[0])
                            ))
                    }
                    results[i] = builder.pairProduct(
                        pair(steps[0].0, steps[1].0), pair(steps[0].1, steps[1].1), carried[i])
                }
                return results
            }
            start = last
        }
        return try builder.loop(from: start, to: end, by: builder.index(1), carrying: values) {
            (variable, carried) throws(KernelError) in
            try combine(structured.moved(spaces, d, LaneIndex(base: variable)), carried)
        }
    }

    /// Two numbers of 16 bits in the halves of one of 32.
    private func pair(_ low: KernelValue, _ high: KernelValue) -> KernelValue {
        let mask = builder.integer(0xFFFF, like: low)
        let shifted = builder.binary(.shiftLeft, high, builder.integer(16, like: high))
        return builder.binary(.or, builder.binary(.and, low, mask), shifted)
    }

    /// The type that is accumulated in.
    private func accumulator(_ element: KernelElement) -> KernelElement {
        element.isNarrowFloat ? .f32 : element
    }

    /// All results at all points.
    func evaluate(_ spaces: [Point], _ initial: [KernelValue]) throws(KernelError) -> [KernelValue]? {
        let schedule = structured.lowering.schedule
        let isScalar = spaces.allSatisfy { $0.lanes == 1 }
        let lanes = isScalar ? schedule.reductionLanes : 1
        let start = zip(initial, elements(ofResultsAt: spaces.count)).map { value, element in
            element.isNarrowFloat ? builder.floatCast(value, to: .f32) : value
        }
        let totals = try loops(structured.reductions[...], spaces, start, lanes)
        return zip(totals, elements(ofResultsAt: spaces.count)).map { value, element in
            element.isNarrowFloat ? builder.floatCast(value, to: element) : value
        }
    }

    private func elements(ofResultsAt count: Int) -> [KernelElement] {
        parts.flatMap { Array(repeating: $0.element, count: count) }
    }

    private func loops(
        _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ values: [KernelValue], _ lanes: Int
    ) throws(KernelError) -> [KernelValue] {
        guard let d = dimensions.first, let last = dimensions.last else {
            return try combine(spaces, values)
        }
        if lanes > 1 {
            let size = try structured.size(ofLoop: last)
            let lanes = fitting(lanes, size)
            if lanes > 1 { return try vectorLoops(dimensions, spaces, values, size, lanes) }
        }
        let size = try structured.size(ofLoop: d)
        if dimensions.count == 1 {
            let (start, values) = try unrolled(d, size, spaces, values)
            return try steps(d, from: start, to: size, spaces, values)
        }
        return try builder.loop(
            from: builder.index(0), to: size, by: builder.index(1), carrying: values
        ) { (variable, carried) throws(KernelError) in
            let moved = structured.moved(spaces, d, LaneIndex(base: variable))
            return try loops(dimensions.dropFirst(), moved, carried, 1)
        }
    }

    /// Lanes along the innermost loop, which are combined after all loops. Where they do not divide its size, what is left
    /// is masked, or combined one after the other.
    private func vectorLoops(
        _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ values: [KernelValue], _ size: KernelValue,
        _ lanes: Int
    ) throws(KernelError) -> [KernelValue] {
        let rest = builder.divide(.remU, size, builder.index(lanes))
        let end = builder.binary(.subI, size, rest)
        let isMasked = builder.target.hasMasks
        let hasScalars = !isMasked && builder.constantIndex(rest) != 0
        let identities = parts.flatMap { part in
            let type = KernelType(accumulator(part.element), lanes: lanes)
            return Array(repeating: builder.identity(of: part.combiner, type), count: spaces.count)
        }

        func nest(
            _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ carried: [KernelValue]
        ) throws(KernelError) -> [KernelValue] {
            guard let d = dimensions.first else { return carried }
            guard dimensions.count == 1 else {
                return try builder.loop(
                    from: builder.index(0), to: try structured.size(ofLoop: d), by: builder.index(1),
                    carrying: carried
                ) { (variable, carried) throws(KernelError) in
                    let moved = structured.moved(spaces, d, LaneIndex(base: variable))
                    return try nest(dimensions.dropFirst(), moved, carried)
                }
            }
            let wide = spaces.map { Point(indices: $0.indices, mask: $0.mask, lanes: lanes) }
            var vectors = try builder.loop(
                from: builder.index(0), to: end, by: builder.index(lanes),
                carrying: Array(carried.prefix(values.count))
            ) { (variable, carried) throws(KernelError) in
                let moved = structured.moved(wide, d, LaneIndex(base: variable, step: 1))
                try structured.prefetch(moved, along: d)
                return try combine(moved, carried)
            }
            if isMasked {
                vectors = try builder.loop(
                    from: end, to: size, by: builder.index(lanes), carrying: vectors
                ) { (variable, carried) throws(KernelError) in
                    try masked(rest, structured.moved(wide, d, LaneIndex(base: variable, step: 1)), carried)
                }
            }
            guard hasScalars else { return vectors }
            let scalars = try builder.loop(
                from: end, to: size, by: builder.index(1), carrying: Array(carried.dropFirst(values.count))
            ) { (variable, carried) throws(KernelError) in
                try combine(structured.moved(spaces, d, LaneIndex(base: variable)), carried)
            }
            return vectors + scalars
        }

        let all = try nest(dimensions, spaces, identities + (hasScalars ? values : []))
        var totals = hasScalars ? Array(all.dropFirst(values.count)) : values
        for (i, vector) in all.prefix(values.count).enumerated() {
            let combiner = parts[i / spaces.count].combiner
            let sum = builder.define(.reduce(combiner, vector), KernelType(builder.type(vector).element))
            totals[i] = builder.combine(combiner, totals[i], sum)
        }
        return totals
    }

    /// As many lanes as a loop of constant size has elements for: whole ones, or with masks in part.
    private func fitting(_ lanes: Int, _ size: KernelValue) -> Int {
        guard let size = builder.constantIndex(size) else { return lanes }
        var lanes = lanes
        while lanes > 1, builder.target.hasMasks ? lanes / 2 >= size : lanes > size { lanes /= 2 }
        return lanes
    }

    /// One step of the first lanes; others keep their values.
    private func masked(
        _ count: KernelValue, _ spaces: [Point], _ values: [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        let lanes = spaces.first?.lanes ?? 1
        let mask = builder.mask(first: count, lanes: lanes)
        structured.lowering.partialMasks.insert(mask)
        let points = spaces.map { space in
            let outer = space.mask.map { builder.splat($0, lanes: lanes) }
            return space.with(space.indices, mask: builder.and(outer, mask))
        }
        return zip(try combine(points, values), values).map { builder.select(mask, $0, $1) }
    }

    /// Without vectors, several steps in one iteration, with accumulators of their own: where there are few, the loop
    /// is as much work as a step.
    ///
    /// - Returns: where the loop ends, and the accumulators.
    private func unrolled(
        _ d: Int, _ size: KernelValue, _ spaces: [Point], _ values: [KernelValue]
    ) throws(KernelError) -> (KernelValue, [KernelValue]) {
        let steps = 4
        guard !builder.target.hasVectors, builder.target.reassociates, values.count <= 2 else {
            return (builder.index(0), values)
        }
        let end = builder.binary(
            .subI, size, builder.divide(.remU, size, builder.index(steps)))
        let identities = zip(values.indices, values).map { i, value in
            builder.identity(of: parts[i / spaces.count].combiner, builder.type(value))
        }
        let count = values.count
        let totals = try builder.loop(
            from: builder.index(0), to: end, by: builder.index(steps),
            carrying: values + (1..<steps).flatMap { _ in identities }
        ) { (variable, carried) throws(KernelError) in
            var next: [KernelValue] = []
            for step in 0..<steps {
                let index = builder.add(LaneIndex(base: variable), step)
                next += try combine(
                    structured.moved(spaces, d, index), Array(carried[(step * count)..<((step + 1) * count)]))
            }
            return next
        }
        var sums = Array(totals.prefix(count))
        for (i, other) in totals.enumerated().dropFirst(count) {
            sums[i % count] = builder.combine(
                parts[i % count / spaces.count].combiner, sums[i % count], other)
        }
        return (end, sums)
    }

    /// One step at all points.
    private func combine(_ spaces: [Point], _ values: [KernelValue]) throws(KernelError) -> [KernelValue] {
        // Loaded where they are used, point by point, operands need the least registers.
        let isStreamed = structured.areInputsLoaded
        var environments = isStreamed ? [] : try structured.inputs(spaces)
        var results = values
        for (i, space) in spaces.enumerated() {
            if isStreamed { environments.append(try structured.inputs([space])[0]) }
            for (p, part) in parts.enumerated() {
                let place = p * spaces.count + i
                if let (a, b) = part.factors {
                    let left = try structured.evaluate(a, &environments[i], space)
                    let right = try structured.evaluate(b, &environments[i], space)
                    results[place] = builder.fma(left, right, values[place])
                } else {
                    var term = try structured.evaluate(part.term, &environments[i], space)
                    if part.element.isNarrowFloat { term = builder.floatCast(term, to: .f32) }
                    results[place] = builder.combine(part.combiner, values[place], term)
                }
            }
        }
        return results
    }
}

extension KernelBuilder {
    func combine(_ combiner: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue) -> KernelValue {
        switch combiner {
        case .minimum, .maximum: extremum(a, b, largest: combiner == .maximum)
        default: binary(combiner, a, b)
        }
    }

    /// What leaves any value as it is.
    func identity(of combiner: KernelOperation.Binary, _ type: KernelType) -> KernelValue {
        let sign = UInt64(1) << UInt64(type.element.bits - 1)
        switch combiner {
        case .addF: return float(-0.0, type)
        case .mulF: return float(1, type)
        case .maximum: return float(-.infinity, type)
        case .minimum: return float(.infinity, type)
        case .mulI: return constant(1, type)
        case .and, .minU: return constant(.max, type)
        case .minS: return constant(sign - 1, type)
        case .maxS: return constant(sign, type)
        default: return constant(0, type)
        }
    }
}
