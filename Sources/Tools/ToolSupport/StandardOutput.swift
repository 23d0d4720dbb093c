import IREEParams
import IREEPlatform

/// Standard output behind one buffer, whose errors are reported: a full disk or a closed pipe is not
/// ignored.
public final class StandardOutput {
    private var buffer: [UInt8] = []
    /// Whether the output has no reader any more, as when that of a pipe has ended.
    private(set) var readerIsGone = false
    private static let capacity = 64 << 10

    public init() {
        buffer.reserveCapacity(Self.capacity + 4096)
    }

    public func write(_ text: String) throws(ParameterError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Lets `body` append bytes.
    public func write(_ body: (inout [UInt8]) -> Void) throws(ParameterError) {
        body(&buffer)
        if buffer.count >= Self.capacity { try flush() }
    }

    public func flush() throws(ParameterError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                systemWrite(1, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                readerIsGone = errno == EPIPE
                let reason = String(cString: strerror(errno))
                buffer.removeAll()
                throw ParameterError(.unavailable, "writing to standard output: \(reason)")
            }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
