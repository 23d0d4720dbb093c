import IREEBytecode
import IREEParams
import Synchronization

/// The memory behind a buffer and its parts: one allocation, freed with the last reference.
///
/// Memory of devices that the host cannot address, or that takes more than an address, is a subclass.
open class HALStorage: @unchecked Sendable {
    // Immutable but for the counters; the bytes are the devices' to order.

    /// In bytes.
    public let length: Int
    /// Where the host addresses the memory; nil where it cannot.
    public let hostMemory: UnsafeMutableRawBufferPointer?
    private let release: (@Sendable () -> Void)?
    /// Made by a queue's `alloca`, so that `dealloca` means it.
    public let isTransient: Bool
    /// What the memory is a part of, where that is a file that others may cut.
    let file: FileMapping?
    private let isDeallocated = Atomic(false)
    /// Called with the last reference. Set once, before others have the storage.
    @exclusivity(unchecked) var onRelease: (@Sendable () -> Void)?
    /// What an allocator counts the memory as. Set once, before others have the storage.
    @exclusivity(unchecked) var entry: HALAllocator.Counters.Entry?
    private let preservations = Atomic(1)

    /// Memory of a device.
    ///
    /// - Parameters:
    ///   - length: in bytes.
    ///   - hostMemory: where the host addresses the memory; nil where it cannot, and subclasses override `read` and
    ///     `write`.
    ///   - isTransient: whether a queue's `dealloca` ends its use.
    ///   - release: called when nothing uses the memory any more.
    public init(
        length: Int, hostMemory: UnsafeMutableRawBufferPointer? = nil, isTransient: Bool = false,
        release: (@Sendable () -> Void)? = nil
    ) {
        self.length = length
        self.hostMemory = hostMemory
        self.isTransient = isTransient
        file = nil
        self.release = release
    }

    /// Memory that the host addresses.
    public convenience init(
        memory: UnsafeMutableRawBufferPointer, isTransient: Bool = false, release: (@Sendable () -> Void)?
    ) {
        self.init(length: memory.count, hostMemory: memory, isTransient: isTransient, release: release)
    }

    /// Memory of a file.
    init(
        _ memory: UnsafeMutableRawBufferPointer, of file: FileMapping?,
        release: @escaping @Sendable () -> Void
    ) {
        length = memory.count
        hostMemory = memory
        isTransient = false
        self.file = file
        self.release = release
    }

    deinit {
        release?()
        entry?.remove()
        onRelease?()
    }

    // MARK: Access of the host

    /// Copies bytes of the memory to the host. The range has been checked.
    ///
    /// - Throws: `FAILED_PRECONDITION` where the device cannot, and what the device answers.
    open func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(VMError) {
        target.copyMemory(from: UnsafeRawBufferPointer(try hostBytes(at: offset, count: target.count)))
    }

    /// Copies bytes of the host to the memory. The range has been checked.
    ///
    /// - Throws: as `read`.
    open func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(VMError) {
        try hostBytes(at: offset, count: bytes.count).copyMemory(from: bytes)
    }

    /// Makes what the host wrote to mapped memory visible to the device, where its caches are not coherent.
    open func flush(at offset: Int, count: Int) throws(VMError) {}

    /// Makes what the device wrote visible to the host's reads of mapped memory, where caches are not coherent.
    open func invalidate(at offset: Int, count: Int) throws(VMError) {}

    private func hostBytes(at offset: Int, count: Int) throws(VMError) -> UnsafeMutableRawBufferPointer {
        guard let hostMemory else {
            throw VMError(.failedPrecondition, "the host cannot address the buffer's memory")
        }
        return UnsafeMutableRawBufferPointer(rebasing: hostMemory[offset..<offset + count])
    }

    // MARK: Life

    /// Ends the use of transient memory in the order of a queue. Buffers that still refer to it can
    /// be passed on but not used: see `check`.
    public func deallocate() {
        if isTransient { isDeallocated.store(true, ordering: .releasing) }
    }

    /// - Throws: `FAILED_PRECONDITION` where a queue has deallocated the memory.
    public func check() throws(VMError) {
        guard !isDeallocated.load(ordering: .acquiring) else {
            throw VMError(.failedPrecondition, "the buffer is used after its deallocation")
        }
    }

    /// Proves that what was read of the memory so far was the file's, where it is memory of one.
    ///
    /// - Throws: `DATA_LOSS` where the file was cut.
    func checkFile() throws(VMError) {
        try file?.checkIntact()
    }

    /// As `checkFile`, without asking the system: finds what was cut by whole pages.
    func checkFaults() throws(VMError) {
        if let file, MappingGuard.hasFaults { try file.checkIntact() }
    }

    // MARK: How many parts of a program use the allocation

    func preserve() {
        preservations.wrappingAdd(1, ordering: .acquiring)
    }

    func discard() -> Bool {
        preservations.wrappingSubtract(1, ordering: .releasing).newValue == 0
    }

    var isTerminal: Bool { preservations.load(ordering: .acquiring) == 1 }
}
