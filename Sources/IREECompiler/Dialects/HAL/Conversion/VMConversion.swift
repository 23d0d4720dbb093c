import IREECompilerCore

extension Pass {
    static let vmConversion = Pass(
        "iree-vm-conversion", "Converts functions and globals to a VM module.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in try VMConversion(module, context).run() }
}

/// Dialect conversion from util, arith, cf, hal and io_parameters to vm.
final class VMConversion {
    let conversion: Conversion
    let outer: Operation
    /// The converted type of `index`.
    let indexType: IRType
    var imports: VMImports
    var support = VMSupport()

    init(_ module: Operation, _ context: PassContext) {
        outer = module
        let index: IRType = context.settings["iree-vm-target-index-bits"] == "64" ? .i64 : .i32
        indexType = index
        imports = VMImports()
        conversion = Conversion(registry: outer.registry) { type in
            Self.convert(type, index: index).map { [$0] }
        }
        addStructuralRules()
        addArithmeticRules()
        addBufferRules()
        addConstantRules()
        addParameterRules()
        addStringRules()
        addDeviceRules()
    }

    var builder: OpBuilder { conversion.builder }

    /// The VM has 32-bit and 64-bit integers, floats, and references.
    static func convert(_ type: IRType, index: IRType) -> IRType? {
        switch type {
        case .index: return index
        case .integer(let width, .signless) where width <= 32: return .i32
        case .integer(let width, .signless) where width <= 64: return .i64
        case .float(.f16), .float(.bf16): return .f32
        case .float(.f32), .float(.f64): return type
        case .dialect(let dialect):
            switch dialect.name {
            case Util.buffer.name: return .vmBuffer
            case Util.list.name:
                guard case .type(let element)? = dialect.parameters.first,
                    let new = convert(element, index: index)
                else { return nil }
                return VM.list.type(.type(new))
            case Util.variant.name: return type
            case let name where name.hasPrefix("vm."): return type
            case let name where name.hasPrefix("hal."):
                return VM.reference.type(.type(type))
            default: return nil
            }
        default: return nil
        }
    }

    func run() throws(Diagnostic) {
        guard let body = outer.body() else { return }
        let operations = body.operations.filter { !$0.is(VM.Module.self) }
        guard !operations.isEmpty else { return }
        let name = outer.symbolName.isEmpty ? "module" : outer.symbolName
        builder.location = outer.location
        builder.setInsertionPoint(atEndOf: body)
        let module = builder.create(VM.Module.self) {
            $0.symVisibility = .string("public")
            $0.symName = .string(name)
        }
        let inside = module.body.addBlock()
        for op in operations {
            op.remove()
            inside.append(op)
        }
        try conversion.run(on: module.op)
        imports.insertUsed(into: inside, outer.registry)
        support.insertUsed(into: inside, outer.registry)
        builder.setInsertionPoint(atEndOf: inside)
        builder.create(VM.ModuleTerminator.self)
        outer.attributes["vm.toplevel"] = .unit
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

    /// Zero-extends an integer to 64 bits, the type of buffer offsets and lengths.
    func widened(_ value: Value) -> Value {
        value.type == .i32 ? make(.extI32I64U, value) : value
    }

    /// Converts a 64-bit integer to the index type.
    func index(_ value: Value) -> Value {
        indexType == .i64 ? value : make(.truncI64I32, value)
    }
}
