import IREEBytecode
import IREEParams
import IREEPlatform

/// The memory that an allocator allocates: that of the host, or a device's own.
public protocol HALMemory: AnyObject, Sendable {
    /// New memory of `length` bytes.
    ///
    /// - Parameters:
    ///   - parameters: where the memory should be and what it is used for.
    ///   - length: in bytes.
    ///   - isZeroed: whether all bytes must be zero; else they are undefined.
    ///   - isTransient: whether a queue's `dealloca` ends its use.
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    func allocate(
        _ parameters: HALBuffer.Parameters, length: Int, isZeroed: Bool, isTransient: Bool
    ) throws(VMError) -> HALStorage

    /// Whether buffers can be host memory that exists already.
    var importsHostMemory: Bool { get }

    /// What buffers of such parameters can be used for.
    func compatibility(_ parameters: HALBuffer.Parameters) -> HALAllocator.Compatibility

    /// Whether the device can work on the memory.
    func owns(_ storage: HALStorage) -> Bool

    /// Returns memory that is kept for later allocations to the system.
    func trim()
}

/// Allocates buffers, within a budget, and keeps count of them.
///
/// There is one for each device. Buffers keep what they need of it alive.
public final class HALAllocator: Sendable {
    private let counters: Counters
    private let memory: any HALMemory
    /// What the memory that is allocated is part of.
    var budget: MemoryBudget { counters.budget }

    /// An allocator of a device's memory.
    ///
    /// - Parameters:
    ///   - memory: allocates; the allocator checks lengths and counts bytes.
    ///   - budget: how many bytes may be allocated at a time, together with what else is part of it.
    public init(_ memory: any HALMemory, budget: MemoryBudget = .machine) {
        self.memory = memory
        counters = Counters(budget)
    }

    /// A buffer of `length` bytes, all zero.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a length below zero, `RESOURCE_EXHAUSTED` where there is no memory.
    public func allocate(_ parameters: HALBuffer.Parameters, length: Int) throws(VMError) -> HALBuffer {
        try allocate(parameters, length: length, isZeroed: true, isTransient: false)
    }

    /// A buffer of `length` bytes that are undefined, for a queue's `alloca`.
    ///
    /// - Throws: as `allocate`.
    public func allocateTransient(
        _ parameters: HALBuffer.Parameters, length: Int
    ) throws(VMError) -> HALBuffer {
        try allocate(parameters, length: length, isZeroed: false, isTransient: true)
    }

    private func allocate(
        _ parameters: HALBuffer.Parameters, length: Int, isZeroed: Bool, isTransient: Bool
    ) throws(VMError) -> HALBuffer {
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        try budget.reserve(length, for: "a buffer")
        do throws(VMError) {
            let storage = try memory.allocate(
                parameters, length: length, isZeroed: isZeroed, isTransient: isTransient)
            counters.add(length, isHost: parameters.memoryType.contains(.hostLocal), to: storage)
            return HALBuffer(storage, parameters: parameters)
        } catch {
            budget.release(length)
            throw error
        }
    }

    /// Whether buffers can be host memory that exists already.
    package var importsHostMemory: Bool { memory.importsHostMemory }

    /// A buffer of host memory that the caller owns: the memory itself where the device can work on it, else a copy.
    ///
    /// - Parameters:
    ///   - isReadOnly: whether transfers may not write to the buffer.
    ///   - release: called when nothing uses the memory any more.
    /// - Throws: what allocating and writing a copy throws.
    package func importMemory(
        _ memory: UnsafeMutableRawBufferPointer, _ parameters: HALBuffer.Parameters,
        isReadOnly: Bool = false, release: @escaping @Sendable () -> Void
    ) throws(VMError) -> HALBuffer {
        let parameters = isReadOnly ? parameters.readOnly : parameters
        return try importMemory(memory, of: nil, parameters, release: release)
    }

    /// The same for memory of a file that may be written to: nothing else sees that.
    ///
    /// - Parameter file: what the memory is part of, where others may cut it.
    func importMemory(
        _ memory: UnsafeMutableRawBufferPointer, of file: FileMapping?, _ parameters: HALBuffer.Parameters,
        release: @escaping @Sendable () -> Void
    ) throws(VMError) -> HALBuffer {
        if importsHostMemory {
            return HALBuffer(HALStorage(memory, of: file, release: release), parameters: parameters)
        }
        defer { release() }
        let copy = try allocate(parameters, length: memory.count)
        try copy.storage.write(UnsafeRawBufferPointer(memory), at: 0)
        try file?.checkIntact()
        return copy
    }

    /// A buffer with the same bytes that the device can work on: the buffer itself where it can.
    ///
    /// - Throws: what allocating, reading and writing throws.
    package func adopt(_ buffer: HALBuffer) throws(VMError) -> HALBuffer {
        if memory.owns(buffer.storage) { return buffer }
        let copy = try allocate(buffer.parameters, length: buffer.length)
        try buffer.withMapping(.read) { (bytes) throws(VMError) in
            try copy.storage.write(UnsafeRawBufferPointer(bytes), at: 0)
        }
        return copy
    }

    /// A view of a buffer that the device can work on.
    ///
    /// - Throws: as for the buffer.
    package func adopt(_ view: HALBufferView) throws(VMError) -> HALBufferView {
        let buffer = try adopt(view.buffer)
        return buffer === view.buffer
            ? view
            : try HALBufferView(
                buffer, shape: view.shape, elementType: view.elementType, encoding: view.encoding)
    }

    /// Returns memory that is kept for later allocations to the system.
    public func trim() {
        memory.trim()
    }

    // MARK: What can be had

    /// What a buffer can be used for: the bits of `iree_hal_buffer_compatibility_t`.
    public struct Compatibility: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// The allocator can allocate such buffers.
        public static let allocatable = Compatibility(rawValue: 1 << 0)
        /// Memory of the host can become such a buffer.
        public static let importable = Compatibility(rawValue: 1 << 1)
        /// The host can use the memory of such buffers as its own.
        public static let exportable = Compatibility(rawValue: 1 << 2)
        /// Queues can fill, update and copy them.
        public static let queueTransfer = Compatibility(rawValue: 1 << 10)
        /// Dispatches can bind them.
        public static let queueDispatch = Compatibility(rawValue: 1 << 11)
    }

    /// What buffers of such parameters can be used for.
    package func compatibility(_ parameters: HALBuffer.Parameters) -> Compatibility {
        memory.compatibility(parameters)
    }

    // MARK: Statistics

    /// Bytes that were allocated and freed, by the memory type that was asked for.
    public struct Statistics: Sendable, Hashable {
        /// Bytes of one kind of memory.
        public struct Heap: Sendable, Hashable {
            /// The largest number of bytes in use at a time.
            public var peak = 0
            /// Bytes that were ever allocated.
            public var allocated = 0
            /// Bytes that were ever freed.
            public var freed = 0
            /// Bytes in use.
            public var live: Int { allocated - freed }
        }

        /// Buffers whose memory type is `hostLocal`.
        public var host = Heap()
        /// All other buffers.
        public var device = Heap()
    }

    /// What has been allocated and freed so far. Imported memory does not count.
    public var statistics: Statistics { counters.statistics }

    /// Counts what is allocated of a budget.
    final class Counters: Sendable {
        let budget: MemoryBudget
        private let state = Protected(Statistics())

        init(_ budget: MemoryBudget) {
            self.budget = budget
        }

        var statistics: Statistics { state.withLock { $0 } }

        /// Counts memory that has been reserved of the budget, until the storage is released.
        func add(_ count: Int, isHost: Bool, to storage: HALStorage) {
            storage.entry = Entry(counters: self, count: count, isHost: isHost)
            state.withLock { state in
                Self.update(&state, isHost: isHost) {
                    $0.allocated &+= count
                    $0.peak = max($0.peak, $0.live)
                }
            }
        }

        fileprivate func remove(_ count: Int, isHost: Bool) {
            budget.release(count)
            state.withLock { state in Self.update(&state, isHost: isHost) { $0.freed &+= count } }
        }

        /// What a storage is counted as.
        struct Entry {
            fileprivate let counters: Counters
            fileprivate let count: Int
            fileprivate let isHost: Bool

            /// The memory has been freed.
            func remove() { counters.remove(count, isHost: isHost) }
        }

        private static func update(
            _ state: inout Statistics, isHost: Bool, _ change: (inout Statistics.Heap) -> Void
        ) {
            if isHost { change(&state.host) } else { change(&state.device) }
        }
    }
}

extension HALAllocator.Statistics: CustomStringConvertible {
    /// Two lines, each with its end, as `iree-run-module --print_statistics` has them.
    public var description: String {
        [("  HOST_LOCAL", host), ("DEVICE_LOCAL", device)].map { name, heap in
            let columns = [
                (heap.peak, "peak"), (heap.allocated, "allocated"), (heap.freed, "freed"),
                (heap.live, "live"),
            ].map { value, what in
                let digits = String(value)
                return String(repeating: " ", count: max(0, 12 - digits.count)) + digits + "B " + what
            }
            return "\(name): \(columns.joined(separator: " / "))\n"
        }.joined()
    }
}
