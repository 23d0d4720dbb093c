import IREEBytecode
import IREECompilerCore

/// The registers of a function's values: a linear scan over their live intervals.
///
/// Invariant: values with overlapping intervals have different registers. Arguments of the function are where callers
/// put them (`MarshallingPlan`). A block argument takes the register of a value that is passed to it if that is free,
/// which saves the copy.
package struct RegisterAllocation {
    private var registers: [ObjectIdentifier: Int] = [:]
    private let edges: BranchEdges
    private var numbers = RegisterFile(limit: ModuleLimits.i32Registers)
    private var refs = RegisterFile(limit: ModuleLimits.refRegisters)
    private var moved: Set<LiveIntervals.OperandKey> = []
    private var elidedDiscards: Set<LiveIntervals.OperandKey> = []
    /// Registers beyond the last one in use that copies on the way to a block need.
    private var scratchNumberCount = 0
    private var scratchRefCount = 0

    /// Number of registers for numbers, including those that the copies made so far need.
    package var numberCount: Int { numbers.count + scratchNumberCount }
    /// Number of registers for references, including those that the copies made so far need.
    package var refCount: Int { refs.count + scratchRefCount }

    /// Allocates registers for the values of a `vm.func`.
    ///
    /// - Throws: An error for a type that no register holds, and if there are not enough registers.
    ///
    /// Complexity: that of `LiveIntervals`, and sorting them.
    package init(_ function: Operation, _ encodings: InstructionEncodings = .init()) throws(Diagnostic) {
        let live = try LiveIntervals(function, encodings)
        moved = live.moved
        elidedDiscards = live.elidedDiscards
        edges = live.edges
        let intervals = live.intervals
        try placeArguments(of: function)

        // Intervals by their end, as linked lists.
        var expiring = Array(repeating: -1, count: live.positionCount + 1)
        var next = Array(repeating: -1, count: intervals.count)
        var position = 0
        for i in intervals.indices.sorted(by: { (intervals[$0].start, $0) < (intervals[$1].start, $1) }) {
            let interval = intervals[i]
            while position < interval.start {
                var expired = expiring[position]
                while expired >= 0 {
                    release(intervals[expired])
                    expired = next[expired]
                }
                position += 1
            }
            if registers[ObjectIdentifier(interval.value)] == nil {
                guard let register = take(for: interval) else {
                    throw function.error("needs more registers than there are")
                }
                registers[ObjectIdentifier(interval.value)] = register
            }
            next[i] = expiring[interval.end]
            expiring[interval.end] = i
        }
    }

    private mutating func placeArguments(of function: Operation) throws(Diagnostic) {
        let convention = try CallingConvention(of: function)
        let arguments = function.body()?.arguments ?? []
        do throws(VMError) {
            let plan = try MarshallingPlan(convention)
            guard plan.arguments.count == arguments.count else {
                throw VMError(.invalidArgument, "its type does not fit its body")
            }
            for (argument, slot) in zip(arguments, plan.arguments) {
                let register = Int(slot.register)
                _ = withFile(of: slot.value) { $0.take(register, width: slot.value.registerCount) }
                registers[ObjectIdentifier(argument)] = register
            }
        } catch {
            throw function.error("cannot be called: \(error.details.message)")
        }
    }

    private mutating func withFile<T>(
        of kind: CallingConvention.Value, _ body: (inout RegisterFile) -> T
    ) -> T {
        kind == .ref ? body(&refs) : body(&numbers)
    }

    private mutating func release(_ interval: LiveInterval) {
        guard let register = registers[ObjectIdentifier(interval.value)] else { return }
        withFile(of: interval.kind) { $0.release(register, width: interval.kind.registerCount) }
    }

    private mutating func take(for interval: LiveInterval) -> Int? {
        let kind = interval.kind
        for other in neighbors(of: interval.value)
        where CallingConvention.Value(of: other.type)?.bank.width == kind.bank.width {
            guard let register = registers[ObjectIdentifier(other)] else { continue }
            if withFile(of: kind, { $0.take(register, width: kind.registerCount) }) { return register }
        }
        return withFile(of: kind) { $0.takeFirst(width: kind.registerCount) }
    }

    /// Values that are passed to a block argument, and block arguments that a value is passed to.
    private func neighbors(of value: Value) -> [Value] {
        var all: [Value] = []
        for edge in value.ownerBlock.map({ edges.edges(to: $0) }) ?? [] {
            guard let operands = edge.operands, value.index < operands.count else { continue }
            all.append(edge.branch.operand(operands.lowerBound + value.index))
        }
        for use in value.uses where !use.owner.successors.isEmpty {
            if let argument = edges.argument(for: use.index, of: use.owner) { all.append(argument) }
        }
        return all
    }

    // MARK: Registers of operations

    /// The register of a value of the function.
    package func register(of value: Value) -> Register {
        let index = registers[ObjectIdentifier(value)] ?? 0
        return value.type.isVMReference ? .ref(index) : .number(index)
    }

    /// The register of an operand, with the mark of a reference that is moved.
    package func register(ofOperand index: Int, of op: Operation) -> Register {
        let register = register(of: op.operand(index))
        guard register.isRef, moved.contains(.init(op, index)) else { return register }
        return .ref(register.index, moving: true)
    }

    /// Whether the operation before has moved the reference that an operand of `vm.discard.refs` names.
    package func isElided(operand index: Int, of op: Operation) -> Bool {
        elidedDiscards.contains(.init(op, index))
    }

    /// The copies that a branch makes on the way to a successor, in the order in which they have to be made.
    package mutating func copies(of branch: Operation, successor: Int) -> [RegisterCopy] {
        guard let range = edges.operands(of: branch, successor: successor) else { return [] }
        var numberCopies: [ParallelCopies.Copy] = []
        var refCopies: [ParallelCopies.Copy] = []
        /// References that are not live in the successor.
        var ending: Set<Int> = []
        for (index, argument) in zip(range, branch.successors[successor].arguments) {
            let source = register(of: branch.operand(index)).index
            let target = register(of: argument).index
            let kind = CallingConvention.Value(of: argument.type) ?? .i32
            let copy = ParallelCopies.Copy(source, to: target, width: kind.registerCount)
            if kind == .ref {
                if moved.contains(.init(branch, index)) { ending.insert(source) }
                refCopies.append(copy)
            } else {
                numberCopies.append(copy)
            }
        }
        let numbers = ParallelCopies(numberCopies, scratch: self.numbers.count)
        scratchNumberCount = max(scratchNumberCount, numbers.scratchCount)
        let refs = ParallelCopies(refCopies, scratch: self.refs.count)
        scratchRefCount = max(scratchRefCount, refs.scratchCount)
        let words = numbers.ordered.flatMap { copy in
            (0..<copy.width).map {
                RegisterCopy(.number(copy.source + $0), to: .number(copy.target + $0))
            }
        }
        return words + Self.moving(refs.ordered, ending, kept: refCopies)
    }

    /// Copies of references, of which the last one from a register moves if the register is not read any more: the
    /// reference is not live in the successor, or its register is written.
    private static func moving(
        _ copies: [ParallelCopies.Copy], _ ending: Set<Int>, kept: [ParallelCopies.Copy]
    ) -> [RegisterCopy] {
        // A value that stays in its register is read there by the successor.
        let staying = Set(kept.filter { $0.source == $0.target }.map(\.source))
        let written = Set(copies.map(\.target))
        var seen: Set<Int> = []
        var out: [RegisterCopy] = []
        for copy in copies.reversed() {
            let isLast = seen.insert(copy.source).inserted
            let ends =
                (ending.contains(copy.source) || written.contains(copy.source))
                && !staying.contains(copy.source)
            out.append(
                RegisterCopy(.ref(copy.source, moving: isLast && ends), to: .ref(copy.target)))
        }
        return out.reversed()
    }
}
