import IREEBytecode
import IREEParams
import Synchronization

/// The memory behind a buffer and its parts: one allocation, given back with the last reference.
///
/// Devices whose memory is more than host memory keep what else they need in a subclass.
open class HALStorage: @unchecked Sendable {
    // Immutable but for the counters; the bytes are the devices' to order.

    /// Where the host sees the memory.
    public let memory: UnsafeMutableRawBufferPointer
    private let release: (@Sendable () -> Void)?
    /// Made by a queue's `alloca`, so that `dealloca` means it.
    let isTransient: Bool
    /// What the memory is a part of, where that is a file that others may cut.
    let file: FileMapping?
    private let isDeallocated = Atomic(false)
    private let preservations = Atomic(1)

    /// - Parameter release: called when nobody uses the memory any more.
    public init(
        memory: UnsafeMutableRawBufferPointer, isTransient: Bool = false, release: (@Sendable () -> Void)?
    ) {
        self.memory = memory
        self.isTransient = isTransient
        file = nil
        self.release = release
    }

    /// Memory of a file.
    init(
        _ memory: UnsafeMutableRawBufferPointer, of file: FileMapping?,
        release: @escaping @Sendable () -> Void
    ) {
        self.memory = memory
        isTransient = false
        self.file = file
        self.release = release
    }

    deinit {
        release?()
    }

    /// Ends the use of transient memory in the order of a queue. Buffers that are still held can be
    /// passed around, and not be used: see `check`.
    func deallocate() {
        if isTransient { isDeallocated.store(true, ordering: .releasing) }
    }

    func check() throws(VMError) {
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

    // MARK: How many parts of a program count on the allocation

    func preserve() {
        preservations.wrappingAdd(1, ordering: .acquiring)
    }

    func discard() -> Bool {
        preservations.wrappingSubtract(1, ordering: .releasing).newValue == 0
    }

    var isTerminal: Bool { preservations.load(ordering: .acquiring) == 1 }
}
