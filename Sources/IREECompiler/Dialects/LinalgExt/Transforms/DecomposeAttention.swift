import IREECompilerCore

extension Pass {
    static let decomposeAttention = Pass(
        "iree-global-opt-decompose-attention",
        "Converts attention whose scores take little memory to products and the softmax of the scores."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in
            if op.is(LinalgExt.Attention.self) { found.append(op) }
        }
        for op in found { AttentionDecomposition(op)?.decompose() }
    }
}

/// Attention as two contractions around the softmax of scores, which are stored: contractions are tiled, where one pass
/// over the keys computes each row of scores alone.
private struct AttentionDecomposition {
    /// The most scores that are stored: 16 MiB of them. Longer sequences take one pass over the keys.
    private static let limit = 1 << 22

    private let op: Operation
    private let inputs: [Value]
    private let mask: Value?
    private let maps: [AffineMap]
    private let region: Block
    private let wide: IRType
    private let result: ShapedType
    /// Loops of a row of scores: those of its place, and those over keys.
    private let places: [Int]
    private let keys: [Int]
    /// Loops of the product of a query and a key, and of the output.
    private let products: [Int]
    private let outputs: [Int]
    private let sizes: [Int: Int]

    /// Nil if sizes are not known, or scores are too many, or types or maps are not those of tensors of floats.
    init?(_ op: Operation) {
        let maps = op.attributes["indexing_maps"]?.arrayValue?.compactMap(\.affineMapValue) ?? []
        let operands = (0..<6).map { op.operands($0).first }
        guard let query = operands[0], let key = operands[1], let value = operands[2],
            let scale = operands[3],
            maps.count == (operands[4] == nil ? 5 : 6), op.results.count == 1,
            let result = op.results[0].type.shaped, let region = op.regions.first?.blocks.first
        else { return nil }
        self.op = op
        (inputs, mask, self.maps, self.result, self.region) = (
            [query, key, value, scale], operands[4], maps, result, region
        )
        let floats: [IRType] = [.f16, .bf16, .f32, .f64]
        guard ([query, key, value].map(\.type.elementOrSelf) + [result.element]).allSatisfy(floats.contains),
            floats.contains(scale.type)
        else { return nil }
        wide =
            [query, key, value].map(\.type.elementOrSelf).contains(.f64) || result.element == .f64
            ? .f64 : .f32
        let masks = operands[4]?.type.elementOrSelf
        guard masks.map({ floats.contains($0) || $0 == .i1 }) != false else { return nil }
        var dimensions: [[Int]] = []
        var sizes: [Int: Int] = [:]
        let shaped = [query, key, value, nil, operands[4]]
        for (i, map) in maps.enumerated() {
            let own = map.results.compactMap { if case .dimension(let d) = $0 { d } else { nil } }
            guard own.count == map.results.count, map.symbolCount == 0 else { return nil }
            dimensions.append(own)
            guard i < maps.count - 1, let shape = shaped[i]?.type.shaped?.shape else { continue }
            for (d, size) in zip(own, shape) where size != ShapedType.dynamic { sizes[d] = size }
        }
        outputs = dimensions[dimensions.count - 1]
        let outer = outputs
        keys = dimensions[2].filter { !outer.contains($0) }
        products = dimensions[0].filter { !outer.contains($0) && dimensions[1].contains($0) }
        let scored = dimensions[0] + dimensions[1]
        places = outputs.filter { scored.contains($0) }
        let loops = Set(places + keys + products + outputs)
        guard !keys.isEmpty, dimensions.joined().allSatisfy(loops.contains),
            loops.allSatisfy({ sizes[$0] != nil })
        else { return nil }
        self.sizes = sizes
        var count = 1
        for d in places + keys {
            let (product, overflow) = count.multipliedReportingOverflow(by: sizes[d] ?? 1)
            guard !overflow, product <= Self.limit else { return nil }
            count = product
        }
        // What the region computes depends on the score only.
        guard
            region.operations.allSatisfy({
                $0.definition.dialect == "arith" || $0.definition.dialect == "math" || $0.isTerminator
            })
        else { return nil }
    }

    func decompose() {
        let builder = OpBuilder(before: op)
        let row = places + keys
        let scores = contract(row, products, (inputs[0], maps[0]), (inputs[1], maps[1]), builder)
        let logits = changed(scores, row, builder)
        let largest = reduced(logits, -.infinity, Arith.Name.maximumf, builder)
        let weights = rowwise(logits, largest, builder) { inner, values in
            inner.value(Math.Name.exp, [inner.value(Arith.Name.subf, values, wide)], wide)
        }
        let total = reduced(weights, 0, Arith.Name.addf, builder)
        let shares = rowwise(weights, total, builder) { inner, values in
            inner.value(Arith.Name.divf, values, wide)
        }
        let own = AffineMap(dimensions: maps[0].dimensionCount, results: row.map { .dimension($0) })
        var sum = contract(outputs, keys, (shares, own), (inputs[2], maps[2]), builder)
        if result.element != wide {
            let all = map(outputs, outputs)
            sum =
                builder.generic(
                    inputs: [sum], outputs: [builder.empty(.tensor(result), [])], maps: [all, all],
                    isParallel: outputs.map { _ in true }
                ) { inner, values in [inner.floatCast(values[0], result.element)] }.results[0]
        }
        op.replaceAllUses(with: [sum])
        op.erase()
    }

    /// A tensor of the loops.
    private func type(_ loops: [Int]) -> IRType {
        .tensor(ShapedType(loops.map { sizes[$0] ?? 0 }, wide))
    }

    /// Indices of a tensor of some of the loops.
    private func map(_ loops: [Int], _ dimensions: [Int]) -> AffineMap {
        AffineMap(
            dimensions: loops.count,
            results: dimensions.map { d in .dimension(loops.firstIndex(of: d) ?? 0) })
    }

    /// The map of an operand, for other loops.
    private func map(_ loops: [Int], _ old: AffineMap) -> AffineMap {
        map(loops, old.results.compactMap { if case .dimension(let d) = $0 { d } else { nil } })
    }

    /// The sums of products over loops.
    private func contract(
        _ outer: [Int], _ summed: [Int], _ left: (Value, AffineMap), _ right: (Value, AffineMap),
        _ builder: OpBuilder
    ) -> Value {
        let loops = outer + summed
        let zero = builder.constant(.float(0, wide))
        return builder.generic(
            inputs: [left.0, right.0], outputs: [builder.fill(zero, type(outer), [])],
            maps: [map(loops, left.1), map(loops, right.1), map(loops, outer)],
            isParallel: loops.indices.map { $0 < outer.count }
        ) { inner, values in
            let factors = values.prefix(2).map { inner.floatCast($0, wide) }
            return [inner.multiplyAdd(factors[0], factors[1], values[2])]
        }.results[0]
    }

    /// Scores that are scaled, changed by the region, and masked.
    private func changed(_ scores: Value, _ row: [Int], _ builder: OpBuilder) -> Value {
        let all = map(row, row)
        return builder.generic(
            inputs: [scores] + (mask.map { [$0] } ?? []), outputs: [builder.empty(type(row), [])],
            maps: [all] + (mask == nil ? [] : [map(row, maps[4])]) + [all], isParallel: row.map { _ in true }
        ) { inner, values in
            let factor = inner.floatCast(inputs[3], wide)
            var score = inner.value(Arith.Name.mulf, [values[0], factor], wide)
            if let argument = region.arguments.first, let end = region.last {
                var mapping = ValueMapping()
                mapping[argument] = inner.floatCast(score, argument.type)
                for op in region.operations where op !== end { inner.insert(op.clone(&mapping)) }
                if let value = end.operands.first { score = inner.floatCast(mapping[value], wide) }
            }
            guard mask != nil else { return [score] }
            if values[1].type.isFloat {
                return [inner.value(Arith.Name.addf, [score, inner.floatCast(values[1], wide)], wide)]
            }
            // Finite, so that a row without any key has a result.
            let least = inner.constant(.float(Double(Float(-3.0e38)), wide))
            return [inner.value(Arith.Name.select, [values[1], score, least], wide)]
        }.results[0]
    }

    /// A number for each row.
    private func reduced(_ scores: Value, _ start: Double, _ name: String, _ builder: OpBuilder) -> Value {
        let row = places + keys
        let start = builder.constant(.float(start, wide))
        return builder.generic(
            inputs: [scores], outputs: [builder.fill(start, type(places), [])],
            maps: [map(row, row), map(row, places)], isParallel: row.indices.map { $0 < places.count }
        ) { inner, values in [inner.value(name, values, wide)] }.results[0]
    }

    /// Numbers of scores and of their row.
    private func rowwise(
        _ scores: Value, _ number: Value, _ builder: OpBuilder, _ body: (OpBuilder, [Value]) -> Value
    ) -> Value {
        let row = places + keys
        let all = map(row, row)
        return builder.generic(
            inputs: [scores, number], outputs: [builder.empty(type(row), [])],
            maps: [all, map(row, places), all], isParallel: row.map { _ in true }
        ) { inner, values in [body(inner, Array(values.prefix(2)))] }.results[0]
    }
}

extension OpBuilder {
    /// An operation of one result.
    func value(_ name: String, _ operands: [Value], _ type: IRType) -> Value {
        insert(
            Operation(
                registry.definition(named: name), at: location, operands: operands.map { [$0] },
                results: [[type]])
        ).results[0]
    }

    /// A float as one of another type.
    fileprivate func floatCast(_ value: Value, _ type: IRType) -> Value {
        guard value.type != type else { return value }
        let widens = (type.bitWidth ?? 0) > (value.type.bitWidth ?? 0)
        return self.value(widens ? "\(Arith.ExtF.name)" : "\(Arith.TruncF.name)", [value], type)
    }
}
