import Foundation

/// An operation on scalars: its text, and what it computes.
struct ScalarOperation: Sendable {
    /// The operation with `$a`, `$b`, `$c` for operands and `$t` for the type.
    let text: String
    let operandCount: Int
    /// Whether it fits the element type.
    let accepts: @Sendable (Element) -> Bool
    /// The result; nil where it is not to be generated for these operands.
    let evaluate: @Sendable ([Number], Element) -> Number?

    private static func real(
        _ text: String, _ count: Int, _ evaluate: @escaping @Sendable ([Number], Element) -> Number?
    )
        -> ScalarOperation
    {
        ScalarOperation(text: text, operandCount: count, accepts: { $0.isFloat }, evaluate: evaluate)
    }

    private static func integer(
        _ name: String, _ evaluate: @escaping @Sendable (Int64, Int64, Element) -> Int64?
    )
        -> ScalarOperation
    {
        ScalarOperation(text: "arith.\(name) $a, $b : $t", operandCount: 2, accepts: { !$0.isFloat }) {
            numbers, element in
            evaluate(numbers[0].integer, numbers[1].integer, element).map { .integer(element.wrapped($0)) }
        }
    }

    /// A function of one number whose slope is at most `slope` around it.
    private static func function(
        _ name: String, in range: ClosedRange<Double>, slope: @escaping @Sendable (Double) -> Double,
        _ function: @escaping @Sendable (Double) -> Double
    ) -> ScalarOperation {
        real("math.\(name) $a : $t", 1) { numbers, element in
            let a = numbers[0]
            guard range.contains(a.real - a.error), range.contains(a.real + a.error) else { return nil }
            let steepest = max(slope(a.real - a.error), slope(a.real), slope(a.real + a.error))
            return .rounded(function(a.real), a.error * steepest, element)
        }
    }

    static let reals: [ScalarOperation] = [
        real("arith.addf $a, $b : $t", 2) {
            .rounded($0[0].real + $0[1].real, $0[0].error + $0[1].error, $1)
        },
        real("arith.subf $a, $b : $t", 2) {
            .rounded($0[0].real - $0[1].real, $0[0].error + $0[1].error, $1)
        },
        real("arith.mulf $a, $b : $t", 2) {
            .rounded($0[0].real * $0[1].real, productError($0[0], $0[1]), $1)
        },
        real("arith.divf $a, $b : $t", 2) { numbers, element in
            let (a, b) = (numbers[0], numbers[1])
            let least = abs(b.real) - b.error
            guard least > 0.05 else { return nil }
            return .rounded(a.real / b.real, (a.error + abs(a.real / b.real) * b.error) / least, element)
        },
        real("math.fma $a, $b, $c : $t", 3) {
            .rounded(
                $0[0].real * $0[1].real + $0[2].real,
                productError($0[0], $0[1]) + $0[2].error + abs($0[0].real * $0[1].real) * $1.epsilon, $1)
        },
        real("arith.negf $a : $t", 1) { numbers, _ in Number(real: -numbers[0].real, error: numbers[0].error)
        },
        real("math.absf $a : $t", 1) { numbers, _ in
            Number(real: abs(numbers[0].real), error: numbers[0].error)
        },
        extremum("arith.maximumf", max), extremum("arith.minimumf", min),
        extremum("arith.maxnumf", max), extremum("arith.minnumf", min),
        function("exp", in: -8...3, slope: exp, exp), function("exp2", in: -8...4, slope: exp2, exp2),
        function("expm1", in: -8...3, slope: exp, expm1),
        function("log", in: 0.1...1e4, slope: { 1 / $0 }, log),
        function("log1p", in: -0.8...1e4, slope: { 1 / (1 + $0) }, log1p),
        function("log2", in: 0.1...1e4, slope: { 1.5 / $0 }, log2),
        function("sqrt", in: 0.05...1e4, slope: { 0.5 / $0.squareRoot() }, { $0.squareRoot() }),
        function("rsqrt", in: 0.1...1e4, slope: { 0.5 / ($0 * $0.squareRoot()) }, { 1 / $0.squareRoot() }),
        function("cbrt", in: 0.1...1e4, slope: { 0.34 / cbrt($0 * $0) }, cbrt),
        function("tanh", in: -1e4...1e4, slope: { _ in 1 }, tanh),
        function("erf", in: -1e4...1e4, slope: { _ in 1.2 }, erf),
        function("sin", in: -100...100, slope: { _ in 1 }, sin),
        function("cos", in: -100...100, slope: { _ in 1 }, cos),
        function("atan", in: -1e4...1e4, slope: { _ in 1 }, atan),
        // Steps: only where both sides of a step are the same number.
        step("math.floor", { $0.rounded(.down) }), step("math.ceil", { $0.rounded(.up) }),
        step("math.trunc", { $0.rounded(.towardZero) }),
        step("math.roundeven", { $0.rounded(.toNearestOrEven) }),
        step("math.round", { $0.rounded(.toNearestOrAwayFromZero) }),
        real("math.powf $a, $b : $t", 2) { numbers, element in
            let (a, b) = (numbers[0], numbers[1])
            guard a.real - a.error > 0.2, a.real < 8, abs(b.real) < 3 else { return nil }
            let value = pow(a.real, b.real)
            let relative = abs(b.real) * a.error / (a.real - a.error) + abs(log(a.real)) * b.error
            guard relative < 0.1 else { return nil }
            // The exponent is rounded before the power.
            return .rounded(value, value * (2 * relative + 8 * element.epsilon), element)
        },
    ]

    private static func productError(_ a: Number, _ b: Number) -> Double {
        abs(a.real) * b.error + abs(b.real) * a.error + a.error * b.error
    }

    private static func extremum(_ name: String, _ choose: @escaping @Sendable (Double, Double) -> Double)
        -> ScalarOperation
    {
        real("\(name) $a, $b : $t", 2) { numbers, _ in
            Number(
                real: choose(numbers[0].real, numbers[1].real), error: max(numbers[0].error, numbers[1].error)
            )
        }
    }

    private static func step(_ name: String, _ round: @escaping @Sendable (Double) -> Double)
        -> ScalarOperation
    {
        real("\(name) $a : $t", 1) { numbers, _ in
            let a = numbers[0]
            guard round(a.real - a.error) == round(a.real + a.error) else { return nil }
            return .exact(round(a.real))
        }
    }

    static let integers: [ScalarOperation] = [
        integer("addi") { a, b, _ in a &+ b }, integer("subi") { a, b, _ in a &- b },
        integer("muli") { a, b, _ in a &* b },
        integer("andi") { a, b, _ in a & b }, integer("ori") { a, b, _ in a | b },
        integer("xori") { a, b, _ in a ^ b },
        integer("maxsi") { a, b, _ in max(a, b) }, integer("minsi") { a, b, _ in min(a, b) },
        integer("maxui") { a, b, t in t.unsigned(a) > t.unsigned(b) ? a : b },
        integer("minui") { a, b, t in t.unsigned(a) < t.unsigned(b) ? a : b },
        integer("divsi") { a, b, t in b == 0 || t.wrapped(a &* -1) == a && b == -1 ? nil : a / b },
        integer("remsi") { a, b, t in b == 0 || t.wrapped(a &* -1) == a && b == -1 ? nil : a % b },
        integer("divui") { a, b, t in b == 0 ? nil : Int64(bitPattern: t.unsigned(a) / t.unsigned(b)) },
        integer("remui") { a, b, t in b == 0 ? nil : Int64(bitPattern: t.unsigned(a) % t.unsigned(b)) },
        integer("floordivsi") { a, b, t in
            if b == 0 || t.wrapped(a &* -1) == a && b == -1 { return nil }
            return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0)
        },
        integer("ceildivsi") { a, b, t in
            if b == 0 || t.wrapped(a &* -1) == a { return nil }
            return a / b + (a % b != 0 && (a < 0) == (b < 0) ? 1 : 0)
        },
        integer("shli") { a, b, t in b < 0 || b >= t.bits ? nil : a << b },
        integer("shrsi") { a, b, t in b < 0 || b >= t.bits ? nil : a >> b },
        integer("shrui") { a, b, t in
            b < 0 || b >= t.bits ? nil : Int64(bitPattern: t.unsigned(a) >> UInt64(b))
        },
        bits("math.ctpop") { value, _ in value.nonzeroBitCount },
        bits("math.ctlz") { value, t in value.leadingZeroBitCount - (64 - t.bits) },
        bits("math.cttz") { value, t in min(value.trailingZeroBitCount, t.bits) },
        ScalarOperation(text: "math.absi $a : $t", operandCount: 1, accepts: { !$0.isFloat }) { numbers, t in
            .integer(t.wrapped(numbers[0].integer < 0 ? 0 &- numbers[0].integer : numbers[0].integer))
        },
    ]

    private static func bits(_ name: String, _ count: @escaping @Sendable (UInt64, Element) -> Int)
        -> ScalarOperation
    {
        ScalarOperation(text: "\(name) $a : $t", operandCount: 1, accepts: { !$0.isFloat }) { numbers, t in
            .integer(Int64(count(t.unsigned(numbers[0].integer), t)))
        }
    }
}
