import IREEBytecode
import IREECompiler
import IREEParams
import IREERuntime

/// The Swift code of Documentation/Parameters.md: a test compares the regions with the blocks of the page, and runs each
/// by its name.
@main struct GuideBlocks {
    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case "files": try files()
        case "archive": try archive()
        case "scopes": try scopes()
        case "edits": try edits()
        case "classify": try classify()
        case "layers": try layers()
        case "training": try training()
        case "compile": try compile()
        case "format": try format()
        case "provider": try provider()
        default: throw ParameterError(.invalidArgument, "expected the name of a block")
        }
    }
}

private func files() throws {
    // begin files
    // Keys are bytes; string literals are their UTF-8.
    var index = ParameterIndex()
    try index.addFile("digits.gguf", options: ReadOptions(mode: .mmap))
    for entry in index.entries {
        print(entry.key, entry.length, entry.tensor?.type.name ?? "", entry.tensor?.shape ?? [])
    }
    let bias = try index.lookup("layer1.bias").readElements(as: Float.self)
    print(bias[0])
    // end
}

private func archive() throws {
    // begin archive
    // Create an archive of your own elements.
    var archive = ArchiveBuilder()
    try archive.add("weight", [Float](repeating: 0.5, count: 32 * 16), shape: [32, 16])
    try archive.add("step", [1000] as [Int64], shape: [])
    try archive.write(to: "model.irpa")
    // end
}

private func scopes() throws {
    // begin scopes
    // Several scopes; in one scope the first file that has a key serves it.
    var scopes = ParameterScopeMap()
    try scopes.addFile("small.safetensors", scope: "small")
    try scopes.addFile("large.gguf", scope: "large")
    for scope in scopes.scopes { print(scope.name, scope.index.count) }
    let config = try scopes.lookup("large").index.lookup("config")
    print(try config.readElements(as: Int64.self))
    // end
}

private func edits() throws {
    // begin edits
    // Convert: rename, leave out, replace by splats.
    var edits = ParameterEdits()
    edits.exclude = ["config"]
    edits.rename = [(old: "blk.0.weight", new: "first.weight")]
    var input = ParameterScopeMap()
    try input.addFile("small.safetensors")
    let outcome = try edits.apply(to: input)
    try outcome.builder.write(to: "converted.irpa")
    print(outcome.builder.items.count, outcome.unmatched)
    // end
}

private func classify() throws {
    // begin classify
    let classifier = try Program(path: "digits.vmfb", parameters: ["digits.gguf"])
    let digits = try classifier.call("classify", Tensor<Float>(npy: "inputs.npy"), as: [Int32].self)
    print(digits)
    // end
}

private func layers() throws {
    // begin layers
    var layers = ParameterScopeMap()
    try layers.addFile("layers.irpa", scope: "model", options: ReadOptions(mode: .mmap))
    let program = try Program(path: "layers.vmfb", parameters: layers)
    print(try program.call("load", "model", "layer.2", as: [Float].self))
    do {
        _ = try program.call("load", "model", "layer.3", as: [Float].self)
    } catch {
        print(error.code, error.function ?? "", error.hint ?? "")
    }
    // end
}

private func training() throws {
    // begin training
    let memory = MemoryParameterProvider()
    let ones = [Float](repeating: 1, count: 4).withUnsafeBytes { Array($0) }
    try memory.add("layer.0", scope: "model", bytes: ones)
    let training = try Program(path: "train.vmfb", parameters: memory)
    let gradient = try Tensor<Float>([1, 2, 3, 4], shape: [4])
    print(try training.call("step", "model", "layer.0", gradient, as: [Float].self))
    print(try memory.bytes(of: "layer.0", scope: "model") == ones)
    // end
}

private func compile() throws {
    // begin compile
    let text = """
        util.global private @scale = #flow.parameter.named<"model"::"scale"> : tensor<4xf32>
        func.func @get() -> tensor<4xf32> {
          %scale = util.global.load @scale : tensor<4xf32>
          return %scale : tensor<4xf32>
        }
        """
    var session = CompilerSession()
    session.options.target.backends = ["vmvx"]
    let output = session.compile(Array(text.utf8), name: "scale.mlir")
    for diagnostic in output.diagnostics { print(diagnostic.rendered(output.source)) }
    var files = ParameterScopeMap()
    try files.addFile("scale.irpa", scope: "model")
    let compiled = try Program(
        [VMModule(ModuleBytes(output.bytes ?? []))], parameters: CompositeParameterProvider(files))
    print(try compiled.call("get", as: [Float].self))
    // end
}

private func format() throws {
    // begin format
    /// A file of little-endian 32-bit floats: one parameter, `values`.
    struct RawFloats: ParameterFormat {
        let name = "raw floats"
        let fileExtension = "f32"

        func recognizes(prefix: [UInt8]) -> Bool { false }

        func readEntries(
            of source: any ByteSource, options: ReadOptions,
            emit: (consuming ParameterEntry) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            let tensor = TensorDescription(
                type: TensorType(name: "F32", bitsPerElement: 32), shape: [source.size / 4])
            let bytes = ParameterStorage.file(FileRange(source: source, offset: 0))
            let length = source.size / 4 * 4
            try emit(ParameterEntry(key: "values", length: length, storage: bytes, tensor: tensor))
        }
    }

    var model = ParameterIndex()
    try model.addFile("digits.gguf")
    try model.lookup("layer1.bias").extract(to: "bias.f32")
    var raw = ParameterIndex()
    try raw.addFile("bias.f32", options: ReadOptions(formats: [RawFloats()]))
    print(try raw.lookup("values").readElements(as: Float.self).count)
    // end
}

private func provider() throws {
    // begin provider
    /// Serves zeros for all parameters of one scope, whatever their keys.
    struct Zeros: ParameterProvider {
        let scopeNames = ["model"]

        func locate(
            scope: String, _ requests: ParameterRequests,
            receive: (Int, ParameterLocation) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            for index in 0..<requests.count {
                let length = try requests[index].span.length
                try receive(index, .splat(.zero, phase: 0, length: length))
            }
        }
    }

    let zeros = try Program(path: "layers.vmfb", parameters: Zeros())
    print(try zeros.call("load", "model", "anything", as: [Float].self))
    // end
}
