import IREEBytecode
import IREECompilerCore

/// How operations of the `vm` dialect without a static type fold, by name, and the constants that folds yield.
///
/// Constants are computed as the virtual machine computes them. Where the official dialect folds more than holds for
/// every number (a product with zero that may be NaN, the negation of a comparison), this one does not.
extension VM {
    static let rules: [String: RowRules] = [
        integerRules, floatRules, castRules, comparisonRules, comparisonPatterns, selectionRules,
        constantRules,
        globalRules, checkRules,
    ].reduce(into: [:]) { all, part in
        all.merge(part) { first, second in
            RowRules(
                fold: first.fold ?? second.fold, canonicalize: first.canonicalize ?? second.canonicalize,
                constant: first.constant ?? second.constant)
        }
    }

    /// `vm.const.i32.zero` and others are constants whose value the name tells.
    private static let constantRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64", "f32", "f64"] {
            rules["vm.const.\(type).zero"] = RowRules(constant: { zero(of: $0.results[0].type) })
            rules["vm.const.\(type)"] = RowRules(canonicalize: { op, rewriter in
                guard isZero(op.constantValue) else { return false }
                rewriter.replace(op, with: [rewriter.vmZero(op.results[0].type)])
                return true
            })
        }
        return rules
    }()

    /// A constant operation; null is the only constant of reference type.
    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ builder: OpBuilder) -> Operation? {
        let isZero = VM.isZero(value) || value == .unit
        switch value {
        case .integer(_, let own), .float(_, let own):
            guard own == type, [.i32, .i64, .f32, .f64].contains(type) else { return nil }
        case .unit where type.isVMReference: break
        default: return nil
        }
        let bank = VM.bank(of: type)
        guard let instruction = InstructionSet.instruction(of: isZero ? .zero(bank) : .constant(bank)) else {
            return nil
        }
        return builder.make(instruction, [], type: type, isZero ? [] : [("value", value)])
    }

    // MARK: Attributes of constants

    static func zero(of type: IRType) -> Attribute {
        type == .f32 || type == .f64 ? .float(0, type) : .integer(0, type)
    }

    /// Whether a constant is zero; negative zero is another number.
    static func isZero(_ value: Attribute?) -> Bool {
        switch value {
        case .integer(let value, _): value == 0
        case .float(let bits, _): bits == 0
        default: false
        }
    }

    /// The result of a comparison.
    static func truth(_ value: Bool) -> FoldResult { .replaced([.attribute(.integer(value ? 1 : 0, .i32))]) }

    /// The operation that defines an operand, if it is the one with this name and type.
    static func definition(of value: Value, _ stem: String) -> Operation? {
        guard let op = value.definingOp, op.name == "vm.\(stem).\(bank(of: value.type).rawValue)" else {
            return nil
        }
        return op
    }
}

extension VM.ConstRefZero {
    static let constant: ConstantValue? = { _ in .unit }
}
