import IREEBytecode

/// An argument or result of a function, in the terms of command lines and files.
public indirect enum RuntimeValue: Sendable {
    /// A reference to nothing.
    case null
    case i32(Int32)
    case i64(Int64)
    case f32(Float)
    case f64(Double)
    /// `hal.buffer_view`
    case tensor(HALBufferView)
    /// `hal.buffer`: storage with neither shape nor type.
    case buffer(HALBuffer)
    /// `vm.buffer`
    case bytes([UInt8])
    /// `vm.list`. Conversion of a running program's lists stops at `maximumListDepth`: a list may
    /// hold itself.
    case list([RuntimeValue])
    /// A reference of another type, of which only the name of the type is known.
    case other(typeName: String)

    /// The depth to which lists of lists are printed.
    package static let maximumListDepth = 32

    /// The initial value of a register: zero, or a null reference.
    package init(zeroOf kind: CallingConvention.Value) {
        switch kind {
        case .i32: self = .i32(0)
        case .i64: self = .i64(0)
        case .f32: self = .f32(0)
        case .f64: self = .f64(0)
        case .ref: self = .null
        }
    }

    /// The type as reports name it; `empty` for a reference to nothing.
    public var typeName: String {
        switch self {
        case .null: "empty"
        case .i32: "i32"
        case .i64: "i64"
        case .f32: "f32"
        case .f64: "f64"
        case .tensor: "hal.buffer_view"
        case .buffer: "hal.buffer"
        case .bytes: "vm.buffer"
        case .list: "vm.list"
        case .other(let name): name
        }
    }
}
