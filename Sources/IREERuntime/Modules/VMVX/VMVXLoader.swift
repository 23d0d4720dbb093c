import IREEBytecode

/// Loads executables that are bytecode: modules of their own, whose functions each do the work of one
/// workgroup.
///
/// They run anywhere, in the same machine as the program that dispatches them, and can do no more than it.
package struct VMVXLoader: HALExecutableLoader {
    package static let format = "vmvx-bytecode-fb"

    package var isNative: Bool { false }

    private let limits: ExecutionLimits

    /// - Parameter limits: of every workgroup.
    package init(limits: ExecutionLimits = ExecutionLimits()) {
        self.limits = limits
    }

    package func supports(_ format: String) -> Bool { format == Self.format }

    package func load(
        _ bytes: UnsafeRawBufferPointer, format: String, constants: [UInt32]
    ) throws(VMError) -> any HALKernels {
        // The module that brings it may be gone before the executable is.
        let module = try VerifiedModule(BytecodeModule(ModuleBytes(bytes, path: "<executable>")))
        return try VMVXKernels(module, constants: constants, limits: limits)
    }
}
