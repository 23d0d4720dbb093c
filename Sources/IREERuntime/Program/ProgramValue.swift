import IREEBytecode

/// A Swift value that functions of programs take and return.
///
/// Numbers are scalars, arrays tensors of one dimension, and ``Tensor`` one of any shape. `String` is a
/// buffer of its UTF-8 bytes, as scopes and keys of parameters are, and so is `[UInt8]` where the function
/// declares a `!util.buffer`.
public protocol ProgramValue: Sendable {
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory for a tensor.
    func runtimeValue() throws(VMError) -> RuntimeValue

    /// The value for an argument that is declared as a buffer of bytes; `runtimeValue()` unless the type
    /// has a form for that.
    func byteBufferValue() throws(VMError) -> RuntimeValue

    /// - Throws: `INVALID_ARGUMENT` for a value of another type.
    init(runtimeValue value: RuntimeValue) throws(VMError)
}

extension ProgramValue {
    public func byteBufferValue() throws(VMError) -> RuntimeValue { try runtimeValue() }
}

extension RuntimeValue: ProgramValue {
    public func runtimeValue() -> RuntimeValue { self }
    public init(runtimeValue value: RuntimeValue) { self = value }

    /// A tensor with a copy of `elements`, the last dimension running fastest.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the shape has another number of elements.
    public static func tensor<Element: TensorElement>(
        _ elements: [Element], shape: [Int]
    ) throws(VMError) -> RuntimeValue {
        .tensor(try HALBufferView(elements, shape: shape))
    }

    fileprivate func mismatch(_ wanted: String) -> VMError {
        VMError(.invalidArgument, "the value is \(printable(typeName)), not \(wanted)")
    }
}

extension Int32: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .i32(self) }
    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .i32(let number) = value else { throw value.mismatch("i32") }
        self = number
    }
}

extension Int64: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .i64(self) }
    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .i64(let number) = value else { throw value.mismatch("i64") }
        self = number
    }
}

extension Float: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .f32(self) }
    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .f32(let number) = value else { throw value.mismatch("f32") }
        self = number
    }
}

extension Double: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .f64(self) }
    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .f64(let number) = value else { throw value.mismatch("f64") }
        self = number
    }
}

/// The UTF-8 bytes of the text, as a buffer.
extension String: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .bytes(Array(utf8)) }

    /// - Throws: `INVALID_ARGUMENT` also for bytes that are not UTF-8.
    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .bytes(let bytes) = value else { throw value.mismatch("a buffer of text") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw VMError(
                .invalidArgument, "the buffer of \(bytes.count) bytes is not UTF-8",
                hint: "[UInt8] takes any bytes")
        }
        self = text
    }
}

/// A tensor of one dimension when it goes in; the elements of a tensor of any shape when it comes out.
/// `[UInt8]` is a buffer where the function has one.
extension Array: ProgramValue where Element: TensorElement {
    public func runtimeValue() throws(VMError) -> RuntimeValue {
        .tensor(try HALBufferView(self, shape: [count]))
    }

    public func byteBufferValue() throws(VMError) -> RuntimeValue {
        guard let bytes = self as? [UInt8] else { return try runtimeValue() }
        return .bytes(bytes)
    }

    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        if case .bytes(let bytes) = value, let elements = bytes as? Self {
            self = elements
            return
        }
        self = try Tensor(runtimeValue: value).elements()
    }
}

extension Tensor: ProgramValue {
    public func runtimeValue() -> RuntimeValue { .tensor(view) }

    public init(runtimeValue value: RuntimeValue) throws(VMError) {
        guard case .tensor(let view) = value else { throw value.mismatch("a tensor") }
        try self.init(view)
    }
}
