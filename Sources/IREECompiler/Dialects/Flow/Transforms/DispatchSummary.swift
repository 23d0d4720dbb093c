import IREECompilerCore

/// Names what a dispatch computes, for people who look at profiles: `matmul_4x8x16_f32`.
enum DispatchSummary {
    /// The most expensive operation; empty if there is none to name.
    static func text(of body: Region) -> String {
        var best: (cost: Int, text: String)?
        func offer(_ cost: Int, _ text: String) {
            if best.map({ cost >= $0.cost }) ?? true { best = (cost, text) }
        }
        for op in body.blocks.flatMap(\.operations) {
            if op.is(Linalg.Softmax.self) || LinalgExt.isOwn(op) {
                let largest = (op.operands + op.results).compactMap(\.type.shaped).max {
                    cost($0.shape) < cost($1.shape)
                }
                guard let largest else { continue }
                offer(
                    product(cost(largest.shape), 10), "\(word(op))_\(sizes(largest.shape))x\(largest.element)"
                )
            } else if let loops = StructuredLoops(op) {
                let factor = loops.isElementwise ? 1 : 2
                offer(product(cost(loops.sizes), factor), text(of: loops))
            }
        }
        if let best { return best.text }
        let isCopy = body.blocks.flatMap(\.operations).contains { op in
            op.as(TensorExt.DispatchTensorStore.self)?.value.definingOp?.is(TensorExt.DispatchTensorLoad.self)
                == true
        }
        return isCopy ? "slow_memcpy" : ""
    }

    private static func product(_ a: Int, _ b: Int) -> Int {
        let (value, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? .max : value
    }

    /// The number of iterations; a size that is not known counts as a large one.
    private static func cost(_ sizes: [Int]) -> Int {
        sizes.reduce(1) { product($0, $1 == ShapedType.dynamic ? 1024 : max($1, 1)) }
    }

    private static func sizes(_ sizes: [Int]) -> String {
        sizes.map { $0 == ShapedType.dynamic ? "D" : "\($0)" }.joined(separator: "x")
    }

    /// The name of an operation without its dialect.
    private static func word(_ op: Operation) -> String {
        op.name.firstIndex(of: ".").map { String(op.name[op.name.index(after: $0)...]) } ?? op.name
    }

    private static func text(of loops: StructuredLoops) -> String {
        let ranges = sizes(loops.sizes)
        guard !ranges.isEmpty else { return kind(of: loops) }
        let types = loops.op.operands.map { "\($0.type.elementOrSelf)" }
        let isUniform = Set(types).count == 1
        return "\(kind(of: loops))_\(ranges)_\(isUniform ? types[0] : types.joined(separator: "x"))"
    }

    private static func kind(of loops: StructuredLoops) -> String {
        guard loops.op.is(Linalg.Generic.self) else { return word(loops.op) }
        let isCopy = loops.op.body()?.first?.is(Linalg.Yield.self) == true
        if isCopy, loops.maps.allSatisfy(\.isPermutation) { return "transpose" }
        let inputs = loops.inputMaps
        let permuted = inputs.count(where: \.isPermutation)
        let identical = inputs.count(where: \.isIdentity)
        guard loops.outputMaps.allSatisfy(\.isPermutation) else {
            if Contraction.isContraction(loops.op) {
                return loops.isParallel.count { $0 } > 1 ? "matmul_like" : "contract"
            }
            return "reduction"
        }
        let keepsOrder = loops.outputMaps.allSatisfy(\.isIdentity)
        if keepsOrder, permuted > 0, permuted == identical { return "elementwise" }
        return permuted == 0 ? "elementwise_broadcast" : "elementwise_transpose"
    }
}
