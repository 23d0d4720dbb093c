import IREEBytecode

/// A command buffer as the CPU's devices execute it: the addresses of all bindings in one row, so that
/// a dispatch reads its own without making anything.
///
/// Nothing changes after `init`, and executions share it.
final class LocalProgram: @unchecked Sendable {
    enum Phase {
        case transfer(HALCommandBuffer.Command)
        /// Dispatches that may run at once: a range of `dispatches`.
        case dispatches(Range<Int>)
    }

    struct Dispatch {
        var kernels: any HALKernels
        var cost: KernelCost
        var ordinal: Int
        var workgroups: HALCommandBuffer.Workgroups
        var constants: UnsafeBufferPointer<UInt32>
        var bindings: Range<Int>
        var localMemorySize: Int
        var isSequential: Bool
    }

    let steps: [Phase]
    let dispatches: [Dispatch]
    let references: [HALBufferReference]
    /// The places in `references` that are known at the execution only.
    let indirect: [Int]
    let data: [UInt8]
    private let constants: UnsafeMutableBufferPointer<UInt32>
    /// What is known of the bindings now; executions with a binding table take a copy.
    let bindings: BindingRow

    init(_ commands: HALCommandBuffer) throws(VMError) {
        try Self.checkExecutables(commands)
        let bindings = BindingRow(count: commands.references.count)
        var indirect: [Int] = []
        for (index, reference) in commands.references.enumerated() {
            if reference.buffer == nil {
                indirect.append(index)
            } else {
                bindings.set(index, try reference.hostBytes(), isWritable: reference.isWritable(in: []))
            }
        }
        self.bindings = bindings
        self.indirect = indirect
        references = commands.references
        data = commands.data
        // Nothing throws from here on: `deinit` frees what is allocated.
        constants = .allocate(capacity: max(1, commands.constants.count))
        _ = constants.initialize(from: commands.constants)
        let shared = UnsafeBufferPointer(constants)
        dispatches = commands.dispatches.compactMap { dispatch in
            guard let kernels = dispatch.executable.kernels else { return nil }
            return Dispatch(
                kernels: kernels.kernels, cost: kernels.costs[dispatch.ordinal], ordinal: dispatch.ordinal,
                workgroups: dispatch.workgroups,
                constants: UnsafeBufferPointer(rebasing: shared[dispatch.constants]),
                bindings: dispatch.bindings,
                localMemorySize: dispatch.executable.functions[dispatch.ordinal].localMemorySize,
                isSequential: dispatch.executable.functions[dispatch.ordinal].isSequential)
        }
        steps = Self.steps(commands.commands)
    }

    private static func checkExecutables(_ commands: HALCommandBuffer) throws(VMError) {
        guard commands.dispatches.allSatisfy({ $0.executable.kernels != nil }) else {
            throw VMError(.invalidArgument, "the executable was made for another device")
        }
    }

    deinit {
        constants.deallocate()
    }

    // MARK: Cost

    /// How long an execution takes on one thread, in nanoseconds; nil where it is not known, or is `limit` or more.
    func time(below limit: UInt64) -> UInt64? {
        var sum: UInt64 = 0
        for step in steps {
            switch step {
            case .transfer(let command):
                guard let length = length(of: command) else { return nil }
                sum += HALOperation.time(ofTransfer: min(length, limit * 64))
            case .dispatches(let range):
                for index in range {
                    guard case .count(let x, let y, let z) = dispatches[index].workgroups,
                        let total = HALCommandBuffer.Workgroups.total(x, y, z),
                        let time = dispatches[index].cost.estimate(total), time < limit
                    else { return nil }
                    sum += time
                }
            }
            guard sum < limit else { return nil }
        }
        return sum
    }

    /// How many bytes a transfer writes; nil where the execution decides.
    private func length(of command: HALCommandBuffer.Command) -> UInt64? {
        switch command {
        case .fill(let target, _, _), .copy(_, let target):
            references[target].length == HALBuffer.wholeBuffer ? nil : references[target].length
        case .update(_, let data): UInt64(data.count)
        case .barrier, .dispatch: 0
        }
    }

    /// Puts dispatches with no barrier between them together.
    private static func steps(_ commands: [HALCommandBuffer.Command]) -> [Phase] {
        var steps: [Phase] = []
        steps.reserveCapacity(commands.count)
        var phase: Range<Int>?
        func endPhase() {
            if let range = phase { steps.append(.dispatches(range)) }
            phase = nil
        }
        for command in commands {
            switch command {
            case .barrier: endPhase()
            case .dispatch(let index): phase = (phase?.lowerBound ?? index)..<index + 1
            default:
                endPhase()
                steps.append(.transfer(command))
            }
        }
        endPhase()
        return steps
    }
}

/// Addresses and lengths of bindings, as rows that C can be given.
final class BindingRow: @unchecked Sendable {
    // Written by one thread, before others are told of it.
    let addresses: UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>
    let lengths: UnsafeMutableBufferPointer<Int>
    /// Whether each may be written to.
    let permissions: UnsafeMutableBufferPointer<Bool>

    /// The three rows, one after the other.
    private let memory: UnsafeMutableRawBufferPointer

    init(count: Int) {
        let word = MemoryLayout<Int>.size
        memory = .allocate(byteCount: count * (2 * word + 1), alignment: word)
        let start = UnsafeMutableRawBufferPointer(rebasing: memory[..<(count * word)])
        let middle = UnsafeMutableRawBufferPointer(rebasing: memory[(count * word)..<(2 * count * word)])
        let end = UnsafeMutableRawBufferPointer(rebasing: memory[(2 * count * word)...])
        addresses = start.initializeMemory(as: UnsafeMutableRawPointer?.self, repeating: nil)
        lengths = middle.initializeMemory(as: Int.self, repeating: 0)
        permissions = end.initializeMemory(as: Bool.self, repeating: false)
    }

    convenience init(copying other: BindingRow) {
        self.init(count: other.lengths.count)
        memory.copyMemory(from: UnsafeRawBufferPointer(other.memory))
    }

    deinit {
        memory.deallocate()
    }

    func set(_ index: Int, _ bytes: UnsafeMutableRawBufferPointer, isWritable: Bool) {
        permissions[index] = isWritable
        addresses[index] = bytes.baseAddress
        lengths[index] = bytes.count
    }

    func bytes(_ index: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: addresses[index], count: lengths[index])
    }
}
