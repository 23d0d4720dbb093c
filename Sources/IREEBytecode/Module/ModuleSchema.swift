/// The numbers of the fields of a module's FlatBuffer, as `Schemas/bytecode_module.fbs` counts them:
/// a union takes two, the first for what it holds.
enum ModuleSchema {
    static let identifier = "IREE"

    enum Attribute { static let key = 0, value = 1 }
    enum TypeName { static let fullName = 0 }
    enum Signature { static let callingConvention = 0, attributes = 1 }
    enum Dependency { static let name = 0, minimumVersion = 1, need = 2 }
    enum Import { static let fullName = 0, signature = 1, need = 2 }
    enum Export { static let localName = 0, ordinal = 1 }
    enum Rodata {
        static let compressionType = 0, compression = 1, embedded = 2
        static let externalOffset = 3, externalLength = 4
    }
    enum Rwdata { static let byteCount = 0 }
    enum State { static let globalBytes = 0, globalRefs = 1 }

    /// Bytes of the struct, and where its fields are in it.
    enum Function {
        static let size = 20
        static let offset = 0, length = 4, requirements = 8, reserved = 12
        static let blockCount = 14, i32Registers = 16, refRegisters = 18
    }

    enum CallSiteLocation { static let callee = 0, caller = 1 }
    enum FileLocation { static let file = 0, line = 1, column = 2 }
    enum FusedLocation { static let metadata = 0, locations = 1 }
    enum NameLocation { static let name = 0, child = 1 }
    /// Bytes of the struct, and where its fields are in it.
    enum InstructionLocation { static let size = 8, pc = 0, location = 4 }
    enum FunctionSource { static let name = 0, locations = 1 }
    enum Debug { static let locationTypes = 0, locations = 1, functions = 2 }

    enum Module {
        static let name = 0, version = 1, requirements = 2, attributes = 3, types = 4
        static let dependencies = 5, imports = 6, exports = 7, signatures = 8
        static let rodata = 9, rwdata = 10, state = 11, functions = 12
        static let bytecodeVersion = 13, bytecode = 14, debug = 15
    }

    /// Values of `Need`.
    static let required: UInt32 = 1
    static let optional: UInt32 = 2
}
