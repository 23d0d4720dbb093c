import IREEBytecode
import IREECompilerCore

extension Pass {
    static let annotateRegisters = Pass(
        "test-iree-vm-register-allocation", "Notes the registers of values at the operations that use them.",
        on: VM.Function.self
    ) { (function, _) throws(Diagnostic) in
        var annotation = try RegisterAnnotation(function)
        annotation.annotate(function)
    }

    static let annotateLiveIntervals = Pass(
        "test-iree-vm-live-intervals",
        "Notes the live intervals of values at the operations that define them.",
        on: VM.Function.self
    ) { (function, _) throws(Diagnostic) in
        try IntervalAnnotation(function).annotate(function)
    }
}

/// Registers as text: `i0`, the pair `i2+3`, `r1`; `R1` for a reference that is moved.
private struct RegisterAnnotation {
    private var allocation: RegisterAllocation

    init(_ function: Operation) throws(Diagnostic) { allocation = try RegisterAllocation(function) }

    mutating func annotate(_ function: Operation) {
        for block in function.regions.first?.blocks ?? [] {
            block.first?.attributes["block_registers"] = text(of: block.arguments)
            for op in block.operations {
                if op.operandCount > 0 {
                    op.attributes["operand_registers"] = .array(
                        (0..<op.operandCount).map { .string(text(ofOperand: $0, of: op)) })
                }
                if !op.results.isEmpty { op.attributes["result_registers"] = text(of: op.results) }
            }
            guard let end = block.last, !end.successors.isEmpty else { continue }
            end.attributes["remap_registers"] = .array(
                end.successors.indices.map { successor in
                    let copies = allocation.copies(of: end, successor: successor)
                    return .array(copies.map { .string("\(text($0.source))->\(text($0.target))") })
                })
        }
    }

    private func text(of values: [Value]) -> Attribute {
        .array(values.map { .string(text(allocation.register(of: $0), $0.type)) })
    }

    /// Of several operands that are one value, the last one moves it.
    private func text(ofOperand index: Int, of op: Operation) -> String {
        let value = op.operand(index)
        let isLast = !(index + 1..<op.operandCount).contains { op.operand($0) === value }
        let register =
            isLast ? allocation.register(ofOperand: index, of: op) : allocation.register(of: value)
        return text(register, value.type)
    }

    private func text(_ register: Register, _ type: IRType = .i32) -> String {
        if register.isRef { return "\(register.isMoved ? "R" : "r")\(register.index)" }
        let isPair = type.bitWidth == 64
        return isPair ? "i\(register.index)+\(register.index + 1)" : "i\(register.index)"
    }
}

/// Live intervals as text: the first and the last operation, in an order where definitions come before uses.
private struct IntervalAnnotation {
    private let order: [Block]
    private var intervals: [ObjectIdentifier: LiveInterval] = [:]
    /// By position of `LiveInterval`.
    private var operations: [Int] = []

    init(_ function: Operation) throws(Diagnostic) {
        let live = try LiveIntervals(function)
        order = BackEdges(function.regions.first ?? Region()).order
        for interval in live.intervals { intervals[ObjectIdentifier(interval.value)] = interval }
        var index = 0
        for block in order {
            // A block's arguments are written before its first operation.
            operations += [index, index]
            for _ in block.operations {
                operations += [index, index]
                index += 1
            }
        }
    }

    func annotate(_ function: Operation) {
        var index = 0
        for block in order {
            let ops = block.operations
            guard let first = ops.first else { continue }
            first.attributes["block_range"] = .string("[\(index), \(index + ops.count - 1)]")
            if !block.arguments.isEmpty {
                first.attributes["block_arg_intervals"] = text(of: block.arguments)
            }
            for op in ops {
                op.attributes["op_index"] = .integer(Int64(index), .i32)
                if !op.results.isEmpty { op.attributes["result_intervals"] = text(of: op.results) }
                index += 1
            }
        }
    }

    private func text(of values: [Value]) -> Attribute {
        .array(
            values.map { value in
                guard let interval = intervals[ObjectIdentifier(value)] else { return .string("none") }
                let (start, end) = (operations[interval.start], operations[interval.end])
                return .string("[\(start), \(end)]\(interval.kind == .ref ? " ref" : "")")
            })
    }
}
