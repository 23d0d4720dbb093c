import IREECompilerCore

extension Pass {
    static let convertToUtil = Pass(
        "iree-util-test-conversion",
        "Converts memory of the `memref` dialect to host buffers, and types of the operations around it.",
        on: Builtin.Module.self,
        options: ["widen-integers": "false", "structural-conversion": "true"]
    ) { (module, context) throws(Diagnostic) in
        if !context.flag("structural-conversion") { try FunctionImport.convertFunctions(of: module) }
        let conversion = UtilConversion(module, widensIntegers: context.flag("widen-integers"))
        do throws(Diagnostic) {
            try conversion.run()
        } catch {
            context.report(error)
            throw Diagnostic(.error, "conversion to util failed", at: module.location)
        }
    }
}

/// The conversion from `memref` to `util`: memory with at most one dimension becomes a buffer.
final class UtilConversion {
    let conversion: Conversion
    private let module: Operation

    init(_ module: Operation, widensIntegers: Bool) {
        self.module = module
        conversion = Conversion(registry: module.registry) { [Self.convert($0, widensIntegers)] }
        conversion.addFunctionRules()
        addMemoryRules()
        conversion.fallback = { op, operands, conversion in
            if Self.carriesTypes(op) {
                try conversion.convertInPlace(op, operands)
            } else {
                try Self.keepTypes(op, operands, conversion)
            }
        }
    }

    func run() throws(Diagnostic) { try conversion.run(on: module) }

    private static func convert(_ type: IRType, _ widensIntegers: Bool) -> IRType {
        if isFlat(type) { return .utilBuffer }
        if widensIntegers, type.isSignlessInteger, let width = type.bitWidth, width < 32 { return .i32 }
        guard case .dialect(var dialect) = type, type.isA(Util.pointer) || type.isA(Util.list) else {
            return type
        }
        dialect.parameters = dialect.parameters.map {
            $0.typeValue.map { .type(convert($0, widensIntegers)) } ?? $0
        }
        return .dialect(dialect)
    }

    /// Whether memory has at most one dimension, with elements one after another.
    static func isFlat(_ type: IRType) -> Bool {
        guard case .memref(let shape) = type, shape.rank <= 1 else { return false }
        return shape.encoding?.affineMapValue?.isIdentity ?? (shape.encoding == nil)
    }

    /// Whether an operation passes values of any type on, and so takes their new types.
    private static func carriesTypes(_ op: Operation) -> Bool {
        switch op.definition.dialect {
        case "util", "cf", "func": true
        case "arith": op.is(Arith.Select.self)
        case "scf": op.is(SCF.If.self) || op.is(SCF.Yield.self)
        default: false
        }
    }

    /// Casts the operands back to the types that an operation is defined for, and its results to new types.
    private static func keepTypes(
        _ op: Operation, _ operands: [Conversion.Values], _ conversion: Conversion
    ) throws(Diagnostic) {
        if op.definition.dialect == "memref" { throw illegal(op) }
        for (i, values) in operands.enumerated() where values.count == 1 && values[0] !== op.operand(i) {
            op.setOperand(i, cast(values[0], to: op.operand(i).type, conversion.builder))
        }
        for region in op.regions { try conversion.convert(region) }
        conversion.builder.setInsertionPoint(after: op)
        for result in op.results {
            guard let new = conversion.convertType(result.type)?.first, new != result.type else { continue }
            conversion.set(result, to: [cast(result, to: new, conversion.builder)])
        }
    }

    static func cast(_ value: Value, to type: IRType, _ builder: OpBuilder) -> Value {
        guard value.type != type else { return value }
        return builder.create(Builtin.UnrealizedConversionCast.self) {
            $0.inputs = [value]
            $0.outputs = [type]
        }.op.results[0]
    }

    static func illegal(_ op: Operation, _ reason: String = "") -> Diagnostic {
        Diagnostic(
            .error,
            "failed to legalize operation '\(op.name)' that was explicitly marked illegal\(reason)",
            at: op.location)
    }
}
