import IREECompilerCore

/// The architectures that machine code is made for.
struct Architecture {
    /// As in triples.
    let name: String
    /// As in the formats of embedded ELF files.
    private let formatSuffix: String
    /// LLVM's description of sizes and alignments.
    let dataLayout: String

    private static let all = [
        Architecture(
            name: "x86_64", formatSuffix: "x86_64",
            dataLayout:
                "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"),
        Architecture(
            name: "aarch64", formatSuffix: "arm_64",
            dataLayout:
                "e-m:e-p270:32:32-p271:32:32-p272:64:64-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32"),
    ]

    #if arch(arm64)
        private static let host = "aarch64"
    #else
        private static let host = "x86_64"
    #endif

    private init(name: String, formatSuffix: String, dataLayout: String) {
        self.name = name
        self.formatSuffix = formatSuffix
        self.dataLayout = dataLayout
    }

    /// The architecture of a triple; of this machine if it is empty.
    init(triple: String) throws(Diagnostic) {
        let word = triple.split(separator: "-").first.map(String.init) ?? Self.host
        let name = ["arm64": "aarch64", "amd64": "x86_64"][word] ?? word
        guard let found = Self.all.first(where: { $0.name == name }) else {
            throw Diagnostic(
                .error,
                "unsupported target triple '\(triple)'; expected one that starts with "
                    + Self.all.map(\.name).joined(separator: " or "))
        }
        self = found
    }

    var isHost: Bool { name == Self.host }

    /// The triple that code is compiled for: no operating system.
    var triple: String { "\(name)-unknown-none-elf" }

    var format: String { "embedded-elf-\(formatSuffix)" }

    /// What schedules depend on, for a processor with some features.
    func kernelTarget(_ features: [String]) -> KernelTarget {
        var target = KernelTarget()
        guard name == "x86_64" else {
            target.vectorRegisters = 32
            target.hasFMA = true
            target.convertsHalf = true
            target.functions = [.floor, .ceil, .roundEven]
            return target
        }
        target.hasPairProducts = true
        let enabled = Set(features.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) })
            .subtracting(features.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
        if enabled.contains("avx512f") {
            target.vectorBytes = 64
            target.vectorRegisters = 32
            target.hasMasks = enabled.isSuperset(of: ["avx512bw", "avx512vl"])
        } else if enabled.contains("avx2") {
            target.vectorBytes = 32
        }
        if !enabled.isDisjoint(with: ["sse4.1", "avx", "avx2", "avx512f"]) {
            target.functions = [.floor, .ceil, .roundEven]
        }
        target.hasFMA = enabled.contains("fma") || enabled.contains("avx512f")
        target.convertsHalf = enabled.contains("f16c") || enabled.contains("avx512f")
        return target
    }
}
