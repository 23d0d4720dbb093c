import IREECompilerCore

extension LLVMCPUTarget: ExecutableTarget {
    /// The embedded ELF of some kernels.
    package func serialize(_ kernels: [Kernel], name: String) throws(Diagnostic) -> [UInt8] {
        let module = ExecutableLibraryPrinter.print(
            kernels, name: name, triple: triple, vectorBits: kernelTarget.vectorBytes * 8)
        return try compile(module)
    }
}
