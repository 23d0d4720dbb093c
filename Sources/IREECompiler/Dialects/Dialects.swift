extension Dialect {
    /// All dialects that this compiler knows.
    public static let all: [Dialect] = [
        .builtin, .affine, .arith, .cf, .complex, .flow, .function, .hal, .ioParameters, .linalg, .linalgExt,
        .math, .scf, .stream, .tensor, .tensorExt, .util, .vm, .encoding, .cpu, .gpu,
    ]

    public static let affine = Dialect("affine", ops: Affine.ops, syntaxes: Affine.syntaxes)
    public static let arith = Dialect(
        "arith", ops: Arith.ops, rows: Arith.rows, attributes: Arith.attributes, syntaxes: Arith.syntaxes,
        resultNames: Arith.resultNames)
    public static let cf = Dialect("cf", ops: CF.ops, directives: CF.directives)
    public static let complex = Dialect("complex", ops: Complex.ops)
    public static let flow = Dialect(
        "flow", ops: Flow.ops, rows: Flow.rows, types: Flow.types, attributes: Flow.attributes,
        directives: Flow.directives,
        syntaxes: Flow.syntaxes, resultNames: Flow.resultNames,
        terminators: ["flow.executable": "flow.executable_end"], materializer: Flow.materialize)
    public static let function = Dialect(
        "func", ops: Func.ops, syntaxes: Func.syntaxes,
        resultNames: ["func.constant": .fixed(["f"])])
    public static let hal = Dialect(
        "hal", ops: HAL.ops, rows: HAL.rows, types: HAL.types, attributes: HAL.attributes,
        directives: HAL.directives,
        syntaxes: HAL.syntaxes, resultNames: HAL.resultNames, terminators: HAL.terminators)
    public static let ioParameters = Dialect(
        "io_parameters", ops: IOParameters.ops, directives: IOParameters.directives)
    public static let linalg = Dialect(
        "linalg", ops: Linalg.ops, rows: Linalg.rows,
        attributes: Linalg.attributes, syntaxes: Linalg.syntaxes, resultNames: Linalg.resultNames,
        argumentNames: Linalg.argumentNames, terminators: Linalg.terminators)
    public static let linalgExt = Dialect(
        "iree_linalg_ext", ops: LinalgExt.ops, attributes: LinalgExt.attributes,
        directives: LinalgExt.directives, terminators: LinalgExt.terminators)
    public static let math = Dialect("math", ops: Math.ops, rows: Math.rows)
    public static let scf = Dialect(
        "scf", ops: SCF.ops, directives: SCF.directives, syntaxes: SCF.syntaxes,
        terminators: SCF.terminators)
    public static let stream = Dialect(
        "stream", ops: Stream.ops, rows: Stream.rows, types: Stream.types, attributes: Stream.attributes,
        directives: Stream.directives, resultNames: Stream.resultNames, terminators: Stream.terminators,
        materializer: Stream.materialize)
    public static let tensor = Dialect(
        "tensor", ops: Tensor.ops, directives: Tensor.directives, resultNames: Tensor.resultNames,
        terminators: Tensor.terminators)
    public static let tensorExt = Dialect(
        "iree_tensor_ext", ops: TensorExt.ops, rows: TensorExt.rows, types: TensorExt.types,
        attributes: TensorExt.attributes)
    public static let util = Dialect(
        "util", ops: Util.ops, types: Util.types, attributes: Util.attributes, directives: Util.directives,
        syntaxes: Util.syntaxes, resultNames: Util.resultNames,
        terminators: ["util.hoistable_conversion": "util.return"], materializer: Util.materialize)
    public static let vm = Dialect(
        "vm", ops: VM.ops, rows: VM.rows, types: VM.types, attributes: VM.attributes,
        directives: VM.directives,
        syntaxes: VM.syntaxes, resultNames: VM.resultNames, terminators: VM.terminators)
    public static let encoding = Dialect("iree_encoding", attributes: Encoding.attributes)
    public static let cpu = Dialect("iree_cpu", attributes: Encoding.cpuAttributes)
    public static let gpu = Dialect("iree_gpu", attributes: Encoding.gpuAttributes)
}
