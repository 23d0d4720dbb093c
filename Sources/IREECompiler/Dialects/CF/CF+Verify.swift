import IREECompilerCore

/// Verifiers of the `cf` dialect, in addition to those of all branches.
extension CF.Switch {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let cases = op.caseDestinations.count
        let segments = op.caseOperandSegments.denseArrayValue ?? []
        guard segments.count == cases, segments.reduce(0, +) == Int64(op.caseOperands.count),
            segments.allSatisfy({ $0 >= 0 })
        else { throw op.error("expects case operand segments to match its \(cases) cases") }
        if let values = op.caseValues {
            if let type = values.type, type.elementOrSelf != op.flag.type {
                throw op.error(
                    "expects case values with the type of the flag, \(op.flag.type.quoted), but got "
                        + type.elementOrSelf.quoted)
            }
            let count = values.type?.shaped?.elementCount ?? cases
            guard count == cases else {
                throw op.error("expects \(cases) case values, one per destination, but got \(count)")
            }
        }
        try VerifierRun.verify(op.op, passes: op.range(\.defaultOperands), to: 0)
        var next = op.range(\.caseOperands).lowerBound
        for (i, count) in segments.enumerated() {
            try VerifierRun.verify(op.op, passes: next..<next + Int(count), to: i + 1)
            next += Int(count)
        }
    }
}
