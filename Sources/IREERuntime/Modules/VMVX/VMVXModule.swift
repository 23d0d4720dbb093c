import IREEBytecode

/// The module `vmvx`: what executables of bytecode have done in one call rather than in a loop of their
/// own.
///
/// Source of names and calling conventions: iree/modules/vmvx/exports.inl.
public struct VMVXModule: VMNativeModule {
    public init() {}

    public var name: String { "vmvx" }

    public var functions: [VMNativeFunction] { [] }
}
