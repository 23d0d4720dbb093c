extension Dialect {
    /// All dialects that this compiler knows.
    public static let all: [Dialect] = [
        .builtin, .arith, .cf, .flow, .function, .hal, .ioParameters, .math, .scf, .stream, .tensor,
        .tensorExt,
        .util, .vm, .encoding,
    ]

    public static let arith = Dialect("arith", ops: Arith.ops)
    public static let cf = Dialect("cf", ops: CF.ops)
    public static let flow = Dialect("flow", ops: Flow.ops)
    public static let function = Dialect("func", ops: Func.ops)
    public static let hal = Dialect("hal", ops: HAL.ops)
    public static let ioParameters = Dialect("io_parameters", ops: IOParameters.ops)
    public static let math = Dialect("math", ops: Math.ops)
    public static let scf = Dialect("scf", ops: SCF.ops)
    public static let stream = Dialect("stream", ops: Stream.ops)
    public static let tensor = Dialect("tensor", ops: Tensor.ops)
    public static let tensorExt = Dialect("iree_tensor_ext", ops: TensorExt.ops)
    public static let util = Dialect(
        "util", ops: Util.ops, types: Util.types, attributes: Util.attributes, directives: Util.directives,
        syntaxes: Util.syntaxes, resultNames: Util.resultNames,
        terminators: ["util.hoistable_conversion": "util.return"])
    public static let vm = Dialect("vm", ops: VM.ops)
    public static let encoding = Dialect("iree_encoding")
}
