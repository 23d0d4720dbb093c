import IREEBytecode
import IREEParams
import IREEPlatform

/// Linked modules with their state: a program, ready to be called.
///
/// Modules are given in the order in which they need each other: a module imports from those before it.
/// Calls from several threads take turns; a call that waits lets others in.
package final class VMContext: @unchecked Sendable {
    // State that `lock` does not guard is not written to after `init`.
    private let loaded: [Loaded]
    private let lock = RecursiveLock()
    private var stacks: [VMStack] = []
    /// Limits of the calls that the context makes itself, and of calls without limits of their own.
    package let limits: ExecutionLimits
    private let tracer: ExecutionTracer?
    private let fileChecks: [@Sendable () throws(VMError) -> Void]
    /// The limits of calls without any of their own.
    private let terms: ExecutionTerms

    enum Loaded {
        case bytecode(VMModuleInstance)
        case native(VMNativeInstance)

        var name: String {
            switch self {
            case .bytecode(let instance): instance.verified.module.name
            case .native(let instance): instance.module.name
            }
        }

        var version: UInt32 {
            switch self {
            case .bytecode(let instance): instance.verified.module.description.version
            case .native(let instance): instance.module.version
            }
        }
    }

    /// Links modules, and runs their initializers.
    ///
    /// - Parameter knownTypes: types that programs may name without a module that brings them: they pass such
    ///   references on.
    /// - Throws: `NOT_FOUND` for what a module needs and none of those before it has; what an
    ///   initializer throws.
    init(
        _ modules: [VMModule], knownTypes: [VMRefType], limits: ExecutionLimits, tracer: ExecutionTracer?
    ) throws(VMError) {
        var linker = ModuleLinker(knownTypes: knownTypes)
        for module in modules { try linker.add(module) }
        loaded = linker.loaded
        self.limits = limits
        self.tracer = tracer
        let files = modules.compactMap { module -> FileMapping? in
            guard case .bytecode(let verified) = module else { return nil }
            return verified.module.file.exposedMapping
        }
        terms = ExecutionTerms(nil, of: limits, files: files)
        fileChecks = modules.compactMap { module in
            guard case .native(let native) = module else { return nil }
            return native.fileCheck
        }
        for case .bytecode(let instance) in loaded {
            guard let ordinal = instance.export("__init") else { continue }
            _ = try VMFunction(self, instance, ordinal).call([])
        }
    }

    deinit {
        // In reverse: modules may use those before them up to the end.
        for case .bytecode(let instance) in loaded.reversed() {
            guard let ordinal = instance.export("__deinit") else { continue }
            var interpreter = makeInterpreter(nil)
            // No caller is left to report an error to.
            guard (try? interpreter.enter(instance.tables, ordinal)) != nil else { continue }
            _ = try? interpreter.run()
            interpreter.unwind()
        }
    }

    /// The names of the modules.
    package var moduleNames: [String] { loaded.map(\.name) }

    /// The functions of a module that are exported, by their names.
    package func exports(of module: String) -> [String] {
        guard case .bytecode(let instance)? = loaded.last(where: { $0.name == module }) else { return [] }
        return instance.verified.module.description.exports.map(\.name)
    }

    /// Finds an exported function.
    ///
    /// - Parameter name: with the name of its module, `module.add`.
    /// - Throws: `NOT_FOUND` where there is none, with what there is instead.
    package func function(_ name: String) throws(VMError) -> VMFunction {
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else {
            throw VMError(
                .invalidArgument, "`\(printable(name))` does not name a function and its module",
                hint: "write `module.function`")
        }
        guard let found = loaded.last(where: { $0.name == parts[0] }) else {
            throw VMError(
                .notFound, "there is no module `\(printable(parts[0]))`",
                hint: "there are " + moduleNames.map { "`\(printable($0))`" }.joined(separator: ", "))
        }
        guard case .bytecode(let instance) = found, let ordinal = instance.export(String(parts[1])) else {
            let names = exports(of: String(parts[0])).filter { !$0.hasPrefix("__") }
            throw VMError(
                .notFound, "module `\(printable(parts[0]))` exports no function `\(printable(parts[1]))`",
                hint: names.isEmpty
                    ? nil : "it exports " + names.map { "`\(printable($0))`" }.joined(separator: ", "))
        }
        return VMFunction(self, instance, ordinal)
    }

    // MARK: Calls

    /// Waits until no other thread's call runs.
    func lockForCall() {
        lock.lock()
    }

    func unlockAfterCall() {
        lock.unlock()
    }

    /// An interpreter with a stack of its own. Only with the lock held.
    func makeInterpreter(_ limits: ExecutionLimits?) -> Interpreter {
        let terms = limits.map { ExecutionTerms($0, of: self.limits, files: self.terms.files) } ?? self.terms
        return Interpreter(
            stack: stacks.popLast() ?? VMStack(), budget: ExecutionBudget(terms), tracer: tracer)
    }

    /// Checks that what a call has read of mapped files was their contents.
    ///
    /// - Throws: `DATA_LOSS` if one was truncated meanwhile.
    func checkFiles(_ interpreter: borrowing Interpreter) throws(VMError) {
        try interpreter.budget.terms.checkFiles()
        for check in fileChecks { try check() }
    }

    /// Keeps the stack of an interpreter for the next call. Only with the lock held.
    func recycle(_ interpreter: borrowing Interpreter) {
        if stacks.count < 4 { stacks.append(interpreter.stack) }
    }
}

extension VMModuleInstance {
    /// The function that is exported as `name`.
    func export(_ name: String) -> Int? {
        verified.module.description.exports.first { $0.name == name }?.ordinal
    }
}
