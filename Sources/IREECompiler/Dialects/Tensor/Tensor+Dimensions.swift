import IREECompilerCore

extension OpBuilder {
    /// The dynamic dimensions of a tensor, as operations that folds resolve.
    func dimensions(of tensor: Value) -> [Value] {
        let shape = tensor.type.shaped?.shape ?? []
        return shape.indices.filter { shape[$0] == ShapedType.dynamic }.map { dimension(of: tensor, $0) }
    }

    /// The size of a dimension of a tensor: a constant if it is static.
    func dimension(of tensor: Value, _ index: Int) -> Value {
        let shape = tensor.type.shaped?.shape ?? []
        if shape.indices.contains(index), shape[index] != ShapedType.dynamic {
            return constant(index: Int64(shape[index]))
        }
        let position = constant(index: Int64(index))
        return create(Tensor.Dim.self) {
            $0.source = tensor
            $0.index = position
            $0.result = .index
        }.result
    }
}
