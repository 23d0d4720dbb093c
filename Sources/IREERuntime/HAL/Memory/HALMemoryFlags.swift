/// Where memory is and what can address it: the bits of `iree_hal_memory_type_t`.
public struct HALMemoryType: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The allocator may choose better bits than were asked for.
    public static let optimal = HALMemoryType(rawValue: 1 << 0)
    /// The host can address it.
    public static let hostVisible = HALMemoryType(rawValue: 1 << 1)
    /// Neither `flush` nor `invalidate` is needed.
    public static let hostCoherent = HALMemoryType(rawValue: 1 << 2)
    /// The host's reads are cached.
    public static let hostCached = HALMemoryType(rawValue: 1 << 3)
    /// Devices can work on it.
    public static let deviceVisible = HALMemoryType(rawValue: 1 << 4)
    /// It is the device's own.
    public static let deviceLocal: HALMemoryType = [HALMemoryType(rawValue: 1 << 5), .deviceVisible]
    /// It is the host's own.
    public static let hostLocal: HALMemoryType = [
        HALMemoryType(rawValue: 1 << 6), .hostVisible, .hostCoherent,
    ]
}

/// What a buffer is used for: the bits of `iree_hal_buffer_usage_t`.
public struct HALBufferUsage: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Queues may copy from it.
    public static let transferSource = HALBufferUsage(rawValue: 1 << 0)
    /// Queues may fill, update and copy to it.
    public static let transferTarget = HALBufferUsage(rawValue: 1 << 1)
    /// Queues may do all of that.
    public static let transfer: HALBufferUsage = [.transferSource, .transferTarget]
    /// Dispatches may read their workgroup counts from it.
    public static let dispatchIndirectParameters = HALBufferUsage(rawValue: 1 << 8)
    /// Dispatches may read it as a uniform buffer.
    public static let dispatchUniformRead = HALBufferUsage(rawValue: 1 << 9)
    /// Dispatches may read it as a storage buffer.
    public static let dispatchStorageRead = HALBufferUsage(rawValue: 1 << 10)
    /// Dispatches may write to it as a storage buffer.
    public static let dispatchStorageWrite = HALBufferUsage(rawValue: 1 << 11)
    /// Dispatches may read and write it as a storage buffer.
    public static let dispatchStorage: HALBufferUsage = [.dispatchStorageRead, .dispatchStorageWrite]
    /// All bits of dispatches, images among them.
    public static let dispatch = HALBufferUsage(rawValue: 0x3F00)
    /// It may be exported to other devices or libraries.
    public static let sharingExport = HALBufferUsage(rawValue: 1 << 16)
    /// Devices may keep copies of it.
    public static let sharingReplicate = HALBufferUsage(rawValue: 1 << 17)
    /// Several devices or queues may use it at once.
    public static let sharingConcurrent = HALBufferUsage(rawValue: 1 << 18)
    /// Nothing writes to it: it may be shared.
    public static let sharingImmutable = HALBufferUsage(rawValue: 1 << 19)
    /// The host may map it for a while, and unmaps it before devices use it.
    public static let mappingScoped = HALBufferUsage(rawValue: 1 << 24)
    /// The host may keep it mapped while devices use it.
    public static let mappingPersistent = HALBufferUsage(rawValue: 1 << 25)
}

/// What may be done with memory: the bits of `iree_hal_memory_access_t`.
public struct HALMemoryAccess: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Its bytes may be read.
    public static let read = HALMemoryAccess(rawValue: 1 << 0)
    /// Its bytes may be written.
    public static let write = HALMemoryAccess(rawValue: 1 << 1)
    /// Writing that need not keep what was there.
    public static let discard = HALMemoryAccess(rawValue: 1 << 2)
    /// All of these.
    public static let all: HALMemoryAccess = [.read, .write, .discard]
}
