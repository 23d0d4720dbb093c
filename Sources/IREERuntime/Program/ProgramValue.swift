import IREEBytecode

/// A Swift value that functions of programs take and return.
///
/// Numbers are scalars, arrays tensors of one dimension, and ``Tensor`` one of any shape.
public protocol ProgramValue: Sendable {
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory for a tensor.
    func runtimeValue() throws(VMError) -> RuntimeValue

    /// - Throws: `INVALID_ARGUMENT` for a value of another type.
    init(runtimeValue value: RuntimeValue) throws(VMError)
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

/// A tensor of one dimension when it goes in; the elements of a tensor of any shape when it comes out.
extension Array: ProgramValue where Element: TensorElement {
    public func runtimeValue() throws(VMError) -> RuntimeValue {
        .tensor(try HALBufferView(self, shape: [count]))
    }

    public init(runtimeValue value: RuntimeValue) throws(VMError) {
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
