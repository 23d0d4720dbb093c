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
            parts.append(part)
        }
        self.parts = parts
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
        let start = zip(initial, elements(spaces.count)).map { value, element in
            element.isNarrowFloat ? builder.floatCast(value, to: .f32) : value
        }
        let totals = try loops(structured.reductions[...], spaces, start, lanes)
        return zip(totals, elements(spaces.count)).map { value, element in
            element.isNarrowFloat ? builder.floatCast(value, to: element) : value
        }
    }

    private func elements(_ count: Int) -> [KernelElement] {
        parts.flatMap { Array(repeating: $0.element, count: count) }
    }

    private func loops(
        _ dimensions: ArraySlice<Int>, _ spaces: [Point], _ values: [KernelValue], _ lanes: Int
    ) throws(KernelError) -> [KernelValue] {
        guard let d = dimensions.first else { return try combine(spaces, values) }
        let size = try structured.size(ofLoop: d)
        guard dimensions.count == 1, lanes > 1 else {
            let (start, values) =
                dimensions.count == 1
                ? try unrolled(d, size, spaces, values) : (builder.index(0), values)
            return try builder.loop(
                from: start, to: size, by: builder.index(1), carrying: values
            ) { (variable, carried) throws(KernelError) in
                let moved = structured.moved(spaces, d, LaneIndex(base: variable))
                return try loops(dimensions.dropFirst(), moved, carried, lanes)
            }
        }
        // Whole vectors, and what is left.
        let rest = builder.divide(.remU, size, builder.index(lanes))
        let end = builder.binary(.subI, size, rest)
        var totals = values
        if builder.constantIndex(end) != 0 {
            let identities = parts.flatMap { part in
                let type = KernelType(accumulator(part.element), lanes: lanes)
                return Array(repeating: builder.identity(of: part.combiner, type), count: spaces.count)
            }
            let vectors = try builder.loop(
                from: builder.index(0), to: end, by: builder.index(lanes), carrying: identities
            ) { (variable, carried) throws(KernelError) in
                let wide = spaces.map { Point(indices: $0.indices, mask: $0.mask, lanes: lanes) }
                let moved = structured.moved(wide, d, LaneIndex(base: variable, step: 1))
                return try combine(moved, carried)
            }
            for i in totals.indices {
                let combiner = parts[i / spaces.count].combiner
                let sum = builder.define(
                    .reduce(combiner, vectors[i]), KernelType(builder.type(vectors[i]).element))
                totals[i] = builder.combine(combiner, totals[i], sum)
            }
        }
        return try builder.loop(
            from: end, to: size, by: builder.index(1), carrying: totals
        ) { (variable, carried) throws(KernelError) in
            try combine(structured.moved(spaces, d, LaneIndex(base: variable)), carried)
        }
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
                let index = LaneIndex(base: builder.add(variable, builder.index(step)))
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
        var environments = try structured.inputs(spaces)
        var results = values
        for (p, part) in parts.enumerated() {
            for (i, space) in spaces.enumerated() {
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
