import IREECompilerCore

extension Pass {
    static let convertConvToWinograd = Pass(
        "iree-linalg-ext-convert-conv2d-to-winograd",
        "Converts convolutions with `__winograd_conv`, or all, of 3x3 filters to Winograd transformations.",
        options: ["replace-all-convs": "false"]
    ) { (top, context) throws(Diagnostic) in
        var found: [WinogradConvolution] = []
        let all = context.flag("replace-all-convs")
        top.walk { op in
            guard all || op.attributes["__winograd_conv"] != nil, let own = WinogradConvolution(op) else {
                return
            }
            found.append(own)
        }
        for convolution in found { convolution.convert() }
    }
}

/// A convolution of images by filters of 3x3, without strides and dilations.
private struct WinogradConvolution {
    private static let outputTile = 6
    private static let kernel = 3
    private static var inputTile: Int { outputTile + kernel - 1 }

    private let op: Operation
    private let image: ShapedType
    private let output: ShapedType
    /// Whether channels are in front of height and width.
    private let isChannelFirst: Bool
    /// Channels and filters.
    private let channels: Int
    private let filters: Int

    init?(_ op: Operation) {
        switch op.name {
        case Linalg.Name.conv2DNhwcHwcf: isChannelFirst = false
        case Linalg.Name.conv2DNchwFchw: isChannelFirst = true
        default: return nil
        }
        guard op.operandCount == 3, op.results.count == 1, let image = op.operand(0).type.shaped,
            let filter = op.operand(1).type.shaped, let output = op.operand(2).type.shaped,
            [image, filter, output].allSatisfy(WinogradMatrices.canTransform), image.element.isFloat,
            image.element == filter.element, image.element == output.element
        else { return nil }
        for name in ["strides", "dilations"] {
            guard let window = op.attributes[name]?.denseValue else { continue }
            let count = window.isSplat ? 1 : window.type.shaped?.elementCount ?? 0
            guard (0..<count).allSatisfy({ window.bits(at: $0) == 1 }) else { return nil }
        }
        let (window, rest) =
            isChannelFirst ? (filter.shape.suffix(2), [1, 0]) : (filter.shape.prefix(2), [2, 3])
        guard window.allSatisfy({ $0 == Self.kernel }), output.shape.allSatisfy({ $0 > 0 }) else {
            return nil
        }
        self.op = op
        self.image = image
        self.output = output
        channels = filter.shape[rest[0]]
        filters = filter.shape[rest[1]]
    }

    private var imageDimensions: Attribute { .denseArray(isChannelFirst ? [2, 3] : [1, 2], .i64) }

    /// Batch, and the numbers of tiles of height and width.
    private var tiles: [Int] {
        let places = isChannelFirst ? [2, 3] : [1, 2]
        return [output.shape[0]] + places.map { (output.shape[$0] + Self.outputTile - 1) / Self.outputTile }
    }

    func convert() {
        let builder = OpBuilder(before: op)
        let element = image.element
        let square = [Self.inputTile, Self.inputTile]
        func empty(_ shape: [Int]) -> Value { builder.empty(.tensor(ShapedType(shape, element)), []) }
        let filter = builder.create(LinalgExt.WinogradFilterTransform.self) {
            $0.input = op.operand(1)
            $0.output = empty(square + [channels, filters])
            $0.outputTileSize = .i64(Int64(Self.outputTile))
            $0.kernelSize = .i64(Int64(Self.kernel))
            $0.kernelDimensions = .denseArray(isChannelFirst ? [2, 3] : [0, 1], .i64)
            $0.result = [.tensor(ShapedType(square + [channels, filters], element))]
        }.op.results[0]
        let input = transform(
            LinalgExt.WinogradInputTransform.self, op.operand(0), to: square + tiles + [channels], builder)
        let product = builder.batchMatmul(
            builder.collapse(input, groups: [2, 3, 1]), builder.collapse(filter, groups: [2, 1, 1]))
        let expanded = builder.expand(product, groups: [2, 3, 1], to: square + tiles + [filters])
        let covered = tiles.dropFirst().map { $0 * Self.outputTile }
        let shape =
            isChannelFirst ? [tiles[0], filters] + covered : [tiles[0]] + covered + [filters]
        let whole = transform(LinalgExt.WinogradOutputTransform.self, expanded, to: shape, builder)
        let part = builder.create(Tensor.ExtractSlice.self) {
            $0.source = whole
            $0.staticOffsets = .denseArray(shape.map { _ in 0 }, .i64)
            $0.staticSizes = .denseArray(output.shape.map(Int64.init), .i64)
            $0.staticStrides = .denseArray(shape.map { _ in 1 }, .i64)
            $0.result = op.results[0].type
        }.result
        op.replaceAllUses(with: [sum(part, builder)])
        op.erase()
    }

    private func transform<T: OpKind>(_ kind: T.Type, _ value: Value, to shape: [Int], _ builder: OpBuilder)
        -> Value where T.Fields == LinalgExt.ImageTransform
    {
        let type = IRType.tensor(ShapedType(shape, image.element))
        return builder.create(kind) {
            $0.input = value
            $0.output = builder.empty(type, [])
            $0.outputTileSize = .i64(Int64(Self.outputTile))
            $0.kernelSize = .i64(Int64(Self.kernel))
            $0.imageDimensions = imageDimensions
            $0.result = [type]
        }.op.results[0]
    }

    /// Adds what the convolution starts from, unless that is zero.
    private func sum(_ value: Value, _ builder: OpBuilder) -> Value {
        let start = op.operand(2)
        if let fill = start.definingOp, Linalg.isFill(fill),
            case .float(let bits, _)? = fill.operand(0).constant,
            Double(bitPattern: bits) == 0
        {
            return value
        }
        return builder.create(Arith.AddF.self) {
            $0.lhs = value
            $0.rhs = start
            $0.result = value.type
        }.result
    }
}

extension OpBuilder {
    fileprivate func reassociation(_ counts: [Int]) -> Attribute {
        var next: Int64 = 0
        return .array(
            counts.map { count in
                defer { next += Int64(count) }
                return .array((next..<next + Int64(count)).map { .i64($0) })
            })
    }

    fileprivate func collapse(_ source: Value, groups: [Int]) -> Value {
        var rest = (source.type.shaped?.shape ?? [])[...]
        let shape = groups.map { count in
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).reduce(1, *)
        }
        return create(Tensor.CollapseShape.self) {
            $0.src = source
            $0.reassociation = reassociation(groups)
            $0.result = .tensor(ShapedType(shape, source.type.elementOrSelf))
        }.result
    }

    fileprivate func expand(_ source: Value, groups: [Int], to shape: [Int]) -> Value {
        create(Tensor.ExpandShape.self) {
            $0.src = source
            $0.reassociation = reassociation(groups)
            $0.staticOutputShape = .denseArray(shape.map(Int64.init), .i64)
            $0.result = .tensor(ShapedType(shape, source.type.elementOrSelf))
        }.result
    }

    /// The product of matrices of static shapes, for each element of the first dimension.
    fileprivate func batchMatmul(_ a: Value, _ b: Value) -> Value {
        let (left, right) = (a.type.shaped?.shape ?? [], b.type.shaped?.shape ?? [])
        let type = IRType.tensor(ShapedType(left.dropLast() + right.suffix(1), a.type.elementOrSelf))
        let zero = constant(.float(0, a.type.elementOrSelf))
        return generic(
            inputs: [a, b], outputs: [fill(zero, type, [])],
            maps: [[0, 1, 3], [0, 3, 2], [0, 1, 2]].map { places in
                AffineMap(dimensions: 4, results: places.map { .dimension($0) })
            }, isParallel: [true, true, true, false]
        ) { inner, values in [inner.multiplyAdd(values[0], values[1], values[2])] }.results[0]
    }

    /// `a * b + c` of floats.
    func multiplyAdd(_ a: Value, _ b: Value, _ c: Value) -> Value {
        let product = create(Arith.MulF.self) {
            $0.lhs = a
            $0.rhs = b
            $0.result = a.type
        }.result
        return create(Arith.AddF.self) {
            $0.lhs = c
            $0.rhs = product
            $0.result = c.type
        }.result
    }
}
