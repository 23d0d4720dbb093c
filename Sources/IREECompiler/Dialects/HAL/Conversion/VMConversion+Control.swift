import IREECompilerCore

extension VMConversion {
    /// Status codes of failures that programs state.
    private enum StatusCode {
        static let failedPrecondition: Int64 = 9
        static let `internal`: Int64 = 13
    }

    /// The largest number of entries of a branch table.
    private static let maximumCases: Int64 = 1 << 12

    func addControlRules() {
        conversion.add(CF.Branch.self) { [unowned self] op, new, conversion in
            builder.create(VM.Branch.self) {
                $0.destOperands = new.destOperands
                $0.dest = op.dest
            }
            conversion.erase(op.op)
        }
        conversion.add(CF.CondBranch.self) { [unowned self] op, new, conversion in
            builder.create(VM.CondBranch.self) {
                $0.condition = new.condition[0]
                $0.trueDestOperands = new.trueDestOperands
                $0.falseDestOperands = new.falseDestOperands
                $0.trueDest = op.trueDest
                $0.falseDest = op.falseDest
            }
            conversion.erase(op.op)
        }
        conversion.add(CF.Switch.self) { [unowned self] op, new, conversion in
            try convertSwitch(op, new)
            conversion.erase(op.op)
        }
        conversion.add(CF.Assert.self) { [unowned self] op, new, conversion in
            let status = constant(i32: StatusCode.failedPrecondition)
            let fails = make(.xorI32, new.arg[0], constant(i32: 1))
            builder.create(VM.CondFail.self) {
                $0.condition = fails
                $0.status = status
                $0.message = op.msg
            }
            conversion.erase(op.op)
        }
        conversion.add(Util.StatusCheckOk.self) { [unowned self] op, new, conversion in
            builder.create(VM.CondFail.self) {
                $0.condition = new.status[0]
                $0.status = new.status[0]
                $0.message = op.message
            }
            conversion.erase(op.op)
        }
        conversion.add(Util.Unreachable.self) { [unowned self] op, _, conversion in
            let status = constant(i32: StatusCode.internal)
            builder.create(VM.Fail.self) {
                $0.status = status
                $0.message = op.message
            }
            conversion.erase(op.op)
        }
    }

    /// Tables of branches start at 0 and have no gaps: the smallest value is subtracted, and gaps go to the default
    /// successor.
    private func convertSwitch(_ op: OpView<CF.Switch>, _ new: ConvertedOperands<CF.Switch>)
        throws(Diagnostic)
    {
        let elements = op.caseValues?.denseValue
        let destinations = op.caseDestinations
        let values = (0..<destinations.count).map { elements?.bits(at: $0) ?? 0 }
        guard let least = values.min(), let most = values.max() else {
            builder.create(VM.Branch.self) {
                $0.destOperands = new.defaultOperands
                $0.dest = op.defaultDestination
            }
            return
        }
        guard least >= 0, most - least < Self.maximumCases else {
            throw op.error("has negative case values, or values too far apart for a branch table")
        }
        var index = narrowed(extended(new.flag[0], op.flag.type, .unsigned))
        if least > 0 { index = make(.subI32, index, constant(i32: least)) }
        let counts = op.caseOperandSegments.denseArrayValue ?? []
        var operands: [Int64: (block: Block, operands: [Value])] = [:]
        var rest = new.caseOperands[...]
        for (i, value) in values.enumerated() {
            let count = counts.indices.contains(i) ? Int(clamping: counts[i]) : 0
            operands[value - least] = (destinations[i], Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        let cases = (0...most - least).map { operands[$0] ?? (op.defaultDestination, new.defaultOperands) }
        builder.create(VM.BranchTable.self) {
            $0.index = index
            $0.defaultOperands = new.defaultOperands
            $0.caseOperands = cases.flatMap(\.operands)
            $0.caseOperandSegments = .denseArray(cases.map { Int64($0.operands.count) }, .i32)
            $0.defaultDestination = op.defaultDestination
            $0.caseDestinations = cases.map(\.block)
        }
    }
}
