import IREEBytecode

/// What runs operations: the CPU in one of two ways, or another processor.
///
/// A program holds this class whatever the device is; what devices do differently is the backend's.
///
/// No queue operation throws for what goes wrong in it: its signal fence fails, and the failure
/// travels from fence to fence to the waits that depend on it. `alloca` throws as well, for it has a
/// buffer to answer with.
public final class HALDevice: Sendable {
    /// How the user names it: `local-task`.
    public let identifier: String
    /// Where the device's buffers come from.
    public let allocator: HALAllocator
    private let backend: any HALDeviceBackend
    private let prepare: @Sendable (HALCommandBuffer) throws(VMError) -> AnyObject?

    /// A device of a driver.
    ///
    /// - Parameters:
    ///   - identifier: how the user names it.
    ///   - allocator: allocates the memory that the backend works on.
    ///   - backend: performs operations; it lives as long as the device.
    public init(identifier: String, allocator: HALAllocator, backend: any HALDeviceBackend) {
        self.identifier = identifier
        self.allocator = allocator
        self.backend = backend
        prepare = { (commands) throws(VMError) in try backend.prepare(commands) }
    }

    /// Answers a program's question about the device; `nil` where it does not know the key.
    ///
    /// `hal.device.id` is answered with 1 where the key is a pattern (`*`, `?`) of the identifier.
    public func query(category: String, key: String) -> Int64? {
        if category == "hal.device.id" { return identifier.matches(wildcards: key) ? 1 : 0 }
        return backend.query(category: category, key: key)
    }

    /// Loads an executable.
    ///
    /// - Parameters:
    ///   - format: the format of `bytes`, as the compiler names it: `embedded-elf-x86_64`.
    ///   - bytes: the executable; it is not used after the call.
    ///   - constants: the values that the module specializes the executable with.
    /// - Throws: `UNAVAILABLE` for a format that the device does not know, `PERMISSION_DENIED` where
    ///   machine code is not allowed, and whatever is wrong with the executable.
    public func makeExecutable(
        format: String, _ bytes: UnsafeRawBufferPointer, constants: [UInt32] = []
    ) throws(VMError) -> HALExecutable {
        try backend.makeExecutable(format: format, bytes, constants: constants)
    }

    /// A command buffer to record. `finalize` translates it for this device.
    public func makeCommandBuffer(
        mode: HALCommandBuffer.Mode, categories: HALCommandBuffer.Categories = .any,
        bindingCapacity: Int = 0
    ) throws(VMError) -> HALCommandBuffer {
        try HALCommandBuffer(
            mode: mode, categories: categories, bindingCapacity: bindingCapacity, prepare: prepare)
    }

    /// A fence on a new timeline of the device, which only operations of queues may signal.
    public func makeFence() -> HALFence {
        HALFence(HALFence.Timepoint(backend.makeSemaphore(0), 1))
    }

    // MARK: Queue operations

    /// A buffer that may be used when `signal` is reached; what it holds is undefined.
    ///
    /// - Throws: `INVALID_ARGUMENT` or `RESOURCE_EXHAUSTED`, with which `signal` fails too.
    public func alloca(
        wait: HALFence, signal: HALFence, _ parameters: HALBuffer.Parameters, length: Int
    ) throws(VMError) -> HALBuffer {
        do throws(VMError) {
            signal.promise(after: wait)
            return try backend.alloca(
                parameters, length: length, from: allocator, wait: wait, signal: signal)
        } catch {
            signal.fail(error)
            throw error
        }
    }

    /// Ends the use of a buffer that `alloca` made. Its memory is free for others when nothing holds the
    /// buffer any more; using it after that point is an error. Of other buffers it is a barrier.
    public func dealloca(wait: HALFence, signal: HALFence, _ buffer: HALBuffer) {
        submit(.dealloca(buffer), wait: wait, signal: signal)
    }

    /// Signals when `wait` is reached.
    public func barrier(wait: HALFence, signal: HALFence) {
        submit(.barrier, wait: wait, signal: signal)
    }

    /// Fills a range with a pattern of 1, 2, 4 or 8 bytes.
    public func fill(
        wait: HALFence, signal: HALFence, _ target: HALBufferReference, pattern: UInt64, patternLength: Int
    ) {
        submit(
            .fill(target, pattern: pattern, patternLength: patternLength), wait: wait, signal: signal)
    }

    /// Writes bytes that are copied now.
    public func update(
        wait: HALFence, signal: HALFence, _ bytes: UnsafeRawBufferPointer, to target: HALBufferReference
    ) {
        submit(.update(Array(bytes), target), wait: wait, signal: signal)
    }

    /// Copies a range to one that is as long.
    public func copy(
        wait: HALFence, signal: HALFence, from source: HALBufferReference, to target: HALBufferReference
    ) {
        submit(.copy(source, target), wait: wait, signal: signal)
    }

    /// Reads from a file to a buffer, as much as the range in the buffer is long.
    public func read(
        wait: HALFence, signal: HALFence, from file: HALFile, at offset: UInt64,
        to target: HALBufferReference
    ) {
        submit(.read(file, offset: offset, target), wait: wait, signal: signal)
    }

    /// Writes from a buffer to a file, as much as the range in the buffer is long.
    public func write(
        wait: HALFence, signal: HALFence, from source: HALBufferReference, to file: HALFile,
        at offset: UInt64
    ) {
        submit(.write(source, file, offset: offset), wait: wait, signal: signal)
    }

    /// Executes a command buffer.
    ///
    /// - Parameters:
    ///   - wait: what must be reached before.
    ///   - signal: is reached when all commands are done, or fails.
    ///   - commands: whose recording has ended.
    ///   - bindings: what is in the slots that its commands refer to.
    public func execute(
        wait: HALFence, signal: HALFence, _ commands: HALCommandBuffer, bindings: [HALBufferReference] = []
    ) {
        submit(.execute(commands, bindings), wait: wait, signal: signal)
    }

    /// Runs work of the host.
    ///
    /// - Parameters:
    ///   - wait: what must be reached before.
    ///   - signal: is reached when `body` returns, or fails with what it throws.
    ///   - body: takes the loops that the device's threads share.
    public func hostCall(
        wait: HALFence, signal: HALFence,
        _ body: @escaping @Sendable (any HALHostLoops) throws(VMError) -> Void
    ) {
        submit(.hostCall(body), wait: wait, signal: signal)
    }

    private func submit(_ operation: HALOperation, wait: HALFence, signal: HALFence) {
        signal.promise(after: wait)
        backend.submit(operation, wait: wait, signal: signal)
    }
}
