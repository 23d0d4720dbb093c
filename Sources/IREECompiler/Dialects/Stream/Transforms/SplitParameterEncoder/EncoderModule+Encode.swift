import IREECompilerCore

extension EncoderModule {
    /// The function that executes the steps in order: waits on its first fence and signals the second.
    func addEncoder() {
        let fence = IRType.halFence
        addFunction(
            "__encode_parameters", "encode", [Self.listType, fence, fence], [],
            reflection: [("iree.abi.model", .string("coarse-fences"))]
        ) { builder, block in
            var last = builder.create(Stream.TimepointImport.self) {
                $0.operands = [block.arguments[1]]
                $0.affinity = Self.device
            }.resultTimepoint
            for step in plan.steps { last = add(step, after: last, builder) }
            builder.create(Stream.TimepointChainExternal.self) {
                $0.awaitTimepoint = last
                $0.externalValues = [block.arguments[2]]
                $0.affinity = Self.device
            }
            return []
        }
    }

    /// Encodes one expression into transient storage and writes it to its parameter.
    private func add(_ step: EncodingPlan.Step, after start: Value, _ builder: EncoderBuilder) -> Value {
        builder.base.location = step.expression.store.op.location
        let length = builder.index(step.expression.size)
        let pack = builder.create(Stream.ResourcePack.self) {
            $0.lifetimeIntervals = .array([.index(0), .index(0)])
            $0.dynamicSliceSizes = [length]
            $0.affinity = Self.device
            $0.packedOffsets = [.index]
        }
        let (slabSize, offset) = (pack.totalLength, pack.packedOffsets[0])
        let alloca = builder.create(Stream.ResourceAlloca.self) {
            $0.storageSize = slabSize
            $0.awaitTimepoint = start
            $0.affinity = Self.device
            $0.result = .resource(.transient)
        }
        let slab = builder.awaiting(alloca.resultTimepoint, alloca.result, slabSize)
        let value = evaluate(step.expression, after: start, builder)
        let end = builder.base.addIndices(offset, length)
        let update = builder.create(Stream.AsyncUpdate.self) {
            $0.target = slab
            $0.targetSize = slabSize
            $0.targetOffset = offset
            $0.targetEnd = end
            $0.update = value
            $0.updateSize = length
            $0.affinity = Self.device
            $0.result = slab.type
        }.result
        let barrier = builder.create(Stream.TimepointBarrier.self) {
            $0.resource = update
            $0.resourceSize = slabSize
            $0.affinity = Self.device
            $0.result = slab.type
        }
        let key = builder.text(plan.entry(of: step).key)
        let place = builder.i64(step.offset)
        let scope = builder.text(plan.scope)
        let scatter = builder.create(Stream.AsyncParameterScatter.self) {
            $0.source = barrier.result
            $0.sourceSize = slabSize
            $0.sourceOffsets = [offset]
            $0.sourceEnds = [end]
            $0.sourceLengths = [length]
            $0.target.scope = scope
            $0.target.keys = [key]
            $0.target.offsets = [place]
            $0.awaitTimepoint = barrier.resultTimepoint
            $0.affinity = Self.device
            $0.result = slab.type
        }
        let written = builder.create(Stream.TimepointJoin.self) {
            $0.awaitTimepoints = [scatter.resultTimepoint]
        }.resultTimepoint
        return builder.create(Stream.ResourceDealloca.self) {
            $0.operand = scatter.result
            $0.operandSize = slabSize
            $0.awaitTimepoint = written
            $0.affinity = Self.device
        }.resultTimepoint
    }

    /// Clones the operations of an expression, whose inputs await `start`; returns the result.
    private func evaluate(
        _ expression: EncodingExpression, after start: Value, _ builder: EncoderBuilder
    ) -> Value {
        var mapping = ValueMapping()
        for op in expression.operations {
            if let input = op.as(Stream.AsyncConstant.self),
                let parameter = Stream.namedParameter(input.value)
            {
                mapping[input.result] = load(
                    input, parameter, mapping[input.resultSize], after: start, builder)
                continue
            }
            let copy = op.clone(&mapping)
            copy.removeAffinities()
            copy.as(Stream.AsyncConstant.self)?.set(\.awaitTimepoint, start)
            builder.base.insert(copy)
        }
        return mapping[expression.produced]
    }

    /// Loads a parameter; a parameter constant would lose its await timepoint in later passes.
    private func load(
        _ input: OpView<Stream.AsyncConstant>, _ parameter: Stream.ParameterName, _ size: Value,
        after start: Value, _ builder: EncoderBuilder
    ) -> Value {
        let scope = parameter.scope.map(builder.text)
        let key = builder.text(parameter.key)
        let offset = builder.i64(0)
        let load = builder.create(Stream.AsyncParameterLoad.self, at: input.op.location) {
            $0.awaitTimepoint = start
            $0.source.scope = scope
            $0.source.key = key
            $0.source.offset = offset
            $0.resultSize = size
            $0.affinity = Self.device
            $0.result = input.result.type
        }
        return builder.awaiting(load.resultTimepoint, load.result, size)
    }
}

extension Stream {
    /// The parameter that `#stream.parameter.named` refers to.
    struct ParameterName {
        let scope: String?
        let key: String
    }

    static func namedParameter(_ attribute: Attribute) -> ParameterName? {
        guard case .dialect(let value) = attribute, attribute.isA(namedParameter),
            value.parameters.count >= 3, let key = value.parameters[2].stringValue
        else { return nil }
        return ParameterName(scope: value.parameters[1].stringValue, key: key)
    }
}
