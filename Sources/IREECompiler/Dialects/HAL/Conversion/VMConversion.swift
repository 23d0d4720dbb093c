import IREECompilerCore

extension Pass {
    static let vmConversion = Pass(
        "iree-vm-conversion", "Converts functions and globals to a VM module.",
        on: Builtin.Module.self, options: ["index-bits": ""]
    ) { (module, context) throws(Diagnostic) in try VMConversion(module, context).run() }
}

/// Dialect conversion from util, arith, cf, hal and io_parameters to vm.
final class VMConversion {
    let conversion: Conversion
    let outer: Operation
    /// The converted type of `index`.
    let indexType: IRType
    var imports = VMImports()
    /// Functions that the program imports, by name.
    var imported: [String: ImportedFunction] = [:]
    var support = VMSupport()
    /// Whether narrow integers that are returned to callers outside are sign-extended.
    let extendsResults: Bool
    /// Whether callers outside of the program may call the function that is being converted.
    var isExported = false
    /// Zeros of the call that is being built, by type.
    var zeros: [IRType: Value] = [:]

    init(_ module: Operation, _ context: PassContext) {
        outer = module
        let option = context.option("index-bits")
        let bits = option.isEmpty ? context.settings[Setting.indexBits] : option
        let index: IRType = bits == "32" ? .i32 : .i64
        indexType = index
        extendsResults = context.settings[Setting.extendsResults] == "true"
        conversion = Conversion(registry: outer.registry) { type in
            Self.convert(type, index: index).map { [$0] }
        }
        addStructuralRules()
        addArithmeticRules()
        addBufferRules()
        addConstantRules()
        addValueRules()
        addStringRules()
        addImportRules()
        // Rules of operations that need more than the table of imports replace those of the table.
        addParameterRules()
        addDeviceRules()
    }

    var builder: OpBuilder { conversion.builder }

    /// The VM has 32-bit and 64-bit integers, floats, and references.
    static func convert(_ type: IRType, index: IRType) -> IRType? {
        switch type {
        case .index: return index
        case .integer(let width, .signless) where width <= 32: return .i32
        case .integer(let width, .signless) where width <= 64: return .i64
        case .float(.f32), .float(.f64): return type
        // Floats narrower than 32 bits are storage without arithmetic.
        case .float(let kind) where kind.width < 32: return .i32
        case .vector: return .vmBuffer
        case .dialect(let dialect): return convert(dialect, type, index: index)
        default: return nil
        }
    }

    private static func convert(_ dialect: DialectType, _ type: IRType, index: IRType) -> IRType? {
        switch dialect.name {
        case Util.buffer.name: return .vmBuffer
        case Util.object.name, Util.variant.name: return VM.reference.type(.type(VM.opaque.type()))
        case Util.list.name, Util.pointer.name:
            guard case .type(let element)? = dialect.parameters.first else { return nil }
            guard dialect.name == Util.list.name else {
                return convert(element, index: index).map { dialect.definition.type(.type($0)) }
            }
            if element.isA(Util.object) || element.isA(Util.variant) {
                return VM.list.type(.type(VM.opaque.type()))
            }
            return convert(element, index: index).map { VM.list.type(.type($0)) }
        case let name where name.hasPrefix("vm."): return type
        case let name where name.hasPrefix("stream.") || name.hasPrefix("util."): return nil
        default: return VM.reference.type(.type(type))
        }
    }

    func run() throws(Diagnostic) {
        guard let body = outer.body() else { return }
        let isTopLevel = outer.attributes["vm.toplevel"] != nil
        let inner = isTopLevel ? body.operations.first { $0.is(Builtin.Module.self) } : nil
        if isTopLevel, inner == nil { return }
        let operations = inner?.body()?.operations ?? body.operations.filter { !$0.is(VM.Module.self) }
        guard !operations.isEmpty || inner != nil else { return }
        builder.location = outer.location
        builder.setInsertionPoint(atEndOf: body)
        let module = createModule(like: inner ?? outer)
        let inside = module.body.addBlock()
        for op in operations {
            op.remove()
            inside.append(op)
        }
        inner?.erase()
        ComplexExpansion.run(on: module.op)
        try ScalarExpansion.run(on: module.op)
        try gatherImports(in: module.op)
        expandOptionalCalls(in: module.op)
        try conversion.run(on: module.op)
        imports.insertUsed(into: inside)
        support.insertUsed(into: inside, outer.registry)
        terminate(module)
        outer.attributes["vm.toplevel"] = .unit
        outer.attributes["iree.reflection"] = nil
    }

    /// The result of an instruction. `type` is the reference type if several are possible.
    func make(_ opcode: VM.Opcode, _ operands: Value..., type: IRType? = nil) -> Value {
        builder.make(opcode, operands, type: type)
    }

    /// An instruction without results.
    func perform(_ opcode: VM.Opcode, _ operands: Value...) {
        builder.perform(opcode, operands)
    }

    func constant(i32 value: Int64) -> Value { builder.vmConstant(.integer(value, .i32), .i32) }
    func constant(i64 value: Int64) -> Value { builder.vmConstant(.integer(value, .i64), .i64) }
}
