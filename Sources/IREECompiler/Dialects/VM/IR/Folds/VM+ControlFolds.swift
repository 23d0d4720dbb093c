import IREECompilerCore

/// Folds of control flow, checks and selections of the `vm` dialect.
extension VM {
    // MARK: Selections

    static let selectionRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64", "f32", "f64", "ref"] {
            rules["vm.select.\(type)"] = RowRules(fold: { op, constants in
                if let condition = constants[0]?.integerValue {
                    return .replaced([.value(op.operand(condition != 0 ? 1 : 2))])
                }
                return op.operand(1) === op.operand(2) ? .replaced([.value(op.operand(1))]) : nil
            })
            rules["vm.switch.\(type)"] = RowRules(fold: foldSwitch)
        }
        return rules
    }()

    /// The operands are the index, the default and the values.
    @Sendable
    fileprivate static func foldSwitch(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        let values = op.operands.dropFirst(2)
        if let index = constants[0]?.integerValue {
            let isCase = index >= 0 && index < Int64(values.count)
            return .replaced([.value(op.operand(isCase ? 2 + Int(index) : 1))])
        }
        return values.allSatisfy { $0 === op.operand(1) } ? .replaced([.value(op.operand(1))]) : nil
    }

    // MARK: Checks

    /// Checks become comparisons and conditional failures.
    static let checkRules: [String: RowRules] = [
        "vm.check.eq": RowRules(canonicalize: check("eq")),
        "vm.check.ne": RowRules(canonicalize: check("ne")),
        "vm.check.nearly_eq": RowRules(canonicalize: check("eq", floats: "near")),
    ]

    fileprivate static func check(_ comparison: String, floats: String = "o") -> RowRules.Pattern {
        { op, rewriter in
            let bank = VM.bank(of: op.operand(0).type)
            let order = bank == .f32 || bank == .f64 ? ".\(floats)" : ""
            guard let one = rewriter.constant(.integer(1, .i32), .i32, for: op),
                let status = rewriter.constant(.integer(failedPrecondition, .i32), .i32, for: op)
            else { return false }
            let holds = rewriter.make(
                mnemonic: "cmp.\(comparison).\(bank.rawValue)\(order)", op.operands
            ).results[0]
            let fails = rewriter.make(.xorI32, [holds, one])
            rewriter.create(CondFail.self) {
                $0.condition = fails
                $0.status = status
                $0.message = op.attributes["message"]
            }
            rewriter.erase(op)
            return true
        }
    }

    /// The status code `FAILED_PRECONDITION`.
    static let failedPrecondition: Int64 = 9
}

extension VM.SwitchRef {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        VM.foldSwitch(op.op, constants)
    }
}

extension VM.CheckNZ {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        VM.check("nz")(op.op, rewriter)
    }
}

extension VM.CondFail {
    /// Branches to a block that fails.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let block = op.op.block, let region = block.region, op.op.next != nil else { return false }
        let rest = block.split(before: op.op.next)
        let failure = Block()
        region.insert(failure, after: rest)
        let status = failure.addArgument(.i32, at: op.op.location)
        rewriter.setInsertionPoint(atEndOf: failure)
        rewriter.create(VM.Fail.self) {
            $0.status = status
            $0.message = op.message
        }
        rewriter.setInsertionPoint(before: op.op)
        rewriter.create(VM.CondBranch.self) {
            $0.condition = op.condition
            $0.trueDestOperands = [op.status]
            $0.trueDest = failure
            $0.falseDest = rest
        }
        rewriter.erase(op.op)
        return true
    }
}

extension VM.CondBranch {
    /// Folds a branch on a constant, and one with equal edges.
    package static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let condition = op.condition.constantInteger
        guard condition != nil || op.trueDest === op.falseDest && op.trueDestOperands == op.falseDestOperands
        else { return false }
        if condition == 0 {
            rewriter.vmBranch(to: op.falseDest, op.falseDestOperands)
        } else {
            rewriter.vmBranch(to: op.trueDest, op.trueDestOperands)
        }
        rewriter.erase(op.op)
        return true
    }
}

extension VM.CondBreak {
    /// Breaks always or never if the condition is constant.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let condition = op.condition.constantInteger else { return false }
        let (dest, operands) = (op.dest, op.destOperands)
        if condition == 0 {
            rewriter.vmBranch(to: dest, operands)
        } else {
            let made = Operation(
                rewriter.registry.definition(named: "vm.break"), at: op.op.location, operands: [operands],
                results: [])
            made.successors = [dest]
            rewriter.insert(made)
        }
        rewriter.erase(op.op)
        return true
    }
}

extension VM.CallVariadic {
    /// Calls a function without variadic arguments directly.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard case .dense(let sizes)? = op.op.attributes["segment_sizes"],
            (0..<sizes.count).allSatisfy({ Int16(truncatingIfNeeded: sizes.bits(at: $0)) == -1 })
        else { return false }
        rewriter.replace(op.op, with: VM.Call.self) {
            $0.callee = op.callee
            $0.operands = op.op.operands
            $0.results = op.op.results.map(\.type)
        }
        return true
    }
}

extension VM.ImportResolved {
    /// Required imports are always resolved.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let name = op.import.symbolValue,
            let target = op.op.lookupNearestSymbol(name)?.as(VM.Import.self), target.isOptional == nil,
            let one = rewriter.constant(.integer(1, .i32), .i32, for: op.op)
        else { return false }
        rewriter.replace(op.op, with: [one])
        return true
    }
}

extension OpBuilder {
    func vmBranch(to block: Block, _ operands: [Value]) {
        create(VM.Branch.self) {
            $0.destOperands = operands
            $0.dest = block
        }
    }
}
