import IREECompilerCore

extension Pass {
    static let decomposeWinograd = Pass(
        "iree-linalg-ext-decompose-winograd",
        "Converts Winograd transformations to contractions with matrices."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in
            let isTransform =
                op.is(LinalgExt.WinogradFilterTransform.self) || op.is(LinalgExt.WinogradInputTransform.self)
                || op.is(LinalgExt.WinogradOutputTransform.self)
            if isTransform { found.append(op) }
        }
        for op in found { try WinogradTransform(op).decompose() }
    }
}

/// A transformation from both sides by a matrix: `result[i, j] = sum(m[i, k] * m[j, l] * source[k, l])`, of all tiles.
private struct WinogradTransform {
    private let op: Operation
    private let source: Value
    private let type: ShapedType
    private let kind: FloatKind
    private let tile: Int
    private let matrix: WinogradMatrices.Matrix
    /// Whether the two dimensions of images or filters are the last ones.
    private let isLast: Bool

    init(_ op: Operation) throws(Diagnostic) {
        let names = ["kernel_dimensions", "image_dimensions"]
        guard let tile = op.attributes["output_tile_size"]?.integerValue.flatMap({ Int(exactly: $0) }),
            let kernel = op.attributes["kernel_size"]?.integerValue.flatMap({ Int(exactly: $0) }),
            let matrices = WinogradMatrices(output: tile, kernel: kernel),
            let dimensions = names.lazy.compactMap({ op.attributes[$0]?.denseArrayValue }).first,
            op.operandCount == 2, let type = op.results.first?.type.shaped,
            case .float(let kind) = type.element, kind.width % 8 == 0, kind.width <= 64,
            let source = op.operand(0).type.shaped, [source, type].allSatisfy(WinogradMatrices.canTransform)
        else {
            throw op.error(
                "expects tensors of floats of static shapes, and tiles and kernels of at most 9 elements together"
            )
        }
        self.op = op
        self.source = op.operand(0)
        self.type = type
        self.kind = kind
        self.tile = tile
        isLast = dimensions == [2, 3] && source.rank != 2
        if op.is(LinalgExt.WinogradFilterTransform.self) {
            matrix = matrices.filter
        } else {
            matrix = op.is(LinalgExt.WinogradInputTransform.self) ? matrices.input : matrices.output
        }
    }

    func decompose() throws(Diagnostic) {
        let builder = OpBuilder(before: op)
        let result: Value
        if op.is(LinalgExt.WinogradFilterTransform.self) {
            result = filter(builder)
        } else if op.is(LinalgExt.WinogradInputTransform.self) {
            result = input(builder)
        } else {
            result = output(builder)
        }
        op.replaceAllUses(with: [result])
        op.erase()
    }

    /// A contraction with the matrix on both sides. Loops are those of the result, and two of sums: `k` and `l`.
    /// - Parameters:
    ///   - rows: the dimensions of the result that rows of the matrix are of.
    ///   - indices: the dimensions of the source, of loops of the result (those after them are `k` and `l`).
    private func contract(
        _ source: Value, to shape: [Int], rows: (Int, Int), _ indices: [AffineExpression],
        _ builder: OpBuilder
    ) -> Value {
        let rank = shape.count
        let matrix = constant(builder)
        func map(_ results: [AffineExpression]) -> AffineMap {
            AffineMap(dimensions: rank + 2, results: results)
        }
        let type = IRType.tensor(ShapedType(shape, self.type.element))
        let zero = builder.constant(.float(0, self.type.element))
        return builder.generic(
            inputs: [matrix, matrix, source], outputs: [builder.fill(zero, type, [])],
            maps: [
                map([.dimension(rows.0), .dimension(rank)]), map([.dimension(rows.1), .dimension(rank + 1)]),
                map(indices), map((0..<rank).map { .dimension($0) }),
            ],
            isParallel: (0..<rank + 2).map { $0 < rank }
        ) { inner, values in
            let product = inner.create(Arith.MulF.self) {
                $0.lhs = values[0]
                $0.rhs = values[1]
                $0.result = values[0].type
            }.result
            return [inner.multiplyAdd(product, values[2], values[3])]
        }.results[0]
    }

    /// The matrix as a tensor.
    private func constant(_ builder: OpBuilder) -> Value {
        let numbers = matrix.flatMap { $0 }
        let bytes = numbers.flatMap { number -> [UInt8] in
            let bits = kind.bits(of: number)
            return (0..<kind.width / 8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0 * 8)) }
        }
        let shape = ShapedType([matrix.count, numbers.count / matrix.count], type.element)
        return builder.constant(
            .dense(
                DenseElements(type: .tensor(shape), bytes: bytes, isSplat: false).normalized(
                    count: numbers.count)))
    }

    /// Height, width, channels, filters, or filters and channels first, to tiles of channels and filters.
    private func filter(_ builder: OpBuilder) -> Value {
        let rank = type.rank
        let window: [AffineExpression] = [.dimension(rank), .dimension(rank + 1)]
        let rest: [AffineExpression] =
            rank == 2 ? [] : isLast ? [.dimension(3), .dimension(2)] : [.dimension(2), .dimension(3)]
        return contract(
            source, to: type.shape, rows: (0, 1), isLast ? rest + window : window + rest, builder)
    }

    /// Images to tiles of them, which overlap.
    private func input(_ builder: OpBuilder) -> Value {
        let rank = type.rank
        let side = matrix.count
        guard rank > 2 else {
            let padded = builder.padded(source, to: [side, side])
            return contract(
                padded, to: type.shape, rows: (0, 1), [.dimension(rank), .dimension(rank + 1)], builder)
        }
        let places = isLast ? [2, 3] : [1, 2]
        var shape = source.type.shaped?.shape ?? []
        for (i, place) in places.enumerated() { shape[place] = (type.shape[3 + i] - 1) * tile + side }
        func window(_ i: Int) -> AffineExpression {
            .simplified(
                .add, .simplified(.multiply, .dimension(3 + i), .constant(Int64(tile))), .dimension(rank + i))
        }
        let indices: [AffineExpression] =
            isLast
            ? [.dimension(2), .dimension(5), window(0), window(1)]
            : [.dimension(2), window(0), window(1), .dimension(5)]
        return contract(builder.padded(source, to: shape), to: type.shape, rows: (0, 1), indices, builder)
    }

    /// Tiles to images, in which the tiles are next to each other.
    private func output(_ builder: OpBuilder) -> Value {
        guard type.rank > 2, let tiles = source.type.shaped?.shape else {
            return contract(
                source, to: type.shape, rows: (0, 1), [.dimension(2), .dimension(3)], builder)
        }
        // Batch, rows of tiles, rows, columns of tiles, columns, filters; or filters first.
        let images = [tiles[3], tile, tiles[4], tile]
        let shape = isLast ? [tiles[2], tiles[5]] + images : [tiles[2]] + images + [tiles[5]]
        let first = isLast ? 2 : 1
        let indices: [AffineExpression] = [
            .dimension(6), .dimension(7), .dimension(0), .dimension(first), .dimension(first + 2),
            .dimension(isLast ? 1 : 5),
        ]
        let split = contract(source, to: shape, rows: (first + 1, first + 3), indices, builder)
        let groups = isLast ? [[0], [1], [2, 3], [4, 5]] : [[0], [1, 2], [3, 4], [5]]
        return builder.create(Tensor.CollapseShape.self) {
            $0.src = split
            $0.reassociation = .array(groups.map { .array($0.map { .i64(Int64($0)) }) })
            $0.result = op.results[0].type
        }.result
    }
}

extension OpBuilder {
    /// The tensor with zeros after its elements.
    fileprivate func padded(_ source: Value, to shape: [Int]) -> Value {
        guard let own = source.type.shaped, own.shape != shape else { return source }
        let zero = constant(.float(0, own.element))
        let around = fill(zero, .tensor(ShapedType(shape, own.element)), [])
        return create(Tensor.InsertSlice.self) {
            $0.source = source
            $0.dest = around
            $0.staticOffsets = .denseArray(shape.map { _ in 0 }, .i64)
            $0.staticSizes = .denseArray(own.shape.map(Int64.init), .i64)
            $0.staticStrides = .denseArray(shape.map { _ in 1 }, .i64)
            $0.result = around.type
        }.result
    }
}
