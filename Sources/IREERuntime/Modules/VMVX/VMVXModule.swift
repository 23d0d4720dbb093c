import IREEBytecode

/// The module `vmvx`: what executables of bytecode have done in one call rather than in a loop of their
/// own.
///
/// Offsets and strides count elements. What a call reads and writes is proved to lie inside of its buffers
/// before any of it is touched; the loops that follow check nothing.
///
/// Source of names and calling conventions: iree/modules/vmvx/exports.inl.
package struct VMVXModule: VMNativeModule {
    package init() {}

    package var name: String { "vmvx" }

    package var functions: [VMNativeFunction] { Self.all }

    /// Made once: every worker of every executable has a context with this module.
    private static let all =
        unaryFunctions + binaryFunctions + copyFunctions + matrixFunctions + packingFunctions
}
