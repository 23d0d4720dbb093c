import IREECompilerCore

extension StreamConversion {
    func addParameterRules() {
        conversion.add(Flow.ParameterLoad.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let size = sizeOf(op.result.type, new.resultDims, affinity)
            let resource = builder.create(Stream.TensorParameterLoad.self) {
                $0.sourceScope = new.sourceScope
                $0.sourceKey = new.sourceKey.first
                $0.sourceOffset = new.sourceOffset.first
                $0.resultEncoding = .type(op.result.type)
                $0.resultEncodingDims = new.resultDims
                $0.resultSize = size
                $0.affinity = affinity
                $0.result = .resource()
            }.result
            conversion.replace(op.op, with: [[resource, size]])
        }
        conversion.add(Flow.ParameterWrite.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let source = try transfer(op.source, new.source, to: affinity)
            let resource = builder.create(Stream.TensorParameterWrite.self) {
                $0.source = source.value
                $0.sourceEncoding = .type(op.source.type)
                $0.sourceEncodingDims = new.sourceDims
                $0.sourceSize = source.size
                $0.targetScope = new.targetScope
                $0.targetKey = new.targetKey.first
                $0.targetOffset = new.targetOffset.first
                $0.affinity = affinity
                $0.result = source.value.type
            }.result
            conversion.replace(op.op, with: [[resource, source.size]])
        }
    }
}
