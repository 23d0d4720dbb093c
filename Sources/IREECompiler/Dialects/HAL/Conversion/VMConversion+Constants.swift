import IREECompilerCore

extension VMConversion {
    func addConstantRules() {
        conversion.add(Arith.Constant.self) { [unowned self] op, _, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            let value: Attribute
            switch op.value {
            case .integer(let number, .i1): value = .integer(number & 1, type)
            case .integer(let number, _): value = .integer(number, type)
            case .float(let bits, _): value = .float(bits: bits, type)
            default: throw unsupported(op.op)
            }
            guard op.result.type == type || value.integerValue != nil else { throw unsupported(op.op) }
            conversion.replace(
                op.op, with: value.isPositiveZero ? builder.vmZero(type) : builder.vmConstant(value, type))
        }
        conversion.add(Util.Null.self) { [unowned self] op, _, conversion in
            guard let type = try conversion.convert([op.result.type]).first else { return }
            conversion.replace(op.op, with: builder.vmZero(type))
        }
        addEnumeration(HAL.MemoryType.self, .memoryType) { $0.type }
        addEnumeration(HAL.BufferUsage.self, .bufferUsage) { $0.usage }
    }

    /// Operations that materialize the value of an enum attribute.
    private func addEnumeration<D: Op>(
        _ type: D.Type, _ definition: EnumDefinition, _ attribute: @escaping (OpView<D>) -> Attribute
    ) {
        conversion.add(type) { [unowned self] op, _, conversion in
            guard let bits = attribute(op).integerValue else {
                throw Diagnostic(.error, "this constant cannot be converted to vm", at: op.op.location)
            }
            conversion.replace(op.op, with: constant(i32: bits))
        }
    }
}

extension Attribute {
    /// Whether a number is zero, with all bits cleared.
    var isPositiveZero: Bool {
        switch self {
        case .integer(0, _), .float(bits: 0, _): true
        default: false
        }
    }
}
