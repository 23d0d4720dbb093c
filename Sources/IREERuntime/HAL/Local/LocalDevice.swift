import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// The CPU as a device.
final class LocalDevice: HALDeviceBackend {
    private let queue: any HALQueue
    /// `nil` where everything runs on the submitting thread.
    private let pool: WorkerPool?
    private let loaders: [any HALExecutableLoader]
    private let allowsNativeCode: Bool
    private let scratch = ScratchCache()
    private let transient: TransientMemory
    private let executionCount = Atomic(0)

    init(pool: WorkerPool?, loaders: [any HALExecutableLoader], allowsNativeCode: Bool) {
        queue = pool.map { HALTaskQueue(pool: $0) } ?? HALSynchronousQueue()
        self.pool = pool
        transient = TransientMemory(progress: pool?.progress)
        self.loaders = loaders
        self.allowsNativeCode = allowsNativeCode
    }

    private var concurrency: Int { max(1, pool?.threadCount ?? 1) }

    // MARK: Questions

    func query(category: String, key: String) -> Int64? {
        switch (category, key) {
        // A module with executables of several formats goes by the answer.
        case ("hal.executable.format", _):
            loaders.contains { $0.supports(key) && (allowsNativeCode || !$0.isNative) } ? 1 : 0
        // The count of queues, and of threads that share a dispatch.
        case ("hal.device", "concurrency"): 1
        case ("hal.dispatch", "concurrency"): Int64(concurrency)
        case ("hal.cpu", _): ProcessorFeatures.isPresent(key).map { $0 ? 1 : 0 }
        default: nil
        }
    }

    // MARK: Programs

    func makeExecutable(
        format: String, _ bytes: UnsafeRawBufferPointer, constants: [UInt32]
    ) throws(VMError) -> HALExecutable {
        guard let loader = loaders.first(where: { $0.supports(format) }) else {
            throw VMError(.unavailable, "this device does not load executables of the format `\(format)`")
        }
        guard allowsNativeCode || !loader.isNative else {
            throw VMError(
                .permissionDenied, "the module brings machine code (`\(format)`), which is not allowed here",
                hint: "allow native code if you trust the module, or compile it for vmvx")
        }
        return HALExecutable(
            format: format, kernels: try loader.load(bytes, format: format, constants: constants))
    }

    func prepare(_ commands: HALCommandBuffer) throws(VMError) -> AnyObject? {
        try LocalProgram(commands)
    }

    // MARK: Operations

    func alloca(
        _ parameters: HALBuffer.Parameters, length: Int, from allocator: HALAllocator, wait: HALFence,
        signal: HALFence
    ) throws(VMError) -> HALBuffer {
        if let pool { transient.makeRoom(for: length, in: pool) }
        let buffer = try allocator.allocateTransient(parameters, length: length)
        if pool != nil { transient.track(buffer.storage) }
        submit(.barrier, wait: wait, signal: signal)
        return buffer
    }

    func submit(_ operation: HALOperation, wait: HALFence, signal: HALFence) {
        if wait.isReached, isDoneHere(operation) {
            // No job is made, and no thread woken for it.
            return queue.perform(after: nil, signal: signal) { () throws(VMError) in try perform(operation) }
        }
        let pending = transient.inFlight(operation)
        queue.submit(wait: wait, signal: signal, isInstant: operation.isInstant) { () throws(VMError) in
            if let operation = pending.operation { try self.perform(operation) }
        }
    }

    /// Whether another thread would not be done with the operation sooner than the calling one.
    private func isDoneHere(_ operation: HALOperation) -> Bool {
        guard let pool, !operation.isInstant else { return true }
        guard let time = operation.time(below: pool.handOverTime) else { return false }
        pool.latency.workStayed(time)
        return true
    }

    private func perform(_ operation: HALOperation) throws(VMError) {
        do throws(VMError) {
            try execute(operation)
        } catch {
            // It may come of the zeros that are read where a file was cut.
            try operation.checkFiles()
            throw error
        }
        try operation.checkFiles()
    }

    private func execute(_ operation: HALOperation) throws(VMError) {
        switch operation {
        case .barrier: break
        case .dealloca(let buffer): buffer.storage.deallocate()
        case .fill(let target, let pattern, let patternLength):
            let (buffer, offset, length) = try range(target)
            try buffer.fill(at: offset, length: length, pattern: pattern, patternLength: patternLength)
        case .update(let bytes, let target):
            let (buffer, offset, length) = try range(target)
            guard target.length == HALBuffer.wholeBuffer || length == UInt64(bytes.count) else {
                throw VMError(.invalidArgument, "an update of \(length) bytes brings \(bytes.count)")
            }
            let memory = try buffer.writableBytes(at: offset, length: UInt64(bytes.count))
            memory.copyBytes(from: bytes)
        case .copy(let source, let target):
            let (from, sourceOffset, sourceLength) = try range(source)
            let (to, offset, length) = try range(target)
            guard sourceLength == length else {
                throw VMError(.invalidArgument, "a copy of \(sourceLength) bytes to \(length) bytes")
            }
            try to.copy(from: from, sourceOffset: sourceOffset, to: offset, length: length)
        case .read(let file, let fileOffset, let target): try read(file, fileOffset, target)
        case .write(let source, let file, let fileOffset): try write(source, file, fileOffset)
        case .execute(let commands, let table): try execute(commands, table)
        case .hostCall(let body): try body(queue)
        }
    }

    private func range(_ reference: HALBufferReference) throws(VMError) -> (HALBuffer, UInt64, UInt64) {
        guard let buffer = reference.buffer else {
            throw VMError(.invalidArgument, "an operation has no buffer")
        }
        return (buffer, reference.offset, buffer.resolvedLength(reference.length, from: reference.offset))
    }

    private func execute(
        _ commands: HALCommandBuffer, _ table: [HALBufferReference]
    ) throws(VMError) {
        try commands.beginExecution(table)
        guard let program = commands.prepared as? LocalProgram else {
            throw VMError(.invalidArgument, "the command buffer was made for another device")
        }
        let execution = try LocalExecution(
            program, table, scratch: scratch, concurrency: concurrency, measurement: measurement())
        if let pool, concurrency > 1, program.time(below: ParallelForGroup.shareCost) == nil {
            try execution.run(pool: pool)
        } else {
            try execution.runAlone()
        }
    }

    /// Only a pool's device divides work by its cost, and costs change slowly.
    private func measurement() -> LocalExecution.Measurement {
        guard pool != nil else { return .none }
        return executionCount.wrappingAdd(1, ordering: .relaxed).oldValue % 8 == 0 ? .all : .new
    }

    // MARK: Files

    private func read(_ file: HALFile, _ fileOffset: UInt64, _ target: HALBufferReference) throws(VMError) {
        let (buffer, offset, length) = try range(target)
        let count = try buffer.writableBytes(at: offset, length: length).count
        try file.check(fileOffset, count, .read)
        try chunks(count) { (start, size) throws(VMError) in
            try file.read(
                at: fileOffset + start, into: try buffer.writableBytes(at: offset + start, length: size))
        }
    }

    private func write(_ source: HALBufferReference, _ file: HALFile, _ fileOffset: UInt64) throws(VMError) {
        let (buffer, offset, length) = try range(source)
        let count = try buffer.bytes(at: offset, length: length).count
        try file.check(fileOffset, count, .write)
        try chunks(count) { (start, size) throws(VMError) in
            try file.write(try buffer.bytes(at: offset + start, length: size), at: fileOffset + start)
        }
    }

    /// Calls `body` with the start and the length of each chunk.
    private func chunks(
        _ count: Int, _ body: @escaping @Sendable (UInt64, UInt64) throws(VMError) -> Void
    ) throws(VMError) {
        let chunks = Chunks(of: UInt64(count))
        guard chunks.count > 1 else { return try body(0, UInt64(count)) }
        try queue.forEach(below: chunks.count) { (index) throws(VMError) in
            try body(chunks[index].start, chunks[index].length)
        }
    }
}
