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
        let kernels = try Self.kernels(commands)
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
        dispatches = zip(commands.dispatches, kernels).map { dispatch, kernels in
            let function = dispatch.executable.functions[dispatch.ordinal]
            return Dispatch(
                kernels: kernels, ordinal: dispatch.ordinal, workgroups: dispatch.workgroups,
                constants: UnsafeBufferPointer(rebasing: shared[dispatch.constants]),
                bindings: dispatch.bindings, localMemorySize: function.localMemorySize,
                isSequential: function.isSequential)
        }
        steps = Self.steps(commands.commands)
    }

    private static func kernels(_ commands: HALCommandBuffer) throws(VMError) -> [any HALKernels] {
        var result: [any HALKernels] = []
        for dispatch in commands.dispatches {
            guard let kernels = dispatch.executable.kernels else {
                throw VMError(.invalidArgument, "the executable was made for another device")
            }
            result.append(kernels)
        }
        return result
    }

    deinit {
        constants.deallocate()
    }

    /// Puts dispatches with no barrier between them together.
    private static func steps(_ commands: [HALCommandBuffer.Command]) -> [Phase] {
        var steps: [Phase] = []
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
