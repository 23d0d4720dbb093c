import IREECompilerCore
import IREECompilerDialects

/// Operations that move elements of tensors: where in their operands an element of their result is.
enum TensorRules {
    /// The elements of the first result.
    typealias Rule = @Sendable (DispatchLowering, Operation, [Point]) throws(KernelError) -> [KernelValue]

    static let rules: [String: Rule] = [
        TensorExt.Name.dispatchTensorLoad: { (lowering, op, points) throws(KernelError) in
            try lowering.load(op, points)
        },
        Tensor.Name.empty: { (lowering, op, points) throws(KernelError) in
            try lowering.zeros(op, points)
        },
        Tensor.Name.cast: { (lowering, op, points) throws(KernelError) in
            try lowering.evaluate(op.operand(0), points)
        },
        Tensor.Name.extractSlice: { (lowering, op, points) throws(KernelError) in
            try lowering.extractSlice(op, points)
        },
        Tensor.Name.insertSlice: { (lowering, op, points) throws(KernelError) in
            try lowering.insertSlice(op, points)
        },
        Tensor.Name.expandShape: { (lowering, op, points) throws(KernelError) in
            try lowering.expandShape(op, points)
        },
        Tensor.Name.collapseShape: { (lowering, op, points) throws(KernelError) in
            try lowering.collapseShape(op, points)
        },
        Tensor.Name.fromElements: { (lowering, op, points) throws(KernelError) in
            try lowering.fromElements(op, points)
        },
        Tensor.Name.pad: { (lowering, op, points) throws(KernelError) in
            try lowering.pad(op, points)
        },
        Tensor.Name.generate: { (lowering, op, points) throws(KernelError) in
            try lowering.generate(op, points)
        },
        Tensor.Name.insert: { (lowering, op, points) throws(KernelError) in
            try lowering.insert(op, points)
        },
        Tensor.Name.concat: { (lowering, op, points) throws(KernelError) in
            try lowering.concat(op, points)
        },
        Linalg.Name.pack: { (lowering, op, points) throws(KernelError) in
            try lowering.pack(op, points)
        },
        Linalg.Name.unpack: { (lowering, op, points) throws(KernelError) in
            try lowering.unpack(op, points)
        },
        Tensor.Name.bitcast: { (lowering, op, points) throws(KernelError) in
            try lowering.bitcast(op, points)
        },
        LinalgExt.Name.attention: { (lowering, op, points) throws(KernelError) in
            try Attention(op, lowering).evaluate(points)
        },
        LinalgExt.Name.mapLoad: { (lowering, op, points) throws(KernelError) in
            try lowering.mapLoad(op, points)
        },
        LinalgExt.Name.gather: { (lowering, op, points) throws(KernelError) in
            try lowering.gather(op, points)
        },
        Tensor.Name.splat: { (lowering, op, points) throws(KernelError) in
            let value = try lowering.scalar(op.operand(0))
            return points.map { _ in value }
        },
        Linalg.Name.softmax: { (lowering, op, points) throws(KernelError) in
            try lowering.softmax(op, points)
        },
    ]
}
