import IREECompilerCore

/// Verifiers between compilation stages.
extension Pass {
    static let verifyAsyncAccessRanges = Pass(
        "iree-stream-verify-async-access-ranges",
        "Verifies that static access ranges of resources are in bounds."
    ) { (op, context) throws(Diagnostic) in
        var ops: [Operation] = []
        op.walk { ops.append($0) }
        for op in ops {
            let errors = (AccessRange.all(of: op) ?? []).compactMap { AccessVerification.error(of: $0, op) }
            for diagnostic in errors.dropLast() { context.report(diagnostic) }
            if let last = errors.last { throw last }
        }
    }

    static let verifyInput = verification(
        "iree-stream-verify-input", "Checks that resources can stand for all of the program.",
        rejects: [.unsupported])

    static let verifyLoweringToTensors = verification(
        "iree-stream-verify-lowering-to-tensors", "Checks that no operations of the input are left.",
        rejects: [.input])
    static let verifyLoweringToAsyncResources = verification(
        "iree-stream-verify-lowering-to-async-resources",
        "Checks that no operations on tensors are left.", rejects: [.input, .tensors])
    static let verifyLoweringToAsync = verification(
        "iree-stream-verify-lowering-to-async",
        "Checks that all work is in execution regions, and that all resources have a lifetime.",
        rejects: [.input, .tensors, .unknownLifetimes, .unscheduled])
    static let verifyLoweringToCmd = verification(
        "iree-stream-verify-lowering-to-cmd", "Checks that only commands on storage are left.",
        rejects: [.input, .tensors, .async, .unknownLifetimes])

    private static func verification(
        _ name: String, _ summary: String, rejects rules: StageRules
    ) -> Pass {
        Pass(name, summary) { (op, _) throws(Diagnostic) in try rules.verify(op) }
    }
}

/// What is illegal at a stage.
private struct StageRules: OptionSet {
    let rawValue: Int

    /// Tensor operations of input dialects.
    static let input = StageRules(rawValue: 1 << 0)
    /// `stream.tensor` operations.
    static let tensors = StageRules(rawValue: 1 << 1)
    /// `stream.async` operations.
    static let async = StageRules(rawValue: 1 << 2)
    static let unknownLifetimes = StageRules(rawValue: 1 << 3)
    /// Device work outside of execution regions.
    static let unscheduled = StageRules(rawValue: 1 << 4)
    /// Unsupported operations.
    static let unsupported = StageRules(rawValue: 1 << 5)

    func verify(_ op: Operation) throws(Diagnostic) {
        try verifyOne(op)
        // Device code is lowered separately.
        if op.has(.objectLike) { return }
        for block in op.regions.flatMap(\.blocks) {
            for inner in block.operations { try verify(inner) }
        }
    }

    private func verifyOne(_ op: Operation) throws(Diagnostic) {
        if contains(.unsupported) { try verifySupport(op) }
        if contains(.input), ["tensor", "linalg", "flow"].contains(op.definition.dialect) {
            throw illegal(op)
        }
        // Imports and exports of tensors are legal in all stages.
        let isABIBoundary = op.is(Stream.TensorImport.self) || op.is(Stream.TensorExport.self)
        if contains(.tensors), op.has(.tensorPhase), !isABIBoundary { throw illegal(op) }
        if contains(.async), op.has(.asyncPhase) { throw illegal(op) }
        if contains(.unscheduled), op.has(.streamable), !op.has(.cmdPhase), !op.has(.storageMetadata),
            op.enclosing({ $0.is(Stream.AsyncExecute.self) }) == nil
        {
            throw op.error(": streamable op expected to be in an execution region")
        }
        guard contains(.unknownLifetimes) else { return }
        let arguments = op.regions.flatMap(\.blocks).flatMap(\.arguments)
        if (op.operands + op.results + arguments).contains(where: { $0.type.lifetime == .unknown }) {
            throw Diagnostic(
                .error, "illegal type for this phase of lowering in op '\(op.name)'", at: op.location)
        }
    }

    private func verifySupport(_ op: Operation) throws(Diagnostic) {
        if op.is(Util.GlobalAddress.self) || op.is(Util.GlobalLoadIndirect.self)
            || op.is(Util.GlobalStoreIndirect.self)
        {
            throw illegal(op)
        }
        guard op.is(Flow.Executable.self) else { return }
        let modules = op.regions.flatMap(\.blocks).flatMap(\.operations).filter {
            $0.is(Builtin.Module.self)
        }
        for function in modules.flatMap(\.regions).flatMap(\.blocks).flatMap(\.operations)
        where function.has(.function) && !function.isPrivateSymbol {
            if case .type(.function(let type))? = function.attributes["function_type"], !type.results.isEmpty
            {
                throw op.error(
                    "cannot be converted to stream because it contains functions with a result")
            }
        }
    }

    private func illegal(_ op: Operation) -> Diagnostic {
        op.error(
            "illegal for this phase of lowering in the stream dialect; expected to have been converted or removed"
        )
    }
}

private enum AccessVerification {
    /// The error, if constant ranges are inconsistent or out of bounds.
    static func error(of range: AccessRange, _ op: Operation) -> Diagnostic? {
        let start = range.start?.constantInteger
        let end = range.end.constantInteger
        let length = range.length.constantInteger
        let size = SizeAware.find(range.resource, OpBuilder(before: op))?.constantInteger
        guard let reason = reason(start, end, length, size) else { return nil }
        func text(_ value: Int64?) -> String { value.map { "\($0)" } ?? "?" }
        let access = range.reads ? range.writes ? "Read|Write" : "Read" : "Write"
        let top = op.enclosing { $0.has(.isolatedFromAbove) } ?? op
        let name = ValueNames(top, named: true).name(of: range.resource)
        return op.error(
            "has invalid \(access) access range [\(text(start)) to \(text(end)) for \(text(length))] of resource \(name) with size \(text(size)); \(reason)"
        )
    }

    private static func reason(_ start: Int64?, _ end: Int64?, _ length: Int64?, _ size: Int64?) -> String? {
        if let start, let end, start > end { return "start > end" }
        if let length, let end, length > end { return "length > end" }
        if let start, let length, let end {
            let (sum, overflow) = start.addingReportingOverflow(length)
            if overflow || sum != end { return "start + length != end" }
        }
        guard let size else { return nil }
        for (what, value) in [("start", start), ("length", length), ("end", end)] {
            if let value, value > size { return "\(what) > resource size" }
        }
        return nil
    }
}
