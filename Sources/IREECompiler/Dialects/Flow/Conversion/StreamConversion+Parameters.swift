import IREECompilerCore

extension StreamConversion {
    func addParameterRules() {
        conversion.add(Flow.ParameterLoad.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let resource = builder.create(Stream.TensorParameterLoad.self) {
                $0.source.scope = new.source.scope
                $0.source.key = new.source.key.first
                $0.source.offset = new.source.offset.first
                $0.result.encoding = .type(op.result.type)
                $0.result.encodingDims = new.resultDims
                $0.result.size = size
                $0.affinity = affinity
                $0.result.value = .resource()
            }.result.value
            conversion.replace(op.op, with: [[resource, size]])
        }
        conversion.add(Flow.ParameterWrite.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            let resource = builder.create(Stream.TensorParameterWrite.self) {
                $0.source.value = source.value
                $0.source.encoding = .type(op.source.type)
                $0.source.encodingDims = new.sourceDims
                $0.source.size = source.size
                $0.target.scope = new.target.scope
                $0.target.key = new.target.key.first
                $0.target.offset = new.target.offset.first
                $0.affinity = affinity
                $0.result = source.value.type
            }.result
            conversion.replace(op.op, with: [[resource, source.size]])
        }
    }
}
