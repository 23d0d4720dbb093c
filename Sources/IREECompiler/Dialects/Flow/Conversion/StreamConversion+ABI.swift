import IREECompilerCore

/// ABI boundaries: imports and exports of buffers and buffer views as resources, and of fences as timepoints.
extension StreamConversion {
    func addABIRules() {
        conversion.add(HAL.TensorImport.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            if op.source.type.isA(HAL.bufferView), let encoding = op.targetEncoding.typeValue {
                assertEncoding(new.source[0], encoding, new.targetDims, op.op.attributes["name"])
            }
            let size = sizeOf(op.target.type, new.targetDims, affinity)
            // The byte offset is part of the imported storage.
            let whole = new.byteOffset.map { builder.addIndices($0, size) } ?? size
            let imported = importStorage(
                new.source[0], encoding: op.targetEncoding, new.targetDims, size: whole, affinity,
                consume: op.consume, after: new.waitFence)
            var resource = imported
            if let offset = new.byteOffset {
                resource =
                    builder.create(Stream.ResourceSubview.self) {
                        $0.source = imported
                        $0.sourceSize = whole
                        $0.sourceOffset = offset
                        $0.resultSize = size
                        $0.result = imported.type
                    }.result
            }
            conversion.replace(op.op, with: [[cast(resource, size: size, to: .resource(), affinity), size]])
        }
        conversion.add(HAL.TensorExport.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            let exported = builder.create(Stream.TensorExport.self) {
                $0.source.value = cast(source.value, size: source.size, to: .resource(.external), affinity)
                $0.source.encoding = op.sourceEncoding
                $0.source.encodingDims = new.sourceDims
                $0.source.size = source.size
                $0.affinity = affinity
                $0.result = op.target.type
            }
            conversion.replace(op.op, with: exported.result)
        }
        conversion.add(HAL.TensorAlias.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            conversion.replace(op.op, with: [[alias(op, new, source, affinity), source.size]])
        }
        conversion.add(HAL.TensorTransients.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            let provided = provide(transientStorage(new.storage[0], affinity), for: source, affinity)
            conversion.replace(op.op, with: [[provided, source.size]])
        }
        conversion.add(HAL.TensorBarrier.self) { [unowned self] op, new, conversion in
            var results: [[Value]] = []
            var timepoints: [Value] = []
            var affinity: Attribute?
            for (original, converted) in zip(op.sources, new.all) {
                let source = try resolve(original, converted)
                let barrier = builder.create(Stream.TimepointBarrier.self) {
                    $0.resource = source.value
                    $0.resourceSize = source.size
                    $0.affinity = source.affinity
                    $0.result = source.value.type
                }
                results.append([barrier.result, source.size])
                timepoints.append(barrier.resultTimepoint)
                affinity = source.affinity
            }
            chain(timepoints, to: new.signalFence[0], affinity)
            conversion.replace(op.op, with: results)
        }
    }

    private func cast(_ value: Value, size: Value, to type: IRType, _ affinity: Attribute?) -> Value {
        if value.type == type { return value }
        return builder.create(Stream.AsyncCast.self) {
            $0.source = value
            $0.sourceSize = size
            $0.resultSize = size
            $0.affinity = affinity
            $0.result = type
        }.result
    }

    /// Asserts that a buffer view has the expected shape, element type and encoding.
    private func assertEncoding(_ view: Value, _ type: IRType, _ dimensions: [Value], _ name: Attribute?) {
        guard case .tensor(let shaped) = type,
            shaped.encoding?.isA(Encoding.packedStorage) != true
        else {
            return
        }
        let element = builder.create(HAL.ElementType.self) { $0.type = .type(shaped.element) }.result
        let layout = builder.create(HAL.EncodingType.self) { $0.encoding = shaped.encoding }.result
        var dynamic = dimensions[...]
        let shape = shaped.shape.compactMap { dimension in
            dimension == ShapedType.dynamic
                ? dynamic.popFirst() : builder.constant(index: Int64(dimension))
        }
        builder.create(HAL.BufferViewAssert.self) {
            $0.bufferView = view
            $0.message = name ?? .string("tensor")
            $0.elementType = element
            $0.encodingType = layout
            $0.shape = shape
        }
    }

    /// Imports a buffer or buffer view as a resource, after an optional fence.
    private func importStorage(
        _ storage: Value, encoding: Attribute, _ dimensions: [Value], size: Value, _ affinity: Attribute?,
        consume: Attribute?, after fence: Value?
    ) -> Value {
        let imported = builder.create(Stream.TensorImport.self) {
            $0.source = storage
            $0.resultEncoding = encoding
            $0.resultEncodingDims = dimensions
            $0.resultSize = size
            $0.consume = consume
            $0.affinity = affinity
            $0.result = .resource(.external)
        }.result
        guard let fence else { return imported }
        let timepoint = builder.create(Stream.TimepointImport.self) {
            $0.operands = [fence]
            $0.affinity = affinity
        }.resultTimepoint
        return builder.create(Stream.TimepointAwait.self) {
            $0.resourceOperands = [imported]
            $0.resourceOperandSizes = [size]
            $0.awaitTimepoint = timepoint
            $0.results = [imported.type]
        }.results[0]
    }

    /// Updates given storage with a tensor and returns the result.
    private func alias(
        _ op: OpView<HAL.TensorAlias>, _ new: ConvertedOperands<HAL.TensorAlias>, _ source: Resource,
        _ affinity: Attribute?
    ) -> Value {
        let size = sizeOf(op.source.type, new.sourceDims, affinity)
        let storage = importStorage(
            new.storage[0], encoding: .type(op.source.type), new.sourceDims, size: size, affinity,
            consume: .unit, after: new.waitFence)
        let zero = builder.constant(index: 0)
        let updated = builder.create(Stream.AsyncUpdate.self) {
            $0.target = storage
            $0.targetSize = size
            $0.targetOffset = zero
            $0.targetEnd = source.size
            $0.update = source.value
            $0.updateSize = source.size
            $0.affinity = affinity
            $0.result = storage.type
        }.result
        let slice = builder.create(Stream.AsyncSlice.self) {
            $0.source = updated
            $0.sourceSize = size
            $0.sourceOffset = zero
            $0.sourceEnd = source.size
            $0.resultSize = source.size
            $0.affinity = affinity
            $0.result = storage.type
        }.result
        guard slice.type != source.value.type else { return slice }
        return transfer(slice, size: source.size, to: source.value.type, from: affinity, to: affinity)
    }

    /// The whole of a buffer, for transients.
    private func transientStorage(_ storage: Value, _ affinity: Attribute?) -> (value: Value, size: Value) {
        var buffer = storage
        if storage.type.isA(HAL.bufferView) {
            buffer =
                builder.create(HAL.BufferViewBuffer.self) {
                    $0.bufferView = storage
                    $0.result = .halBuffer
                }.result
        }
        let size = builder.create(HAL.BufferLength.self) {
            $0.buffer = buffer
            $0.result = .index
        }.result
        let resource = builder.create(Stream.TensorImport.self) {
            $0.source = buffer
            $0.resultEncoding = .type(.tensor(ShapedType([ShapedType.dynamic], .i8)))
            $0.resultEncodingDims = [size]
            $0.resultSize = size
            $0.consume = .unit
            $0.affinity = affinity
            $0.result = .resource(.transient)
        }.result
        return (resource, size)
    }

    /// A resource, for whose computation there is storage.
    private func provide(
        _ storage: (value: Value, size: Value), for source: Resource, _ affinity: Attribute?
    ) -> Value {
        let ready = builder.create(Stream.TimepointBarrier.self) {
            $0.resource = source.value
            $0.resourceSize = source.size
            $0.affinity = affinity
            $0.result = source.value.type
        }
        let provided = builder.create(Stream.ResourceTransients.self) {
            $0.resource = ready.result
            $0.resourceSize = source.size
            $0.storage = storage.value
            $0.storageSize = storage.size
            $0.awaitTimepoint = ready.resultTimepoint
            $0.affinity = affinity
            $0.result = source.value.type
        }
        return builder.create(Stream.TimepointAwait.self) {
            $0.resourceOperands = [provided.result]
            $0.resourceOperandSizes = [source.size]
            $0.awaitTimepoint = provided.resultTimepoint
            $0.results = [source.value.type]
        }.results[0]
    }

    /// Signals a fence when all timepoints are reached.
    private func chain(_ timepoints: [Value], to fence: Value, _ affinity: Attribute?) {
        let joined =
            builder.join(timepoints) ?? builder.immediateTimepoint()
        builder.create(Stream.TimepointChainExternal.self) {
            $0.awaitTimepoint = joined
            $0.externalValues = [fence]
            $0.affinity = affinity
        }
    }
}
