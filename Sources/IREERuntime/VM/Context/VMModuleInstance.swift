import IREEBytecode

/// A bytecode module in a context: its state, and the resolved references of its code.
final class VMModuleInstance {
    let verified: VerifiedModule
    let functions: [VMFunctionSignature]
    /// The module's types, in the order in which its code counts them.
    let types: [VMType]
    /// Native functions, by index of the import.
    private let nativeImports: [NativeTarget?]
    /// What the interpreter works with. Owned by the instance.
    let tables: UnsafeMutablePointer<InstanceTables>
    // What the tables refer to.
    private let functionTables: UnsafeMutableBufferPointer<FunctionTable>
    private let importTargets: UnsafeMutableBufferPointer<ImportTarget>
    private let typeChecks: UnsafeMutableBufferPointer<TypeCheck>
    private let constants: UnsafeMutableBufferPointer<RawReference>
    private let globals: UnsafeMutableRawBufferPointer
    private let globalReferences: UnsafeMutableBufferPointer<RawReference?>

    /// The target of an import.
    enum Import {
        case missing
        case native(NativeTarget)
        case bytecode(VMModuleInstance, ordinal: Int)
    }

    init(_ verified: VerifiedModule, types: [VMType], imports: [Import]) {
        let description = verified.module.description
        self.verified = verified
        self.types = types
        functions = description.functions.indices.map { ordinal in
            let function = description.functions[ordinal]
            return VMFunctionSignature(
                name: String(verified.module.displayName(of: ordinal).drop { $0 == "@" }),
                convention: function.callingConvention ?? CallingConvention(arguments: [], results: []),
                attributes: function.attributes)
        }
        functionTables = .allocate(capacity: verified.functions.count)
        _ = functionTables.initialize(from: verified.functions.map { FunctionTable($0) })
        importTargets = .allocate(capacity: imports.count)
        _ = importTargets.initialize(from: imports.map { ImportTarget($0) })
        nativeImports = imports.map { if case .native(let target) = $0 { target } else { nil } }
        typeChecks = .allocate(capacity: types.count)
        _ = typeChecks.initialize(from: types.map { TypeCheck($0) })
        constants = .allocate(capacity: verified.module.rodata.count)
        _ = constants.initialize(
            from: verified.module.rodata.map { segment in
                owned(VMBuffer(verified.module.bytes(of: segment), owner: verified.module.owner(of: segment)))
            })
        globals = .allocate(byteCount: max(1, description.state.globalByteCount), alignment: 16)
        globals.initializeMemory(as: UInt8.self, repeating: 0)
        globalReferences = .allocate(capacity: description.state.globalRefCount)
        globalReferences.initialize(repeating: nil)
        tables = .allocate(capacity: 1)
        tables.initialize(
            to: InstanceTables(
                functions: functionTables.start, imports: importTargets.start, types: typeChecks.start,
                rodata: constants.start, globals: globals.start, globalReferences: globalReferences.start,
                globalByteCount: description.state.globalByteCount,
                globalReferenceCount: description.state.globalRefCount,
                instance: .passUnretained(self)))
    }

    deinit {
        for reference in globalReferences { release(reference) }
        for reference in constants { release(reference) }
        for function in functionTables { function.deallocate() }
        tables.deallocate()
        functionTables.deallocate()
        importTargets.deallocate()
        typeChecks.deallocate()
        constants.deallocate()
        globals.deallocate()
        globalReferences.deallocate()
    }

    /// The native function that an import was resolved to.
    func nativeImport(_ index: Int) -> NativeTarget? {
        nativeImports[index]
    }

    // For messages.

    func importName(_ index: Int) -> String {
        verified.module.description.imports[index].fullName
    }

    func typeName(_ index: Int) -> String {
        String(verified.module.description.types[index].drop { $0 == "!" })
    }
}

extension UnsafeMutableBufferPointer {
    /// The first element's place. Buffers that are allocated have one even when they are empty.
    fileprivate var start: UnsafeMutablePointer<Element> {
        baseAddress ?? UnsafeMutableRawPointer(mutating: placeholder).assumingMemoryBound(to: Element.self)
    }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate var start: UnsafeMutableRawPointer {
        baseAddress ?? UnsafeMutableRawPointer(mutating: placeholder)
    }
}

/// An address for tables without elements. It is never read.
nonisolated(unsafe) private let placeholder = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16))

extension FunctionTable {
    init(_ function: VerifiedFunction) {
        let slots = UnsafeMutablePointer<ArgumentSlot>.allocate(
            capacity: max(1, function.plan.arguments.count))
        for (index, slot) in function.plan.arguments.enumerated() {
            (slots + index).initialize(
                to: ArgumentSlot(shape: ValueShape(slot.value), register: Int(slot.register)))
        }
        let shapes = UnsafeMutablePointer<ValueShape>.allocate(capacity: max(1, function.plan.results.count))
        for (index, value) in function.plan.results.enumerated() {
            (shapes + index).initialize(to: ValueShape(value))
        }
        // Code is verified to have an entry at the least.
        self.init(
            code: function.bytes.baseAddress ?? placeholder,
            numberBytes: (function.i32RegisterCount * 4 + 15) & ~15,
            referenceCount: function.refRegisterCount, arguments: slots,
            argumentCount: function.plan.arguments.count, results: shapes,
            resultCount: function.plan.results.count)
    }

    func deallocate() {
        arguments.deallocate()
        results.deallocate()
    }
}

extension ImportTarget {
    fileprivate init(_ found: VMModuleInstance.Import) {
        switch found {
        case .missing: break
        case .native: kind = .native
        case .bytecode(let instance, let ordinal):
            kind = .bytecode
            tables = instance.tables
            self.ordinal = ordinal
        }
    }
}
