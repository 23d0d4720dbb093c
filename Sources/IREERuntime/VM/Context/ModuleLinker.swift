import IREEBytecode

/// Resolves imports and types of modules by those before them.
struct ModuleLinker {
    private(set) var loaded: [VMContext.Loaded] = []
    private var registry: VMTypeRegistry

    /// - Parameter knownTypes: types that programs may name without a module that brings them.
    init(knownTypes: [VMRefType]) {
        registry = VMTypeRegistry(knownTypes: knownTypes)
    }

    /// Suggested fixes for modules that are often missing.
    private static let remedies = [
        "io_parameters": "pass --parameters=",
        "hal": "the program needs a device: pass --device=",
    ]

    mutating func add(_ module: VMModule) throws(VMError) {
        switch module {
        case .native(let native):
            for type in native.types { registry.add(type) }
            loaded.append(.native(try VMNativeInstance(native)))
        case .bytecode(let verified): loaded.append(.bytecode(try link(verified)))
        }
    }

    private func link(_ verified: VerifiedModule) throws(VMError) -> VMModuleInstance {
        let description = verified.module.description
        do throws(VMError) {
            for dependency in description.dependencies { try check(dependency, of: description.name) }
            var imports: [VMModuleInstance.Import] = []
            for wanted in description.imports { imports.append(try resolve(wanted, for: description.name)) }
            var types: [VMType] = []
            for name in description.types { types.append(try registry.resolve(name)) }
            return VMModuleInstance(verified, types: types, imports: imports)
        } catch {
            var error = error
            error.file = error.file ?? verified.module.storage.path
            throw error
        }
    }

    private func check(_ dependency: ModuleDependency, of name: String) throws(VMError) {
        guard let found = loaded.last(where: { $0.name == dependency.name }) else {
            if dependency.isOptional { return }
            throw missing(dependency.name, name)
        }
        guard found.version >= dependency.minimumVersion else {
            throw VMError(
                .incompatible,
                "module `\(printable(dependency.name))` has version \(found.version); `\(printable(name))` needs"
                    + " \(dependency.minimumVersion)")
        }
    }

    private func missing(_ module: some StringProtocol, _ name: String) -> VMError {
        VMError(
            .notFound, "module `\(printable(module))` is needed by `\(printable(name))`",
            hint: Self.remedies[String(module)] ?? "load it first")
    }

    private func resolve(
        _ wanted: ImportedFunction, for name: String
    ) throws(VMError) -> VMModuleInstance.Import {
        let convention = wanted.callingConvention ?? CallingConvention(arguments: [], results: [])
        let modules = loaded.filter { $0.name == wanted.moduleName }
        for module in modules.reversed() {
            guard let (found, itsConvention) = find(String(wanted.functionName), in: module) else { continue }
            guard itsConvention == convention else {
                throw VMError(
                    .incompatible,
                    "`\(printable(name))` calls `\(printable(wanted.fullName))` as `\(convention.text)`; it is"
                        + " `\(itsConvention.text)`")
            }
            return found
        }
        if wanted.isOptional { return .missing }
        guard !modules.isEmpty else { throw missing(wanted.moduleName, name) }
        throw VMError(
            .notFound,
            "module `\(printable(wanted.moduleName))` has no function `\(printable(wanted.functionName))`, which"
                + " `\(printable(name))` needs")
    }

    private func find(
        _ name: String, in module: VMContext.Loaded
    ) -> (VMModuleInstance.Import, CallingConvention)? {
        switch module {
        case .native(let instance):
            guard let index = instance.functions.firstIndex(where: { $0.name == name }) else { return nil }
            return (.native(instance.targets[index]), instance.functions[index].convention)
        case .bytecode(let instance):
            guard let ordinal = instance.export(name) else { return nil }
            return (.bytecode(instance, ordinal: ordinal), instance.functions[ordinal].convention)
        }
    }
}
