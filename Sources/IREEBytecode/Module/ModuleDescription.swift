/// What a module says of itself, without its bytes: types, functions, what it needs and offers.
public struct ModuleDescription: Sendable, Hashable {
    /// The name that other modules import it by.
    public var name: String
    /// The version of the module, which other modules may require.
    public var version: UInt32 = 0
    /// What its functions need, all together.
    public var requirements: Features = []
    /// What those who load the module may want to know.
    public var attributes: [ModuleAttribute] = []
    /// Names of types, `i32` or `!hal.buffer`, in the order in which bytecode counts them.
    public var types: [String] = []
    /// The modules that it needs.
    public var dependencies: [ModuleDependency] = []
    /// The functions that it calls in other modules, in the order in which bytecode counts them.
    public var imports: [ImportedFunction] = []
    /// The functions that others can call, by name.
    public var exports: [ExportedFunction] = []
    /// The functions of the module, exported or not, in the order in which bytecode counts them.
    public var functions: [FunctionDescription] = []
    /// Sizes in bytes of memory that the module reserves.
    public var rwdata: [Int] = []
    /// What each context keeps for the module.
    public var state = ModuleState()
    /// The version of the instruction set that its code is written in.
    public var bytecodeVersion = BytecodeVersion.current

    /// A module without functions.
    public init(name: String) {
        self.name = name
    }
}

/// What a module or a function needs the machine to be able to do.
public struct Features: OptionSet, Sendable, Hashable {
    /// One bit for each feature.
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Instructions on 32-bit floating-point numbers.
    public static let f32 = Features(rawValue: 1)
    /// Instructions on 64-bit floating-point numbers.
    public static let f64 = Features(rawValue: 2)
    /// A call may not be finished when it comes back, and is to be resumed.
    public static let yield = Features(rawValue: 4)
    /// References are to be released when a call fails.
    public static let unwind = Features(rawValue: 8)

    /// All features that are known.
    public static let all: Features = [.f32, .f64, .yield, .unwind]
}

/// The version of the instruction set.
public struct BytecodeVersion: Sendable, Hashable, CustomStringConvertible {
    /// Code of another major version cannot be read.
    public var major: UInt16
    /// Later minor versions add instructions.
    public var minor: UInt16

    /// The version `major.minor`.
    public init(major: UInt16, minor: UInt16) {
        self.major = major
        self.minor = minor
    }

    /// The version this library knows: that of IREE 3.13.
    public static let current = BytecodeVersion(major: 17, minor: 0)

    /// Whether code of this version is known: minor versions only add to a major one.
    public var isSupported: Bool { major == Self.current.major && minor <= Self.current.minor }

    public var description: String { "\(major).\(minor)" }
}

/// A piece of information for those who call a function or load a module: argument types, say.
public struct ModuleAttribute: Sendable, Hashable {
    /// The name: `iree.abi.declaration`.
    public var key: String
    /// The value, as text.
    public var value: String

    /// An attribute with this name and value.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

/// Another module that a module needs.
public struct ModuleDependency: Sendable, Hashable {
    /// The name of the module.
    public var name: String
    /// The lowest version that will do.
    public var minimumVersion: UInt32
    /// Whether the module can be loaded without it.
    public var isOptional: Bool

    /// A dependency on the module `name`.
    public init(name: String, minimumVersion: UInt32 = 0, isOptional: Bool = false) {
        self.name = name
        self.minimumVersion = minimumVersion
        self.isOptional = isOptional
    }
}

/// A function of another module that a module calls.
public struct ImportedFunction: Sendable, Hashable {
    /// `module.function`; the name of the function may have dots too.
    public var fullName: String
    /// Nil where the module does not say.
    public var callingConvention: CallingConvention?
    /// What callers may want to know.
    public var attributes: [ModuleAttribute]
    /// Whether the module can be loaded without it.
    public var isOptional: Bool

    /// An import of the function `module.function`.
    public init(
        fullName: String, callingConvention: CallingConvention?, attributes: [ModuleAttribute] = [],
        isOptional: Bool = false
    ) {
        self.fullName = fullName
        self.callingConvention = callingConvention
        self.attributes = attributes
        self.isOptional = isOptional
    }

    /// The part of the name before the first dot; empty where there is none.
    public var moduleName: Substring {
        guard let dot = fullName.firstIndex(of: ".") else { return "" }
        return fullName[..<dot]
    }

    /// The part of the name after the first dot.
    public var functionName: Substring {
        guard let dot = fullName.firstIndex(of: ".") else { return fullName[...] }
        return fullName[fullName.index(after: dot)...]
    }
}

/// A name under which others can call a function.
public struct ExportedFunction: Sendable, Hashable {
    /// Without the name of the module.
    public var name: String
    /// The function's index in the module.
    public var ordinal: Int

    /// A name for the function with this index.
    public init(name: String, ordinal: Int) {
        self.name = name
        self.ordinal = ordinal
    }
}

/// A function of a module: how it is called, and where its code is.
public struct FunctionDescription: Sendable, Hashable {
    /// Nil where the module does not say. Exported functions have one.
    public var callingConvention: CallingConvention?
    /// What callers may want to know: for one, `iree.abi.declaration`.
    public var attributes: [ModuleAttribute] = []
    /// Where its code is in the module's bytecode. Functions may share code.
    public var code: Range<Int>
    /// What its code needs.
    public var requirements: Features = []
    /// The number of blocks.
    public var blockCount: Int
    /// 32-bit registers, which also hold the halves of 64-bit numbers.
    public var i32RegisterCount: Int
    /// Registers of references.
    public var refRegisterCount: Int

    /// A function without attributes.
    ///
    /// - Parameter code: where its code is in the module's bytecode, in bytes.
    public init(
        callingConvention: CallingConvention?, code: Range<Int>, blockCount: Int, i32RegisterCount: Int,
        refRegisterCount: Int
    ) {
        self.callingConvention = callingConvention
        self.code = code
        self.blockCount = blockCount
        self.i32RegisterCount = i32RegisterCount
        self.refRegisterCount = refRegisterCount
    }
}

/// What every context that a module is loaded into keeps for it.
public struct ModuleState: Sendable, Hashable {
    /// Bytes of global numbers.
    public var globalByteCount: Int
    /// Global references.
    public var globalRefCount: Int

    /// State of so many bytes of numbers, and so many references.
    public init(globalByteCount: Int = 0, globalRefCount: Int = 0) {
        self.globalByteCount = globalByteCount
        self.globalRefCount = globalRefCount
    }
}

/// Bounds on what a module may ask for, so that a damaged one cannot ask for everything.
public enum ModuleLimits {
    /// Registers are named by 15 and by 14 bits.
    public static let i32Registers = 0x7FFF
    /// The most registers of references that a function may have.
    public static let refRegisters = 0x3FFF
    /// The most blocks that a function may have.
    public static let blocks = 0x7FFF
    /// Far beyond what compilers make: programs keep their tensors in buffers.
    public static let globalBytes = 64 << 20
    /// The most global references that a module may have.
    public static let globalRefs = 1 << 20
}
