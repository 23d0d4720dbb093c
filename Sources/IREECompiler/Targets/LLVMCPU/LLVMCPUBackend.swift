import IREECompilerCore
import IREECompilerDialects
import Synchronization

/// Machine code for CPUs, as embedded ELF files.
package final class LLVMCPUBackend: ExecutableBackend {
    package let name = "llvm-cpu"
    /// What was found for the clang that was asked for.
    private let found = Mutex<[String: Toolchain]>([:])

    package init() {}

    private func toolchain(_ settings: [String: String]) throws(Diagnostic) -> Toolchain {
        let clang = settings[Setting.clang] ?? ""
        if let known = found.withLock({ $0[clang] }) { return known }
        let new = try Toolchain.find(clang: clang.isEmpty ? nil : clang)
        found.withLock { $0[clang] = new }
        return new
    }

    package func target(_ settings: [String: String]) throws(Diagnostic) -> ExecutableTargetDescription {
        let architecture = try Architecture(triple: settings[Setting.triple] ?? "")
        let cpu = settings[Setting.cpu] ?? ""
        var name = cpu == "generic" ? "" : cpu
        var features: [String] = []
        if !name.isEmpty {
            if name == "host", !architecture.isHost {
                throw Diagnostic(
                    .error, "--iree-llvmcpu-target-cpu=host is no processor of \(architecture.name): name one"
                )
            }
            let processor = try toolchain(settings).processor(
                name == "host" ? "native" : name, triple: architecture.triple)
            name = processor.name
            features = processor.features
        }
        let more = settings[Setting.cpuFeatures] ?? ""
        if more == "host" {
            features += try toolchain(settings).processor("native", triple: architecture.triple).features
        } else {
            features += more.split(separator: ",").map(String.init)
        }
        for feature in features where !feature.hasPrefix("+") && !feature.hasPrefix("-") {
            throw Diagnostic(
                .error, "--iree-llvmcpu-target-cpu-features= takes names with + or -, got '\(feature)'")
        }
        let kernels = architecture.kernelTarget(features)
        var description = ExecutableTargetDescription(
            backend: self.name, format: architecture.format,
            AttributeDictionary([
                ("cpu", .string(name)), ("cpu_features", .string(features.joined(separator: ","))),
                ("data_layout", .string(architecture.dataLayout)),
                ("native_vector_size", .i64(Int64(kernels.vectorBytes))),
                ("target_triple", .string("\(architecture.name)-unknown-unknown-eabi-elf")),
            ]))
        if settings[Setting.reassociates] == "false" {
            description.configuration[Self.reassociates] = .bool(false)
        }
        return description
    }

    /// Whether sums may be in another order; if absent they may.
    private static let reassociates = "reassociate_fp_reductions"

    /// The code generator for a target, which another compiler may have described.
    private func codeGenerator(_ target: ExecutableTargetDescription) throws(Diagnostic) -> LLVMCPUTarget {
        func text(_ key: String) -> String { target.configuration[key]?.stringValue ?? "" }
        let architecture = try Architecture(triple: text("target_triple"))
        guard target.format == architecture.format else {
            throw Diagnostic(
                .error,
                "cannot make executables of the format '\(target.format)': expected '\(architecture.format)'")
        }
        var generator = LLVMCPUTarget()
        generator.triple = architecture.triple
        generator.cpu = text("cpu").isEmpty ? "generic" : text("cpu")
        generator.features = text("cpu_features").split(separator: ",").map(String.init)
        generator.kernelTarget = architecture.kernelTarget(generator.features)
        if target.configuration[Self.reassociates]?.integerValue == 0 {
            generator.kernelTarget.reassociates = false
        }
        return generator
    }

    package func workgroupCounts(
        _ functions: [Operation], _ target: ExecutableTargetDescription
    ) throws(Diagnostic) -> [(x: Int, y: Int, z: Int)] {
        try codeGenerator(target).workgroupCounts(functions)
    }

    package func serialize(
        _ functions: [Operation], name: String, _ target: ExecutableTargetDescription,
        _ settings: [String: String]
    ) throws(Diagnostic) -> SerializedExecutable {
        var generator = try codeGenerator(target)
        generator.toolchain = try toolchain(settings)
        let kernels = try generator.kernels(of: functions)
        var result = SerializedExecutable(
            try generator.serialize(kernels, name: name), mimeType: "application/x-elf", fileExtension: "so")
        if settings.dumpsExecutables {
            result.intermediates = [("ll", Array(generator.text(kernels, name: name).utf8))]
        }
        return result
    }
}
