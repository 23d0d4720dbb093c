import IREECompilerCore

/// The element types of kernels, by the names of MLIR. An `index` is an `i64`.
package enum KernelElement: String, Hashable, Sendable, CaseIterable {
    case i1, i2, i4, i8, i16, i32, i64, f16, bf16, f32, f64
    case f4E2M1FN, f8E3M4, f8E4M3, f8E4M3FN, f8E4M3FNUZ, f8E4M3B11FNUZ, f8E5M2, f8E5M2FNUZ, f8E8M0FNU

    /// The width of a value in bits.
    package var bits: Int {
        switch self {
        case .i1: 1
        case .i2: 2
        case .i4, .f4E2M1FN: 4
        case .i8, .f8E3M4, .f8E4M3, .f8E4M3FN, .f8E4M3FNUZ, .f8E4M3B11FNUZ, .f8E5M2, .f8E5M2FNUZ, .f8E8M0FNU:
            8
        case .i16, .f16, .bf16: 16
        case .i32, .f32: 32
        case .i64, .f64: 64
        }
    }

    /// The size of an element in memory, if it has bytes of its own: an `i1` takes one, which is 0 or 1.
    package var byteCount: Int { max(1, bits / 8) }

    package var isFloat: Bool {
        switch self {
        case .i1, .i2, .i4, .i8, .i16, .i32, .i64: false
        default: true
        }
    }

    /// Whether arithmetic is done in `f32`, and rounded after each operation.
    package var isNarrowFloat: Bool { isFloat && bits < 32 }

    /// The fields of a narrow float.
    package var layout: SmallFloatLayout? { FloatKind(rawValue: rawValue)?.layout }

    /// The integer type of the same width.
    package var integer: KernelElement {
        guard isFloat else { return self }
        switch bits {
        case 4: return .i4
        case 8: return .i8
        case 16: return .i16
        case 32: return .i32
        default: return .i64
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
