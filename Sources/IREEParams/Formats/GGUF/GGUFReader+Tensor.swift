extension GGUFReader {
    /// Reads one tensor's description.
    ///
    /// - Parameter expectedOffset: where its data must start, as ggml demands it: right after the
    ///   data of the tensor before, rounded up to the alignment.
    mutating func readTensor(expectedOffset: UInt64) throws(ParameterError) -> GGUFTensor {
        let name = ParameterKey(bytes: try readString(limit: Self.maximumNameLength, "a tensor's name"))
        do throws(ParameterError) {
            let shapeOffset = cursor.offset
            let shape = try readShape()
            let type = try readTensorType()
            guard let byteCount = type.byteCount(shape: shape) else {
                throw sizeError(shape, type, at: shapeOffset)
            }
            let offsetOffset = cursor.offset
            let offset = try cursor.read(UInt64.self, "the tensor's offset")
            guard offset == expectedOffset else {
                throw cursor.error(
                    .invalidArgument,
                    "the tensor's data is at \(offset) of the data section; it must be at \(expectedOffset),"
                        + " after the tensor before and aligned to \(alignment)",
                    at: offsetOffset)
            }
            return GGUFTensor(name: name, type: type, shape: shape, offset: offset, byteCount: byteCount)
        } catch {
            var error = error
            error.key = name.description
            throw error
        }
    }

    /// Reads the dimensions and turns them round: in the file, the innermost is first.
    private mutating func readShape() throws(ParameterError) -> [UInt64] {
        let offset = cursor.offset
        let count = try cursor.read(UInt32.self, "the tensor's number of dimensions")
        guard count <= Self.maximumDimensionCount else {
            throw cursor.error(
                .invalidArgument,
                "the tensor has \(count) dimensions; ggml knows at most \(Self.maximumDimensionCount)",
                at: offset)
        }
        dimensions.removeAll(keepingCapacity: true)
        for _ in 0..<count {
            let dimensionOffset = cursor.offset
            let dimension = try readCount("a dimension of the tensor")
            // ggml counts in signed numbers.
            guard dimension <= UInt64(Int64.max) else {
                throw cursor.error(
                    .invalidArgument, "a dimension of the tensor is \(Int64(bitPattern: dimension))",
                    at: dimensionOffset)
            }
            dimensions.append(dimension)
        }
        dimensions.reverse()
        return shapes.shared(dimensions)
    }

    private mutating func readTensorType() throws(ParameterError) -> GGMLType {
        let offset = cursor.offset
        let number = try cursor.read(UInt32.self, "the tensor's type")
        if let type = GGMLType(rawValue: number) { return type }
        guard let name = GGMLType.removedTypeName(number) else {
            throw cursor.error(
                .unimplemented, "the tensor's type \(number) is not known to ggml", at: offset)
        }
        var error = cursor.error(
            .unimplemented, "the tensor's type \(number), \(name), was removed from ggml", at: offset)
        error.hint = "convert the model again with a current version of its converter"
        throw error
    }

    private func sizeError(_ shape: [UInt64], _ type: GGMLType, at offset: UInt64) -> ParameterError {
        let row = shape.last ?? 1
        guard row % type.blockElementCount == 0 else {
            return cursor.error(
                .invalidArgument,
                "the tensor's innermost dimension is \(row); \(type.name) comes in blocks of"
                    + " \(type.blockElementCount)",
                at: offset)
        }
        return cursor.error(
            .outOfRange, "the tensor's shape \(shape) of \(type.name) is more than 63 bits can count",
            at: offset)
    }
}
