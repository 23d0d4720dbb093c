import IREECompilerCore

extension Pass {
    static let exportCheckedTensors = Pass(
        "iree-check-export-tensors",
        "Converts expectations of tensors to expectations of buffer views, which the runtime checks.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var found: [Operation] = []
        module.walk(.preOrder) { op in
            if op.definition.dialect == "check", op.operands.contains(where: \.type.isTensor) {
                found.append(op)
            }
        }
        for op in found { export(op) }
    }

    private static func export(_ op: Operation) {
        let builder = OpBuilder(before: op)
        for (i, value) in op.operands.enumerated() where value.type.isTensor {
            let dims = builder.dimensions(of: value)
            let view = builder.create(HAL.TensorExport.self) {
                $0.source = value
                $0.sourceEncoding = .type(value.type)
                $0.sourceDims = dims
                $0.target = .halBufferView
            }
            op.setOperand(i, view.target)
        }
        // The device on which elements are compared.
        guard let field = op.definition.operands.first(where: { $0.type.only == .halDevice }),
            op.operandRange(field.index).isEmpty
        else { return }
        let index = builder.constant(index: 0)
        let device = builder.create(HAL.DevicesGet.self) {
            $0.index = index
            $0.result = .halDevice
        }
        op.setOperands(field.index, [device.result])
    }
}
