import IREECompilerCore

extension StreamConversion {
    func addTensorRules() {
        addConstantRules()
        addCastRules()
        addCreationRules()
        addMovementRules()
        addAccessRules()
    }

    // MARK: Constants

    private func addConstantRules() {
        conversion.add(Flow.TensorConstant.self) { [unowned self] op, _, _ in
            replaceConstant(op.op, value: op.value, type: op.result.type, dimensions: [])
        }
        // Folding immutable globals creates arith.constant.
        conversion.add(Arith.Constant.self) { [unowned self] op, _, _ in
            guard case .tensor = op.result.type else { return }
            replaceConstant(op.op, value: op.value, type: op.result.type, dimensions: [])
        }
        conversion.add(Flow.TensorDynamicConstant.self) { [unowned self] op, _, _ in
            // The dimensions must be opaque to optimizations.
            let known = op.value.type?.shaped?.shape ?? []
            var dimensions: [Value] = []
            for (i, dimension) in (op.result.type.shaped?.shape ?? []).enumerated()
            where dimension == ShapedType.dynamic && known.indices.contains(i) {
                let constant = builder.constant(index: Int64(known[i]))
                dimensions +=
                    builder.create(Util.OptimizationBarrier.self) {
                        $0.operands = [constant]
                        $0.results = [.index]
                    }.results
            }
            replaceConstant(op.op, value: op.value, type: op.result.type, dimensions: dimensions)
        }
    }

    private func replaceConstant(_ op: Operation, value: Attribute, type: IRType, dimensions: [Value]) {
        let affinity = affinities.executionAffinity(of: op)
        let constant = builder.create(Stream.TensorConstant.self) {
            $0.value = Self.convert(value)
            $0.resultEncoding = .type(type)
            $0.resultEncodingDims = dimensions
            $0.affinity = affinity
            $0.result = .resource(.constant)
        }.result
        let size = builder.create(Stream.ResourceSize.self) { $0.operand = constant }.result
        let resource = transfer(constant, size: size, to: .resource(), from: affinity, to: affinity)
        conversion.replace(op, with: [[resource, size]])
    }

    // MARK: Casts

    private func addCastRules() {
        conversion.add(Flow.TensorReshape.self) { [unowned self] op, new, _ in
            try replaceCast(op.op, op.source, new.source, op.result, new.sourceDims, new.resultDims)
        }
        conversion.add(Flow.TensorBitCast.self) { [unowned self] op, new, _ in
            try replaceCast(op.op, op.source, new.source, op.result, new.sourceDims, new.resultDims)
        }
        conversion.add(Tensor.Cast.self) { [unowned self] op, new, _ in
            let dimensions = try dynamicDimensions(of: op.dest)
            try replaceCast(
                op.op, op.source, new.source, op.dest, try dynamicDimensions(of: op.source), dimensions)
        }
        conversion.add(Flow.TensorTieShape.self) { op, new, conversion in
            conversion.replace(op.op, with: [new.operand])
        }
    }

    /// Casts become clones with both encodings.
    private func replaceCast(
        _ op: Operation, _ source: Value, _ converted: [Value], _ result: Value, _ sourceDimensions: [Value],
        _ resultDimensions: [Value]
    ) throws(Diagnostic) {
        let affinity = affinities.resourceAffinity(of: result)
        let resource = try transfer(source, converted, to: affinity)
        let size = sizeOf(result.type, resultDimensions, affinity)
        let clone = builder.create(Stream.TensorClone.self) {
            $0.source.value = resource.value
            $0.source.encoding = .type(source.type)
            $0.source.encodingDims = sourceDimensions
            $0.source.size = resource.size
            $0.result.encoding = .type(result.type)
            $0.result.encodingDims = resultDimensions
            $0.result.size = size
            $0.affinity = affinity
            $0.result.value = .resource()
        }.result.value
        conversion.replace(op, with: [[clone, size]])
    }

    // MARK: New tensors

    private func addCreationRules() {
        conversion.add(Flow.TensorAlloca.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let resource = builder.create(Stream.AsyncAlloca.self) {
                $0.storageSize = size
                $0.affinity = affinity
                $0.result = .resource()
            }.result
            conversion.replace(op.op, with: [[resource, size]])
        }
        conversion.add(Flow.TensorEmpty.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let resource = builder.create(Stream.TensorEmpty.self) {
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.resultDims
                $0.result.size = size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[resource, size]])
        }
        conversion.add(Flow.TensorSplat.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let resource = builder.create(Stream.TensorSplat.self) {
                $0.value = new.value.first
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.resultDims
                $0.result.size = size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[resource, size]])
        }
    }

    // MARK: Copies and moves

    private func addMovementRules() {
        conversion.add(Flow.TensorClone.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let operand = try transfer(op.operand, new.operand, to: affinity)
            let clone = builder.create(Stream.TensorClone.self) {
                $0.source.value = operand.value
                $0.source.encoding = .type(op.operand.type)
                $0.source.encodingDims = new.operandDims
                $0.source.size = operand.size
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.operandDims
                $0.result.size = operand.size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[clone, operand.size]])
        }
        conversion.add(Flow.TensorEncode.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let operand = try transfer(op.operand, new.operand, to: affinity)
            // An encoding preserves the dimensions, which are those of the operand.
            let isSame = new.operandDims.count == new.resultDims.count
            let size = sizeOf(op.result.type, isSame ? new.operandDims : new.resultDims, affinity)
            let encode = builder.create(Stream.TensorEncode.self) {
                $0.source.value = operand.value
                $0.source.encoding = .type(op.operand.type)
                $0.source.encodingDims = new.operandDims
                $0.source.size = operand.size
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.resultDims
                $0.result.size = size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[encode, size]])
        }
        conversion.add(Flow.TensorBarrier.self) { [unowned self] op, new, conversion in
            let operand = try resolve(op.operand, new.operand)
            let barrier = builder.create(Stream.AsyncBarrier.self) {
                $0.source = operand.value
                $0.size = operand.size
                $0.affinity = op.target
                $0.result = operand.value.type
            }.result
            conversion.replace(op.op, with: [[barrier, operand.size]])
        }
        conversion.add(Flow.TensorTransfer.self) { [unowned self] op, new, conversion in
            let operand = try resolve(op.operand, new.operand)
            let moved = transfer(
                operand.value, size: operand.size, to: .resource(), from: operand.affinity, to: op.target)
            conversion.replace(op.op, with: [[moved, operand.size]])
        }
        conversion.add(Flow.TensorSlice.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let slice = builder.create(Stream.TensorSlice.self) {
                $0.source.value = source.value
                $0.source.encoding = .type(op.source.type)
                $0.source.encodingDims = new.sourceDims
                $0.source.size = source.size
                $0.startIndices = new.startIndices
                $0.lengths = new.lengths
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.resultDims
                $0.result.size = size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[slice, size]])
        }
        conversion.add(Flow.TensorUpdate.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let target = try transfer(op.target, new.target, to: affinity)
            let update = try transfer(op.update, new.update, to: affinity)
            let result = builder.create(Stream.TensorUpdate.self) {
                $0.target.value = target.value
                $0.target.encoding = .type(op.target.type)
                $0.target.encodingDims = new.targetDims
                $0.target.size = target.size
                $0.startIndices = new.startIndices
                $0.update.value = update.value
                $0.update.encoding = .type(op.update.type)
                $0.update.encodingDims = new.updateDims
                $0.update.size = update.size
                $0.affinity = affinity
                $0.result = target.value.type
            }.result
            conversion.replace(op.op, with: [[result, target.size]])
        }
    }

    // MARK: Single elements

    private func addAccessRules() {
        conversion.add(Flow.TensorLoad.self) { [unowned self] op, new, conversion in
            let source = try resolve(op.source, new.source)
            conversion.replace(
                op.op, with: load(source, op.source.type, new.sourceDims, new.indices, as: op.result.type))
        }
        conversion.add(Tensor.Extract.self) { [unowned self] op, new, conversion in
            let source = try resolve(op.tensor, new.tensor)
            let dimensions = try dynamicDimensions(of: op.tensor)
            conversion.replace(
                op.op, with: load(source, op.tensor.type, dimensions, new.indices, as: op.result.type))
        }
        conversion.add(Flow.TensorStore.self) { [unowned self] op, new, conversion in
            let target = try resolve(op.target, new.target)
            var constants = ConstantSet(before: op.op)
            constants.adopt(new.indices)
            let lengths = new.indices.map { _ in constants.index(1) }
            let fill = builder.create(Stream.TensorFill.self) {
                $0.target.value = target.value
                $0.target.encoding = .type(op.target.type)
                $0.target.encodingDims = new.targetDims
                $0.target.size = target.size
                $0.startIndices = new.indices
                $0.lengths = lengths
                $0.value = new.value.first
                $0.affinity = target.affinity
                $0.result = target.value.type
            }.result
            conversion.replace(op.op, with: [[fill, target.size]])
        }
        conversion.add(Flow.TensorTrace.self) { [unowned self] op, new, conversion in
            var resources: [Value] = []
            var sizes: [Value] = []
            for (i, value) in op.values.enumerated() {
                let source = try resolve(value, new.all[i])
                sizes.append(source.size)
                resources.append(
                    transfer(
                        source.value, size: source.size, to: .resource(.staging), from: source.affinity,
                        to: source.affinity))
            }
            builder.create(Stream.TensorTrace.self) {
                $0.key = op.key
                $0.resources = resources
                $0.resourceSizes = sizes
                $0.resourceEncodings = .array(op.values.map { .type($0.type) })
                $0.resourceEncodingDims = new.valueDims
            }
            conversion.erase(op.op)
        }
    }

    /// Loads an element on the host: slices it first and transfers the slice to staging memory.
    private func load(
        _ source: Resource, _ encoding: IRType, _ dimensions: [Value], _ indices: [Value], as type: IRType
    ) -> Value {
        func read(
            _ staged: Value, _ size: Value, _ encoding: IRType, _ dimensions: [Value], _ indices: [Value]
        ) -> Value {
            builder.create(Stream.TensorLoad.self) {
                $0.source.value = staged
                $0.source.encoding = .type(encoding)
                $0.source.encodingDims = dimensions
                $0.source.size = size
                $0.indices = indices
                $0.result = type
            }.result
        }
        func stage(_ value: Value, _ size: Value) -> Value {
            transfer(value, size: size, to: .resource(.staging), from: source.affinity, to: source.affinity)
        }
        if encoding.shaped?.elementCount == 1 || encoding.shaped?.rank == 0 {
            return read(stage(source.value, source.size), source.size, encoding, dimensions, indices)
        }
        var constants = ConstantSet(builder)
        constants.adopt(indices)
        let one = constants.index(1)
        let zero = constants.index(0)
        let element = IRType.tensor(
            ShapedType(indices.map { _ in 1 }, encoding.elementOrSelf, encoding: encoding.shaped?.encoding))
        let size = sizeOf(element, [], source.affinity)
        let slice = builder.create(Stream.TensorSlice.self) {
            $0.source.value = source.value
            $0.source.encoding = .type(encoding)
            $0.source.encodingDims = dimensions
            $0.source.size = source.size
            $0.startIndices = indices
            $0.lengths = indices.map { _ in one }
            $0.result.encoding = .type(element)
            $0.result.size = size
            $0.affinity = source.affinity
            $0.result.value = source.value.type
        }.result.value
        return read(stage(slice, size), size, element, [], indices.map { _ in zero })
    }

    /// The dynamic dimensions of a tensor, from its definition or users.
    func dynamicDimensions(of value: Value) throws(Diagnostic) -> [Value] {
        guard let shape = value.type.shaped, shape.dynamicDimensionCount > 0 else { return [] }
        if let dimensions = ShapeAware.dimensions(of: value) {
            return dimensions.map { conversion.values(for: $0)[0] }
        }
        throw Diagnostic(
            .error, "the dynamic dimensions of a value of type \(value.type.quoted) are not known")
    }
}
