import IREEBytecode
import IREEParams
import IREEPlatform
import IREERuntime
import Synchronization

/// A device whose memory the host cannot address: the worked example of `Documentation/AddADevice.md`, and what the
/// HAL's tests run on besides the CPU.
///
/// All work, transfers of the host included, is done on a thread of its own, in the order in which fences are reached.
/// It runs kernels of the CPU's loaders on its own memory, and can be told to fail.
final class FarDevice: HALDeviceBackend {
    /// What goes wrong from now on.
    struct Faults {
        /// Allocations fail.
        var failsAllocations = false
        /// The next so many operations that do work fail.
        var failingOperations = 0
        /// Nothing works any more.
        var isLost = false
    }

    private let timeline = FarTimeline()
    private let loaders = HALDevice.standardLoaders()
    private let faults = Mutex(Faults())

    /// The device as programs have it.
    var device: HALDevice {
        HALDevice(identifier: "local-far", allocator: HALAllocator(FarMemory(self)), backend: self)
    }

    func setFaults(_ change: (inout Faults) -> Void) { faults.withLock { change(&$0) } }

    fileprivate func makeStorage(length: Int, isTransient: Bool) throws(VMError) -> FarStorage {
        let (isLost, fails) = faults.withLock { ($0.isLost, $0.failsAllocations) }
        if isLost { throw Self.lost }
        if fails { throw VMError(.resourceExhausted, "the far device has no memory left") }
        return FarStorage(timeline, length: length, isTransient: isTransient)
    }

    private static let lost = VMError(.unavailable, "the far device is lost")

    // MARK: Programs

    func query(category: String, key: String) -> Int64? {
        switch (category, key) {
        case ("hal.executable.format", _): loaders.contains { $0.supports(key) } ? 1 : 0
        case ("hal.device", "concurrency"), ("hal.dispatch", "concurrency"): 1
        default: nil
        }
    }

    func makeExecutable(
        format: String, _ bytes: UnsafeRawBufferPointer, constants: [UInt32]
    ) throws(VMError) -> HALExecutable {
        guard let loader = loaders.first(where: { $0.supports(format) }) else {
            throw VMError(.unavailable, "the far device does not load `\(format)`")
        }
        let kernels = try loader.load(bytes, format: format, constants: constants)
        return HALExecutable(format: format, functions: kernels.exports, native: kernels)
    }

    /// Commands are executed as they were recorded.
    func prepare(_ commands: HALCommandBuffer) throws(VMError) -> AnyObject? {
        for dispatch in commands.dispatches where !(dispatch.executable.native is any HALKernels) {
            throw VMError(.invalidArgument, "the executable was made for another device")
        }
        return nil
    }

    // MARK: Queue

    func makeSemaphore(_ value: UInt64) -> HALSemaphore {
        HALSemaphore(value: value, isTracked: true, native: FarSemaphore(value))
    }

    func alloca(
        _ parameters: HALBuffer.Parameters, length: Int, from allocator: HALAllocator, wait: HALFence,
        signal: HALFence
    ) throws(VMError) -> HALBuffer {
        // The memory itself is allocated in the order of the queue: see `FarStorage.bytes`.
        let buffer = try allocator.allocateTransient(parameters, length: length)
        submit(.barrier, wait: wait, signal: signal)
        return buffer
    }

    func submit(_ operation: HALOperation, wait: HALFence, signal: HALFence) {
        wait.whenReached { [self] error in
            timeline.submit { [self] in
                do throws(VMError) {
                    if let error { throw error }
                    try perform(operation)
                    try signal.signal()
                } catch {
                    signal.fail(error)
                }
            }
        }
    }

    private func perform(_ operation: HALOperation) throws(VMError) {
        if case .barrier = operation {
        } else {
            let error = faults.withLock { faults -> VMError? in
                if faults.isLost { return Self.lost }
                guard faults.failingOperations > 0 else { return nil }
                faults.failingOperations -= 1
                return VMError(.internal, "the far device fails an operation")
            }
            if let error { throw error }
        }
        switch operation {
        case .barrier: break
        case .dealloca(let buffer): buffer.storage.deallocate()
        case .fill(let target, let pattern, let patternLength):
            let bytes = try writable(target)
            try HALBuffer.checkFill(
                at: target.offset, length: UInt64(bytes.count), patternLength: patternLength)
            fill(bytes, pattern, patternLength)
        case .update(let source, let target):
            let bytes = try writable(target, length: source.count)
            bytes.copyBytes(from: source)
        case .copy(let source, let target): try copy(try readable(source), try writable(target))
        case .read(let file, let offset, let target):
            let bytes = try writable(target)
            // A file is read to memory of the host, and copied from there.
            let staging = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
            defer { staging.deallocate() }
            try file.read(at: offset, into: staging)
            bytes.copyMemory(from: UnsafeRawBufferPointer(staging))
        case .write(let source, let file, let offset):
            try file.write(UnsafeRawBufferPointer(try readable(source)), at: offset)
        case .execute(let commands, let table): try execute(commands, table)
        case .hostCall(let body): try body(FarLoops())
        }
    }

    private struct FarLoops: HALHostLoops {
        var isSynchronous: Bool { false }

        func forEach(
            below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
        ) throws(VMError) {
            for index in 0..<count { try body(index) }
        }
    }

    // MARK: Memory

    private func readable(
        _ reference: HALBufferReference, _ table: [HALBufferReference]? = nil
    ) throws(VMError) -> UnsafeMutableRawBufferPointer {
        let (buffer, range) = try reference.resolve(in: table)
        guard let storage = buffer.storage as? FarStorage else {
            throw VMError(.invalidArgument, "the buffer is memory of another device")
        }
        let start = buffer.offset + range.lowerBound
        return UnsafeMutableRawBufferPointer(rebasing: try storage.bytes()[start..<start + range.count])
    }

    private func writable(
        _ reference: HALBufferReference, _ table: [HALBufferReference]? = nil, length: Int? = nil
    ) throws(VMError) -> UnsafeMutableRawBufferPointer {
        let (buffer, range) = try reference.resolve(in: table)
        guard buffer.parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        let bytes = try readable(reference, table)
        guard let length else { return bytes }
        guard reference.length == HALBuffer.wholeBuffer || range.count == length, length <= range.count else {
            throw VMError(.invalidArgument, "an update of \(range.count) bytes brings \(length)")
        }
        return UnsafeMutableRawBufferPointer(rebasing: bytes[..<length])
    }

    private func copy(
        _ source: UnsafeMutableRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        guard source.count == target.count else {
            throw VMError(.invalidArgument, "a copy of \(source.count) bytes to \(target.count) bytes")
        }
        target.copyMemory(from: UnsafeRawBufferPointer(source))
    }

    private func fill(_ target: UnsafeMutableRawBufferPointer, _ pattern: UInt64, _ patternLength: Int) {
        withUnsafeBytes(of: pattern.littleEndian) { bytes in
            for index in target.indices { target[index] = bytes[index % patternLength] }
        }
    }

    // MARK: Command buffers

    private func execute(
        _ commands: HALCommandBuffer, _ table: [HALBufferReference]
    ) throws(VMError) {
        try commands.beginExecution(table)
        for command in commands.commands {
            switch command {
            case .barrier: break
            case .fill(let target, let pattern, let patternLength):
                let reference = commands.references[target]
                let bytes = try writable(reference, table)
                try HALBuffer.checkFill(at: 0, length: UInt64(bytes.count), patternLength: patternLength)
                fill(bytes, pattern, patternLength)
            case .update(let target, let data):
                let bytes = try writable(commands.references[target], table, length: data.count)
                bytes.copyBytes(from: commands.data[data])
            case .copy(let source, let target):
                try copy(
                    try readable(commands.references[source], table),
                    try writable(commands.references[target], table))
            case .dispatch(let index): try dispatch(commands.dispatches[index], commands, table)
            }
        }
    }

    private func dispatch(
        _ dispatch: HALCommandBuffer.Dispatch, _ commands: HALCommandBuffer, _ table: [HALBufferReference]
    ) throws(VMError) {
        guard let kernels = dispatch.executable.native as? any HALKernels else {
            throw VMError(.invalidArgument, "the executable was made for another device")
        }
        var addresses: [UnsafeMutableRawPointer?] = []
        var lengths: [Int] = []
        var permissions: [Bool] = []
        for reference in commands.references[dispatch.bindings] {
            let bytes = try readable(reference, table)
            addresses.append(bytes.baseAddress)
            lengths.append(bytes.count)
            permissions.append(try reference.resolve(in: table).buffer.parameters.isWritable)
        }
        let count = try workgroupCount(dispatch.workgroups, commands, table)
        guard let total = HALCommandBuffer.Workgroups.total(count.x, count.y, count.z) else {
            throw VMError(.outOfRange, "more workgroups than there can be")
        }
        let function = dispatch.executable.functions[dispatch.ordinal]
        let local = UnsafeMutableRawBufferPointer.allocate(
            byteCount: function.localMemorySize, alignment: HALBuffer.alignment)
        defer { local.deallocate() }
        let constants = Array(commands.constants[dispatch.constants])
        var failure: VMError?
        constants.withUnsafeBufferPointer { constants in
            addresses.withUnsafeBufferPointer { addresses in
                lengths.withUnsafeBufferPointer { lengths in
                    permissions.withUnsafeBufferPointer { permissions in
                        let arguments = HALDispatchArguments(
                            workgroupCount: count, constants: constants, bindings: addresses,
                            lengths: lengths, permissions: permissions)
                        do throws(VMError) {
                            try kernels.run(
                                dispatch.ordinal, arguments, workgroups: 0..<total, localMemory: local)
                        } catch {
                            failure = error
                        }
                    }
                }
            }
        }
        if let failure { throw failure }
    }

    private func workgroupCount(
        _ workgroups: HALCommandBuffer.Workgroups, _ commands: HALCommandBuffer,
        _ table: [HALBufferReference]
    ) throws(VMError) -> (x: UInt32, y: UInt32, z: UInt16) {
        switch workgroups {
        case .count(let x, let y, let z): return (x, y, z)
        case .indirect(let index):
            let bytes = try readable(commands.references[index], table)
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
}

/// What the device knows of a semaphore.
final class FarSemaphore: HALNativeTimeline {
    private let state: Mutex<(value: UInt64, failure: VMError?)>

    init(_ value: UInt64) { state = Mutex((value, nil)) }

    var value: UInt64 { state.withLock { $0.value } }
    var failure: VMError? { state.withLock { $0.failure } }

    func hostDidSignal(_ value: UInt64) { state.withLock { $0.value = max($0.value, value) } }
    func hostDidFail(_ error: VMError) { state.withLock { $0.failure = $0.failure ?? error } }
}

/// The device's memory.
private final class FarMemory: HALMemory {
    private let backend: FarDevice

    init(_ backend: FarDevice) { self.backend = backend }

    func allocate(
        _ parameters: HALBuffer.Parameters, length: Int, isZeroed: Bool, isTransient: Bool
    ) throws(VMError) -> HALStorage {
        try backend.makeStorage(length: length, isTransient: isTransient)
    }

    var importsHostMemory: Bool { false }

    func compatibility(_ parameters: HALBuffer.Parameters) -> HALAllocator.Compatibility {
        [.allocatable, .queueTransfer, .queueDispatch]
    }

    func owns(_ storage: HALStorage) -> Bool { storage is FarStorage }

    func trim() {}
}

/// An allocation. Only the timeline's thread touches its bytes.
final class FarStorage: HALStorage, @unchecked Sendable {
    private let timeline: FarTimeline
    private var memory: UnsafeMutableRawBufferPointer?

    fileprivate init(_ timeline: FarTimeline, length: Int, isTransient: Bool) {
        self.timeline = timeline
        super.init(length: length, isTransient: isTransient)
    }

    deinit {
        memory?.deallocate()
    }

    /// The bytes, allocated with their first use. For the timeline's thread.
    fileprivate func bytes() throws(VMError) -> UnsafeMutableRawBufferPointer {
        if let memory { return memory }
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: length, alignment: HALBuffer.alignment)
        _ = memory.initializeMemory(as: UInt8.self, repeating: 0)
        self.memory = memory
        return memory
    }

    override func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(VMError) {
        let target = UncheckedBox(target)
        try timeline.run { () throws(VMError) in
            let bytes = try self.bytes()
            target.value.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + target.value.count]))
        }
    }

    override func write(_ source: UnsafeRawBufferPointer, at offset: Int) throws(VMError) {
        let source = UncheckedBox(source)
        try timeline.run { () throws(VMError) in
            let bytes = try self.bytes()
            UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + source.value.count])
                .copyMemory(from: source.value)
        }
    }
}

/// A pointer that one thread hands to another and waits for.
private struct UncheckedBox<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}

/// The thread that does all of the device's work, first come first served.
private final class FarTimeline: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var isClosed = false
    }

    private let state: Monitor<State>
    private let thread: WorkerThread?
    /// Whether the calling thread is the timeline's.
    @TaskLocal private static var isOwn = false

    init() {
        let state = Monitor(State())
        self.state = state
        thread = WorkerThread {
            while let job = state.wait(for: { state -> (@Sendable () -> Void)?? in
                if !state.jobs.isEmpty { return state.jobs.removeFirst() }
                return state.isClosed ? .some(nil) : nil
            }) {
                FarTimeline.$isOwn.withValue(true) { job() }
            }
        }
    }

    deinit {
        state.update { $0.isClosed = true }
    }

    func submit(_ job: @escaping @Sendable () -> Void) {
        guard thread != nil else { return job() }
        state.update { $0.jobs.append(job) }
    }

    /// Runs work on the thread, and waits for it.
    func run(_ body: @escaping @Sendable () throws(VMError) -> Void) throws(VMError) {
        if Self.isOwn || thread == nil { return try body() }
        let result = Monitor<Result<Void, VMError>?>(nil)
        submit {
            do throws(VMError) {
                try body()
                result.update { $0 = .success(()) }
            } catch {
                result.update { $0 = .failure(error) }
            }
        }
        try result.wait(for: { $0 }).get()
    }
}
