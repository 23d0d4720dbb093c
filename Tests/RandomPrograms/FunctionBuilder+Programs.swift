extension FunctionBuilder {
    /// Tensors of truth values: comparisons, their combination, and a choice by it.
    mutating func masks() throws {
        let main = try operand(rank: 0...4, Element.integers)
        let element = main.element
        let other = argument(element, like: main.dimensions)
        let identity = main.dimensions.indices.map { "d\($0)" }
        let (first, second, name) = (fresh("m"), fresh("m"), fresh())
        for (mask, test) in [(first, "slt"), (second, "ne")] {
            let target = empty(main.dimensions, .i1)
            let operation = GenericOperation(
                loops: main.dimensions, inputs: [(main, identity), (other, identity)],
                output: (target, .i1, main.dimensions, identity))
            let body = [
                "\(mask)t = arith.cmpi \(test), \(mask)x, \(mask)y : \(element.name)",
                "linalg.yield \(mask)t : i1",
            ]
            for text in operation.text(mask, body: body, arguments: ["\(mask)x", "\(mask)y", "\(mask)o"]) {
                line(text)
            }
        }
        let choose = random.pick(["andi", "ori", "xori"])
        let truths = [first, second].map {
            Value(name: $0, element: .i1, dimensions: main.dimensions, numbers: [])
        }
        let target = empty(main.dimensions, element)
        let operation = GenericOperation(
            loops: main.dimensions,
            inputs: [(truths[0], identity), (truths[1], identity), (main, identity), (other, identity)],
            output: (target, element, main.dimensions, identity))
        let body = [
            "\(name)t = arith.\(choose) \(name)p, \(name)q : i1",
            "\(name)r = arith.select \(name)t, \(name)x, \(name)y : \(element.name)",
            "linalg.yield \(name)r : \(element.name)",
        ]
        let arguments = ["p", "q", "x", "y", "o"].map { name + $0 }
        for text in operation.text(name, body: body, arguments: arguments) { line(text) }
        let numbers = zip(main.numbers, other.numbers).map { a, b -> Number in
            let (p, q) = (a.integer < b.integer, a.integer != b.integer)
            let truth = choose == "andi" ? p && q : choose == "ori" ? p || q : p != q
            return truth ? a : b
        }
        try add(name, element, main.dimensions, numbers)
    }

    /// A loop that ends by a condition on what it carries, which is a number of the tensor.
    mutating func repeatWhile() throws {
        let main = try operand(where: { $0.count > 0 && $0.count <= 2000 }, [.i32])
        let most = Int64(random.below(60))
        let limit = constant(.integer(most), .i32)
        let bound = opaque(6)
        let (zero, one, name) = (index(0), index(1), fresh())
        let step = constant(.integer(7), .i32)
        let at = main.dimensions.map { _ in zero }.joined(separator: ", ")
        line(
            "\(name):2 = scf.while (\(name)a = \(main.name), \(name)k = \(zero)) : (\(main.type), index) -> (\(main.type), index) {"
        )
        line("  \(name)e = tensor.extract \(name)a[\(at)] : \(main.type)")
        line("  \(name)p = arith.cmpi slt, \(name)e, \(limit) : i32")
        line("  \(name)q = arith.cmpi ult, \(name)k, \(bound) : index")
        line("  \(name)t = arith.andi \(name)p, \(name)q : i1")
        line("  scf.condition(\(name)t) \(name)a, \(name)k : \(main.type), index")
        line("} do {")
        line("^bb0(\(name)b: \(main.type), \(name)l: index):")
        let target = empty(main.dimensions, .i32)
        let identity = main.dimensions.indices.map { "d\($0)" }
        let carried = Value(name: "\(name)b", element: .i32, dimensions: main.dimensions, numbers: [])
        let operation = GenericOperation(
            loops: main.dimensions, inputs: [(carried, identity)],
            output: (target, .i32, main.dimensions, identity))
        let body = ["\(name)z = arith.addi \(name)x, \(step) : i32", "linalg.yield \(name)z : i32"]
        for text in operation.text("\(name)s", body: body, arguments: ["\(name)x", "\(name)o"]) { line(text) }
        line("  \(name)m = arith.addi \(name)l, \(one) : index")
        line("  scf.yield \(name)s, \(name)m : \(main.type), index")
        line("}")
        var numbers = main.numbers
        var k = 0
        while numbers[0].integer < most, k < 6 {
            numbers = numbers.map { .integer(Element.i32.wrapped($0.integer &+ 7)) }
            k += 1
        }
        try add("\(name)#0", .i32, main.dimensions, numbers)
    }

    /// One number of a tensor, replaced by another one.
    mutating func insertNumber() throws {
        let main = try operand(where: { $0.count > 0 }, rank: 1...4)
        let place = main.shape.map { random.below($0) }
        let other = main.shape.map { random.below($0) }
        let at = place.map { opaque($0) }.joined(separator: ", ")
        let from = other.map { index($0) }.joined(separator: ", ")
        let (number, name) = (fresh("n"), fresh())
        line("\(number) = tensor.extract \(main.name)[\(from)] : \(main.type)")
        line("\(name) = tensor.insert \(number) into \(main.name)[\(at)] : \(main.type)")
        var numbers = main.numbers
        numbers[Value.offset(place, main.shape)] = main[other]
        try add(name, main.element, main.dimensions, numbers)
    }

    /// `linalg.reduce` over some dimensions.
    mutating func namedReduction() throws {
        let main = try operand(where: { $0.count > 0 }, rank: 1...4)
        let axes = main.dimensions.indices.filter { _ in random.isOne(in: 2) }
        guard !axes.isEmpty else { throw Unfit() }
        let kept = main.dimensions.indices.filter { !axes.contains($0) }
        let dimensions = kept.map { main.dimensions[$0] }
        let element = main.element
        let start: Number = element.isFloat ? .exact(-1000) : .integer(-100)
        let target = filled(dimensions, element, start)
        let name = fresh()
        let operation = element.isFloat ? "arith.maximumf" : "arith.maxsi"
        let type = Value.type(dimensions, element)
        line(
            "\(name) = linalg.reduce { \(operation) } ins(\(main.name) : \(main.type)) outs(\(target) : \(type)) dimensions = [\(list(axes))]"
        )
        var numbers = Array(repeating: start, count: dimensions.map(\.size).reduce(1, *))
        Value.forEach(main.shape) { at in
            let place = Value.offset(kept.map { at[$0] }, dimensions.map(\.size))
            let (a, b) = (numbers[place], main[at])
            numbers[place] =
                element.isFloat
                ? Number(real: max(a.real, b.real), error: max(a.error, b.error))
                : .integer(max(a.integer, b.integer))
        }
        try add(name, element, dimensions, numbers)
    }

    /// `linalg.map` of two tensors.
    mutating func map() throws {
        let main = try operand()
        let element = main.element
        let other = argument(element, like: main.dimensions)
        let target = empty(main.dimensions, element)
        let name = fresh()
        let suffix = element.isFloat ? "f" : "i"
        line(
            "\(name) = linalg.map { arith.mul\(suffix) } ins(\(main.name), \(other.name) : \(main.type), \(other.type)) outs(\(target) : \(main.type))"
        )
        let numbers = zip(main.numbers, other.numbers).map { a, b -> Number in
            guard element.isFloat else { return .integer(element.wrapped(a.integer &* b.integer)) }
            return .rounded(a.real * b.real, abs(b.real) * a.error, element)
        }
        try add(name, element, main.dimensions, numbers)
    }

    /// A call of a function that updates what it is given, which is used afterwards too.
    mutating func call() throws {
        let main = try operand(where: { $0.isStatic && $0.count > 0 }, rank: 1...3)
        let element = main.element
        let (function, name) = ("@function\(declarations.count)", fresh())
        let number = input(element)
        let zeros = main.shape.map { _ in "%zero" }.joined(separator: ", ")
        let attributes = random.isOne(in: 2) ? " attributes {noinline}" : ""
        declarations.append(
            """
            func.func private \(function)(%x: \(main.type)) -> \(main.type)\(attributes) {
              %zero = arith.constant 0 : index
              %number = arith.constant \(Self.literal(number, element)) : \(element.name)
              %r = tensor.insert %number into %x[\(zeros)] : \(main.type)
              return %r : \(main.type)
            }
            """)
        line("\(name) = call \(function)(\(main.name)) : (\(main.type)) -> \(main.type)")
        var numbers = main.numbers
        numbers[0] = number
        try add(name, element, main.dimensions, numbers)
    }

    /// A global that is stored to, updated by a loop, and read: what was loaded before stays as it was.
    mutating func state() throws {
        let main = try operand(where: { $0.isStatic && $0.count > 0 }, rank: 1...3)
        let element = main.element
        let row = argument(element, like: Array(main.dimensions.dropFirst()), dynamic: false)
        let rows = main.shape[0]
        let count = random.below(rows + 1)
        let (global, name) = ("@state\(declarations.count)", fresh())
        let zero: Number = element.isFloat ? .exact(0) : .integer(0)
        let initial = Self.literal(zero, element)
        declarations.append("util.global private mutable \(global) = dense<\(initial)> : \(main.type)")
        let (start, one, end) = (index(0), index(1), opaque(count))
        let zeros = row.shape.map { _ in ", 0" }.joined()
        let sizes = row.shape.map { ", \($0)" }.joined()
        let ones = row.shape.map { _ in ", 1" }.joined()
        line("util.global.store \(main.name), \(global) : \(main.type)")
        let keeps = random.isOne(in: 2)
        if keeps { line("\(name)b = util.global.load \(global) : \(main.type)") }
        line("scf.for \(name)k = \(start) to \(end) step \(one) {")
        line("  \(name)a = util.global.load \(global) : \(main.type)")
        line(
            "  \(name)u = tensor.insert_slice \(row.name) into \(name)a[\(name)k\(zeros)] [1\(sizes)] [1\(ones)] : \(row.type) into \(main.type)"
        )
        line("  util.global.store \(name)u, \(global) : \(main.type)")
        line("}")
        line("\(name) = util.global.load \(global) : \(main.type)")
        var numbers = main.numbers
        for k in 0..<count {
            for i in row.numbers.indices { numbers[k * row.numbers.count + i] = row.numbers[i] }
        }
        if keeps { try add("\(name)b", element, main.dimensions, main.numbers) }
        try add(name, element, main.dimensions, numbers)
    }
}
