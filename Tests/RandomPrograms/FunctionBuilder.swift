/// A step that does not fit the values that there are, or whose result is not to be generated.
struct Unfit: Error {}

/// A function of random operations on tensors, with its arguments and what it should return.
struct FunctionBuilder {
    var random: SeededNumbers
    private(set) var arguments: [Value] = []
    private(set) var values: [Value] = []
    /// The names of dynamic sizes are made in the prologue.
    private var prologue: [String] = []
    private(set) var lines: [String] = []
    /// Other functions and globals of the program.
    var declarations: [String] = []
    private var nextName = 0

    /// Bounds of what one operation computes.
    static let mostElements = 20_000
    static let mostSteps = 200_000

    init(seed: UInt64, steps: Int) {
        random = SeededNumbers(seed)
        var done = 0
        var tries = 0
        while done < steps, tries < 50 * steps {
            tries += 1
            // A step that turns out not to fit leaves nothing behind.
            var attempt = self
            do {
                try attempt.step()
                self = attempt
                done += 1
            } catch {
                random = attempt.random
            }
        }
        if values.isEmpty { _ = argument(.f32, [4]) }
    }

    private mutating func step() throws {
        try random.pick(Self.operations)(&self)
    }

    /// The operations, the usual ones several times.
    private static let operations: [@Sendable (inout FunctionBuilder) throws -> Void] = [
        { try $0.elementwise() }, { try $0.elementwise() }, { try $0.elementwise() },
        { try $0.elementwise() },
        { try $0.reduction() }, { try $0.reduction() }, { try $0.argumentOfMaximum() }, { try $0.softmax() },
        { try $0.contraction() }, { try $0.contraction() }, { try $0.namedContraction() },
        { try $0.convolution() }, { try $0.pooling() },
        { try $0.transpose() }, { try $0.broadcast() }, { try $0.extractSlice() }, { try $0.insertSlice() },
        { try $0.pad() }, { try $0.concatenate() }, { try $0.collapse() }, { try $0.expand() },
        { try $0.gather() }, { try $0.generate() }, { try $0.convert() }, { try $0.select() },
        { try $0.accumulateInLoop() }, { try $0.updateInLoop() }, { try $0.branch() },
        { try $0.masks() }, { try $0.repeatWhile() }, { try $0.insertNumber() }, { try $0.namedReduction() },
        { try $0.map() }, { try $0.call() }, { try $0.state() },
    ]

    // MARK: Text

    mutating func line(_ text: String) { lines.append("  " + text) }

    mutating func fresh(_ prefix: String = "v") -> String {
        nextName += 1
        return "%\(prefix)\(nextName)"
    }

    mutating func constant(_ number: Number, _ element: Element) -> String {
        let name = fresh("c")
        line("\(name) = arith.constant \(Self.literal(number, element)) : \(element.name)")
        return name
    }

    mutating func index(_ value: Int) -> String { constant(.integer(Int64(value)), .index) }

    static func literal(_ number: Number, _ element: Element) -> String {
        guard element.isFloat else { return "\(number.integer)" }
        let text = "\(number.real)"
        return text.contains(".") || text.contains("e") ? text : text + ".0"
    }

    /// A size as an operand of type index.
    mutating func operand(_ dimension: Value.Dimension) -> String { dimension.name ?? index(dimension.size) }

    mutating func empty(_ dimensions: [Value.Dimension], _ element: Element) -> String {
        let name = fresh("e")
        let sizes = dimensions.compactMap(\.name).joined(separator: ", ")
        line("\(name) = tensor.empty(\(sizes)) : \(Value.type(dimensions, element))")
        return name
    }

    mutating func filled(_ dimensions: [Value.Dimension], _ element: Element, _ number: Number) -> String {
        let value = constant(number, element)
        let target = empty(dimensions, element)
        let name = fresh("f")
        let type = Value.type(dimensions, element)
        line("\(name) = linalg.fill ins(\(value) : \(element.name)) outs(\(target) : \(type)) -> \(type)")
        return name
    }

    // MARK: Values

    /// Adds the result of an operation.
    mutating func add(
        _ name: String, _ element: Element, _ dimensions: [Value.Dimension], _ numbers: [Number]
    ) throws {
        for number in numbers where element.isFloat {
            guard number.real.isFinite, abs(number.real) + number.error < element.limit else { throw Unfit() }
        }
        // Errors that are larger than the numbers tell nothing.
        let largest = numbers.reduce(0) { max($0, abs($1.real)) }
        let error = numbers.reduce(0) { max($0, $1.error) }
        guard error <= max(0.2 * largest, 1e-3) else { throw Unfit() }
        values.append(Value(name: name, element: element, dimensions: dimensions, numbers: numbers))
    }

    /// An argument of the function, sometimes with dynamic sizes; or a constant.
    mutating func argument(_ element: Element, _ shape: [Int], dynamic: Bool? = nil) -> Value {
        let dimensions = shape.map { Value.Dimension(size: $0) }
        return argument(element, like: dimensions, dynamic: dynamic ?? random.isOne(in: 3))
    }

    /// An argument with given dimensions, of which static ones may become dynamic.
    mutating func argument(_ element: Element, like given: [Value.Dimension], dynamic: Bool = false) -> Value
    {
        var dimensions = given
        var numbers: [Number] = []
        for _ in 0..<given.map(\.size).reduce(1, *) { numbers.append(input(element)) }
        let isStatic = dimensions.allSatisfy { $0.name == nil } && !dynamic
        if isStatic, numbers.count <= 64, random.isOne(in: 3) {
            return dense(element, dimensions, numbers)
        }
        let name = "%arg\(arguments.count)"
        for axis in dimensions.indices where dynamic && random.isOne(in: 2) && dimensions[axis].name == nil {
            let size = fresh("d")
            dimensions[axis].name = size
            prologue.append("  \(size)_at = arith.constant \(axis) : index")
            let type = "\u{0}\(arguments.count)"
            prologue.append("  \(size) = tensor.dim \(name), \(size)_at : \(type)")
        }
        let value = Value(name: name, element: element, dimensions: dimensions, numbers: numbers)
        arguments.append(value)
        return value
    }

    private mutating func dense(_ element: Element, _ dimensions: [Value.Dimension], _ numbers: [Number])
        -> Value
    {
        let name = fresh("k")
        func text(_ axis: Int, _ offset: Int) -> String {
            guard axis < dimensions.count else { return Self.literal(numbers[offset], element) }
            let inner = dimensions[(axis + 1)...].map(\.size).reduce(1, *)
            let parts = (0..<dimensions[axis].size).map { text(axis + 1, offset + $0 * inner) }
            return "[" + parts.joined(separator: ", ") + "]"
        }
        let literal = numbers.isEmpty ? "" : text(0, 0)
        line("\(name) = arith.constant dense<\(literal)> : \(Value.type(dimensions, element))")
        return Value(name: name, element: element, dimensions: dimensions, numbers: numbers)
    }

    /// A number that all types of its kind have exactly.
    mutating func input(_ element: Element) -> Number {
        if element.isFloat { return .exact(Double(Int.random(in: -32...32, using: &random)) / 8) }
        if element.bits == 1 { return .integer(Int64(random.below(2)) * -1) }
        if random.isOne(in: 8) { return .integer(element.wrapped(Int64(bitPattern: random.next()))) }
        return .integer(Int64.random(in: -20...20, using: &random))
    }

    static let sizes = [1, 1, 2, 3, 4, 5, 7, 8, 8, 12, 16, 17, 31, 32, 33, 64, 65, 100]

    mutating func shape(rank: Int) -> [Int] {
        var shape: [Int] = []
        for _ in 0..<rank {
            let room = Self.mostElements / max(1, shape.reduce(1, *))
            shape.append(min(random.isOne(in: 60) ? 0 : random.pick(Self.sizes), max(room, 1)))
        }
        return shape
    }

    /// A value of the function, or a new argument.
    mutating func operand(
        where fits: (Value) -> Bool = { _ in true }, rank: ClosedRange<Int> = 0...4,
        _ elements: [Element] = Element.all
    )
        throws -> Value
    {
        let candidates = (values + arguments).filter {
            fits($0) && rank.contains($0.rank) && elements.contains($0.element)
        }
        if !candidates.isEmpty, !random.isOne(in: 6) {
            // Later values are likelier, so that chains become long.
            return candidates[max(random.below(candidates.count), random.below(candidates.count))]
        }
        let new = argument(random.pick(elements), shape(rank: Int.random(in: rank, using: &random)))
        guard fits(new) else { throw Unfit() }
        return new
    }

    // MARK: Function

    /// What the function returns: the last values.
    var results: [Value] { Array(values.suffix(3)) + (values.isEmpty ? arguments.prefix(1) : []) }

    func text(name: String) -> String {
        let parameters = arguments.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
        let types = results.map(\.type).joined(separator: ", ")
        let head = prologue.map { line -> String in
            guard let mark = line.firstIndex(of: "\u{0}"), let i = Int(line[line.index(after: mark)...])
            else {
                return line
            }
            return line[..<mark] + arguments[i].type
        }
        let end = "  return \(results.map(\.name).joined(separator: ", ")) : \(types)"
        return
            (declarations + ["func.func @\(name)(\(parameters)) -> (\(types)) {"] + head + lines + [end, "}"])
            .joined(separator: "\n") + "\n"
    }
}
