import IREEBytecode

/// A module that a context can hold.
public enum VMModule: Sendable {
    case bytecode(VerifiedModule)
    case native(any VMNativeModule)

    /// Reads and verifies a compiled module.
    ///
    /// - Throws: as `BytecodeModule` and `VerifiedModule` do.
    public init(_ bytes: ModuleBytes) throws(VMError) {
        self = .bytecode(try VerifiedModule(BytecodeModule(bytes)))
    }

    /// The name that other modules import it by.
    public var name: String {
        switch self {
        case .bytecode(let verified): verified.module.name
        case .native(let module): module.name
        }
    }

    /// An attribute of the module, which its compiler set.
    func attribute(_ key: String) -> String? {
        guard case .bytecode(let verified) = self else { return nil }
        return verified.module.description.attributes.first { $0.key == key }?.value
    }

    var version: UInt32 {
        switch self {
        case .bytecode(let verified): verified.module.description.version
        case .native(let module): module.version
        }
    }
}
