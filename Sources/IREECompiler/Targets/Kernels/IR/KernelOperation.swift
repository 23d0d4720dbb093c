/// A value of a kernel, in static single assignment form. Its type is in the kernel.
package struct KernelValue: Hashable, Sendable {
    package let number: Int
}

/// An operation without effects on memory. Operands of one operation have equally many lanes.
///
/// Floating-point operations are those of `f32` and `f64`: narrow floats are converted. Integers wrap around.
package enum KernelOperation: Hashable, Sendable {
    /// The bits of all lanes.
    case constant(UInt64)
    /// 0, 1, 2 … in the lanes.
    case iota
    case splat(KernelValue)
    case workgroupID(Int)
    case workgroupCount(Int)
    /// A 32-bit word among the constants of a dispatch.
    case dispatchConstant(Int)
    case unary(Unary, KernelValue)
    case binary(Binary, KernelValue, KernelValue)
    /// `a * b + c`, rounded once. Only for processors that have it.
    case fma(KernelValue, KernelValue, KernelValue)
    case compare(Comparison, KernelValue, KernelValue)
    /// `a.low * b.low + a.high * b.high + c` of the signed halves of `i32`. Only for targets that have it.
    case pairProduct(KernelValue, KernelValue, KernelValue)
    /// The first value where the condition holds, else the second. Conditions have the lanes of the values.
    case select(KernelValue, KernelValue, KernelValue)
    case convert(Conversion, KernelValue)
    /// All lanes combined; the order is not defined.
    case reduce(Binary, KernelValue)
    case load(Access)
    /// A function of the kernel, by its key. Only for targets that share functions.
    case call(KernelFunction.Key, [KernelValue])

    package enum Unary: String, Sendable {
        case sqrt
        case populationCount, leadingZeros, trailingZeros
        // Only for targets that have them: others get arithmetic.
        case absolute, negated, ceil, floor, round, roundEven
        case exponential, exponential2, exponentialMinus1
        case logarithm, logarithm2, logarithm10, logarithm1Plus
        case sine, cosine, arcTangent, hyperbolicTangent, errorFunction
    }

    package enum Binary: String, Sendable {
        case addF, subF, mulF, divF, remF
        case addI, subI, mulI, and, or, xor, shiftLeft, shiftRightSigned, shiftRightUnsigned
        /// The divisor is neither zero nor, if signed, such that the quotient overflows.
        case divS, divU, remS, remU
        case minS, maxS, minU, maxU
        /// NaN if an operand is; -0 is less than +0.
        case minimum, maximum
        /// Only for targets that have them.
        case power, arcTangent2
    }

    package enum Comparison: String, Sendable {
        case eq, ne, slt, sle, sgt, sge, ult, ule, ugt, uge
        case oeq, one, olt, ole, ogt, oge, ord, ueq, une, fult, fule, fugt, fuge, uno

        /// Whether it compares floating-point numbers.
        var isFloat: Bool {
            switch self {
            case .eq, .ne, .slt, .sle, .sgt, .sge, .ult, .ule, .ugt, .uge: false
            default: true
            }
        }

        /// Whether the comparison of two integers of a width holds; nil for floating-point ones.
        func holds(_ a: UInt64, _ b: UInt64, width: Int) -> Bool? {
            let shift = UInt64(64 - width)
            let (left, right) = (Int64(bitPattern: a << shift), Int64(bitPattern: b << shift))
            return switch self {
            case .eq: left == right
            case .ne: left != right
            case .slt: left < right
            case .sle: left <= right
            case .sgt: left > right
            case .sge: left >= right
            case .ult: UInt64(bitPattern: left) < UInt64(bitPattern: right)
            case .ule: UInt64(bitPattern: left) <= UInt64(bitPattern: right)
            case .ugt: UInt64(bitPattern: left) > UInt64(bitPattern: right)
            case .uge: UInt64(bitPattern: left) >= UInt64(bitPattern: right)
            default: nil
            }
        }
    }

    package enum Conversion: String, Sendable {
        case signExtend, zeroExtend, truncate
        case floatExtend, floatTruncate
        /// Toward zero; the value fits.
        case floatToSigned, floatToUnsigned
        case signedToFloat, unsignedToFloat
        case bitcast
    }
}

/// Where a load or store takes place: at a number of elements from a start in a binding.
package struct Access: Hashable, Sendable {
    package var binding: Int
    /// The number that stands for scratch memory.
    package static let scratch = -1
    /// Bytes from the start of the binding to element 0; an `i64`.
    package var byteOffset: KernelValue
    /// An `i64`: lanes are consecutive elements from it. Or a vector of them: a gather or scatter.
    package var index: KernelValue
    /// Elements from there on; 0 if the index is a vector.
    package var offset = 0
    /// Lanes of false are not accessed, and load zero.
    package var mask: KernelValue?
}

extension KernelOperation {
    var operands: [KernelValue] {
        switch self {
        case .constant, .iota, .workgroupID, .workgroupCount, .dispatchConstant: []
        case .splat(let a), .unary(_, let a), .convert(_, let a), .reduce(_, let a): [a]
        case .binary(_, let a, let b), .compare(_, let a, let b): [a, b]
        case .fma(let a, let b, let c), .select(let a, let b, let c), .pairProduct(let a, let b, let c):
            [a, b, c]
        case .load(let access): access.operands
        case .call(_, let operands): operands
        }
    }
}

extension Access {
    var operands: [KernelValue] { [byteOffset, index] + (mask.map { [$0] } ?? []) }
}
