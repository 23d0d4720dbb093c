/// The element types of kernels. An `index` is an `i64`.
package enum KernelElement: String, Hashable, Sendable, CaseIterable {
    case i1, i2, i4, i8, i16, i32, i64, f16, bf16, f32, f64

    /// The width of a value in bits.
    package var bits: Int {
        switch self {
        case .i1: 1
        case .i2: 2
        case .i4: 4
        case .i8: 8
        case .i16, .f16, .bf16: 16
        case .i32, .f32: 32
        case .i64, .f64: 64
        }
    }

    /// The size of an element in memory, if it has bytes of its own: an `i1` takes one, which is 0 or 1.
    package var byteCount: Int { max(1, bits / 8) }

    package var isFloat: Bool {
        switch self {
        case .f16, .bf16, .f32, .f64: true
        default: false
        }
    }

    /// Whether arithmetic is done in `f32`, and rounded after each operation.
    package var isNarrowFloat: Bool { self == .f16 || self == .bf16 }

    /// The integer type of the same width.
    package var integer: KernelElement {
        switch self {
        case .f16, .bf16: .i16
        case .f32: .i32
        case .f64: .i64
        default: self
        }
    }
}

/// The type of a value of a kernel: a scalar, or a vector of a fixed number of lanes.
package struct KernelType: Hashable, Sendable, CustomStringConvertible {
    package var element: KernelElement
    package var lanes: Int

    package init(_ element: KernelElement, lanes: Int = 1) {
        self.element = element
        self.lanes = lanes
    }

    package static let index = KernelType(.i64)

    package var isVector: Bool { lanes > 1 }

    package func with(_ element: KernelElement) -> KernelType { KernelType(element, lanes: lanes) }

    package var description: String {
        isVector ? "vector<\(lanes)x\(element.rawValue)>" : element.rawValue
    }
}
