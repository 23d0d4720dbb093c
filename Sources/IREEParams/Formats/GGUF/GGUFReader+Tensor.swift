extension GGUFReader {
    /// A tensor as it is described, before its place has been validated against those of all others.
    struct Description {
        var tensor: GGUFTensor
        /// Where its offset is in the file, for messages.
        var offsetField: UInt64
        /// The number of a type that two programs use: what it is shows in the place that it takes.
        var disputedType: UInt32?
    }

    /// Reads one tensor's description.
    mutating func readTensor() throws(ParameterError) -> Description {
        let name = ParameterKey(bytes: try readString(limit: Self.maximumNameLength, "a tensor's name"))
        do throws(ParameterError) {
            let shapeOffset = cursor.offset
            let shape = try readShape()
            let typeOffset = cursor.offset
            let (type, disputed) = try readTensorType()
            guard let byteCount = type.byteCount(shape: shape) else {
                throw disputed.map { typeError($0, at: typeOffset) }
                    ?? sizeError(shape, type, at: shapeOffset)
            }
            var rearrangement: Rearrangement? = disputed == nil ? nil : .neighboringNibbles
            if byteOrder == .big {
                guard let form = type.bigEndianForm, disputed == nil else {
                    throw cursor.error(
                        .unimplemented,
                        "the tensor is \(type.name) in a big-endian file: the bytes of its blocks cannot be"
                            + " turned round", at: typeOffset)
                }
                rearrangement = form
            }
            let offsetField = cursor.offset
            let offset = try cursor.read(UInt64.self, "the tensor's offset")
            guard offset % alignment == 0 else {
                throw cursor.error(
                    .invalidArgument,
                    "the tensor's data is at \(offset) of the data section, which is no multiple of the file's"
                        + " alignment \(alignment)",
                    at: offsetField)
            }
            let tensor = GGUFTensor(
                name: name, type: type, shape: shape, offset: offset, byteCount: byteCount,
                rearrangement: rearrangement)
            return Description(tensor: tensor, offsetField: offsetField, disputedType: disputed)
        } catch {
            throw error.about(name)
        }
    }

    /// Reads the dimensions and turns them round: in the file, the innermost is first.
    private mutating func readShape() throws(ParameterError) -> [UInt64] {
        let offset = cursor.offset
        let count = try cursor.read(UInt32.self, "the tensor's number of dimensions")
        try require(UInt64(count), of: countSize, at: offset, "dimensions in a tensor")
        guard count <= Self.maximumRank else {
            throw cursor.error(
                .invalidArgument,
                "the tensor has \(count) dimensions; at most \(Self.maximumRank) are supported", at: offset)
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

    /// Reads a type; one that two programs use comes with its number, and is taken for the newer one.
    private mutating func readTensorType() throws(ParameterError) -> (GGMLType, disputed: UInt32?) {
        let offset = cursor.offset
        let number = try cursor.read(UInt32.self, "the tensor's type")
        if let type = GGMLType(rawValue: number) { return (type, nil) }
        if number == 4 { return (.mxfp4, number) }
        throw typeError(number, at: offset)
    }

    /// The error for a type that is not read.
    func typeError(_ number: UInt32, at offset: UInt64) -> ParameterError {
        guard let name = GGMLType.removedTypeName(number) else {
            return cursor.error(
                .unimplemented, "the tensor's type \(number) is not known to ggml", at: offset)
        }
        guard let other = GGMLType.otherOwner(of: number) else {
            var error = cursor.error(
                .unimplemented, "the tensor's type \(number), \(name), was removed from ggml", at: offset)
            error.hint = "convert the model again with a current version of its converter"
            return error
        }
        var error = cursor.error(
            .unimplemented,
            "the tensor's type \(number) is either \(name), which was removed from ggml, or \(other)",
            at: offset)
        error.hint = "convert the model again to a type of ggml's own"
        return error
    }

    private func sizeError(_ shape: [UInt64], _ type: GGMLType, at offset: UInt64) -> ParameterError {
        let row = shape.last ?? 1
        // A hostile file may have any number of dimensions.
        let shown = shape.count <= 8 ? "\(shape)" : "\(Array(shape.prefix(8))) and \(shape.count - 8) more"
        guard row % type.blockElementCount == 0 else {
            return cursor.error(
                .invalidArgument,
                "the tensor's innermost dimension is \(row); \(type.name) comes in blocks of"
                    + " \(type.blockElementCount)",
                at: offset)
        }
        return cursor.error(
            .outOfRange, "the tensor's shape \(shown) of \(type.name) is more than 63 bits can count",
            at: offset)
    }
}
