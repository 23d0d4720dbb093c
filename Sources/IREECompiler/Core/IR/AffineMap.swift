/// An affine expression over dimensions and symbols.
public indirect enum AffineExpression: Hashable, Sendable {
    case dimension(Int)
    case symbol(Int)
    case constant(Int64)
    case binary(Operator, AffineExpression, AffineExpression)

    /// A binary operator.
    public enum Operator: String, Hashable, Sendable {
        case add = "+"
        case multiply = "*"
        case floorDivide = "floordiv"
        case ceilDivide = "ceildiv"
        case modulo = "mod"
    }
}

/// `affine_map<(d0, d1)[s0] -> (d0 + s0, d1)>`.
public struct AffineMap: Hashable, Sendable {
    /// Number of dimensions.
    public var dimensionCount: Int
    /// Number of symbols.
    public var symbolCount: Int
    /// The result expressions.
    public var results: [AffineExpression]

    /// Creates a map from its results.
    public init(dimensions: Int, symbols: Int = 0, results: [AffineExpression]) {
        dimensionCount = dimensions
        symbolCount = symbols
        self.results = results
    }

    /// The identity map of `rank` dimensions.
    public static func identity(_ rank: Int) -> AffineMap {
        AffineMap(dimensions: rank, results: (0..<rank).map { .dimension($0) })
    }

    /// Whether the results are the dimensions in order.
    public var isIdentity: Bool {
        results.count == dimensionCount && symbolCount == 0
            && results.enumerated().allSatisfy { $1 == .dimension($0) }
    }
}

extension AffineExpression {
    /// The value for given dimensions and symbols; nil if it divides by zero, overflows or an operand is
    /// missing.
    public func evaluate(dimensions: [Int64], symbols: [Int64]) -> Int64? {
        switch self {
        case .dimension(let i): return dimensions.indices.contains(i) ? dimensions[i] : nil
        case .symbol(let i): return symbols.indices.contains(i) ? symbols[i] : nil
        case .constant(let value): return value
        case .binary(let op, let left, let right):
            guard let a = left.evaluate(dimensions: dimensions, symbols: symbols),
                let b = right.evaluate(dimensions: dimensions, symbols: symbols)
            else { return nil }
            return op.apply(a, b)
        }
    }

    /// Sum, product and so on, with constants folded and moved to the right, as MLIR simplifies them.
    ///
    /// Two constants whose result overflows 64 bits or is undefined are not folded.
    public static func simplified(_ op: Operator, _ left: AffineExpression, _ right: AffineExpression)
        -> AffineExpression
    {
        if case .constant(let a) = left, case .constant(let b) = right {
            return op.apply(a, b).map { .constant($0) } ?? .binary(op, left, right)
        }
        switch (op, left, right) {
        case (.add, .constant, _), (.multiply, .constant, _):
            return simplified(op, right, left)
        case (.add, _, .constant(0)), (.multiply, _, .constant(1)), (.floorDivide, _, .constant(1)),
            (.ceilDivide, _, .constant(1)):
            return left
        case (.multiply, _, .constant(0)), (.modulo, _, .constant(1)):
            return .constant(0)
        case (.add, .binary(.add, let inner, .constant(let a)), .constant(let b)):
            guard let sum = Operator.add.apply(a, b) else { break }
            return simplified(.add, inner, .constant(sum))
        case (.multiply, .binary(.multiply, let inner, .constant(let a)), .constant(let b)):
            guard let product = Operator.multiply.apply(a, b) else { break }
            return simplified(.multiply, inner, .constant(product))
        default: break
        }
        return .binary(op, left, right)
    }
}

extension AffineExpression.Operator {
    /// Nil on overflow or if the divisor is less than one.
    public func apply(_ a: Int64, _ b: Int64) -> Int64? {
        switch self {
        case .add:
            let (value, overflow) = a.addingReportingOverflow(b)
            return overflow ? nil : value
        case .multiply:
            let (value, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? nil : value
        case .floorDivide, .ceilDivide, .modulo:
            guard b > 0 else { return nil }
            let quotient = a / b
            let remainder = a % b
            switch self {
            case .floorDivide: return remainder < 0 ? quotient - 1 : quotient
            case .ceilDivide: return remainder > 0 ? quotient + 1 : quotient
            default: return remainder < 0 ? remainder + b : remainder
            }
        }
    }
}
