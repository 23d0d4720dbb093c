extension FunctionBuilder {
    /// A scalar in the body of an operation, with what it is at each point of the loops.
    struct Scalar {
        var name: String
        var numbers: [Number]
    }

    /// Operations with one result for each point of the loops, on operands that are indexed by some of them.
    mutating func elementwise() throws {
        let main = try operand()
        let loops = main.dimensions
        var inputs: [(value: Value, axes: [Int])] = [(main, Array(loops.indices))]
        for _ in 0..<random.below(3) { inputs.append(try companion(main.element, loops)) }
        var order = Array(loops.indices)
        if random.isOne(in: 4) { order.shuffle(using: &random) }
        var scalars = inputs.map { input in
            Scalar(name: fresh("s"), numbers: points(of: input.value, input.axes, loops))
        }
        let arguments = scalars.map(\.name)
        var body: [String] = []
        if loops.count > 0, random.isOne(in: 6) { scalars.append(position(loops, main.element, &body)) }
        let result = try chain(&scalars, main.element, &body, length: 1 + random.below(4))
        let dimensions = order.map { loops[$0] }
        let target = empty(dimensions, main.element)
        let operation = GenericOperation(
            loops: loops, inputs: inputs.map { ($0.value, $0.axes.map { "d\($0)" }) },
            output: (target, main.element, dimensions, order.map { "d\($0)" }))
        let name = fresh()
        body.append("linalg.yield \(result.name) : \(main.element.name)")
        for text in operation.text(name, body: body, arguments: arguments + [fresh("o")]) { line(text) }
        try add(name, main.element, dimensions, permuted(result.numbers, loops, order))
    }

    /// A value that is indexed by some of the loops.
    mutating func companion(_ element: Element, _ loops: [Value.Dimension]) throws -> (
        value: Value, axes: [Int]
    ) {
        for value in (values + arguments).shuffled(using: &random) where value.element == element {
            var free = Array(loops.indices)
            if random.isOne(in: 3) { free.shuffle(using: &random) }
            var axes: [Int] = []
            for size in value.shape {
                guard let place = free.firstIndex(where: { loops[$0].size == size }) else { break }
                axes.append(free.remove(at: place))
            }
            if axes.count == value.rank { return (value, axes) }
        }
        var axes = loops.indices.filter { _ in !random.isOne(in: 3) }
        if random.isOne(in: 4) { axes.shuffle(using: &random) }
        return (argument(element, like: axes.map { loops[$0] }), axes)
    }

    /// The numbers of a value at each point of the loops.
    func points(of value: Value, _ axes: [Int], _ loops: [Value.Dimension]) -> [Number] {
        var numbers: [Number] = []
        Value.forEach(loops.map(\.size)) { index in numbers.append(value[axes.map { index[$0] }]) }
        return numbers
    }

    /// Results of points in the order of a tensor whose dimensions are the loops in another order.
    func permuted(_ numbers: [Number], _ loops: [Value.Dimension], _ order: [Int]) -> [Number] {
        let shape = order.map { loops[$0].size }
        var out = numbers
        var next = 0
        Value.forEach(loops.map(\.size)) { index in
            out[Value.offset(order.map { index[$0] }, shape)] = numbers[next]
            next += 1
        }
        return out
    }

    /// The position in one of the loops, as a number.
    private mutating func position(_ loops: [Value.Dimension], _ element: Element, _ body: inout [String])
        -> Scalar
    {
        let axis = random.below(loops.count)
        let (at, cast, name) = (fresh("i"), fresh("i"), fresh("i"))
        body.append("\(at) = linalg.index \(axis) : index")
        let integer = element.isFloat ? Element.i32 : element
        body.append("\(element.isFloat ? cast : name) = arith.index_cast \(at) : index to \(integer.name)")
        if element.isFloat { body.append("\(name) = arith.sitofp \(cast) : i32 to \(element.name)") }
        var numbers: [Number] = []
        Value.forEach(loops.map(\.size)) { index in
            numbers.append(
                element.isFloat ? .exact(Double(index[axis])) : .integer(element.wrapped(Int64(index[axis]))))
        }
        return Scalar(name: name, numbers: numbers)
    }

    /// Appends operations on scalars, each of which may use all before it.
    mutating func chain(_ scalars: inout [Scalar], _ element: Element, _ body: inout [String], length: Int)
        throws
        -> Scalar
    {
        let table = (element.isFloat ? ScalarOperation.reals : ScalarOperation.integers)
        var done = 0
        for _ in 0..<(8 * length) where done < length {
            let operation = random.pick(table)
            var operands = (0..<operation.operandCount).map { _ in random.pick(scalars) }
            if operation.operandCount > 0 {
                operands[random.below(operands.count)] = scalars[scalars.count - 1]
            }
            if operation.operandCount > 1, random.isOne(in: 4) {
                let number = input(element)
                let name = constant(number, element)
                operands[operands.count - 1] = Scalar(
                    name: name, numbers: scalars[0].numbers.map { _ in number })
            }
            guard let numbers = results(of: operation, operands, element) else { continue }
            let name = fresh("s")
            var text = operation.text
            for (mark, operand) in zip(["$a", "$b", "$c"], operands) {
                text = text.replacing(mark, with: operand.name)
            }
            body.append("\(name) = \(text.replacing("$t", with: element.name))")
            scalars.append(Scalar(name: name, numbers: numbers))
            done += 1
        }
        guard done > 0 else { throw Unfit() }
        return scalars[scalars.count - 1]
    }

    private func results(of operation: ScalarOperation, _ operands: [Scalar], _ element: Element) -> [Number]?
    {
        var numbers: [Number] = []
        for i in operands[0].numbers.indices {
            guard let number = operation.evaluate(operands.map { $0.numbers[i] }, element) else { return nil }
            if element.isFloat {
                guard number.real.isFinite, abs(number.real) < element.limit else { return nil }
            }
            numbers.append(number)
        }
        return numbers
    }

    /// A choice by comparison of integers, or of exact numbers.
    mutating func select() throws {
        let main = try operand()
        let compared = try companion(main.element, main.dimensions)
        guard !main.element.isFloat || (main.isExact && compared.value.isExact) else { throw Unfit() }
        let loops = main.dimensions
        let a = main.numbers
        let b = points(of: compared.value, compared.axes, loops)
        let (x, y, o, test, result) = (fresh("s"), fresh("s"), fresh("o"), fresh("t"), fresh("s"))
        let comparison = random.pick(Comparison.all.filter { $0.isFloat == main.element.isFloat })
        let isBranch = random.isOne(in: 3)
        var body = ["\(test) = \(comparison.text) \(x), \(y) : \(main.element.name)"]
        if isBranch {
            body += [
                "\(result) = scf.if \(test) -> (\(main.element.name)) {",
                "  scf.yield \(y) : \(main.element.name)",
                "} else {", "  scf.yield \(x) : \(main.element.name)", "}",
            ]
        } else {
            body.append("\(result) = arith.select \(test), \(y), \(x) : \(main.element.name)")
        }
        body.append("linalg.yield \(result) : \(main.element.name)")
        let target = empty(loops, main.element)
        let identity = loops.indices.map { "d\($0)" }
        let operation = GenericOperation(
            loops: loops, inputs: [(main, identity), (compared.value, compared.axes.map { "d\($0)" })],
            output: (target, main.element, loops, identity))
        let name = fresh()
        for text in operation.text(name, body: body, arguments: [x, y, o]) { line(text) }
        try add(name, main.element, loops, zip(a, b).map { comparison.holds($0, $1, main.element) ? $1 : $0 })
    }

    /// A comparison of two numbers.
    private struct Comparison: Sendable {
        let text: String
        let isFloat: Bool
        let holds: @Sendable (Number, Number, Element) -> Bool

        static let all: [Comparison] = [
            signed("eq") { $0 == $1 }, signed("ne") { $0 != $1 }, signed("slt") { $0 < $1 },
            signed("sle") { $0 <= $1 }, signed("sgt") { $0 > $1 }, signed("sge") { $0 >= $1 },
            unsigned("ult") { $0 < $1 }, unsigned("ule") { $0 <= $1 }, unsigned("ugt") { $0 > $1 },
            unsigned("uge") { $0 >= $1 },
            real("oeq") { $0 == $1 }, real("une") { $0 != $1 }, real("olt") { $0 < $1 },
            real("ole") { $0 <= $1 }, real("ogt") { $0 > $1 }, real("oge") { $0 >= $1 },
            real("ueq") { $0 == $1 }, real("one") { $0 != $1 }, real("ult") { $0 < $1 },
            real("uge") { $0 >= $1 },
        ]

        private static func signed(_ name: String, _ holds: @escaping @Sendable (Int64, Int64) -> Bool)
            -> Comparison
        {
            Comparison(text: "arith.cmpi \(name),", isFloat: false) { a, b, _ in holds(a.integer, b.integer) }
        }

        private static func unsigned(_ name: String, _ holds: @escaping @Sendable (UInt64, UInt64) -> Bool)
            -> Comparison
        {
            Comparison(text: "arith.cmpi \(name),", isFloat: false) { a, b, t in
                holds(t.unsigned(a.integer), t.unsigned(b.integer))
            }
        }

        private static func real(_ name: String, _ holds: @escaping @Sendable (Double, Double) -> Bool)
            -> Comparison
        {
            Comparison(text: "arith.cmpf \(name),", isFloat: true) { a, b, _ in holds(a.real, b.real) }
        }
    }

    /// Conversions between element types.
    mutating func convert() throws {
        let main = try operand()
        let target = random.pick(Element.all)
        let (from, to) = (main.element, target)
        guard from != to else { throw Unfit() }
        let name: String
        let convert: (Number) throws -> Number
        switch (from.isFloat, to.isFloat) {
        case (true, true):
            guard from.bits != to.bits else { throw Unfit() }
            name = from.bits < to.bits ? "extf" : "truncf"
            convert = { .rounded($0.real, $0.error, to.bits < from.bits ? to : from) }
        case (true, false):
            guard main.isExact, to.bits >= 8 else { throw Unfit() }
            let isSigned = random.isOne(in: 2)
            name = isSigned ? "fptosi" : "fptoui"
            let limit = Double(sign: .plus, exponent: min(to.bits, 62) - 1, significand: 1)
            convert = { number in
                let value = number.real.rounded(.towardZero)
                guard abs(value) < limit, isSigned || value >= 0 else { throw Unfit() }
                return .integer(Int64(value))
            }
        case (false, true):
            let isSigned = random.isOne(in: 2)
            name = isSigned ? "sitofp" : "uitofp"
            convert = { number in
                let value = isSigned ? Double(number.integer) : Double(from.unsigned(number.integer))
                guard abs(value) < to.limit else { throw Unfit() }
                let isExact = abs(value) < Double(sign: .plus, exponent: to.significandBits, significand: 1)
                return isExact ? .exact(value) : .rounded(value, 0, to)
            }
        case (false, false):
            guard from.bits != to.bits else { throw Unfit() }
            let isSigned = random.isOne(in: 2)
            name = from.bits > to.bits ? "trunci" : isSigned ? "extsi" : "extui"
            convert = { number in
                .integer(
                    to.wrapped(isSigned ? number.integer : Int64(bitPattern: from.unsigned(number.integer))))
            }
        }
        let numbers = try main.numbers.map(convert)
        let (x, o, result) = (fresh("s"), fresh("o"), fresh("s"))
        let out = empty(main.dimensions, to)
        let identity = main.dimensions.indices.map { "d\($0)" }
        let operation = GenericOperation(
            loops: main.dimensions, inputs: [(main, identity)], output: (out, to, main.dimensions, identity))
        let body = [
            "\(result) = arith.\(name) \(x) : \(from.name) to \(to.name)",
            "linalg.yield \(result) : \(to.name)",
        ]
        let value = fresh()
        for text in operation.text(value, body: body, arguments: [x, o]) { line(text) }
        try add(value, to, main.dimensions, numbers)
    }
}
