import IREEBytecode

/// What a device does in its own way: the interface that drivers implement.
public protocol HALDeviceBackend: AnyObject, Sendable {
    /// Answers a question about the device; `nil` where it does not know the key.
    func query(category: String, key: String) -> Int64?

    /// Loads an executable.
    func makeExecutable(
        format: String, _ bytes: UnsafeRawBufferPointer, constants: [UInt32]
    ) throws(VMError) -> HALExecutable

    /// Makes what the device executes of commands whose recording ends.
    func prepare(_ commands: HALCommandBuffer) throws(VMError) -> AnyObject?

    /// A timeline that the device's queues signal and wait for.
    func makeSemaphore(_ value: UInt64) -> HALSemaphore

    /// A transient buffer that operations after `signal` may use. The device settles `signal`, in the order of its
    /// queue; where it throws, the caller does.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    func alloca(
        _ parameters: HALBuffer.Parameters, length: Int, from allocator: HALAllocator, wait: HALFence,
        signal: HALFence
    ) throws(VMError) -> HALBuffer

    /// Does `operation` when `wait` is reached and settles `signal`, whatever happens. What the
    /// operation holds lives until then.
    func submit(_ operation: HALOperation, wait: HALFence, signal: HALFence)
}

extension HALDeviceBackend {
    public func makeSemaphore(_ value: UInt64) -> HALSemaphore { HALSemaphore(value: value, isTracked: true) }

    /// Allocates at once, and signals in the order of the queue.
    public func alloca(
        _ parameters: HALBuffer.Parameters, length: Int, from allocator: HALAllocator, wait: HALFence,
        signal: HALFence
    ) throws(VMError) -> HALBuffer {
        let buffer = try allocator.allocateTransient(parameters, length: length)
        submit(.barrier, wait: wait, signal: signal)
        return buffer
    }
}

/// Loops of work on the host that the device's threads share.
public protocol HALHostLoops: Sendable {
    /// Whether all runs on the calling thread.
    var isSynchronous: Bool { get }

    /// Runs `body` for all numbers below `count`, possibly several at once, and returns when all are done.
    ///
    /// - Throws: the error of one of them; the others may have been left out then.
    func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void) throws(VMError)
}

/// An operation of a queue, as data.
public enum HALOperation: Sendable {
    case barrier
    case dealloca(HALBuffer)
    case fill(HALBufferReference, pattern: UInt64, patternLength: Int)
    case update([UInt8], HALBufferReference)
    case copy(HALBufferReference, HALBufferReference)
    case read(HALFile, offset: UInt64, HALBufferReference)
    case write(HALBufferReference, HALFile, offset: UInt64)
    case execute(HALCommandBuffer, [HALBufferReference])
    /// Work of the host in the order of the queue's.
    case hostCall(@Sendable (any HALHostLoops) throws(VMError) -> Void)

    /// Proves that the memory of files that the operation read was the files', where there is any.
    ///
    /// - Throws: `DATA_LOSS` where a file was cut.
    func checkFiles() throws(VMError) {
        switch self {
        case .barrier, .dealloca, .update, .hostCall: break
        case .fill(let target, _, _): try target.checkFile()
        case .copy(let source, let target):
            try source.checkFile()
            try target.checkFile()
        case .read(_, _, let target): try target.checkFile()
        case .write(let source, _, _): try source.checkFile()
        case .execute(let commands, let table):
            for file in commands.files { try file.checkIntact() }
            for reference in table { try reference.checkFile() }
        }
    }
}
