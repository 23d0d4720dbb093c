import IREECompilerCore

extension Pass {
    static let scfToCF = Pass(
        "convert-scf-to-cf", "Converts structured control flow to branches."
    ) { (op, _) throws(Diagnostic) in
        // Outer operations first: nested ones move with their block.
        var structured: [Operation] = []
        op.walk(.preOrder) { if SCFToCF.isStructured($0) { structured.append($0) } }
        for op in structured { try SCFToCF.convert(op) }
    }
}

/// Converts structured control flow to blocks and branches, in the block order of upstream's conversion.
private enum SCFToCF {
    static func isStructured(_ op: Operation) -> Bool {
        op.is(SCF.If.self) || op.is(SCF.For.self) || op.is(SCF.While.self) || op.is(SCF.IndexSwitch.self)
            || op.is(SCF.ExecuteRegion.self) || op.is(SCF.Parallel.self) || op.is(SCF.Forall.self)
    }

    static func convert(_ op: Operation) throws(Diagnostic) {
        guard let block = op.block, block.region != nil else { return }
        if let op = op.as(SCF.If.self) {
            try convert(op, in: block)
        } else if let op = op.as(SCF.For.self) {
            try convert(op, in: block)
        } else if let op = op.as(SCF.While.self) {
            try convert(op, in: block)
        } else if let op = op.as(SCF.IndexSwitch.self) {
            try convert(op, in: block)
        } else if let op = op.as(SCF.ExecuteRegion.self) {
            let rest = block.split(before: op.op)
            for result in op.op.results { rest.addArgument(result.type, at: op.op.location) }
            let entry = try inlined(op.region, after: block, leadingTo: rest, op.op)
            for inner in entry.operations {
                inner.remove()
                block.append(inner)
            }
            block.region?.remove(entry)
            finish(op.op, with: rest.arguments)
        } else {
            throw Diagnostic(
                .error, "'\(op.name)' cannot be turned into branches: make it a loop first", at: op.location)
        }
    }

    // MARK: Operations

    private static func convert(_ op: OpView<SCF.If>, in block: Block) throws(Diagnostic) {
        let next = continuation(of: op.op, in: block, takesResults: true)
        let hasElse = !op.elseRegion.isEmpty
        // The else region is inlined first, so that it comes after the then region.
        let otherwise = hasElse ? try inlined(op.elseRegion, after: block, leadingTo: next, op.op) : next
        let then = try inlined(op.thenRegion, after: block, leadingTo: next, op.op)
        conditionalBranch(from: block, op.condition, (then, []), (otherwise, []), op.op)
        finish(op.op, with: next.arguments)
    }

    private static func convert(_ op: OpView<SCF.For>, in block: Block) throws(Diagnostic) {
        guard let test = op.region.blocks.first, let last = op.region.blocks.last,
            let end = last.last, end.is(SCF.Yield.self)
        else { throw malformed(op.op) }
        let next = continuation(of: op.op, in: block, takesResults: false)
        let body = test.split(before: test.first)
        let tail = last === test ? body : last
        let counter = test.arguments[0]
        let builder = OpBuilder(before: end)
        builder.location = op.op.location
        let stepped = builder.addIndices(counter, op.step)
        let values = end.operands
        end.erase()
        branch(from: tail, to: test, [stepped] + values, op.op)
        branch(from: block, to: test, [op.lowerBound] + op.initArgs, op.op)
        move(op.region, after: block)
        let goesOn = OpBuilder(atEndOf: test, registry: op.op.registry, location: op.op.location).create(
            Arith.CmpI.self
        ) {
            $0.predicate = EnumDefinition.cmpIPredicate.attribute([op.unsignedCmp == nil ? "slt" : "ult"])
            $0.lhs = counter
            $0.rhs = op.upperBound
            $0.result = .i1
        }.result
        conditionalBranch(from: test, goesOn, (body, []), (next, []), op.op)
        finish(op.op, with: Array(test.arguments.dropFirst()))
    }

    private static func convert(_ op: OpView<SCF.While>, in block: Block) throws(Diagnostic) {
        guard let before = op.before.blocks.first, let after = op.after.blocks.first,
            let end = op.before.blocks.last?.last, let condition = end.as(SCF.Condition.self),
            let last = op.before.blocks.last, let yield = op.after.blocks.last?.last,
            yield.is(SCF.Yield.self),
            let afterLast = op.after.blocks.last
        else { throw malformed(op.op) }
        let next = continuation(of: op.op, in: block, takesResults: false)
        let (value, args, starts) = (condition.condition, condition.args, op.inits)
        // An after region that only forwards its arguments needs no block: the before region branches back to
        // itself.
        let forwards = after === afterLast && after.first === yield && yield.operands == after.arguments
        let values = yield.operands
        end.erase()
        if !forwards {
            yield.erase()
            branch(from: afterLast, to: before, values, op.op)
            move(op.after, after: block)
        }
        move(op.before, after: block)
        branch(from: block, to: before, starts, op.op)
        conditionalBranch(from: last, value, (forwards ? before : after, args), (next, []), op.op)
        finish(op.op, with: args)
    }

    private static func convert(_ op: OpView<SCF.IndexSwitch>, in block: Block) throws(Diagnostic) {
        let regions = op.caseRegions
        guard let cases = op.cases.denseArrayValue, cases.count == regions.count else {
            throw malformed(op.op)
        }
        let next = continuation(of: op.op, in: block, takesResults: true)
        let otherwise = try inlined(op.defaultRegion, after: block, leadingTo: next, op.op)
        var targets: [Block] = []
        for region in regions.reversed() {
            targets.insert(try inlined(region, after: block, leadingTo: next, op.op), at: 0)
        }
        let builder = OpBuilder(atEndOf: block, registry: op.op.registry, location: op.op.location)
        let flag = builder.indexCast(op.arg, to: .i64)
        builder.create(CF.Switch.self) {
            $0.flag = flag
            $0.defaultDestination = otherwise
            $0.caseDestinations = targets
            if !cases.isEmpty {
                $0.caseValues = .dense(
                    DenseElements(
                        type: .tensor(ShapedType([cases.count], .i64)),
                        bytes: cases.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) }
                        },
                        isSplat: false))
            }
            $0.caseOperandSegments = .denseArray(cases.map { _ in 0 }, .i32)
        }
        finish(op.op, with: next.arguments)
    }

    // MARK: Parts

    private static func malformed(_ op: Operation) -> Diagnostic {
        Diagnostic(.error, "'\(op.name)' has regions that cannot be converted to blocks", at: op.location)
    }

    /// The block after an operation. If the operation's results become block arguments, it has one for each
    /// and branches to the rest of the block.
    private static func continuation(of op: Operation, in block: Block, takesResults: Bool) -> Block {
        let rest = block.split(before: op)
        guard takesResults, !op.results.isEmpty else { return rest }
        let next = Block()
        for result in op.results { next.addArgument(result.type, at: op.location) }
        block.region?.insert(next, after: block)
        branch(from: next, to: rest, [], op)
        return next
    }

    /// Moves the blocks of a region after a block; yielded values are passed to `next`. Returns the first of
    /// them.
    private static func inlined(_ region: Region, after block: Block, leadingTo next: Block, _ op: Operation)
        throws(Diagnostic) -> Block
    {
        guard let entry = region.blocks.first else { throw malformed(op) }
        for inner in region.blocks {
            guard let end = inner.last, end.is(SCF.Yield.self) else { continue }
            let values = end.operands
            end.erase()
            branch(from: inner, to: next, values, op)
        }
        move(region, after: block)
        return entry
    }

    private static func move(_ region: Region, after block: Block) {
        let moving = region.blocks
        region.remove(Set(moving))
        block.region?.insert(moving, after: block)
    }

    private static func branch(from block: Block, to next: Block, _ values: [Value], _ op: Operation) {
        OpBuilder(atEndOf: block, registry: op.registry, location: op.location).create(CF.Branch.self) {
            $0.destOperands = values
            $0.dest = next
        }
    }

    private static func conditionalBranch(
        from block: Block, _ condition: Value, _ yes: (Block, [Value]), _ no: (Block, [Value]),
        _ op: Operation
    ) {
        OpBuilder(atEndOf: block, registry: op.registry, location: op.location).create(CF.CondBranch.self) {
            $0.condition = condition
            $0.trueDestOperands = yes.1
            $0.falseDestOperands = no.1
            $0.trueDest = yes.0
            $0.falseDest = no.0
        }
    }

    private static func finish(_ op: Operation, with values: [Value]) {
        op.replaceAllUses(with: values)
        op.erase()
    }
}
