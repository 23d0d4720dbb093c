import IREECompilerCore
import IREECompilerDialects

/// Makes machine code for CPUs of kernels, as embedded ELF files.
package struct LLVMCPUTarget: ExecutableTarget {
    package var triple = "x86_64-unknown-none-elf"
    package var cpu = "generic"
    package var features: [String] = []
    /// What compiles; nil to look for it.
    package var toolchain: Toolchain?
    package var kernelTarget = KernelTarget()

    package init() {}

    /// The LLVM module of some kernels.
    package func text(_ kernels: [Kernel], name: String) -> String {
        ExecutableLibraryPrinter.print(
            kernels, name: name, triple: triple, vectorBits: kernelTarget.vectorBytes * 8)
    }

    /// The embedded ELF of some kernels.
    package func serialize(_ kernels: [Kernel], name: String) throws(Diagnostic) -> [UInt8] {
        var toolchain = toolchain
        if toolchain == nil { toolchain = try Toolchain.find() }
        return try toolchain?.compile(
            text(kernels, name: name), triple: triple, cpu: cpu, features: features) ?? []
    }
}
