import IREEBytecode

// One number in, one number out, for all elements of a matrix.

extension VMVXModule {
    static let unaryFunctions = [
        unary("abs.2d.f32") { (x: Float) in x.magnitude },
        unary("ceil.2d.f32") { (x: Float) in x.rounded(.up) },
        unary("ctlz.2d.i32") { (x: UInt32) in UInt32(truncatingIfNeeded: x.leadingZeroBitCount) },
        unary("exp.2d.f32") { (x: Float) in Float.exponential(x) },
        unary("floor.2d.f32") { (x: Float) in x.rounded(.down) },
        unary("log.2d.f32") { (x: Float) in Float.logarithm(x) },
        unary("neg.2d.f32") { (x: Float) in -x },
        unary("rsqrt.2d.f32") { (x: Float) in 1 / x.squareRoot() },
    ]

    // Shifts take their distance modulo 32, as instructions of the machine do.
    static let binaryFunctions = [
        binary("add.2d.f32") { (x: Float, y: Float) in x + y },
        binary("add.2d.i32") { (x: Int32, y: Int32) in x &+ y },
        binary("and.2d.i32") { (x: Int32, y: Int32) in x & y },
        binary("div.2d.f32") { (x: Float, y: Float) in x / y },
        // A divisor that becomes zero because the result is written over it gives 0: the check was before.
        binary("divs.2d.i32", rejecting: 0) { (x: Int32, y: Int32) in
            y == 0 ? 0 : y == -1 ? 0 &- x : x / y
        },
        binary("divu.2d.i32", rejecting: 0) { (x: UInt32, y: UInt32) in y == 0 ? 0 : x / y },
        binary("mul.2d.f32") { (x: Float, y: Float) in x * y },
        binary("mul.2d.i32") { (x: Int32, y: Int32) in x &* y },
        binary("or.2d.i32") { (x: Int32, y: Int32) in x | y },
        binary("shl.2d.i32") { (x: Int32, y: Int32) in x &<< y },
        binary("shrs.2d.i32") { (x: Int32, y: Int32) in x &>> y },
        binary("shru.2d.i32") { (x: UInt32, y: UInt32) in x &>> y },
        binary("sub.2d.f32") { (x: Float, y: Float) in x - y },
        binary("sub.2d.i32") { (x: Int32, y: Int32) in x &- y },
        binary("xor.2d.i32") { (x: Int32, y: Int32) in x ^ y },
    ]

    /// Arguments: the operand, the result, rows and columns.
    @inline(__always)
    static func unary<Element: BitwiseCopyable>(
        _ name: String, _ operation: @escaping @Sendable (Element) -> Element
    ) -> VMNativeFunction {
        VMNativeFunction(name, "0rIIIrIIIII_v") { (call) throws(VMError) in
            let (input, output) = (try call.placement(), try call.placement())
            let size = try call.operandSize()
            let source = try StridedOperand<Element>(reading: input, size)
            let target = try StridedOperand<Element>(writing: output, size)
            let (step, stride) = (source.stride1, target.stride1)
            for row in 0..<size.rows {
                let (from, to) = (source.address(row), target.address(row))
                // Strides that are known to be 1 make a loop for the processor's vectors.
                if step == 1, stride == 1 {
                    for column in 0..<size.columns {
                        setElement(to, column, operation(stridedElement(from, column)))
                    }
                } else {
                    for column in 0..<size.columns {
                        setElement(to, column &* stride, operation(stridedElement(from, column &* step)))
                    }
                }
            }
        }
    }

    /// Arguments: two operands, the result, rows and columns.
    ///
    /// - Parameter rejected: what the second operand may not have among its elements.
    @inline(__always)
    private static func binary<Element: BitwiseCopyable & Equatable & Sendable>(
        _ name: String, rejecting rejected: Element? = nil,
        _ operation: @escaping @Sendable (Element, Element) -> Element
    ) -> VMNativeFunction {
        VMNativeFunction(name, "0rIIIrIIIrIIIII_v") { (call) throws(VMError) in
            let inputs = (try call.placement(), try call.placement())
            let output = try call.placement()
            let size = try call.operandSize()
            let left = try StridedOperand<Element>(reading: inputs.0, size)
            let right = try StridedOperand<Element>(reading: inputs.1, size)
            let target = try StridedOperand<Element>(writing: output, size)
            if let rejected { try reject(rejected, in: right, size) }
            let (leftStep, rightStep, stride) = (left.stride1, right.stride1, target.stride1)
            for row in 0..<size.rows {
                let (x, y, to) = (left.address(row), right.address(row), target.address(row))
                if leftStep == 1, rightStep == 1, stride == 1 {
                    for column in 0..<size.columns {
                        setElement(
                            to, column, operation(stridedElement(x, column), stridedElement(y, column)))
                    }
                } else {
                    for column in 0..<size.columns {
                        let result = operation(
                            stridedElement(x, column &* leftStep), stridedElement(y, column &* rightStep))
                        setElement(to, column &* stride, result)
                    }
                }
            }
        }
    }

    private static func reject<Element: BitwiseCopyable & Equatable>(
        _ value: Element, in operand: StridedOperand<Element>, _ size: OperandSize
    ) throws(VMError) {
        for row in 0..<size.rows {
            for column in 0..<size.columns
            where stridedElement(operand.address(row, column), 0, as: Element.self) == value {
                throw VMError(.invalidArgument, "division by \(value), of element [\(row), \(column)]")
            }
        }
    }
}
