import IREECompilerCore

/// Replaces expressions in the program by loads of encoded parameters.
enum EncodedLoads {
    /// Stores parameters of the plan instead of the expressions' results, and erases dead operations.
    static func replace(_ plan: EncodingPlan) {
        var constants: [ObjectIdentifier: EncoderBuilder] = [:]
        for step in plan.steps {
            guard let block = step.expression.store.op.block, let first = block.first else { continue }
            // Sizes and offsets are created at the start, once per initializer.
            let front = constants[ObjectIdentifier(block)] ?? EncoderBuilder(OpBuilder(before: first))
            constants[ObjectIdentifier(block)] = front
            replace(step, of: plan, front)
        }
        for expression in plan.steps.map(\.expression) {
            for op in expression.operations.reversed() where op.block != nil && !op.hasUses { op.erase() }
        }
    }

    private static func replace(_ step: EncodingPlan.Step, of plan: EncodingPlan, _ front: EncoderBuilder) {
        let expression = step.expression
        let entry = plan.entry(of: step)
        let builder = OpBuilder(before: expression.store.op)
        let type = expression.store.value.type
        let storage = IRType.tensor(ShapedType([Int(entry.length)], .i8))
        let timepoint = expression.awaitedTimepoint(builder)
        let size = front.index(entry.length)
        var value = builder.create(Stream.AsyncConstant.self) {
            $0.awaitTimepoint = timepoint
            $0.value = Stream.namedParameter.attribute(
                .type(storage), .string(plan.scope), .string(entry.key), .absent)
            $0.resultSize = size
            $0.affinity = expression.affinity
            $0.result = type
        }.result
        if step.offset != 0 || expression.size != entry.length {
            let offset = front.index(step.offset)
            let length = front.index(expression.size)
            // A subview: a slice would copy the parameter.
            value =
                builder.create(Stream.ResourceSubview.self) {
                    $0.source = value
                    $0.sourceSize = size
                    $0.sourceOffset = offset
                    $0.resultSize = length
                    $0.result = type
                }.result
        }
        expression.store.set(\.value, value)
    }
}

extension EncodingExpression {
    /// The joined timepoint that the expression awaits; nil for none.
    ///
    /// Timepoints of the expression's own resources are dropped with it. Others are of remaining work that
    /// must precede the loads.
    fileprivate func awaitedTimepoint(_ builder: OpBuilder) -> Value? {
        let own = Set(operations.map { ObjectIdentifier($0) })
        let contributors = operations.filter { op in
            op.results.contains { result in
                guard result.type != .timepoint else { return false }
                return result.users.contains { user in
                    user === store.op || user.enclosing { own.contains(ObjectIdentifier($0)) } != nil
                }
            }
        }
        let contributing = Set(contributors.map { ObjectIdentifier($0) })
        var seen = Set<ObjectIdentifier>()
        let awaited = contributors.filter { $0.has(.timeline) }.flatMap(\.operands).filter { value in
            guard value.type == .timepoint else { return false }
            if let source = value.definingOp, contributing.contains(ObjectIdentifier(source)) { return false }
            return seen.insert(ObjectIdentifier(value)).inserted
        }
        return builder.join(awaited)
    }
}
