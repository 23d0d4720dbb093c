import FormatFixtures
import IREEParams
import TestSupport
import Testing

/// What a file is that is no parameter file, or no module, and what to do about it.
@Suite struct FileKindTests {
    private static func zip(_ name: String) -> [UInt8] {
        [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0]
            + Array(name.utf8) + [UInt8](repeating: 7, count: 64)
    }

    static let foreign: [(bytes: [UInt8], what: String, hint: String)] = [
        (
            Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n".utf8),
            "a Git LFS pointer", "git lfs pull"
        ),
        (Array("<!DOCTYPE html>\n<html><body>Sign in</body></html>".utf8), "an HTML page", "fetch"),
        (Array("\n  <HTML><head></head></HTML>".utf8), "an HTML page", "fetch"),
        (Array("<?xml version=\"1.0\"?><Error/>".utf8), "an XML document", "fetch"),
        (
            Array(#"{"metadata":{"total_size":9},"weight_map":{"a":"m-00001-of-00002.safetensors"}}"#.utf8),
            "the index of a model", "m-00001-of-00002.safetensors"
        ),
        (Array(#"{"architectures": ["LlamaForCausalLM"]}"#.utf8), "a JSON document", "parameters themselves"),
        (zip("archive/data.pkl"), "a PyTorch checkpoint", "safetensors"),
        (zip("x.npy"), "an .npz archive", "unpack"), (zip("readme.txt"), "a ZIP archive", "unpack"),
        ([0x80, 2, 0x8A, 10, 0x6C], "a Python pickle", "safetensors"),
        (zip("module.fb"), "a compiled module", "--module="),
        ([60, 0, 0, 0, 24, 0, 0, 0] + Array("IREE".utf8) + [0, 0, 0, 0], "a compiled module", "--module="),
        (Array("module {\n  func.func @f() { return }\n}\n".utf8), "MLIR text", "compile it first"),
        (Array("// A comment.\n\n#map = affine_map<(d0) -> (d0)>\n".utf8), "MLIR text", "compile it first"),
        (Array("  util.func public @f() {\n".utf8), "MLIR text", "compile it first"),
        (Array("\"builtin.module\"() ({\n".utf8), "MLIR text", "compile it first"),
        ([0x4D, 0x4C, 0xEF, 0x52, 13], "MLIR bytecode", "compile it first"),
        (Array("Entry not found".utf8), "a text file that begins `Entry not found`", "fetch"),
        ([0x1F, 0x8B, 8, 0], "a gzip file", "gunzip"),
        ([0x89, 0x48, 0x44, 0x46, 13], "an HDF5 file", "convert"),
        ([], "an empty file", "fetch"),
        ([UInt8](repeating: 0, count: 5000), "a file that starts with zeros", "fetch"),
    ]

    /// By any name, also one that promises a format.
    @Test(arguments: foreign, ["bin", "gguf", "safetensors", "irpa"])
    func filesThatAreSomethingElseAreNamed(
        _ file: (bytes: [UInt8], what: String, hint: String), ending: String
    ) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(file.bytes, as: "model.\(ending)")
        for mode in FileMode.allCases {
            let error = expectError(.invalidArgument, "this is no parameter file but \(file.what)") {
                var index = ParameterIndex()
                try index.addFile(path, options: ReadOptions(mode: mode))
            }
            #expect(error?.hint?.contains(file.hint) == true, "\(String(describing: error))")
            #expect(error?.file == path)
        }
    }

    /// A file that is what its name says keeps its own error, with what to do where it is too short.
    @Test func filesThatHaveBeenCutSayWhatToDo() throws {
        let folder = try TemporaryFolder()
        var gguf = GGUFFixture()
        gguf.tensors = [.init("a", [4], byteCount: 16)]
        let whole: [(String, [UInt8])] = [
            ("a.gguf", gguf.build().bytes),
            ("a.irpa", IRPAFixture([.data("w", [UInt8](repeating: 1, count: 100))]).build().bytes),
        ]
        for (name, bytes) in whole {
            for count in [24, bytes.count / 2, bytes.count - 20] {
                let path = try folder.write(bytes.prefix(count), as: name)
                let error = expectError(.outOfRange) {
                    var index = ParameterIndex()
                    try index.addFile(path)
                }
                #expect(error?.hint?.contains("cut short") == true, "\(String(describing: error))")
            }
        }
    }
}
