import IREECompilerCore

/// Tensors on the boundary of a program are buffers or buffer views.
extension HALConversion {
    func addTensorRules() {
        conversion.add(Stream.TensorImport.self) { [unowned self] op, new, conversion in
            let source = new.source[0]
            let buffer: Value
            switch source.type {
            case .halBuffer: buffer = source
            case .halBufferView:
                buffer =
                    builder.create(HAL.BufferViewBuffer.self) {
                        $0.bufferView = source
                        $0.result = .halBuffer
                    }.result
            default: throw op.error("cannot import a value of type \(source.type.quoted)")
            }
            guard let required = op.result.type.lifetime.flatMap({ MemoryWords.required[$0] }) else {
                throw op.error("has a resource whose lifetime is unknown")
            }
            let allocator = allocator(of: try device(of: op.op))
            builder.create(HAL.BufferAssert.self) {
                $0.buffer = buffer
                $0.message = .string("tensor")
                $0.allocator = allocator
                $0.minimumLength = new.resultSize[0]
                $0.memoryTypes = Self.bits(.memoryType, required.types)
                $0.bufferUsage = Self.bits(.bufferUsage, required.usage)
            }
            conversion.replace(op.op, with: buffer)
        }
        conversion.add(Stream.TensorExport.self) { [unowned self] op, new, conversion in
            let buffer = new.source.value[0]
            guard try conversion.convert([op.result.type]) != [.halBuffer] else {
                return conversion.replace(op.op, with: buffer)
            }
            let view = try view(
                buffer, new.source.size[0], op.source.encoding, new.source.encodingDims, op.op)
            conversion.replace(op.op, with: view)
        }
        conversion.add(Stream.TensorTrace.self) { [unowned self] op, new, conversion in
            var dimensions = new.resourceEncodingDims[...]
            var views: [Value] = []
            for (i, encoding) in (op.resourceEncodings.arrayValue ?? []).enumerated() {
                let count = encoding.typeValue?.shaped?.dynamicDimensionCount ?? 0
                views.append(
                    try view(
                        new.resources[i], new.resourceSizes[i], encoding, Array(dimensions.prefix(count)),
                        op.op))
                dimensions = dimensions.dropFirst(count)
            }
            builder.create(HAL.BufferViewTrace.self) {
                $0.key = op.key
                $0.operands = views
            }
            conversion.erase(op.op)
        }
        conversion.add(Tensor.Dim.self) { [unowned self] op, new, conversion in
            guard let index = op.index.constantInteger else {
                throw op.error("has an index that is not constant")
            }
            let dimension = builder.create(HAL.BufferViewDim.self) {
                $0.bufferView = new.source[0]
                $0.index = .integer(index, .index)
                $0.result = .index
            }
            conversion.replace(op.op, with: dimension.result)
        }
        conversion.add([Tensor.Rank.self]) { [unowned self] op, operands, conversion in
            guard let rank = op.operand(0).type.shaped?.rank else { throw op.error("has no static rank") }
            conversion.replace(op, with: builder.constant(index: Int64(rank)))
        }
    }

    /// A buffer view of a whole buffer.
    private func view(
        _ buffer: Value, _ size: Value, _ encoding: Attribute, _ dynamic: [Value], _ op: Operation
    ) throws(Diagnostic) -> Value {
        guard let shape = encoding.typeValue?.shaped, shape.dynamicDimensionCount == dynamic.count else {
            throw op.error("has a tensor without a known shape")
        }
        let encodingType = builder.create(HAL.EncodingType.self) {
            $0.encoding = shape.encoding
            $0.result = .i32
        }.result
        let elementType = builder.create(HAL.ElementType.self) {
            $0.type = .type(shape.element)
            $0.result = .i32
        }.result
        var rest = dynamic[...]
        let dimensions = shape.shape.map { size in
            size == ShapedType.dynamic
                ? rest.popFirst() ?? buffer : builder.constant(index: Int64(size))
        }
        let start = builder.constant(index: 0)
        return builder.create(HAL.BufferViewCreate.self) {
            $0.sourceBuffer = buffer
            $0.sourceOffset = start
            $0.sourceLength = size
            $0.elementType = elementType
            $0.encodingType = encodingType
            $0.shape = dimensions
            $0.result = .halBufferView
        }.result
    }
}
