import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Operands and use lists are consistent, however operands are changed.
struct UseTests {
    private let values = (0..<4).map { _ in Value(placeholder: .i32) }

    private func operation(_ operands: [Int]) -> Operation {
        Operation(.unregistered("test.op", .shared), operands: [operands.map { values[$0] }])
    }

    /// Operands as indices of `values`.
    private func operands(_ op: Operation) -> [Int] {
        op.operands.map { operand in values.firstIndex { $0 === operand } ?? -1 }
    }

    /// Each operand is in the use list of its value exactly once, and use lists have no other entries.
    private func isConsistent(_ ops: [Operation]) -> Bool {
        func key(_ op: Operation, _ i: Int) -> String { "\(ops.firstIndex { $0 === op } ?? -1):\(i)" }
        return values.allSatisfy { value in
            let uses = value.uses
            let wanted = ops.flatMap { op in
                (0..<op.operandCount).filter { op.operand($0) === value }.map { key(op, $0) }
            }
            return uses.map { key($0.owner, $0.index) }.sorted() == wanted.sorted()
                && uses.allSatisfy { $0.value === value } && value.hasUses == !uses.isEmpty
                && value.hasOneUse == (uses.count == 1)
        }
    }

    @Test(arguments: [
        ([0, 1], [2, 3]), ([0, 1], [1, 0]), ([0, 0, 1], [0]), ([0], [0, 0, 1, 2, 3]), ([], [1]),
        ([2, 2], []),
        ([0, 1, 2], [0, 1, 2]),
    ]) func operandsAreReplaced(_ before: [Int], _ after: [Int]) {
        let other = operation([0, 1, 2])
        let op = operation(before)
        #expect(isConsistent([other, op]))
        op.setOperands(after.map { values[$0] })
        #expect(operands(op) == after && isConsistent([other, op]))
        op.setOperands(0, before.map { values[$0] })
        #expect(operands(op) == before && isConsistent([other, op]))
        op.dropAllOperands()
        #expect(op.operandCount == 0 && isConsistent([other, op]))
    }

    @Test func newestUsesAreFirst() {
        let first = operation([0, 1])
        let second = operation([1, 0])
        #expect(values[0].uses.map(\.index) == [1, 0])
        first.setOperand(1, values[0])
        #expect(values[0].uses.map(\.index) == [1, 1, 0] && values[0].uses[0].owner === first)
        second.setOperands([values[3]])
        #expect(values[0].users.map { $0 === first } == [true])
    }

    /// Growing a field moves later operands, which keep their position in the use lists.
    @Test func usesFollowOperandsThatMove() throws {
        let definition = Registry.shared.definition(named: "cf.cond_br")
        try #require(definition.operands.map(\.arity) == [.one, .variadic, .variadic])
        let op = Operation(definition, operands: [[values[0]], [values[0]], [values[1], values[1]]])
        let uses = values[1].uses
        op.setOperands(1, [])
        #expect(operands(op) == [0, 1, 1] && isConsistent([op]))
        for use in uses { use.set(values[2]) }
        #expect(operands(op) == [0, 2, 2] && isConsistent([op]))
        // A stale use changes nothing.
        uses[0].set(values[3])
        #expect(operands(op) == [0, 2, 2] && isConsistent([op]))
    }

    @Test func allUsesAreReplaced() {
        let ops = [operation([0, 0, 1]), operation([0])]
        values[0].replaceAllUses(with: values[1], except: ops[1])
        #expect(ops.map(operands) == [[1, 1, 1], [0]] && isConsistent(ops))
        values[1].replaceAllUses(with: values[0])
        #expect(ops.map(operands) == [[0, 0, 0], [0]] && isConsistent(ops))
        values[0].replaceAllUses(with: values[0])
        #expect(ops.map(operands) == [[0, 0, 0], [0]])
    }

    @Test func erasedOperationsHaveNoUses() {
        do {
            let op = operation([0, 1, 0])
            #expect(operands(op) == [0, 1, 0])
        }
        #expect(!values[0].hasUses && !values[1].hasUses)
    }
}
