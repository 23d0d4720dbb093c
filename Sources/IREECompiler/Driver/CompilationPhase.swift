/// A phase of compilation: a state of the program, in the order in which a program goes through them.
///
/// The names are those of the official compiler, and a program between two phases can be exchanged with it as text.
public enum CompilationPhase: String, Sendable, Hashable, CaseIterable {
    case start, input, abi, preprocessing
    case globalOptimization = "global-optimization"
    case dispatchCreation = "dispatch-creation"
    case flow, stream
    case executableSources = "executable-sources"
    case executableConfigurations = "executable-configurations"
    case executableTargets = "executable-targets"
    case hal, vm, end

    /// What a program is like after the phase.
    public var summary: String {
        switch self {
        case .start: "the program as written"
        case .input: "tensors in the dialects of the compiler"
        case .abi: "functions with the types of their callers"
        case .preprocessing: "after passes of the user"
        case .globalOptimization: "optimized as a whole"
        case .dispatchCreation: "work divided into dispatches"
        case .flow: "dispatches as executables, tensors between them"
        case .stream: "asynchronous commands on storage"
        case .executableSources: "executables for each target"
        case .executableConfigurations: "executables with their tile sizes"
        case .executableTargets: "executables in the dialect of their target"
        case .hal: "calls of devices"
        case .vm: "functions of the virtual machine"
        case .end: "a compiled module"
        }
    }
}

extension CompilationPhase: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.position < b.position }

    private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a program is made of.
public enum CompilationMode: String, Sendable, Hashable, CaseIterable {
    /// Tensors that devices work on.
    case std
    /// Functions for the virtual machine only.
    case vm
}

/// What a compilation makes of a program after its last phase.
public enum CompilationFormat: String, Sendable, Hashable, CaseIterable {
    /// A module for the runtime (`.vmfb`).
    case bytecode = "vm-bytecode"
    /// The same module as text in the `vm` dialect.
    case assembly = "vm-asm"
}
