import IREECompilerCore
import IREECompilerDialects

/// Makes machine code for CPUs of the functions of executables.
package struct LLVMCPUTarget: Sendable {
    package var triple = "x86_64-unknown-none-elf"
    package var cpu = "generic"
    package var features: [String] = []
    /// What compiles; nil to look for it.
    package var toolchain: Toolchain?
    package var kernelTarget = KernelTarget()

    package init() {}

    /// The format of the executables, as runtimes know it.
    package var format: String {
        "embedded-elf-" + (triple.split(separator: "-").first.map(String.init) ?? "unknown")
    }

    /// The text of the LLVM module of some functions.
    ///
    /// - Throws: A diagnostic at the operation that is not supported.
    package func module(_ functions: [Operation], name: String) throws(Diagnostic) -> String {
        var kernels: [Kernel] = []
        for function in functions { kernels.append(try DispatchLowering.lower(function, for: kernelTarget)) }
        return ExecutableLibraryPrinter.print(
            kernels, name: name, triple: triple, vectorBits: kernelTarget.vectorBytes * 8)
    }

    /// The embedded ELF of some functions, which are exported in this order.
    package func compile(_ functions: [Operation], name: String) throws(Diagnostic) -> [UInt8] {
        try compile(module(functions, name: name))
    }

    /// The embedded ELF of an LLVM module.
    func compile(_ module: String) throws(Diagnostic) -> [UInt8] {
        var toolchain = toolchain
        if toolchain == nil { toolchain = try Toolchain.find() }
        return try toolchain?.compile(module, triple: triple, cpu: cpu, features: features) ?? []
    }
}
