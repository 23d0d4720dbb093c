import Foundation

extension FunctionBuilder {
    /// Combines numbers of a reduction. Sums of real numbers may be taken in any order.
    private struct Combiner: Sendable {
        let name: String
        let initial: @Sendable (Element) -> Number
        let combine: @Sendable (Number, Number, Element) -> Number

        static let real: [Combiner] = [
            Combiner(name: "arith.addf", initial: { _ in .exact(0) }) { a, b, t in
                .rounded(a.real + b.real, a.error + b.error, t)
            },
            Combiner(name: "arith.maximumf", initial: { _ in .exact(-1000) }) { a, b, _ in
                Number(real: max(a.real, b.real), error: max(a.error, b.error))
            },
            Combiner(name: "arith.minimumf", initial: { _ in .exact(1000) }) { a, b, _ in
                Number(real: min(a.real, b.real), error: max(a.error, b.error))
            },
        ]

        static let integer: [Combiner] = [
            integer("addi", 0) { a, b, _ in a &+ b }, integer("muli", 1) { a, b, _ in a &* b },
            integer("andi", -1) { a, b, _ in a & b }, integer("ori", 0) { a, b, _ in a | b },
            integer("xori", 0) { a, b, _ in a ^ b }, integer("maxsi", -100) { a, b, _ in max(a, b) },
            integer("minsi", 100) { a, b, _ in min(a, b) },
            integer("maxui", 0) { a, b, t in t.unsigned(a) > t.unsigned(b) ? a : b },
        ]

        private static func integer(
            _ name: String, _ initial: Int64, _ combine: @escaping @Sendable (Int64, Int64, Element) -> Int64
        ) -> Combiner {
            Combiner(name: "arith.\(name)", initial: { _ in .integer(initial) }) { a, b, t in
                .integer(t.wrapped(combine(a.integer, b.integer, t)))
            }
        }
    }

    /// A reduction of some dimensions, after a chain of operations on what is reduced.
    mutating func reduction() throws {
        let main = try operand(rank: 1...4)
        let loops = main.dimensions
        let element = main.element
        let reduced = Set(loops.indices.filter { _ in random.isOne(in: 2) } + [random.below(loops.count)])
        var kept = loops.indices.filter { !reduced.contains($0) }
        if random.isOne(in: 4) { kept.shuffle(using: &random) }
        let combiner = random.pick(element.isFloat ? Combiner.real : Combiner.integer)
        let dimensions = kept.map { loops[$0] }
        var scalars = [Scalar(name: fresh("s"), numbers: main.numbers)]
        let argument = scalars[0].name
        var body: [String] = []
        var source = scalars[0]
        if random.isOne(in: 2) { source = try chain(&scalars, element, &body, length: 1 + random.below(2)) }
        let initial = combiner.initial(element)
        var sums = Array(repeating: initial, count: dimensions.map(\.size).reduce(1, *))
        var next = 0
        Value.forEach(loops.map(\.size)) { index in
            let place = Value.offset(kept.map { index[$0] }, dimensions.map(\.size))
            sums[place] = combiner.combine(sums[place], source.numbers[next], element)
            next += 1
        }
        if element.isFloat, combiner.name == "arith.addf" {
            // Partial sums are larger than the sum where signs differ.
            let steps = Double(source.numbers.count) / Double(max(1, sums.count))
            let largest = source.numbers.reduce(0) { max($0, abs($1.real)) }
            for i in sums.indices { sums[i].error += steps * steps.squareRoot() * largest * element.epsilon }
        }
        let target = filled(dimensions, element, initial)
        let (o, sum) = (fresh("o"), fresh("s"))
        body.append("\(sum) = \(combiner.name) \(source.name), \(o) : \(element.name)")
        body.append("linalg.yield \(sum) : \(element.name)")
        let operation = GenericOperation(
            loops: loops, reductions: reduced, inputs: [(main, loops.indices.map { "d\($0)" })],
            output: (target, element, dimensions, kept.map { "d\($0)" }))
        let name = fresh()
        for text in operation.text(name, body: body, arguments: [argument, o]) { line(text) }
        try add(name, element, dimensions, sums)
    }

    /// Where the first of the largest numbers of each row is; two results.
    mutating func argumentOfMaximum() throws {
        let main = try operand(where: { $0.shape.last ?? 0 > 0 }, rank: 1...3)
        let element = main.element
        // Where two numbers may be equal, either may be the largest.
        guard main.isExact || !element.isFloat else { throw Unfit() }
        let kept = Array(main.dimensions.dropLast())
        guard let length = main.shape.last else { throw Unfit() }
        let least: Number = element.isFloat ? .exact(-1000) : .integer(element.bits == 8 ? -128 : -30000)
        var (maxima, places) = ([Number](), [Number]())
        Value.forEach(kept.map(\.size)) { index in
            var (best, place) = (least, Int64(0))
            for i in 0..<length {
                let number = main[index + [i]]
                let isLarger = element.isFloat ? number.real > best.real : number.integer > best.integer
                if isLarger { (best, place) = (number, Int64(i)) }
            }
            maxima.append(best)
            places.append(.integer(place))
        }
        let first = filled(kept, element, least)
        let second = filled(kept, .i32, .integer(0))
        let loops = main.dimensions.indices.map { "d\($0)" }
        let list = loops.joined(separator: ", ")
        let outer = loops.dropLast().joined(separator: ", ")
        let iterators = (kept.map { _ in "\"parallel\"" } + ["\"reduction\""]).joined(separator: ", ")
        let map = "affine_map<(\(list)) -> (\(outer))>"
        let types = "\(Value.type(kept, element)), \(Value.type(kept, .i32))"
        let name = fresh()
        let comparison = element.isFloat ? "arith.cmpf ogt" : "arith.cmpi sgt"
        line(
            "\(name):2 = linalg.generic {indexing_maps = [affine_map<(\(list)) -> (\(list))>, \(map), \(map)], iterator_types = [\(iterators)]}"
        )
        line("  ins(\(main.name) : \(main.type)) outs(\(first), \(second) : \(types)) {")
        line("^bb0(\(name)x: \(element.name), \(name)b: \(element.name), \(name)p: i32):")
        line("  \(name)i = linalg.index \(kept.count) : index")
        line("  \(name)c = arith.index_cast \(name)i : index to i32")
        line("  \(name)t = \(comparison), \(name)x, \(name)b : \(element.name)")
        line("  \(name)m = arith.select \(name)t, \(name)x, \(name)b : \(element.name)")
        line("  \(name)n = arith.select \(name)t, \(name)c, \(name)p : i32")
        line("  linalg.yield \(name)m, \(name)n : \(element.name), i32")
        line("} -> (\(types))")
        try add("\(name)#0", element, kept, maxima)
        try add("\(name)#1", .i32, kept, places)
    }

    mutating func softmax() throws {
        let main = try operand(where: { $0.count > 0 }, rank: 1...4, Element.floats)
        let axis = random.below(main.rank)
        let element = main.element
        var numbers = main.numbers
        Value.forEach(main.dimensions.indices.filter { $0 != axis }.map { main.shape[$0] }) { outer in
            func index(_ i: Int) -> [Int] { Array(outer[..<axis]) + [i] + Array(outer[axis...]) }
            let row = (0..<main.shape[axis]).map { main[index($0)] }
            let largest = row.map(\.real).max() ?? 0
            let sum = row.map { exp($0.real - largest) }.reduce(0, +)
            let error = row.map(\.error).max() ?? 0
            for (i, number) in row.enumerated() {
                let value = exp(number.real - largest) / sum
                let relative =
                    exp(2 * error) - 1 + Double(row.count + 8) * element.epsilon
                    * (1 + abs(number.real - largest))
                numbers[Value.offset(index(i), main.shape)] = .rounded(value, value * relative, element)
            }
        }
        let target = empty(main.dimensions, element)
        let name = fresh()
        line(
            "\(name) = linalg.softmax dimension(\(axis)) ins(\(main.name) : \(main.type)) outs(\(target) : \(main.type)) -> \(main.type)"
        )
        try add(name, element, main.dimensions, numbers)
    }
}
