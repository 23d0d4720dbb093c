import IREECompilerCore

extension Dialect {
    /// All registered dialects.
    package static let all: [Dialect] = [
        .builtin, .affine, .arith, .cf, .check, .complex, .flow, .function, .hal, .ioParameters, .linalg,
        .linalgExt, .math, .memref, .mlProgram, .scf, .stream, .tensor, .tensorExt, .util, .vm, .encoding,
        .cpu, .gpu,
    ]

    static let affine = Dialect("affine", ops: Affine.ops)
    static let arith = Dialect(
        "arith", ops: Arith.ops, rows: Arith.rows, attributes: Arith.attributes,
        materializer: Arith.materialize, materializesForAll: true)
    static let cf = Dialect("cf", ops: CF.ops, directives: CF.directives)
    static let check = Dialect("check", ops: Check.ops, directives: Check.directives)
    static let complex = Dialect("complex", ops: Complex.ops, rows: Complex.rows)
    static let flow = Dialect(
        "flow", ops: Flow.ops, rows: Flow.rows, types: Flow.types, attributes: Flow.attributes,
        directives: Flow.directives, materializer: Flow.materialize)
    static let function = Dialect("func", ops: Func.ops)
    static let hal = Dialect(
        "hal", ops: HAL.ops, rows: HAL.rows, types: HAL.types, attributes: HAL.attributes,
        directives: HAL.directives)
    static let ioParameters = Dialect(
        "io_parameters", ops: IOParameters.ops, directives: IOParameters.directives)
    static let linalg = Dialect(
        "linalg", ops: Linalg.ops, rows: Linalg.rows, attributes: Linalg.attributes)
    static let linalgExt = Dialect(
        "iree_linalg_ext", ops: LinalgExt.ops, attributes: LinalgExt.attributes,
        directives: LinalgExt.directives)
    static let math = Dialect("math", ops: Math.ops, rows: Math.rows)
    static let memref = Dialect("memref", ops: MemRef.ops, directives: MemRef.directives)
    static let mlProgram = Dialect(
        "ml_program", ops: MLProgram.ops, attributes: MLProgram.attributes, directives: MLProgram.directives)
    static let scf = Dialect("scf", ops: SCF.ops, directives: SCF.directives)
    static let stream = Dialect(
        "stream", ops: Stream.ops, types: Stream.types, attributes: Stream.attributes,
        directives: Stream.directives, materializer: Stream.materialize)
    static let tensor = Dialect("tensor", ops: Tensor.ops, directives: Tensor.directives)
    static let tensorExt = Dialect(
        "iree_tensor_ext", ops: TensorExt.ops, rows: TensorExt.rows, types: TensorExt.types,
        attributes: TensorExt.attributes)
    static let util = Dialect(
        "util", ops: Util.ops, types: Util.types, attributes: Util.attributes, directives: Util.directives,
        materializer: Util.materialize)
    static let vm = Dialect(
        "vm", ops: VM.ops, rows: VM.rows, types: VM.types, attributes: VM.attributes,
        directives: VM.directives, resultNames: VM.resultNames, materializer: VM.materialize)
    static let encoding = Dialect("iree_encoding", attributes: Encoding.attributes)
    static let cpu = Dialect("iree_cpu", attributes: Encoding.cpuAttributes)
    static let gpu = Dialect("iree_gpu", attributes: Encoding.gpuAttributes)
}

extension Context {
    /// Creates a context with all dialects of this compiler.
    public convenience init() { self.init(Dialect.all) }
}
