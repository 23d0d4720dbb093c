extension FunctionBuilder {
    /// Rows of a table by computed indices.
    mutating func gather() throws {
        let table = try operand(where: { $0.shape.first ?? 0 > 0 }, rank: 1...3)
        let rows = table.shape[0]
        let count = random.pick([1, 2, 5, 8, 17])
        let indices = argument(.i32, [count], dynamic: false)
        let inner = Array(table.dimensions.dropFirst())
        let dimensions = [Value.Dimension(size: count)] + inner
        guard dimensions.map(\.size).reduce(1, *) <= Self.mostElements else { throw Unfit() }
        let (x, o, name) = (fresh("s"), fresh("o"), fresh())
        let bound = constant(.integer(Int64(rows)), .i32)
        var body = [
            "\(name)r = arith.remui \(x), \(bound) : i32",
            "\(name)a = arith.index_cast \(name)r : i32 to index",
        ]
        var at = ["\(name)a"]
        for axis in inner.indices {
            body.append("\(name)i\(axis) = linalg.index \(axis + 1) : index")
            at.append("\(name)i\(axis)")
        }
        body.append("\(name)e = tensor.extract \(table.name)[\(at.joined(separator: ", "))] : \(table.type)")
        body.append("linalg.yield \(name)e : \(table.element.name)")
        let target = empty(dimensions, table.element)
        let operation = GenericOperation(
            loops: dimensions, inputs: [(indices, ["d0"])],
            output: (target, table.element, dimensions, dimensions.indices.map { "d\($0)" }))
        for text in operation.text(name, body: body, arguments: [x, o]) { line(text) }
        var numbers: [Number] = []
        Value.forEach(dimensions.map(\.size)) { index in
            let row = Int(Element.i32.unsigned(indices.numbers[index[0]].integer) % UInt64(rows))
            numbers.append(table[[row] + index.dropFirst()])
        }
        try add(name, table.element, dimensions, numbers)
    }

    /// A tensor whose numbers follow from their positions.
    mutating func generate() throws {
        let shape = shape(rank: 1 + random.below(3))
        let dimensions = shape.map { Value.Dimension(size: $0) }
        let name = fresh()
        let indices = shape.indices.map { "\(name)i\($0): index" }.joined(separator: ", ")
        let factors = shape.map { _ in 1 + random.below(5) }
        let constants = factors.map { index($0) }
        line("\(name) = tensor.generate {")
        line("^bb0(\(indices)):")
        var sum = ""
        for axis in shape.indices {
            line("  \(name)p\(axis) = arith.muli \(name)i\(axis), \(constants[axis]) : index")
            if axis > 0 { line("  \(name)q\(axis) = arith.addi \(sum), \(name)p\(axis) : index") }
            sum = axis > 0 ? "\(name)q\(axis)" : "\(name)p0"
        }
        line("  \(name)c = arith.index_cast \(sum) : index to i32")
        line("  tensor.yield \(name)c : i32")
        line("} : \(Value.type(dimensions, .i32))")
        var numbers: [Number] = []
        Value.forEach(shape) { at in
            numbers.append(.integer(Int64(zip(at, factors).reduce(0) { $0 + $1.0 * $1.1 })))
        }
        try add(name, .i32, dimensions, numbers)
    }

    /// A loop that adds a tensor to what it carries.
    mutating func accumulateInLoop() throws {
        let main = try operand(where: { $0.count <= 5000 })
        let element = main.element
        let count = random.below(5)
        let part = argument(element, like: main.dimensions)
        let (zero, one, end, name) = (index(0), index(1), opaque(count), fresh())
        let operation = random.pick(
            element.isFloat
                ? ScalarOperation.reals.filter {
                    $0.operandCount == 2 && !$0.text.contains("div") && !$0.text.contains("pow")
                }
                : ScalarOperation.integers.filter { $0.operandCount == 2 })
        line(
            "\(name) = scf.for \(name)k = \(zero) to \(end) step \(one) iter_args(\(name)a = \(main.name)) -> (\(main.type)) {"
        )
        let target = empty(main.dimensions, element)
        let identity = main.dimensions.indices.map { "d\($0)" }
        let carried = Value(name: "\(name)a", element: element, dimensions: main.dimensions, numbers: [])
        let generic = GenericOperation(
            loops: main.dimensions, inputs: [(carried, identity), (part, identity)],
            output: (target, element, main.dimensions, identity))
        let text = operation.text.replacing("$a", with: "\(name)x").replacing("$b", with: "\(name)y")
        let body = [
            "\(name)z = \(text.replacing("$t", with: element.name))",
            "linalg.yield \(name)z : \(element.name)",
        ]
        for text in generic.text("\(name)s", body: body, arguments: ["\(name)x", "\(name)y", "\(name)o"]) {
            line(text)
        }
        line("scf.yield \(name)s : \(main.type)")
        line("}")
        var numbers = main.numbers
        for _ in 0..<count {
            for i in numbers.indices {
                guard let next = operation.evaluate([numbers[i], part.numbers[i]], element),
                    !element.isFloat || abs(next.real) < element.limit
                else { throw Unfit() }
                numbers[i] = next
            }
        }
        try add(name, element, main.dimensions, numbers)
    }

    /// A loop that writes one row in each step and reads what it wrote.
    mutating func updateInLoop() throws {
        let main = try operand(where: { $0.count > 0 && $0.isStatic }, rank: 1...3)
        let element = main.element
        let rows = main.shape[0]
        let count = 1 + random.below(min(rows, 6))
        let inner = Array(main.dimensions.dropFirst())
        let row = argument(element, like: inner)
        let (zero, one, end, name) = (index(0), index(1), opaque(count), fresh())
        let zeros = inner.map { _ in ", 0" }.joined()
        let sizes = inner.map { ", \($0.size)" }.joined()
        let ones = inner.map { _ in ", 1" }.joined()
        let part = "[1\(sizes)] [1\(ones)]"
        line(
            "\(name) = scf.for \(name)k = \(zero) to \(end) step \(one) iter_args(\(name)a = \(main.name)) -> (\(main.type)) {"
        )
        line(
            "  \(name)r = tensor.extract_slice \(name)a[\(name)k\(zeros)] \(part) : \(main.type) to \(row.type)"
        )
        let target = empty(inner, element)
        let identity = inner.indices.map { "d\($0)" }
        let read = Value(name: "\(name)r", element: element, dimensions: inner, numbers: [])
        let generic = GenericOperation(
            loops: inner, inputs: [(read, identity), (row, identity)],
            output: (target, element, inner, identity))
        let suffix = element.isFloat ? "f" : "i"
        let body = [
            "\(name)z = arith.add\(suffix) \(name)x, \(name)y : \(element.name)",
            "linalg.yield \(name)z : \(element.name)",
        ]
        for text in generic.text("\(name)s", body: body, arguments: ["\(name)x", "\(name)y", "\(name)o"]) {
            line(text)
        }
        // The last row is written, which later steps may read.
        let last = constant(.integer(Int64(rows - 1)), .index)
        line("  \(name)l = arith.subi \(last), \(name)k : index")
        line(
            "  \(name)u = tensor.insert_slice \(name)s into \(name)a[\(name)l\(zeros)] \(part) : \(row.type) into \(main.type)"
        )
        line("scf.yield \(name)u : \(main.type)")
        line("}")
        var numbers = main.numbers
        let length = inner.map(\.size).reduce(1, *)
        for k in 0..<count {
            let sums = (0..<length).map { i -> Number in
                let (a, b) = (numbers[k * length + i], row.numbers[i])
                return element.isFloat
                    ? .rounded(a.real + b.real, a.error + b.error, element)
                    : .integer(element.wrapped(a.integer &+ b.integer))
            }
            for i in 0..<length { numbers[(rows - 1 - k) * length + i] = sums[i] }
        }
        try add(name, element, main.dimensions, numbers)
    }

    /// One of two tensors, by a condition that the compiler does not know.
    mutating func branch() throws {
        let main = try operand(where: { $0.count <= 5000 })
        let element = main.element
        let other = argument(element, like: main.dimensions)
        let isFirst = random.isOne(in: 2)
        let (a, b, name) = (opaque(isFirst ? 1 : 2), index(1), fresh())
        let suffix = element.isFloat ? "f" : "i"
        line("\(name)t = arith.cmpi eq, \(a), \(b) : index")
        line("\(name) = scf.if \(name)t -> (\(main.type)) {")
        let target = empty(main.dimensions, element)
        let identity = main.dimensions.indices.map { "d\($0)" }
        let generic = GenericOperation(
            loops: main.dimensions, inputs: [(main, identity), (other, identity)],
            output: (target, element, main.dimensions, identity))
        let body = [
            "\(name)z = arith.sub\(suffix) \(name)x, \(name)y : \(element.name)",
            "linalg.yield \(name)z : \(element.name)",
        ]
        for text in generic.text("\(name)s", body: body, arguments: ["\(name)x", "\(name)y", "\(name)o"]) {
            line(text)
        }
        line("  scf.yield \(name)s : \(main.type)")
        line("} else {")
        line("  scf.yield \(other.name) : \(main.type)")
        line("}")
        let numbers = zip(main.numbers, other.numbers).map { a, b -> Number in
            guard isFirst else { return b }
            return element.isFloat
                ? .rounded(a.real - b.real, a.error + b.error, element)
                : .integer(element.wrapped(a.integer &- b.integer))
        }
        try add(name, element, main.dimensions, numbers)
    }
}
