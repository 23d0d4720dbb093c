extension HALOperation {
    /// Whether the CPU has nothing to do for it but to settle a fence.
    var isInstant: Bool {
        switch self {
        case .barrier, .dealloca: true
        default: false
        }
    }

    /// Whether the CPU does it in less time than it takes to wake a thread for it, as far as is known.
    var isShort: Bool {
        switch self {
        case .barrier, .dealloca: true
        case .fill(let target, _, _): Self.isShort(target.knownLength)
        case .update(let bytes, _): Self.isShort(UInt64(bytes.count))
        case .copy(_, let target): Self.isShort(target.knownLength)
        case .execute(let commands, _): (commands.prepared as? LocalProgram)?.isShort ?? false
        case .read, .write, .hostCall: false
        }
    }

    /// Whether so many bytes are quickly written.
    static func isShort(_ length: UInt64) -> Bool { length <= 64 << 10 }
}

extension HALBufferReference {
    /// The length of an operation's range.
    fileprivate var knownLength: UInt64 {
        guard let buffer else { return 0 }
        return length == HALBuffer.wholeBuffer ? UInt64(buffer.length) : length
    }
}
