import IREEBytecode
import IREECompiler
import IREERuntime

/// Compiles a program in MLIR text and calls it, in one process:
///
///     swift run compile-and-run
@main struct Main {
    /// `a * x + y` for vectors of any length.
    static let text = """
        func.func @axpy(%a: f32, %x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
          %0 = linalg.generic {
            indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]
          } ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) {
          ^bb0(%xi: f32, %yi: f32):
            %p = arith.mulf %a, %xi : f32
            %s = arith.addf %p, %yi : f32
            linalg.yield %s : f32
          } -> tensor<?xf32>
          return %0 : tensor<?xf32>
        }
        """

    static func main() throws {
        var session = CompilerSession()
        // Bytecode needs no other tools; `llvm-cpu` makes machine code with clang.
        session.options.target.backends = [CommandLine.arguments.dropFirst().first ?? "vmvx"]
        let output = session.compile(Array(text.utf8), name: "axpy.mlir")
        for diagnostic in output.diagnostics { print(diagnostic.rendered(output.source)) }
        guard let bytes = output.bytes else { return }
        print("compiled to \(bytes.count) bytes")

        let program = try Program([try VMModule(ModuleBytes(bytes))])
        let x = try Tensor<Float>([1, 2, 3], shape: [3])
        let y = try Tensor<Float>([10, 20, 30], shape: [3])
        let result = try program.call("axpy", Float(2), x, y, as: [Float].self)
        print("2 * [1, 2, 3] + [10, 20, 30] = \(result)")
    }
}
