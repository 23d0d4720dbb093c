/// A number as a program should have it: an integer, or a real number with a bound of its error.
struct Number {
    var integer: Int64 = 0
    var real: Double = 0
    var error: Double = 0

    static func integer(_ value: Int64) -> Number { Number(integer: value) }

    /// A real number that a program has exactly.
    static func exact(_ value: Double) -> Number { Number(real: value) }

    /// The result of an operation on numbers with errors, which rounds once more.
    static func rounded(_ value: Double, _ error: Double, _ element: Element) -> Number {
        Number(real: value, error: error + abs(value) * element.epsilon + element.smallest)
    }

    /// Whether what a program has may be this number.
    func accepts(_ other: Double) -> Bool { abs(real - other) <= error }
}
