import IREECompilerCore

/// Verifier of structured operations: maps, shapes and bodies.
struct LoopNest {
    let op: Operation
    let maps: [AffineMap]

    /// Whether the operation is structured.
    static func isStructured(_ op: Operation) -> Bool {
        op.name.hasPrefix("linalg.") && !op.regions.isEmpty
    }

    /// Outputs are tensors with results of the same types, or memrefs.
    static func verifyDestinations(_ op: Operation, _ outputs: Range<Int>) throws(Diagnostic) {
        var tensors: [Int] = []
        for i in outputs {
            switch op.operand(i).type {
            case .tensor, .unrankedTensor: tensors.append(i)
            case .memref: continue
            default: throw op.error("expects output operand #\(i) to be a tensor or memref")
            }
        }
        guard op.results.count == tensors.count else {
            throw op.error("expects \(tensors.count) results, one per output, but got \(op.results.count)")
        }
        for (i, result) in zip(tensors, op.results) where op.operand(i).type != result.type {
            throw op.error(
                "expects a result of type \(op.operand(i).type.quoted), but got \(result.type.quoted)")
        }
        let types = op.operands.map(\.type)
        let hasMemory = types.contains {
            if case .memref = $0 { true } else { false }
        }
        guard !hasMemory || !types.contains(where: \.isTensor) else {
            throw op.error("expects tensors or memrefs, not both")
        }
    }

    func verify() throws(Diagnostic) {
        guard maps.count == op.operandCount else {
            throw op.error("expects \(op.operandCount) indexing maps, one per operand, but got \(maps.count)")
        }
        try verifyRanks()
        try verifyShapes()
        try verifyBody()
    }

    private func shape(_ i: Int) -> [Int] { op.operand(i).type.shaped?.shape ?? [] }

    private func verifyRanks() throws(Diagnostic) {
        for (i, map) in maps.enumerated() {
            guard map.symbolCount == 0 else { throw op.error("expects indexing map #\(i) without symbols") }
            guard map.dimensionCount == maps[0].dimensionCount else {
                throw op.error("expects indexing maps with equal domains, but #\(i) has another")
            }
            guard map.results.count == shape(i).count else {
                throw op.error(
                    "expects operand #\(i) to have rank \(map.results.count), like its indexing map")
            }
        }
    }

    /// Trip counts of the loops, from the dimensions that they index.
    private func loopSizes() throws(Diagnostic) -> [Int] {
        var sizes = [Int?](repeating: nil, count: maps.first?.dimensionCount ?? 0)
        for (i, map) in maps.enumerated() {
            for (result, size) in zip(map.results, shape(i)) {
                guard case .dimension(let loop) = result, sizes[loop] == nil else { continue }
                sizes[loop] = size
            }
        }
        guard sizes.allSatisfy({ $0 != nil }) else {
            throw op.error("expects indexing maps to determine all loop bounds")
        }
        return sizes.compactMap { $0 }
    }

    private func verifyShapes() throws(Diagnostic) {
        let sizes = try loopSizes()
        guard !sizes.contains(ShapedType.dynamic) else { return }
        let first = sizes.map { _ in Int64(0) }
        let last = sizes.map { Int64($0) - 1 }
        for (i, map) in maps.enumerated() {
            for (d, (result, size)) in zip(map.results, shape(i)).enumerated() {
                guard size != ShapedType.dynamic, size != 0,
                    let low = result.evaluate(dimensions: first, symbols: []),
                    let high = result.evaluate(dimensions: last, symbols: [])
                else { continue }
                guard min(low, high) >= 0 else {
                    throw op.error("accesses a negative index in dimension #\(d) of operand #\(i)")
                }
                let reached = max(low, high) + 1
                let isPlain = if case .dimension = result { true } else { false }
                guard isPlain ? reached == size : reached <= size else {
                    throw op.error(
                        "expects dimension #\(d) of operand #\(i) to be \(reached), but got \(size)")
                }
            }
        }
    }

    func verifyBody() throws(Diagnostic) {
        guard op.regions.count == 1, op.regions[0].blocks.count == 1, let block = op.body() else {
            throw op.error("expects a single-block body")
        }
        guard block.arguments.count == op.operandCount else {
            throw op.error(
                "expects a body with \(op.operandCount) arguments, but got \(block.arguments.count)")
        }
        for (i, argument) in block.arguments.enumerated() {
            let type = op.operand(i).type
            let element = type.isTensorOrMemory ? type.elementOrSelf : type
            guard argument.type == element else {
                throw op.error(
                    "expects argument #\(i) of its body to be \(element.quoted), but got "
                        + argument.type.quoted)
            }
        }
    }
}

extension IRType {
    fileprivate var isTensorOrMemory: Bool {
        switch self {
        case .tensor, .memref: true
        default: false
        }
    }
}

extension Linalg.Structured {
    static func verify(_ op: Operation) throws(Diagnostic) {
        if let body = Linalg.named[op.name] { try Contraction.verifyCounts(op, body) }
        try verifyWindows(op)
        guard op.name != "linalg.elementwise" || op.attributes["kind"] != nil else {
            throw op.error("requires attribute 'kind'")
        }
        guard op.name == "linalg.fill", let value = op.operands.first, !value.type.isTensorOrMemory else {
            return
        }
        for output in op.operands(1) where output.type.elementOrSelf != value.type {
            throw op.error("expects an output with element type \(value.type.quoted)")
        }
    }

    static func verifyRegions(_ op: Operation) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op, op.operandRange(1))
        guard let maps = Linalg.maps(op) else { throw op.error("expects an affine map for each operand") }
        if let body = Linalg.named[op.name] { try Contraction.verifyBody(op, body) }
        if op.attributes["indexing_maps"] != nil, op.name != "linalg.elementwise" {
            for (i, map) in maps.enumerated() where !map.selectsDistinctDimensions {
                throw op.error("expects indexing map #\(i) to be a projected permutation")
            }
        }
        try LoopNest(op: op, maps: maps).verify()
    }

    /// Strides and dilations of windows have one element per window dimension.
    private static func verifyWindows(_ op: Operation) throws(Diagnostic) {
        let access = Linalg.accesses[String(op.name.dropFirst("linalg.".count))] ?? ""
        let windows = (0..<3).count { access.contains("x\($0)") }
        guard windows > 0 else { return }
        for name in ["strides", "dilations"] {
            guard let type = op.attributes[name]?.denseValue?.type else { continue }
            guard type.elementOrSelf == .i64, type.shaped?.shape == [windows] else {
                throw op.error("expects attribute '\(name)' to have \(windows) 64-bit integers")
            }
        }
    }
}

extension AffineMap {
    /// Whether the results are distinct dimensions.
    fileprivate var selectsDistinctDimensions: Bool {
        let dimensions = results.filter { if case .dimension = $0 { true } else { false } }
        return dimensions.count == results.count && Set(dimensions).count == results.count
    }
}

extension Linalg.Generic {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let kinds = op.iteratorTypes.arrayValue ?? []
        guard kinds.allSatisfy({ $0.isA(Linalg.iteratorType.definition) }) else {
            throw op.error("expects attribute 'iterator_types' to be an array of iterator types")
        }
        let maps = op.indexingMaps.arrayValue ?? []
        guard maps.allSatisfy({ $0.affineMapValue != nil }) else {
            throw op.error("expects attribute 'indexing_maps' to be an array of affine maps")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op.op, op.range(\.outputs))
        let maps = Linalg.structureMaps(op.op) ?? []
        let loops = op.iteratorTypes.arrayValue?.count ?? 0
        for (i, map) in maps.enumerated() where map.dimensionCount != loops {
            throw op.error("expects indexing map #\(i) to have \(loops) dimensions, one per loop")
        }
        try LoopNest(op: op.op, maps: maps).verify()
    }
}

extension Linalg.Map {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest(op: op.op, maps: []).verifyBody()
        guard let output = op.initial.type.shaped else { return }
        for value in op.inputs where value.type.shaped?.shape != output.shape {
            throw op.error("expects inputs with the shape of the output, but got \(value.type.quoted)")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op.op, op.op.operandCount - 1..<op.op.operandCount)
        try LoopNest(op: op.op, maps: Linalg.structureMaps(op.op) ?? []).verify()
    }
}

extension Linalg {
    /// Dimensions in an attribute are in bounds and distinct.
    fileprivate static func verifyDimensions(
        _ op: Operation, _ attribute: Attribute, rank: Int
    ) throws(Diagnostic) -> [Int] {
        let numbers = (attribute.denseArrayValue ?? []).map { Int(clamping: $0) }
        guard numbers.allSatisfy({ (0..<rank).contains($0) }), Set(numbers).count == numbers.count else {
            throw op.error("expects distinct dimensions of a shape of rank \(rank)")
        }
        return numbers
    }
}

extension Linalg.Reduce {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let inputs = op.inputs.compactMap(\.type.shaped)
        let outputs = op.inits.compactMap(\.type.shaped)
        guard let first = inputs.first, let output = outputs.first else {
            throw op.error("expects at least one input and output")
        }
        guard inputs.allSatisfy({ $0.shape == first.shape }) else {
            throw op.error("expects inputs with the same shape")
        }
        guard outputs.allSatisfy({ $0.shape == output.shape }) else {
            throw op.error("expects outputs with the same shape")
        }
        let dimensions = try Linalg.verifyDimensions(op.op, op.dimensions, rank: first.rank)
        guard zip(dimensions, dimensions.dropFirst()).allSatisfy(<) else {
            throw op.error("expects dimensions in ascending order")
        }
        let rest = first.shape.enumerated().filter { !dimensions.contains($0.offset) }.map(\.element)
        guard rest == output.shape else {
            throw op.error("expects outputs with the remaining shape of the inputs")
        }
        try LoopNest(op: op.op, maps: []).verifyBody()
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op.op, op.range(\.inits))
        try LoopNest(op: op.op, maps: Linalg.structureMaps(op.op) ?? []).verify()
    }
}

extension Linalg.Transpose {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let input = op.input.type.shaped, let output = op.initial.type.shaped else { return }
        let permutation = try Linalg.verifyDimensions(op.op, op.permutation, rank: input.rank)
        guard permutation.count == input.rank, output.rank == input.rank else {
            throw op.error("expects a permutation of the \(input.rank) dimensions of its input")
        }
        for (i, position) in permutation.enumerated() where output.shape[i] != input.shape[position] {
            throw op.error("expects dimension #\(i) of its output to be dimension #\(position) of its input")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op.op, 1..<2)
        try LoopNest(op: op.op, maps: Linalg.structureMaps(op.op) ?? []).verify()
    }
}

extension Linalg.Broadcast {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let input = op.input.type.shaped, let output = op.initial.type.shaped else { return }
        let dimensions = try Linalg.verifyDimensions(op.op, op.dimensions, rank: output.rank)
        let rest = output.shape.enumerated().filter { !dimensions.contains($0.offset) }.map(\.element)
        guard rest == input.shape else {
            throw op.error("expects the other output dimensions to match the input")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        try LoopNest.verifyDestinations(op.op, 1..<2)
        try LoopNest(op: op.op, maps: Linalg.structureMaps(op.op) ?? []).verify()
    }
}

extension Linalg.Softmax {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let input = op.input.type.shaped, let output = op.output.type.shaped else { return }
        guard ShapedType.agree(input.shape[...], output.shape[...]) else {
            throw op.error("expects an output with the shape of the input")
        }
        let dimension = op.dimension.integerValue ?? 0
        guard dimension >= 0, dimension < Int64(input.rank) else {
            throw op.error("expects a dimension below \(input.rank), but got \(dimension)")
        }
        try LoopNest.verifyDestinations(op.op, 1..<2)
    }
}

extension Linalg.Index {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let nest = op.op.parent, LoopNest.isStructured(nest) else {
            throw op.error("expects a structured operation as parent")
        }
        guard let loops = Linalg.structureMaps(nest)?.first?.dimensionCount else { return }
        let dimension = op.dim.integerValue ?? 0
        guard dimension >= 0, dimension < Int64(loops) else {
            throw op.error("expects a loop below \(loops), but got \(dimension)")
        }
    }
}

extension Linalg.Yield {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let nest = op.op.parent, LoopNest.isStructured(nest) else {
            throw op.error("expects a structured operation as parent")
        }
        let field = nest.definition.operands.lastIndex { _ in true } ?? 0
        let outputs = nest.operands(field)
        guard outputs.count == op.values.count else {
            throw op.error("expects \(outputs.count) operands, one per output, but got \(op.values.count)")
        }
        for (i, (value, output)) in zip(op.values, outputs).enumerated() {
            let element = output.type.isTensorOrMemory ? output.type.elementOrSelf : output.type
            guard value.type == element else {
                throw op.error("expects operand #\(i) to be \(element.quoted), but got \(value.type.quoted)")
            }
        }
    }
}
