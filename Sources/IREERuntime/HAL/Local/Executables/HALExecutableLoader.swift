import IREEBytecode

/// Makes kernels for the CPU's devices of executables in some format.
package protocol HALExecutableLoader: Sendable {
    /// Whether what it loads is machine code, which can do whatever this process can.
    var isNative: Bool { get }

    /// Whether it loads executables of a format, as in `embedded-elf-x86_64`.
    func supports(_ format: String) -> Bool

    /// - Parameter constants: the values that the module specializes the executable with.
    func load(
        _ bytes: UnsafeRawBufferPointer, format: String, constants: [UInt32]
    ) throws(VMError) -> any HALKernels
}

/// The name of this machine's architecture in executable formats.
let executableArchitecture: String = {
    #if arch(x86_64)
        "x86_64"
    #elseif arch(arm64)
        "arm_64"
    #else
        "unknown"
    #endif
}()

/// Loads standalone ELF objects, which are the same on all systems.
package struct EmbeddedELFLoader: HALExecutableLoader {
    package var isNative: Bool { true }

    package init() {}

    package func supports(_ format: String) -> Bool {
        format == "embedded-elf-\(executableArchitecture)"
    }

    package func load(
        _ bytes: UnsafeRawBufferPointer, format: String, constants: [UInt32]
    ) throws(VMError) -> any HALKernels {
        try ExecutableLibrary(embeddedELF: bytes, constants: constants)
    }
}

/// Loads shared objects of the system, by the system's own loader.
package struct SystemLibraryLoader: HALExecutableLoader {
    package var isNative: Bool { true }

    package init() {}

    #if canImport(Darwin)
        private static let kind = "dylib"
    #else
        private static let kind = "elf"
    #endif

    package func supports(_ format: String) -> Bool {
        // The compiler may add features to the name.
        format.hasPrefix("system-\(Self.kind)-\(executableArchitecture)")
    }

    package func load(
        _ bytes: UnsafeRawBufferPointer, format: String, constants: [UInt32]
    ) throws(VMError) -> any HALKernels {
        try ExecutableLibrary(systemLibrary: bytes, constants: constants)
    }
}
