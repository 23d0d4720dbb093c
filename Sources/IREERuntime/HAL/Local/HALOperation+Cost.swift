extension HALOperation {
    /// Whether the CPU has nothing to do for it but to settle a fence.
    var isInstant: Bool {
        switch self {
        case .barrier, .dealloca: true
        default: false
        }
    }

    /// How long the CPU takes for it, in nanoseconds; nil where that is not known, or is `limit` or more.
    func time(below limit: UInt64) -> UInt64? {
        let time: UInt64? =
            switch self {
            case .barrier, .dealloca: 0
            case .fill(let target, _, _): Self.time(ofTransfer: target.knownLength)
            case .update(let bytes, _): Self.time(ofTransfer: UInt64(bytes.count))
            case .copy(_, let target): Self.time(ofTransfer: target.knownLength)
            case .execute(let commands, _): (commands.prepared as? LocalProgram)?.time(below: limit)
            case .read, .write, .hostCall: nil
            }
        return time.flatMap { $0 < limit ? $0 : nil }
    }

    /// How long it takes to write so many bytes: ten bytes a nanosecond, from memory.
    static func time(ofTransfer length: UInt64) -> UInt64 { 100 + length / 10 }
}

extension HALBufferReference {
    /// The length of an operation's range.
    fileprivate var knownLength: UInt64 {
        guard let buffer else { return 0 }
        return length == HALBuffer.wholeBuffer ? UInt64(buffer.length) : length
    }
}
