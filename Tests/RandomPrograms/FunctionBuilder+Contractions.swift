extension FunctionBuilder {
    /// Products of two operands, summed over some loops: any number of batch, row, column and sum loops, in any order.
    mutating func contraction() throws {
        let a = try operand(rank: 1...3)
        var loops = a.dimensions
        // Of the loops of the first operand some are sums, and some are shared with the second.
        var sums = Set(loops.indices.filter { _ in random.isOne(in: 2) })
        if sums.isEmpty { sums.insert(loops.count - 1) }
        let batch = loops.indices.filter { !sums.contains($0) && random.isOne(in: 3) }
        var second = batch + sums.sorted()
        for size in shape(rank: 1 + random.below(2)) {
            guard loops.count < 5 else { break }
            second.append(loops.count)
            loops.append(Value.Dimension(size: size))
        }
        if random.isOne(in: 2) { second.shuffle(using: &random) }
        let b = argument(a.element, like: second.map { loops[$0] })
        var kept = loops.indices.filter { !sums.contains($0) }
        if random.isOne(in: 4) { kept.shuffle(using: &random) }
        try product(a, Array(a.dimensions.indices), b, second, loops, sums, kept, bias: random.isOne(in: 3))
    }

    private mutating func product(
        _ a: Value, _ first: [Int], _ b: Value, _ second: [Int], _ loops: [Value.Dimension], _ sums: Set<Int>,
        _ kept: [Int], bias: Bool
    ) throws {
        guard loops.map(\.size).reduce(1, *) <= Self.mostSteps else { throw Unfit() }
        let dimensions = kept.map { loops[$0] }
        guard dimensions.map(\.size).reduce(1, *) <= Self.mostElements else { throw Unfit() }
        let element = a.element
        // Narrow types are often summed in wider ones.
        let wide = random.isOne(in: 2) ? Self.wider(element) : element
        let zero: Number = element.isFloat ? .exact(0) : .integer(0)
        var initial: Value?
        if bias { initial = argument(wide, like: dimensions) }
        let target = initial?.name ?? filled(dimensions, wide, zero)
        let (x, y, o, p, s) = (fresh("s"), fresh("s"), fresh("o"), fresh("s"), fresh("s"))
        var body: [String] = []
        var (left, right) = (x, y)
        if wide != element {
            (left, right) = (fresh("s"), fresh("s"))
            let cast = element.isFloat ? "extf" : "extsi"
            body.append("\(left) = arith.\(cast) \(x) : \(element.name) to \(wide.name)")
            body.append("\(right) = arith.\(cast) \(y) : \(element.name) to \(wide.name)")
        }
        let suffix = element.isFloat ? "f" : "i"
        body.append("\(p) = arith.mul\(suffix) \(left), \(right) : \(wide.name)")
        body.append("\(s) = arith.add\(suffix) \(o), \(p) : \(wide.name)")
        body.append("linalg.yield \(s) : \(wide.name)")
        let operation = GenericOperation(
            loops: loops, reductions: sums,
            inputs: [(a, first.map { "d\($0)" }), (b, second.map { "d\($0)" })],
            output: (target, wide, dimensions, kept.map { "d\($0)" }))
        let name = fresh()
        for text in operation.text(name, body: body, arguments: [x, y, o]) { line(text) }
        let numbers = Self.products(
            loops.map(\.size), dimensions.map(\.size), kept, initial?.numbers, wide,
            { index in (a[first.map { index[$0] }], b[second.map { index[$0] }]) })
        try add(name, wide, dimensions, numbers)
    }

    private static func wider(_ element: Element) -> Element {
        switch element {
        case .f16, .bf16: .f32
        case .i8, .i16: .i32
        default: element
        }
    }

    /// Sums of products over a space of loops.
    static func products(
        _ loops: [Int], _ shape: [Int], _ kept: [Int], _ initial: [Number]?, _ element: Element,
        _ factors: ([Int]) -> (Number, Number)?
    ) -> [Number] {
        let count = shape.reduce(1, *)
        let zero: Number = element.isFloat ? .exact(0) : .integer(0)
        var sums = initial ?? Array(repeating: zero, count: count)
        // Rounding errors of sums in any order are bounded by that of the sum of absolute values.
        var magnitudes = sums.map { abs($0.real) }
        var steps = Array(repeating: 1.0, count: count)
        Value.forEach(loops) { index in
            let place = Value.offset(kept.map { index[$0] }, shape)
            guard let (x, y) = factors(index) else { return }
            guard element.isFloat else {
                sums[place].integer = element.wrapped(sums[place].integer &+ x.integer &* y.integer)
                return
            }
            let product = x.real * y.real
            sums[place].real += product
            sums[place].error += abs(x.real) * y.error + abs(y.real) * x.error + x.error * y.error
            magnitudes[place] += abs(product)
            steps[place] += 1
        }
        guard element.isFloat else { return sums }
        for i in sums.indices {
            sums[i].error += steps[i] * magnitudes[i] * element.epsilon + element.smallest * steps[i]
        }
        return sums
    }

    /// The operations that have names.
    mutating func namedContraction() throws {
        let kinds: [(name: String, a: [Int], b: [Int], sum: Int, kept: [Int])] = [
            ("matmul", [0, 2], [2, 1], 2, [0, 1]), ("matvec", [0, 1], [1], 1, [0]),
            ("vecmat", [1], [1, 0], 1, [0]), ("dot", [0], [0], 0, []),
            ("batch_matmul", [0, 1, 3], [0, 3, 2], 3, [0, 1, 2]),
            ("batch_matvec", [0, 1, 2], [0, 2], 2, [0, 1]),
            ("batch_vecmat", [0, 2], [0, 2, 1], 2, [0, 1]),
        ]
        let kind = random.pick(kinds)
        let a = try operand(rank: kind.a.count...kind.a.count)
        let count = (kind.a + kind.b).reduce(0) { max($0, $1) } + 1
        var loops = Array(repeating: Value.Dimension(size: 0), count: count)
        let others = shape(rank: count)
        for i in loops.indices { loops[i].size = others[i] }
        for (axis, loop) in kind.a.enumerated() { loops[loop] = a.dimensions[axis] }
        guard loops.map(\.size).reduce(1, *) <= Self.mostSteps else { throw Unfit() }
        let dimensions = kind.kept.map { loops[$0] }
        guard dimensions.map(\.size).reduce(1, *) <= Self.mostElements else { throw Unfit() }
        let b = argument(a.element, like: kind.b.map { loops[$0] })
        let wide = random.isOne(in: 2) ? Self.wider(a.element) : a.element
        let target = filled(dimensions, wide, wide.isFloat ? .exact(0) : .integer(0))
        let name = fresh()
        let type = Value.type(dimensions, wide)
        line(
            "\(name) = linalg.\(kind.name) ins(\(a.name), \(b.name) : \(a.type), \(b.type)) outs(\(target) : \(type)) -> \(type)"
        )
        let numbers = Self.products(loops.map(\.size), dimensions.map(\.size), kind.kept, nil, wide) {
            index in
            (a[kind.a.map { index[$0] }], b[kind.b.map { index[$0] }])
        }
        try add(name, wide, dimensions, numbers)
    }

    /// A convolution of images in rows, with strides and dilations.
    mutating func convolution() throws {
        let element = random.pick([Element.f32, .f32, .f16, .i8, .i32, .f64])
        let image = try operand(where: { $0.isStatic && $0.count > 0 }, rank: 4...4, [element])
        let (kh, kw, filters) = (1 + random.below(3), 1 + random.below(3), random.pick([1, 2, 3, 8, 16]))
        let isDepthwise = random.isOne(in: 3)
        let (strides, dilations) = (windowSteps(), windowSteps())
        let channels = image.shape[3]
        let kernel = argument(
            element, isDepthwise ? [kh, kw, channels] : [kh, kw, channels, filters], dynamic: false)
        let out = try windows(image.shape, [kh, kw], strides, dilations) + [isDepthwise ? channels : filters]
        let wide = random.isOne(in: 2) ? Self.wider(element) : element
        let loops = isDepthwise ? out + [kh, kw] : out + [kh, kw, channels]
        guard loops.reduce(1, *) <= Self.mostSteps else { throw Unfit() }
        let dimensions = out.map { Value.Dimension(size: $0) }
        let target = filled(dimensions, wide, wide.isFloat ? .exact(0) : .integer(0))
        let kind = isDepthwise ? "depthwise_conv_2d_nhwc_hwc" : "conv_2d_nhwc_hwcf"
        let name = fresh()
        let type = Value.type(dimensions, wide)
        line(
            "\(name) = linalg.\(kind) \(Self.attributes(strides, dilations)) ins(\(image.name), \(kernel.name) : \(image.type), \(kernel.type)) outs(\(target) : \(type)) -> \(type)"
        )
        let numbers = Self.products(loops, out, [0, 1, 2, 3], nil, wide) { i in
            let c = isDepthwise ? i[3] : i[6]
            let at = [
                i[0], i[1] * strides[0] + i[4] * dilations[0], i[2] * strides[1] + i[5] * dilations[1], c,
            ]
            return (image[at], kernel[isDepthwise ? [i[4], i[5], c] : [i[4], i[5], c, i[3]]])
        }
        try add(name, wide, dimensions, numbers)
    }

    /// The largest or smallest number, or the sum, of each window.
    mutating func pooling() throws {
        let image = try operand(where: { $0.isStatic && $0.count > 0 }, rank: 4...4, [.f32, .f16, .i32, .i8])
        let element = image.element
        let kinds: [(String, Number, (Number, Number) -> Number)] =
            element.isFloat
            ? [
                (
                    "pooling_nhwc_max", .exact(-1000),
                    { Number(real: max($0.real, $1.real), error: max($0.error, $1.error)) }
                ),
                (
                    "pooling_nhwc_min", .exact(1000),
                    { Number(real: min($0.real, $1.real), error: max($0.error, $1.error)) }
                ),
                (
                    "pooling_nhwc_sum", .exact(0),
                    { .rounded($0.real + $1.real, $0.error + $1.error, element) }
                ),
            ]
            : [
                ("pooling_nhwc_max", .integer(-100), { .integer(max($0.integer, $1.integer)) }),
                ("pooling_nhwc_min", .integer(100), { .integer(min($0.integer, $1.integer)) }),
                ("pooling_nhwc_sum", .integer(0), { .integer(element.wrapped($0.integer &+ $1.integer)) }),
            ]
        let (kind, initial, combine) = random.pick(kinds)
        let window = [1 + random.below(3), 1 + random.below(3)]
        let (strides, dilations) = (windowSteps(), windowSteps())
        let out = try windows(image.shape, window, strides, dilations) + [image.shape[3]]
        guard (out + window).reduce(1, *) <= Self.mostSteps else { throw Unfit() }
        let dimensions = out.map { Value.Dimension(size: $0) }
        let target = filled(dimensions, element, initial)
        let shape = empty(window.map { Value.Dimension(size: $0) }, element)
        let windowType = "tensor<\(window[0])x\(window[1])x\(element.name)>"
        let name = fresh()
        let type = Value.type(dimensions, element)
        line(
            "\(name) = linalg.\(kind) \(Self.attributes(strides, dilations)) ins(\(image.name), \(shape) : \(image.type), \(windowType)) outs(\(target) : \(type)) -> \(type)"
        )
        var numbers = Array(repeating: initial, count: out.reduce(1, *))
        Value.forEach(out + window) { i in
            let at = [
                i[0], i[1] * strides[0] + i[4] * dilations[0], i[2] * strides[1] + i[5] * dilations[1], i[3],
            ]
            let place = Value.offset(Array(i[..<4]), out)
            numbers[place] = combine(numbers[place], image[at])
        }
        try add(name, element, dimensions, numbers)
    }

    private mutating func windowSteps() -> [Int] { [1 + random.below(2), 1 + random.below(2)] }

    private func windows(_ image: [Int], _ window: [Int], _ strides: [Int], _ dilations: [Int]) throws
        -> [Int]
    {
        var out = [image[0]]
        for axis in 0..<2 {
            let room = image[axis + 1] - dilations[axis] * (window[axis] - 1) - 1
            guard room >= 0 else { throw Unfit() }
            out.append(room / strides[axis] + 1)
        }
        return out
    }

    private static func attributes(_ strides: [Int], _ dilations: [Int]) -> String {
        "{dilations = dense<[\(dilations[0]), \(dilations[1])]> : tensor<2xi64>, strides = dense<[\(strides[0]), \(strides[1])]> : tensor<2xi64>}"
    }
}
