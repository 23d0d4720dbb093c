import IREECompilerCore

/// Operations that move elements of tensors: where in their operands an element of their result is.
enum TensorRules {
    typealias Rule = @Sendable (DispatchLowering, Operation, [Point]) throws(KernelError) -> [KernelValue]

    static let rules: [String: Rule] = [
        "iree_tensor_ext.dispatch.tensor.load": { (lowering, op, points) throws(KernelError) in
            try lowering.load(op, points)
        },
        "tensor.empty": { (lowering, op, points) throws(KernelError) in
            try lowering.zeros(op, points)
        },
        "tensor.cast": { (lowering, op, points) throws(KernelError) in
            try lowering.evaluate(op.operand(0), points)
        },
        "tensor.extract_slice": { (lowering, op, points) throws(KernelError) in
            try lowering.extractSlice(op, points)
        },
        "tensor.insert_slice": { (lowering, op, points) throws(KernelError) in
            try lowering.insertSlice(op, points)
        },
        "tensor.expand_shape": { (lowering, op, points) throws(KernelError) in
            try lowering.expandShape(op, points)
        },
        "tensor.collapse_shape": { (lowering, op, points) throws(KernelError) in
            try lowering.collapseShape(op, points)
        },
        "tensor.from_elements": { (lowering, op, points) throws(KernelError) in
            try lowering.fromElements(op, points)
        },
        "tensor.splat": { (lowering, op, points) throws(KernelError) in
            let value = try lowering.scalar(op.operand(0))
            return points.map { _ in value }
        },
        "linalg.softmax": { (lowering, op, points) throws(KernelError) in
            try lowering.softmax(op, points)
        },
    ]
}
