import IREEBytecode
import IREEParams

/// Bytes that queues read into buffers and write from buffers: memory, or a range of a file.
///
/// Writes and reads of the same bytes are ordered by the fences of the operations, and by nothing else.
public final class HALFile: @unchecked Sendable {
    // Memory does not move, and is the queues' to order.

    private enum Content {
        case memory(UnsafeMutableRawBufferPointer, owner: AnyObject?)
        case source(any ByteSource, offset: UInt64)
    }

    private let content: Content
    /// What may be done with it.
    public let access: HALMemoryAccess
    /// In bytes.
    public let length: UInt64
    /// What messages call it.
    public let name: String

    /// A file that is memory.
    ///
    /// - Parameter owner: kept for as long as the file, and so is the memory then.
    package init(memory: UnsafeMutableRawBufferPointer, access: HALMemoryAccess, owner: AnyObject?) {
        content = .memory(memory, owner: owner)
        self.access = access
        length = UInt64(memory.count)
        name = "<memory>"
    }

    /// A range of a file; what it can do is what the source can.
    ///
    /// - Throws: `OUT_OF_RANGE` where the range is not all in the source.
    public init(_ source: any ByteSource, offset: UInt64 = 0, length: UInt64? = nil) throws(VMError) {
        let size = source.size
        guard offset <= size, length ?? 0 <= size - offset else {
            throw VMError(
                .outOfRange, "\(length ?? 0) bytes at \(offset) are not in the file's \(size)",
                file: source.path)
        }
        content = .source(source, offset: offset)
        access = source.isWritable ? [.read, .write] : .read
        self.length = length ?? size - offset
        name = source.path
    }

    /// Reads into memory.
    ///
    /// - Throws: `OUT_OF_RANGE`, `PERMISSION_DENIED`, or what the file answers, all with path and range.
    public func read(at offset: UInt64, into target: UnsafeMutableRawBufferPointer) throws(VMError) {
        try check(offset, target.count, .read)
        switch content {
        case .memory(let memory, let owner):
            let start = Int(offset)
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<start + target.count]))
            try (owner as? VMBuffer)?.checkIntact()
        case .source(let source, let base):
            do throws(ParameterError) {
                try source.read(at: base + offset, into: target)
            } catch {
                throw wrapped(error, "reading", offset, target.count)
            }
        }
    }

    /// Writes from memory.
    ///
    /// - Throws: `OUT_OF_RANGE`, `PERMISSION_DENIED`, or what the file answers, all with path and range.
    public func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(VMError) {
        try check(offset, bytes.count, .write)
        switch content {
        case .memory(let memory, _):
            let start = Int(offset)
            UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + bytes.count])
                .copyMemory(from: bytes)
        case .source(let source, let base):
            do throws(ParameterError) {
                try source.write(bytes, at: base + offset)
            } catch {
                throw wrapped(error, "writing", offset, bytes.count)
            }
        }
    }

    /// Validates a range and a kind of access against the file.
    func check(_ offset: UInt64, _ count: Int, _ wanted: HALMemoryAccess) throws(VMError) {
        let verb = wanted == .read ? "reading" : "writing"
        guard access.contains(wanted) else {
            throw VMError(
                .permissionDenied, "\(verb) \(count) bytes at \(offset): the file was not opened for it",
                file: name, offset: offset,
                hint: wanted == .write ? "open it for writing" : nil)
        }
        guard offset <= length, UInt64(count) <= length - offset else {
            throw VMError(
                .outOfRange, "\(verb) \(count) bytes at \(offset): the file has \(length)",
                file: name, offset: offset)
        }
    }

    private func wrapped(_ error: ParameterError, _ verb: String, _ offset: UInt64, _ count: Int) -> VMError {
        VMError(
            error.code, "\(verb) \(count) bytes at \(offset): \(error.message)", file: error.file ?? name,
            offset: error.offset ?? offset, hint: error.hint)
    }
}
