import IREECompilerCore

/// The device and the queues of it that an operation is submitted to.
struct QueueOperands: FieldGroup {
    let device = Operand(.halDevice)
    let affinity = Operand(.i64).named("queue_affinity")
    let assembly: StaticString

    /// `<%device : !hal.device> affinity(%mask)`
    init() { assembly = "`<` $device `:` type($device) `>` `affinity` `(` $affinity `)`" }

    private init(_ assembly: StaticString) { self.assembly = assembly }

    /// `device(%device : !hal.device) affinity(%mask)`
    static var named: QueueOperands {
        .init("`device` `(` $device `:` type($device) `)` `affinity` `(` $affinity `)`")
    }
}

/// The fence that a queue operation waits for and the one that it signals.
struct QueueFences: FieldGroup {
    let wait = Operand(.halFence).named("wait_fence")
    let signal = Operand(.halFence).named("signal_fence")
    var assembly: StaticString { "`wait` `(` $wait `)` `signal` `(` $signal `)`" }
}

/// A parameter by scope and key, and a byte offset into it: `%scope::%key[%offset]`.
struct ParameterReference: FieldGroup {
    static let prefixesNames = true
    let scope = OptionalOperand(.utilBuffer)
    let key = Operand(.utilBuffer)
    let offset = Operand(.i64)
    var assembly: StaticString { "custom<ParameterReference>($scope, $key) `` `[` $offset `]`" }
}

/// Parameters of one scope by key, each with a byte offset into it: arguments of the directives that write them.
struct ParameterReferences: FieldGroup {
    static let prefixesNames = true
    let scope = OptionalOperand(.utilBuffer)
    let keys = VariadicOperand(.utilBuffer)
    let offsets = VariadicOperand(.i64)
    var assembly: StaticString { "$scope, $keys, $offsets" }
}

/// A resource that holds a tensor: its encoding, the dynamic dimensions of that and the size in bytes.
struct EncodedOperand: FieldGroup {
    static let prefixesNames = true
    let value: Operand
    let encoding: AttributeField
    let encodingDims: VariadicOperand
    let size: Operand
    let assembly: StaticString

    /// `tensor<?xf32>{%dim} in !stream.resource<*>{%size}`
    init(_ type: TypeConstraint) {
        self.init(
            type,
            "$encoding (`` `{` $encoding_dims^ `}`)? `in` type($value) `` `{` $size `}`")
    }

    /// Written with the type of the result that is tied to it.
    static func tied(_ type: TypeConstraint) -> EncodedOperand {
        .init(
            type,
            "$encoding (`` `{` $encoding_dims^ `}`)? `in` custom<ShapedTiedResult>(type($value), $size)")
    }

    private init(_ type: TypeConstraint, _ assembly: StaticString) {
        size = Operand(.index)
        encodingDims = VariadicOperand(.index)
        encoding = AttributeField(.type).dimensions(encodingDims)
        value = Operand(type).sized(by: size).dimensions(encodingDims)
        self.assembly = assembly
    }
}

/// The tensor that a resource of an operation's result holds: its encoding, the dynamic dimensions of that and the
/// size in bytes.
struct EncodedResult: FieldGroup {
    static let prefixesNames = true
    let encoding: AttributeField
    let encodingDims: VariadicOperand
    let size: Operand
    let value: Result
    var assembly: StaticString {
        "$encoding (`` `{` $encoding_dims^ `}`)? `in` type($value) `` `{` $size `}`"
    }

    init(_ type: TypeConstraint) {
        size = Operand(.index)
        encodingDims = VariadicOperand(.index)
        encoding = AttributeField(.type).dimensions(encodingDims)
        value = Result(type).sized(by: size).dimensions(encodingDims)
    }
}
