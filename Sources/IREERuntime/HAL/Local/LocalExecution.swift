import CExecutableLibrary
import IREEBytecode
import IREEPlatform

/// One execution of a command buffer on the CPU.
///
/// The thread that executes does transfers itself and cuts each phase of dispatches into blocks of
/// workgroups, which a parallel-for group shares where there is one. Phases are one after the other, so that a
/// barrier costs nothing more.
final class LocalExecution: ParallelForBody, @unchecked Sendable {
    // The owner writes between loops of the group, helpers read within: see `ParallelForGroup`.
    private let program: LocalProgram
    private let table: [HALBufferReference]
    private let bindings: BindingRow
    private let scratch: ScratchCache
    private let concurrency: Int
    private let measurement: Measurement
    private var spans: [Span] = []
    /// The transfer that threads share, where the loop is over its chunks.
    private var sharedTransfer: HostTransfer?

    /// Which kernels are measured.
    enum Measurement {
        case none, new, all

        fileprivate func includes(_ cost: KernelCost) -> Bool {
            switch self {
            case .none: false
            case .new: !cost.isKnown
            case .all: true
            }
        }
    }

    private typealias WorkgroupCount = (x: UInt32, y: UInt32, z: UInt16)

    /// A dispatch of the phase that is under way.
    private struct Span {
        var dispatch: Int
        var count: WorkgroupCount
        var total: UInt64
        /// Workgroups in a block.
        var grain: UInt64
        /// The first block after this dispatch, counted over the phase.
        var endBlock: Int
    }

    /// - Parameters:
    ///   - concurrency: how many threads there are for it.
    ///   - measurement: of the costs of kernels.
    init(
        _ program: LocalProgram, _ table: [HALBufferReference], scratch: ScratchCache, concurrency: Int,
        measurement: Measurement = .none
    ) throws(VMError) {
        self.program = program
        self.table = table
        self.scratch = scratch
        self.concurrency = concurrency
        self.measurement = measurement
        guard !program.indirect.isEmpty else {
            bindings = program.bindings
            return
        }
        bindings = BindingRow(copying: program.bindings)
        for index in program.indirect {
            // In place: a copy of a reference would count one to its buffer.
            bindings.set(
                index, try program.references[index].hostBytes(in: table),
                isWritable: program.references[index].isWritable(in: table))
        }
    }

    /// - Parameter pool: the threads that help.
    func run(pool: WorkerPool) throws(VMError) {
        let before = executable_library_flush_denormals()
        defer { executable_library_restore_denormals(before) }
        var group: ParallelForGroup?
        defer { if let group { pool.give(group) } }
        func share(_ count: Int, _ duration: UInt64?) throws(VMError) {
            let shared = group ?? pool.takeGroup(for: self)
            group = shared
            try shared.run(count, duration: duration, in: pool)
        }
        for step in program.steps {
            switch step {
            case .transfer(let command):
                guard let transfer = try transfer(command) else { continue }
                let count = transfer.duration < 2 * ParallelForGroup.shareCost ? 1 : transfer.chunkCount
                guard count > 1 else {
                    transfer.run()
                    continue
                }
                sharedTransfer = transfer
                defer { sharedTransfer = nil }
                try share(count, transfer.duration)
            case .dispatches(let range):
                let duration = duration(of: range)
                if let duration, duration < ParallelForGroup.shareCost {
                    try runAlone(range)
                    continue
                }
                let blocks = try cut(range)
                if blocks > 1 {
                    try share(blocks, duration)
                } else {
                    try run(0..<blocks)
                }
            }
        }
    }

    /// Runs everything on this thread: nothing is divided, since no thread shares it.
    func runAlone() throws(VMError) {
        let before = executable_library_flush_denormals()
        defer { executable_library_restore_denormals(before) }
        for step in program.steps {
            switch step {
            case .transfer(let command): try transfer(command)?.run()
            case .dispatches(let range): try runAlone(range)
            }
        }
    }

    // MARK: Dispatches

    private func runAlone(_ range: Range<Int>) throws(VMError) {
        for index in range {
            let (count, total) = try workgroups(of: program.dispatches[index].workgroups)
            if total > 0 { try run(index, count, 0..<total) }
        }
    }

    /// How long a phase takes on one thread, in nanoseconds; nil where that is not known.
    private func duration(of range: Range<Int>) -> UInt64? {
        var sum: UInt64 = 0
        for index in range {
            guard case .count(let x, let y, let z) = program.dispatches[index].workgroups,
                let total = HALCommandBuffer.Workgroups.total(x, y, z),
                let time = program.dispatches[index].cost.estimate(total)
            else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(time)
            sum = overflow ? .max : next
        }
        return sum
    }

    /// Cuts a phase into blocks, none of which is shorter than it takes to hand one out; returns how many there are.
    private func cut(_ range: Range<Int>) throws(VMError) -> Int {
        spans.removeAll(keepingCapacity: true)
        var blocks = 0
        for index in range {
            let dispatch = program.dispatches[index]
            let (count, total) = try workgroups(of: dispatch.workgroups)
            guard total > 0 else { continue }
            let parts = dispatch.isSequential ? 1 : parts(of: total, dispatch.cost)
            let grain = (total + parts - 1) / parts
            blocks += Int((total + grain - 1) / grain)
            spans.append(
                Span(dispatch: index, count: count, total: total, grain: grain, endBlock: blocks))
        }
        return blocks
    }

    private func parts(of total: UInt64, _ cost: KernelCost) -> UInt64 {
        let most = UInt64(concurrency * 8)
        return cost.estimate(total).map { min(most, max(1, $0 / Self.leastBlock)) } ?? most
    }

    /// In nanoseconds.
    private static let leastBlock: UInt64 = 1000

    /// The workgroups of a dispatch, in each direction and in all.
    private func workgroups(
        of workgroups: HALCommandBuffer.Workgroups
    ) throws(VMError) -> (count: WorkgroupCount, total: UInt64) {
        let count = try workgroupCount(workgroups)
        guard let total = HALCommandBuffer.Workgroups.total(count.x, count.y, count.z) else {
            throw VMError(
                .outOfRange, "\(count.x) x \(count.y) x \(count.z) workgroups are more than there can be")
        }
        return (count, total)
    }

    private func workgroupCount(
        _ workgroups: HALCommandBuffer.Workgroups
    ) throws(VMError) -> WorkgroupCount {
        switch workgroups {
        case .count(let x, let y, let z): return (x, y, z)
        case .indirect(let index):
            let bytes = bindings.bytes(index)
            guard bytes.count >= 12 else {
                throw VMError(.outOfRange, "the buffer has no three workgroup counts")
            }
            let counts = (0..<3).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
            guard let depth = UInt16(exactly: counts[2]) else {
                throw VMError(.outOfRange, "\(counts[2]) workgroups along z are more than there can be")
            }
            return (counts[0], counts[1], depth)
        }
    }

    /// Runs blocks that follow each other, those of one dispatch in one go, or chunks of a transfer.
    func run(_ blocks: Range<Int>) throws(VMError) {
        if let sharedTransfer { return sharedTransfer.run(blocks) }
        let before = executable_library_flush_denormals()
        defer { executable_library_restore_denormals(before) }
        var first = 0
        for span in spans {
            let own = blocks.clamped(to: first..<span.endBlock)
            if !own.isEmpty {
                let start = UInt64(own.lowerBound - first) * span.grain
                let end = UInt64(own.upperBound - first) * span.grain
                try run(span.dispatch, span.count, start..<min(end, span.total))
            }
            first = span.endBlock
            if first >= blocks.upperBound { return }
        }
    }

    private func run(_ index: Int, _ count: WorkgroupCount, _ range: Range<UInt64>) throws(VMError) {
        let dispatch = program.dispatches[index]
        guard measurement.includes(dispatch.cost) else { return try run(dispatch, count, range) }
        let start = nanoseconds()
        try run(dispatch, count, range)
        dispatch.cost.add(nanoseconds() - start, UInt64(range.count))
    }

    private func run(
        _ dispatch: LocalProgram.Dispatch, _ count: WorkgroupCount, _ range: Range<UInt64>
    ) throws(VMError) {
        let arguments = HALDispatchArguments(
            workgroupCount: count, constants: dispatch.constants,
            bindings: UnsafeBufferPointer(rebasing: bindings.addresses[dispatch.bindings]),
            lengths: UnsafeBufferPointer(rebasing: bindings.lengths[dispatch.bindings]),
            permissions: UnsafeBufferPointer(rebasing: bindings.permissions[dispatch.bindings]),
            concurrency: UInt8(clamping: dispatch.isSequential ? 1 : concurrency))
        guard dispatch.localMemorySize > 0 else {
            return try dispatch.kernels.run(
                dispatch.ordinal, arguments, workgroups: range,
                localMemory: UnsafeMutableRawBufferPointer(start: nil, count: 0))
        }
        let memory = try scratch.take(dispatch.localMemorySize)
        defer { scratch.give(memory) }
        try dispatch.kernels.run(
            dispatch.ordinal, arguments, workgroups: range,
            localMemory: memory.prefix(dispatch.localMemorySize))
    }

    // MARK: Transfers

    /// A fill or a copy; nil for what is done at once, or is nothing.
    private func transfer(_ command: HALCommandBuffer.Command) throws(VMError) -> HostTransfer? {
        switch command {
        case .fill(let target, let pattern, let patternLength):
            let bytes = try writable(target)
            try HALBuffer.checkFill(at: 0, length: UInt64(bytes.count), patternLength: patternLength)
            return HostTransfer(target: bytes, source: .pattern(pattern, length: patternLength))
        case .update(let target, let range):
            let bytes = try writable(target)
            program.data.withUnsafeBytes { data in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: data[range]))
            }
        case .copy(let source, let target):
            let from = bindings.bytes(source)
            let to = try writable(target)
            guard from.count == to.count else {
                throw VMError(.invalidArgument, "a copy of \(from.count) bytes to \(to.count) bytes")
            }
            return HostTransfer(target: to, source: .memory(UnsafeRawBufferPointer(from)))
        case .barrier, .dispatch: break
        }
        return nil
    }

    private func writable(_ index: Int) throws(VMError) -> UnsafeMutableRawBufferPointer {
        guard program.references[index].isWritable(in: table) else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        return bindings.bytes(index)
    }
}

/// Local memory for workgroups, one piece for each thread that is at work.
final class ScratchCache: Sendable {
    private let blocks = Protected<[MemoryBlock]>([])

    deinit {
        for block in blocks.withLock({ $0 }) { block.deallocate() }
    }

    func take(_ size: Int) throws(VMError) -> MemoryBlock {
        let block = blocks.withLock { $0.popLast() }
        if let block {
            if block.size >= size { return block }
            block.deallocate()
        }
        return try MemoryBlock(size: size, isZeroed: false)
    }

    func give(_ block: MemoryBlock) {
        blocks.withLock { $0.append(block) }
    }
}
