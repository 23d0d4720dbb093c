import IREEBytecode
import IREEParams
import IREEPlatform

/// The outcome of comparing results with expected values.
package struct ResultComparison: Sendable {
    /// Whether all results match.
    package private(set) var matches = true
    /// The report that a tool prints: a line of success, or a paragraph for each difference.
    package private(set) var text = ""
    private let tolerance: ComparisonTolerance
    private let maximumElementCount: Int

    /// Compares results with expected values; `nil` matches anything.
    ///
    /// - Parameter maximumElementCount: how many elements of each tensor that differs are shown.
    /// - Throws: `UNIMPLEMENTED` for tensors whose elements have no layout.
    package init(
        expected: [RuntimeValue?], actual: [RuntimeValue], tolerance: ComparisonTolerance = .init(),
        maximumElementCount: Int = 1024
    ) throws(VMError) {
        self.tolerance = tolerance
        self.maximumElementCount = maximumElementCount
        guard expected.count == actual.count else {
            matches = false
            text = "[FAILED] expected \(expected.count) list elements but \(actual.count) provided\n"
            return
        }
        for (index, (expected, actual)) in zip(expected, actual).enumerated() {
            guard let expected, let difference = try difference(expected, actual) else { continue }
            matches = false
            text += "[FAILED] result[\(index)]: \(difference)\n"
        }
        if matches { text = "[SUCCESS] all function outputs matched their expected values.\n" }
    }

    /// The difference of two values, or `nil`.
    private func difference(
        _ expected: RuntimeValue, _ actual: RuntimeValue
    ) throws(VMError) -> String? {
        switch (expected, actual) {
        case (.null, .null): return nil
        case (.i32(let left), .i32(let right)):
            return left == right ? nil : numbers("i32", "\(left)", "\(right)")
        case (.i64(let left), .i64(let right)):
            return left == right ? nil : numbers("i64", "\(left)", "\(right)")
        case (.f32(let left), .f32(let right)):
            let equal =
                tolerance.isExact
                ? left.bitPattern == right.bitPattern
                : tolerance.matches(Double(right), Double(left), absolute: tolerance.f32)
            return equal ? nil : numbers("f32", six(Double(left)), six(Double(right)))
        case (.f64(let left), .f64(let right)):
            let equal =
                tolerance.isExact
                ? left.bitPattern == right.bitPattern
                : tolerance.matches(right, left, absolute: tolerance.f64)
            return equal ? nil : numbers("f64", six(left), six(right))
        case (.tensor(let left), .tensor(let right)): return try tensors(left, right)
        case (.buffer(let left), .buffer(let right)):
            return try left.withMapping(.read) { (left) throws(VMError) in
                try right.withMapping(.read) { right in
                    bytes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
                }
            }
        case (.bytes(let left), .bytes(let right)):
            guard
                let difference = left.withUnsafeBytes({ left in
                    right.withUnsafeBytes { right in bytes(left, right) }
                })
            else { return nil }
            return difference
                + "\n  expected: \(QuotedBytes.text(left, limit: maximumElementCount))"
                + "\n  actual: \(QuotedBytes.text(right, limit: maximumElementCount))"
        default:
            return "variant types mismatch; expected \(expected.typeName) but got \(actual.typeName)"
        }
    }

    private func six(_ value: Double) -> String { value.sixDigits(capital: true) }

    private func numbers(_ type: String, _ expected: String, _ actual: String) -> String {
        "\(type) values differ\n  expected: \(expected)\n  actual: \(actual)"
    }

    private func bytes(_ expected: UnsafeRawBufferPointer, _ actual: UnsafeRawBufferPointer) -> String? {
        guard expected.count == actual.count else {
            return "a buffer of \(actual.count) bytes does not match the expected \(expected.count) bytes"
        }
        guard let index = expected.indices.first(where: { expected[$0] != actual[$0] }) else { return nil }
        return "byte at index \(index) (\(hexadecimal(actual[index], digits: 2))) does not match the "
            + "expected (\(hexadecimal(expected[index], digits: 2)))"
    }

    private func tensors(
        _ expected: HALBufferView, _ actual: HALBufferView
    ) throws(VMError) -> String? {
        var difference: String
        if expected.shape == actual.shape,
            expected.elementType.isInterchangeable(with: actual.elementType)
        {
            // As the result's type: expected elements may be raw or signless.
            let left = try ElementStorage(
                try HALBufferView(
                    expected.buffer, shape: expected.shape, elementType: actual.elementType,
                    encoding: expected.encoding))
            let right = try ElementStorage(actual)
            defer {
                left.keepAlive()
                right.keepAlive()
            }
            guard let index = firstDifference(left, right) else { return nil }
            difference =
                "element at index \(index) (\(right[index].text)) does not match the expected "
                + "(\(left[index].text))"
        } else {
            difference =
                "metadata is \(actual.typeText); expected that the view matches \(expected.typeText)"
        }
        difference +=
            "; expected that the view is equal to contents of a view of \(expected.typeText)\n"
        difference +=
            "  expected:\n\(try expected.text(maximumElementCount: maximumElementCount))\n"
            + "  actual:\n\(try actual.text(maximumElementCount: maximumElementCount))"
        return difference
    }

    private func firstDifference(_ expected: ElementStorage, _ actual: ElementStorage) -> Int? {
        // Equal bytes are the common case, and quickly found. They match in every mode.
        if let left = expected.bytes.baseAddress, let right = actual.bytes.baseAddress,
            memcmp(left, right, actual.bytes.count) == 0
        {
            return nil
        }
        let absolute = tolerance.isExact ? nil : absoluteTolerance(actual.type)
        return (0..<actual.count).first { index in
            switch (expected[index], actual[index], absolute) {
            case (.float(let left), .float(let right), .some(let absolute)):
                return !tolerance.matches(Double(right), Double(left), absolute: absolute)
            case (.double(let left), .double(let right), .some(let absolute)):
                return !tolerance.matches(right, left, absolute: absolute)
            // Packed elements are integers: no one else shares a byte.
            case (.signed(let left), .signed(let right), _): return left != right
            case (.unsigned(let left), .unsigned(let right), _): return left != right
            default: return !expected.bytes(at: index).elementsEqual(actual.bytes(at: index))
            }
        }
    }

    private func absoluteTolerance(_ type: ElementType) -> Double? {
        switch (type.kind, type.bitCount) {
        case (.float, 16): tolerance.f16
        case (.brainFloat, 16): tolerance.bf16
        case (.float, 32): tolerance.f32
        case (.float, 64): tolerance.f64
        default: nil
        }
    }
}
