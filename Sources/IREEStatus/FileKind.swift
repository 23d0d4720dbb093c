/// What a file is by its first bytes, where it is not what it was given as: said in one place, for all
/// readers and tools.
package struct FileKind: Sendable {
    /// What files are given as.
    package enum Role: Sendable {
        case parameters, module
    }

    /// With its article: `a Git LFS pointer`.
    package let name: String
    /// Which role the file could play.
    package let role: Role?
    /// What to do about it, whatever it was given as.
    private let remedy: String?

    private init(_ name: String, _ remedy: String? = nil, role: Role? = nil) {
        self.name = name
        self.remedy = remedy
        self.role = role
    }

    /// What to do where the file was given as `other`.
    package func advice(for other: Role) -> String? {
        switch role {
        case .parameters where other == .module: "name it with --parameters="
        case .module where other == .parameters: "name it with --module="
        default: remedy
        }
    }

    /// As many of a file's first bytes as tell most.
    package static let prefixLength = 4096

    private static let fetchAgain = "fetch it again"
    private static let convert = "convert the model to safetensors or GGUF first"

    /// Files that are known by their first bytes.
    private static let magics = textMagics.map { (bytes: Array($0.utf8), kind: $1) } + byteMagics

    private static let textMagics: [(String, FileKind)] = [
        (
            "version https://git-lfs.github.com/spec/",
            FileKind("a Git LFS pointer", "fetch what it points to: git lfs pull")
        ),
        ("oid sha256:", FileKind("a part of a Git LFS pointer", "fetch what it points to: git lfs pull")),
        ("IRPA", FileKind("an IRPA archive of parameters", role: .parameters)),
        ("GGUF", FileKind("a GGUF file of parameters", role: .parameters)),
        (
            "lmgg",
            FileKind(
                "a GGML file from before GGUF", "convert it with llama.cpp's convert_llama_ggml_to_gguf.py")
        ),
        (
            "fmgg",
            FileKind(
                "a GGML file from before GGUF", "convert it with llama.cpp's convert_llama_ggml_to_gguf.py")
        ),
        (
            "tjgg",
            FileKind(
                "a GGML file from before GGUF", "convert it with llama.cpp's convert_llama_ggml_to_gguf.py")
        ),
        ("Rar!", FileKind("a RAR archive", "unpack it first")),
        ("#!/", FileKind("a script")),
        ("%PDF", FileKind("a PDF document")),
    ]

    private static let byteMagics: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x4D, 0x4C, 0xEF, 0x52], FileKind("MLIR bytecode", "compile it first, with iree-compile")),
        (
            [0x93] + Array("NUMPY".utf8),
            FileKind("a NumPy array", "inputs of functions take it: --input=@FILE.npy")
        ),
        ([0x1F, 0x8B], FileKind("a gzip file", "unpack it first: gunzip")),
        ([0x42, 0x5A, 0x68], FileKind("a bzip2 file", "unpack it first: bunzip2")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], FileKind("an xz file", "unpack it first: unxz")),
        ([0x37, 0x7A, 0xBC, 0xAF], FileKind("a 7-Zip archive", "unpack it first")),
        ([0x89, 0x48, 0x44, 0x46], FileKind("an HDF5 file, as Keras writes them", convert)),
        ([0x7F, 0x45, 0x4C, 0x46], FileKind("an ELF program or library")),
        ([0x03, 0x02, 0x23, 0x07], FileKind("a SPIR-V binary")),
        ([0x42, 0x43, 0xC0, 0xDE], FileKind("LLVM bitcode")),
    ]

    /// What a file that starts with `prefix` is; `nil` where nothing is known about it.
    ///
    /// - Parameter size: the size of the file, of which `prefix` is all or the first `prefixLength` bytes.
    package init?(prefix: [UInt8], size: UInt64) {
        guard size > 0 else {
            self.init("an empty file", "fetch or write it again")
            return
        }
        let found =
            Self.magics.first { prefix.starts(with: $0.bytes) }?.kind ?? Self.container(prefix)
            ?? Self.text(prefix)
        if let found {
            self = found
        } else if prefix.count >= 64, prefix.allSatisfy({ $0 == 0 }) {
            self.init("a file that starts with zeros, as an unfinished download does", Self.fetchAgain)
        } else {
            return nil
        }
    }

    /// Files whose mark is not all at their start.
    private static func container(_ bytes: [UInt8]) -> FileKind? {
        func has(_ text: String, at offset: Int) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        if has("PK\u{3}\u{4}", at: 0) { return zip(bytes) }
        if has("IREE", at: 8) || has("IREE", at: 4) { return FileKind("a compiled module", role: .module) }
        if has("TFL3", at: 4) { return FileKind("a TensorFlow Lite model", convert) }
        if has("ustar", at: 257) { return FileKind("a tar archive", "unpack it first") }
        if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) {
            return FileKind("a Python pickle, as older PyTorch checkpoints are", convert)
        }
        if bytes.count > 9, bytes[8] == UInt8(ascii: "{") {
            let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if (2...100_000_000).contains(length) {
                return FileKind("a safetensors file of parameters", role: .parameters)
            }
        }
        // A message of ONNX: the version of its form, then the name of who made it.
        if bytes.count > 4, bytes[0] == 0x08, (1...20).contains(bytes[1]), bytes[2] == 0x12, bytes[3] < 64,
            bytes.count > 4 + Int(bytes[3]), bytes[4..<4 + Int(bytes[3])].allSatisfy({ 0x20...0x7E ~= $0 })
        {
            return FileKind("an ONNX model", "import it first, with iree-import-onnx")
        }
        return nil
    }

    private static func zip(_ bytes: [UInt8]) -> FileKind {
        guard bytes.count >= 30 else { return FileKind("a ZIP archive that has been cut short", fetchAgain) }
        let length = Int(bytes[26]) | Int(bytes[27]) << 8
        let name = String(decoding: bytes.dropFirst(30).prefix(length), as: UTF8.self)
        if name == "module.fb" { return FileKind("a compiled module", role: .module) }
        if name.hasSuffix("/data.pkl") || name == "data.pkl" || name.hasSuffix("/version")
            || name.hasSuffix("/byteorder") || name.hasSuffix("/.format_version")
        {
            return FileKind("a PyTorch checkpoint (a ZIP archive of pickles)", convert)
        }
        if name.hasSuffix(".npy") { return FileKind("an .npz archive of NumPy arrays", "unpack it first") }
        return FileKind("a ZIP archive", "unpack it first")
    }

    // MARK: Text

    private static func text(_ bytes: [UInt8]) -> FileKind? {
        let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        let head = start.prefix(256)
        // All of it must be text; a character may be cut at the end.
        guard head.count >= 2, head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) })
        else {
            return nil
        }
        let words = String(decoding: head, as: UTF8.self).lowercased()
        if ["<!doctype html", "<html", "<head", "<body"].contains(where: { words.hasPrefix($0) }) {
            return FileKind(
                "an HTML page, as servers send instead of a file",
                "fetch the file itself; it may need a login, or another address")
        }
        if words.hasPrefix("<?xml") || words.hasPrefix("<error") {
            return FileKind("an XML document, as servers send instead of a file", fetchAgain)
        }
        if head.first == UInt8(ascii: "{") || head.first == UInt8(ascii: "[") { return json(bytes) }
        if isMLIR(start) { return FileKind("MLIR text", "compile it first, with iree-compile") }
        guard head.allSatisfy({ $0 < 0x80 }), head.count >= 8 else { return nil }
        let line = head.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(60)
        return FileKind(
            "a text file that begins `\(printable(utf8: line))`",
            "it may be the answer of a server: fetch it again")
    }

    private static func json(_ bytes: [UInt8]) -> FileKind {
        let strings = String(decoding: bytes, as: UTF8.self).split(separator: "\"")
        guard strings.contains("weight_map") || strings.contains("total_size") else {
            return FileKind("a JSON document", "name the file of the parameters themselves")
        }
        var parts: [Substring] = []
        for string in strings where parts.count < 3 {
            if string.hasSuffix(".safetensors"), !parts.contains(string) { parts.append(string) }
        }
        let named = parts.isEmpty ? "" : ": " + parts.map { printable($0) }.joined(separator: ", ") + ", ..."
        return FileKind("the index of a model in several files", "name the files it lists\(named)")
    }

    /// How a line of a program can begin.
    private static let mlirWords = [
        "module", "func", "builtin", "util", "flow", "stream", "hal", "vm", "vmvx", "stablehlo", "mhlo",
        "tosa",
        "linalg", "arith", "tensor", "torch", "llvm", "spirv", "ml_program", "check", "io_parameters",
        "iree_input",
        "transform", "memref", "scf", "cf", "math", "onnx", "chlo", "vhlo", "irdl", "pdl", "gpu", "vector",
    ]

    private static func isMLIR(_ text: ArraySlice<UInt8>) -> Bool {
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(64) {
            let words = line.drop { $0 == 0x20 || $0 == 0x09 }
            if words.isEmpty || words.starts(with: "//".utf8) { continue }
            if words.starts(with: "{-#".utf8) { return true }
            if let first = words.first,
                [UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "%")].contains(first)
            {
                // An alias, or a value: a name, and what it is.
                let name = words.dropFirst().prefix { isNameByte($0) || $0 == UInt8(ascii: ":") }
                return !name.isEmpty && words.dropFirst(1 + name.count).starts(with: " = ".utf8)
            }
            let quoted = words.first == UInt8(ascii: "\"")
            let name = words.dropFirst(quoted ? 1 : 0).prefix(while: isNameByte)
            let word = String(decoding: name.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
            let next = words.dropFirst(name.count + (quoted ? 1 : 0)).first
            guard mlirWords.contains(word) else { return false }
            return name.contains(UInt8(ascii: ".")) || next == nil
                || word == "module"
                    && (next == UInt8(ascii: " ") || next == UInt8(ascii: "{"))
                || next == UInt8(ascii: "@")
        }
        return false
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: true
        default: false
        }
    }
}
