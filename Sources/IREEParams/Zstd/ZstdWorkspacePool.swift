import IREEPlatform

/// A decompression context, and memory for one packed frame.
final class ZstdWorkspace: @unchecked Sendable {
    let decoder: ZstdDecoder
    private var input: HeapBuffer?

    init(file: String) throws(ParameterError) {
        decoder = try ZstdDecoder(file: file)
    }

    /// The packed bytes of `frame`: in place where the file lies in memory.
    fileprivate func packed(
        _ frame: ZstdFrame, of source: any ByteSource
    ) throws(ParameterError) -> UnsafeRawBufferPointer {
        let count = Int(frame.compressedSize)
        if let bytes = source.contiguousBytes {
            let start = Int(frame.compressedOffset)
            return UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
        }
        let buffer: HeapBuffer
        if let input, input.count >= count {
            buffer = input
        } else {
            buffer = try HeapBuffer.allocate(count: count, file: source.path)
            input = buffer
        }
        let target = buffer.prefix(count)
        try source.read(at: frame.compressedOffset, into: target)
        return UnsafeRawBufferPointer(target)
    }
}

/// Unpacks whole frames: as many at a time as there are processors, however many threads ask.
final class ZstdWorkspacePool: Sendable {
    private struct State {
        var idle: [ZstdWorkspace] = []
        var count = 0
    }

    private enum Claim {
        case workspace(ZstdWorkspace)
        case create
    }

    private let source: any ByteSource
    private let maximumCount: Int
    private let state = Monitor(State())

    init(_ source: any ByteSource, maximumCount: Int) {
        self.source = source
        self.maximumCount = maximumCount
    }

    /// Unpacks `frame` into `target`, which is of exactly its size.
    func unpack(
        _ frame: ZstdFrame, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        let workspace = try acquire()
        defer { state.update { $0.idle.append(workspace) } }
        let packed = try workspace.packed(frame, of: source)
        try workspace.decoder.unpack(packed, into: target, frame: frame, file: source.path)
    }

    /// Unpacks `frame` into a new buffer.
    func unpack(_ frame: ZstdFrame) throws(ParameterError) -> HeapBuffer {
        let buffer = try HeapBuffer.allocate(count: Int(frame.size), file: source.path)
        try unpack(frame, into: buffer.bytes)
        return buffer
    }

    private func acquire() throws(ParameterError) -> ZstdWorkspace {
        let maximumCount = maximumCount
        let claim: Claim = state.wait { state in
            if let workspace = state.idle.popLast() { return .workspace(workspace) }
            guard state.count < maximumCount else { return nil }
            state.count += 1
            return .create
        }
        if case .workspace(let workspace) = claim { return workspace }
        do throws(ParameterError) {
            return try ZstdWorkspace(file: source.path)
        } catch {
            state.update { $0.count -= 1 }
            throw error
        }
    }
}
