import IREEBytecode

/// What devices do each in their own way.
public protocol HALDeviceBackend: AnyObject, Sendable {
    /// Answers a question about the device; `nil` where it does not know the key.
    func query(category: String, key: String) -> Int64?

    /// Loads an executable.
    func makeExecutable(
        format: String, _ bytes: UnsafeRawBufferPointer, constants: [UInt32]
    ) throws(VMError) -> HALExecutable

    /// Makes what the device executes of commands whose recording ends.
    func prepare(_ commands: HALCommandBuffer) throws(VMError) -> AnyObject?

    /// Does `operation` when `wait` is reached and settles `signal`, whatever happens. What the
    /// operation holds lives until then.
    func submit(_ operation: HALOperation, wait: HALFence, signal: HALFence)
}

/// What a queue is asked to do, as data.
public enum HALOperation: Sendable {
    case barrier
    case dealloca(HALBuffer)
    case fill(HALBufferReference, pattern: UInt64, patternLength: Int)
    case update([UInt8], HALBufferReference)
    case copy(HALBufferReference, HALBufferReference)
    case read(HALFile, offset: UInt64, HALBufferReference)
    case write(HALBufferReference, HALFile, offset: UInt64)
    case execute(HALCommandBuffer, [HALBufferReference])
    /// Work of the host that takes its place in the order of the queue's. The queue is for `forEach`.
    case hostCall(@Sendable (any HALQueue) throws(VMError) -> Void)

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

    /// Whether the CPU has nothing to do for it but to settle a fence.
    var isInstant: Bool {
        switch self {
        case .barrier, .dealloca: true
        default: false
        }
    }
}
