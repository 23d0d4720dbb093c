/// A tensor of a program, with what it should be.
struct Value {
    /// A size of a tensor. Those of dynamic dimensions have a name in the program.
    struct Dimension {
        var size: Int
        var name: String?
    }

    var name: String
    var element: Element
    var dimensions: [Dimension]
    /// In row-major order.
    var numbers: [Number]

    var shape: [Int] { dimensions.map(\.size) }
    var rank: Int { dimensions.count }
    var count: Int { shape.reduce(1, *) }
    var isStatic: Bool { dimensions.allSatisfy { $0.name == nil } }
    /// Whether a program has all numbers exactly.
    var isExact: Bool { numbers.allSatisfy { $0.error == 0 } }

    var type: String { Self.type(dimensions, element) }

    static func type(_ dimensions: [Dimension], _ element: Element) -> String {
        "tensor<" + dimensions.map { ($0.name == nil ? String($0.size) : "?") + "x" }.joined()
            + "\(element.name)>"
    }

    subscript(_ index: [Int]) -> Number { numbers[Self.offset(index, shape)] }

    static func offset(_ index: [Int], _ shape: [Int]) -> Int {
        zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
    }

    /// Visits all indices of a shape, the last one running fastest.
    static func forEach(_ shape: [Int], _ body: ([Int]) throws -> Void) rethrows {
        guard shape.allSatisfy({ $0 > 0 }) else { return }
        var index = shape.map { _ in 0 }
        while true {
            try body(index)
            var axis = shape.count - 1
            while axis >= 0 {
                index[axis] += 1
                if index[axis] < shape[axis] { break }
                index[axis] = 0
                axis -= 1
            }
            if axis < 0 { return }
        }
    }
}
