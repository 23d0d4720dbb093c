import IREEParams
import IREERuntime

/// Recognizes handwritten digits with a compiled model whose weights are served by a provider of our own:
///
///     swift run quantized digits.vmvx.vmfb digits.safetensors inputs.npy labels.npy
@main struct Main {
    static func main() throws {
        let paths = Array(CommandLine.arguments.dropFirst())
        guard paths.count == 4 else {
            print("usage: quantized <module.vmfb> <parameters> <inputs.npy> <labels.npy>")
            return
        }
        var index = ParameterIndex()
        try index.addFile(paths[1])
        let provider = try QuantizedProvider(quantizing: index)
        let program = try Program(path: paths[0], parameters: provider)

        let digits = try program.call("classify", Tensor<Float>(npy: paths[2]), as: [Int32].self)
        let labels = try Tensor<Int32>(npy: paths[3]).elements()
        let length = index.entries.reduce(0) { $0 + $1.length }
        print("recognized", digits.map { "\($0)" }.joined(separator: " "))
        print("\(zip(digits, labels).count { $0 == $1 }) of \(labels.count) are right")
        print("weights of \(length) bytes took \(provider.byteCount) bytes of memory")
    }
}
