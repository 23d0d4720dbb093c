import IREECompilerCore

/// Operations that move elements of tensors: where in their operands an element of their result is.
enum TensorRules {
    /// The elements of the first result.
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
        "tensor.pad": { (lowering, op, points) throws(KernelError) in
            try lowering.pad(op, points)
        },
        "tensor.generate": { (lowering, op, points) throws(KernelError) in
            try lowering.generate(op, points)
        },
        "tensor.insert": { (lowering, op, points) throws(KernelError) in
            try lowering.insert(op, points)
        },
        "tensor.concat": { (lowering, op, points) throws(KernelError) in
            try lowering.concat(op, points)
        },
        "linalg.pack": { (lowering, op, points) throws(KernelError) in
            try lowering.pack(op, points)
        },
        "linalg.unpack": { (lowering, op, points) throws(KernelError) in
            try lowering.unpack(op, points)
        },
        "tensor.bitcast": { (lowering, op, points) throws(KernelError) in
            try lowering.bitcast(op, points)
        },
        "iree_linalg_ext.gather": { (lowering, op, points) throws(KernelError) in
            try lowering.gather(op, points)
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
