import IREEBytecode
import IREEPlatform

/// The module `check`: the expectations of test programs.
///
/// An expectation that is not met is recorded, and execution continues; what cannot be compared at all
/// ends it with an error.
///
/// Source of names and calling conventions: iree/modules/check/module.cc.
package final class CheckModule: VMNativeModule {
    private let failures = Protected<[String]>([])
    /// How many elements of a tensor are shown.
    private static let shownElements = 1024

    package init() {}

    package var name: String { "check" }

    /// The failures since the last call, as text, usually of several lines each.
    package func takeFailures() -> [String] {
        failures.withLock { failures in
            defer { failures = [] }
            return failures
        }
    }

    private func fail(_ text: String) {
        failures.withLock { $0.append(text) }
    }

    package var functions: [VMNativeFunction] {
        [
            VMNativeFunction("expect_true", "0i_v") { [self] (call) throws(VMError) in
                let value = try call.takeInt32()
                if value == 0 { fail("expected 0 to be something else") }
            },
            VMNativeFunction("expect_false", "0i_v") { [self] (call) throws(VMError) in
                let value = try call.takeInt32()
                if value != 0 { fail("expected \(value) to be 0") }
            },
            VMNativeFunction("expect_all_true", "0rr_v") { [self] (call) throws(VMError) in
                _ = try call.takeAny()
                try expectAllTrue(try call.take(HALBufferView.self))
            },
            VMNativeFunction("expect_eq", "0rrr_v") { [self] (call) throws(VMError) in
                _ = try call.takeAny()
                try compare(
                    try call.take(HALBufferView.self), try call.take(HALBufferView.self),
                    "expected two tensors to be equal"
                ) { (left, right) throws(VMError) in
                    zip(left.bytes, right.bytes).allSatisfy { $0 == $1 } ? nil : "their contents differ"
                }
            },
            VMNativeFunction("expect_almost_eq", "0rrrff_v") { [self] (call) throws(VMError) in
                _ = try call.takeAny()
                let (left, right) = (try call.take(HALBufferView.self), try call.take(HALBufferView.self))
                let (absolute, relative) = (try call.takeFloat(), try call.takeFloat())
                try compare(
                    left, right,
                    "expected two tensors to be equal within \(absolute) and \(relative) of the right one"
                ) { (left, right) throws(VMError) in
                    try Self.firstDifference(
                        left, right, absolute: Double(absolute), relative: Double(relative))
                }
            },
        ]
    }

    private func expectAllTrue(_ view: HALBufferView) throws(VMError) {
        let elements = try ElementStorage(view)
        defer { elements.keepAlive() }
        let first = (0..<elements.count).first { index in
            switch elements[index] {
            case .signed(let value): value == 0
            case .unsigned(let value): value == 0
            case .float(let value): value == 0
            case .double(let value): value == 0
            case .raw(let bytes): bytes.allSatisfy { $0 == 0 }
            }
        }
        guard let first else { return }
        fail(
            "expected no element to be 0, and element \(first) is\n"
                + "  actual:\n    \(try view.text(maximumElementCount: Self.shownElements))")
    }

    /// - Parameter difference: what tells the elements of two tensors apart that are otherwise alike.
    private func compare(
        _ left: HALBufferView, _ right: HALBufferView, _ expectation: String,
        _ difference: (ElementStorage, ElementStorage) throws(VMError) -> String?
    ) throws(VMError) {
        var reasons: [String] = []
        if left.elementType != right.elementType { reasons.append("their element types differ") }
        if left.shape != right.shape { reasons.append("their shapes differ") }
        if reasons.isEmpty {
            let (leftElements, rightElements) = (try ElementStorage(left), try ElementStorage(right))
            defer {
                leftElements.keepAlive()
                rightElements.keepAlive()
            }
            guard let reason = try difference(leftElements, rightElements) else {
                return
            }
            reasons.append(reason)
        }
        fail(
            "\(expectation); \(reasons.joined(separator: "; "))\n"
                + "  lhs:\n    \(try left.text(maximumElementCount: Self.shownElements))\n"
                + "  rhs:\n    \(try right.text(maximumElementCount: Self.shownElements))")
    }

    private static func firstDifference(
        _ left: ElementStorage, _ right: ElementStorage, absolute: Double, relative: Double
    ) throws(VMError) -> String? {
        let tolerance = ComparisonTolerance(relative: relative)
        for index in 0..<left.count {
            let (actual, expected): (Double, Double)
            switch (left[index], right[index]) {
            case (.float(let x), .float(let y)): (actual, expected) = (Double(x), Double(y))
            case (.double(let x), .double(let y)): (actual, expected) = (x, y)
            default:
                throw VMError(
                    .invalidArgument, "elements of type \(left.type) cannot be compared with a tolerance")
            }
            guard !tolerance.matches(actual, expected, absolute: absolute) else { continue }
            return "element \(index) is \(actual) on the left and \(expected) on the right, which is"
                + " \(expected - actual) apart"
        }
        return nil
    }
}
