import IREEBytecode

/// An argument or result of a function, or an element of a list of values of any type.
public enum VMValue: @unchecked Sendable {
    // References are passed between threads; the objects synchronize their own access.
    case i8(Int8)
    case i16(Int16)
    case i32(Int32)
    case i64(Int64)
    case f32(Float)
    case f64(Double)
    /// A reference, or null.
    case ref(AnyObject?)

    /// An element of a list that nothing has been stored in.
    static let empty = VMValue.ref(nil)

    /// The value as a number of the type that a register of `bank` has; zero if the two are unrelated,
    /// and `nil` for references. Numbers widen and narrow among integers, and
    /// among floating-point numbers.
    func converted(to type: VMType.Number) -> VMValue? {
        if let integer {
            switch type {
            case .i8: return .i8(Int8(truncatingIfNeeded: integer))
            case .i16: return .i16(Int16(truncatingIfNeeded: integer))
            case .i32: return .i32(Int32(truncatingIfNeeded: integer))
            case .i64: return .i64(integer)
            case .f32: return .f32(0)
            case .f64: return .f64(0)
            }
        }
        guard let float else { return nil }
        switch type {
        case .f32: return .f32(Float(float))
        case .f64: return .f64(float)
        case .i8: return .i8(0)
        case .i16: return .i16(0)
        case .i32: return .i32(0)
        case .i64: return .i64(0)
        }
    }

    private var integer: Int64? {
        switch self {
        case .i8(let value): Int64(value)
        case .i16(let value): Int64(value)
        case .i32(let value): Int64(value)
        case .i64(let value): value
        case .f32, .f64, .ref: nil
        }
    }

    private var float: Double? {
        switch self {
        case .f32(let value): Double(value)
        case .f64(let value): value
        case .i8, .i16, .i32, .i64, .ref: nil
        }
    }

    /// What kind of value it is, in words for messages.
    var kindName: String {
        switch self {
        case .i8: "i8"
        case .i16: "i16"
        case .i32: "i32"
        case .i64: "i64"
        case .f32: "f32"
        case .f64: "f64"
        case .ref(nil): "null"
        case .ref(let object?): VMRefType.name(of: object)
        }
    }
}
