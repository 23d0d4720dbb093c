import Foundation

/// A way in which the official compiler makes modules of the programs.
enum CompilerMode: String, Sendable, CaseIterable {
    /// No device at all.
    case vm
    /// Kernels of bytecode; also with the microkernels that the runtime has for them.
    case vmvx, microkernels
    /// Kernels of machine code that any processor of the kind runs.
    case cpu
    /// Kernels for the processor that is there, and matrices in tiles on top of that.
    case host, tiled
    /// A shared library of the system in place of an embedded one.
    case system
    /// Functions that wait for fences and signal others.
    case async
    /// Parameters are gathered into memory of the device.
    case discrete
    /// A FlatBuffer without an archive around it, and one without anything for debugging.
    case bare, stripped
    /// What the official compiler does to streams, our passes do: it makes tensors of the program, and kernels
    /// and a module of our commands.
    case passes

    init(named name: String) throws {
        guard let mode = Self(rawValue: name) else {
            throw InteropProgram.Malformed(description: "there is no mode `\(name)`")
        }
        self = mode
    }

    /// Programs keep their f64, and constants are not run by the compiler.
    private static let common = ["--iree-input-demote-f64-to-f32=false", "--iree-opt-const-eval=false"]
    private static let local = common + ["--iree-hal-target-device=local"]
    private static let machine = local + ["--iree-hal-local-target-device-backends=llvm-cpu"]
    private static let generic = machine + ["--iree-llvmcpu-target-cpu=generic"]
    private static let native = machine + ["--iree-llvmcpu-target-cpu=host"]
    private static let bytecode = local + ["--iree-hal-local-target-device-backends=vmvx"]

    var flags: [String] {
        switch self {
        case .vm: Self.common
        case .vmvx: Self.bytecode
        case .microkernels: Self.bytecode + ["--iree-vmvx-enable-microkernels"]
        case .cpu, .passes: Self.generic
        case .host: Self.native
        case .tiled: Self.native + ["--iree-opt-data-tiling", "--iree-opt-level=O3"]
        case .system: Self.generic + ["--iree-llvmcpu-link-embedded=false"]
        case .async: Self.generic + ["--iree-execution-model=async-external"]
        case .discrete: Self.generic + ["--iree-stream-resource-memory-model=discrete"]
        case .bare: Self.generic + ["--iree-vm-emit-polyglot-zip=false"]
        case .stripped:
            Self.generic + [
                "--iree-vm-bytecode-module-strip-debug-ops", "--iree-vm-bytecode-module-strip-source-map",
            ]
        }
    }

    /// What modules depend on besides the program and the flags.
    var surroundings: String {
        guard self == .host || self == .tiled else { return "" }
        // A cache may have been filled on another machine.
        let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        return String(processor.split(separator: "\n").first { $0.hasPrefix("flags") } ?? "")
    }
}
