import IREEBytecode
import IREECompilerCore

/// How pseudo operations of the `vm` dialect are made of instructions, by name.
///
/// `ExpandPseudoOperations` has those that need further blocks.
enum PseudoOperation {
    /// Creates the replacement of an operation; returns the values of its results.
    typealias Expansion = @Sendable (Operation, OpBuilder) -> [Value]

    static let expansions: [String: Expansion] = casts.merging(comparisons) { $1 }.merging(others) { $1 }

    // MARK: Casts

    /// Casts in two steps.
    private static let casts: [String: Expansion] = {
        var all: [String: Expansion] = [:]
        for (name, steps) in VM.castsInSteps {
            all["vm.\(name)"] = { op, builder in
                [builder.vmCast(steps.second, builder.vmCast(steps.first, op.operand(0)))]
            }
        }
        return all
    }()

    // MARK: Comparisons

    private static let comparisons: [String: Expansion] = {
        var all: [String: Expansion] = [:]
        for type in ["i32", "i64"] {
            for sign in [".s", ".u"] {
                let suffix = "\(type)\(sign)"
                all["vm.cmp.gt.\(suffix)"] = swapped("vm.cmp.lt.\(suffix)")
                all["vm.cmp.lte.\(suffix)"] = negated(swapped("vm.cmp.lt.\(suffix)"))
                all["vm.cmp.gte.\(suffix)"] = negated { op, builder in
                    [builder.perform("vm.cmp.lt.\(suffix)", [op.operand(0), op.operand(1)])]
                }
            }
        }
        for type in ["f32", "f64"] {
            // The comparison that is negated would be true for NaN where this one has to be false.
            for order in [".o", ".u"] {
                let suffix = "\(type)\(order)"
                all["vm.cmp.gt.\(suffix)"] = swapped("vm.cmp.lt.\(suffix)")
                all["vm.cmp.gte.\(suffix)"] = swapped("vm.cmp.lte.\(suffix)")
                all["vm.cmp.nz.\(suffix)"] = { op, builder in
                    let zero = builder.vmZero(op.operand(0).type)
                    return [builder.perform("vm.cmp.ne.\(suffix)", [op.operand(0), zero])]
                }
            }
        }
        all["vm.cmp.eq.f32.near"] = nearlyEqual(integers: .i32)
        all["vm.cmp.eq.f64.near"] = nearlyEqual(integers: .i64)
        return all
    }()

    private static func swapped(_ name: String) -> Expansion {
        { op, builder in [builder.perform(name, [op.operand(1), op.operand(0)])] }
    }

    private static func negated(_ expansion: @escaping Expansion) -> Expansion {
        { op, builder in
            let one = builder.vmConstant(.i32(1), .i32)
            return expansion(op, builder).map { builder.make(.xorI32, [$0, one]) }
        }
    }

    /// Whether two numbers have the same sign and few other numbers lie between them, or are equal.
    private static func nearlyEqual(integers type: IRType) -> Expansion {
        { op, builder in
            let (a, b) = (op.operand(0), op.operand(1))
            let (number, integer) = (a.type.description, type.description)
            let zero = builder.vmZero(a.type)
            let aIsPositive = builder.perform("vm.cmp.lte.\(number).o", [zero, a])
            let bIsPositive = builder.perform("vm.cmp.lte.\(number).o", [zero, b])
            let signsDiffer = builder.make(.cmpNeI32, [aIsPositive, bIsPositive])
            let isEqual = builder.perform("vm.cmp.eq.\(number).o", [a, b])
            let bits = [a, b].map { builder.perform("vm.bitcast.\(number).\(integer)", [$0]) }
            let difference = builder.perform("vm.sub.\(integer)", bits)
            let distance = builder.perform("vm.abs.\(integer)", [difference])
            let bound = builder.vmConstant(.integer(VM.nearness(of: a.type), type), type)
            let isNear = builder.perform("vm.cmp.lt.\(integer).s", [distance, bound])
            return [builder.vmSelect(signsDiffer, isEqual, isNear)]
        }
    }

    // MARK: Others

    private static let others: [String: Expansion] = [
        "vm.optimization_barrier": { op, _ in op.operands },
        "vm.check.eq": check("eq"),
        "vm.check.ne": check("ne"),
        "vm.check.nz": check("nz"),
        "vm.check.nearly_eq": check("eq", near: true),
    ]

    /// A check becomes a comparison and a `vm.cond_fail`.
    private static func check(_ comparison: String, near: Bool = false) -> Expansion {
        { op, builder in
            let type = op.operand(0).type
            let bank = VM.bank(of: type)
            let order =
                bank == .f32 || bank == .f64 ? near ? ".near" : ".o" : ""
            let holds = builder.perform("vm.cmp.\(comparison).\(bank.rawValue)\(order)", op.operands)
            let one = builder.vmConstant(.i32(1), .i32)
            let fails = builder.make(.xorI32, [holds, one])
            let status = builder.vmConstant(.integer(VM.failedPrecondition, .i32), .i32)
            builder.create(VM.CondFail.self) {
                $0.condition = fails
                $0.status = status
                $0.message = op.attributes["message"]
            }
            return []
        }
    }
}

extension OpBuilder {
    /// Creates an operation by name; its result has the only type that it can have.
    fileprivate func perform(_ name: String, _ operands: [Value]) -> Value {
        let definition = registry.definition(named: name)
        let op = Operation(
            definition, at: location, operands: operands.map { [$0] },
            results: definition.results.map { [$0.type.only ?? .none] })
        return insert(op).results[0]
    }
}
