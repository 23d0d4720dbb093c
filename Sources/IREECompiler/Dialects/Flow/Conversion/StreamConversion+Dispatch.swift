import IREECompilerCore

extension StreamConversion {
    func addDispatchRules() {
        conversion.add(Flow.Dispatch.self) { [unowned self] op, new, conversion in
            let affinity = affinities.executionAffinity(of: op.op)
            let first = op.range(\.arguments).lowerBound
            var operands: [Value] = []
            var sizes: [Value] = []
            var encodings: [Attribute] = []
            for (i, argument) in op.arguments.enumerated() {
                guard argument.type.isTensor else {
                    operands += new.all[first + i]
                    encodings.append(.type(Util.unused.type()))
                    continue
                }
                let resource = try transfer(argument, new.all[first + i], to: affinity)
                operands.append(resource.value)
                sizes.append(resource.size)
                encodings.append(.type(argument.type))
            }
            let tied = Tied.operands(of: op.op)
            var resultSizes: [Value] = []
            var resultTypes: [IRType] = []
            var dimensions = new.resultDims[...]
            for (i, result) in op.results.enumerated() {
                let count = result.type.shaped?.dynamicDimensionCount ?? 0
                let own = Array(dimensions.prefix(count))
                dimensions = dimensions.dropFirst(count)
                if let operand = tied[i], operand < op.arguments.count {
                    let position = op.arguments[..<operand].count { $0.type.isTensor }
                    resultSizes.append(sizes[position])
                    resultTypes.append(operands[operand].type)
                } else {
                    resultSizes.append(sizeOf(result.type, own, affinity))
                    resultTypes.append(.resource())
                }
            }
            let dispatch = builder.create(Stream.TensorDispatch.self) {
                $0.workload = new.workload
                $0.entryPoints = op.entryPoints
                $0.mixedOperands = operands
                $0.operandSizes = sizes
                $0.operandEncodings = .array(encodings)
                $0.operandEncodingDims = new.argumentDims
                $0.resultSizes = resultSizes
                $0.resultEncodings = .array(op.results.map { .type($0.type) })
                $0.resultEncodingDims = new.resultDims
                $0.tiedOperands = op.tiedOperands
                $0.affinity = affinity
                $0.results = resultTypes
            }
            for entry in op.op.attributes.entries
            where op.op.definition.attribute(named: entry.name) == nil && entry.name != "stream.affinity" {
                dispatch.op.attributes[entry.name] = entry.value
            }
            conversion.replace(op.op, with: zip(dispatch.results, resultSizes).map { [$0, $1] })
        }
    }
}
