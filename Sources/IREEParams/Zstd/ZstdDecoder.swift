import CXXHash
import CZstd

/// A decompression context of libzstd. One thread uses it at a time.
///
/// All calls that unpack are in this file: its pointers are those of C, and are freed in `deinit`.
final class ZstdDecoder: @unchecked Sendable {
    private let context: OpaquePointer

    init(file: String) throws(ParameterError) {
        guard let context = ZSTD_createDCtx() else {
            throw ParameterError(.resourceExhausted, "there is no memory to unpack zstd frames", file: file)
        }
        self.context = context
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdLimits.windowLog)
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// Unpacks one whole frame into `target`, which must be of exactly its size.
    ///
    /// - Throws: `DATA_LOSS` where `bytes` are anything but one sound frame of that size.
    func unpack(
        _ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, frame: ZstdFrame,
        file: String
    ) throws(ParameterError) {
        let header = try frame.checkHeader(bytes, file: file)
        // The library would continue with a second frame in the same bytes.
        let extent = ZSTD_findFrameCompressedSize(bytes.baseAddress, bytes.count)
        guard ZSTD_isError(extent) == 0 else { throw frame.error(zstd: extent, file: file) }
        guard extent == bytes.count else {
            throw frame.error("it ends after \(extent) of its \(bytes.count) bytes", file: file)
        }
        let size = ZSTD_decompressDCtx(
            context, target.baseAddress, target.count, bytes.baseAddress, bytes.count)
        guard ZSTD_isError(size) == 0 else { throw frame.error(zstd: size, file: file) }
        guard size == target.count else {
            throw frame.error("it unpacks to \(size) bytes and not to \(target.count)", file: file)
        }
        guard let expected = frame.checksum else { return }
        // The frame's own checksum, which the library has just verified, is of the same kind.
        let actual =
            header.hasChecksum
            ? UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
            : UInt32(truncatingIfNeeded: XXH64(target.baseAddress, target.count, 0))
        guard actual == expected else { throw frame.checksumError(file: file) }
    }

    /// Forgets the frame it was in, so that the next bytes start one.
    func reset() {
        ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    }

    /// What a step of unpacking a stream has done.
    struct Step {
        /// Bytes taken from the input, and bytes written to the target.
        var consumed: Int
        var produced: Int
        /// Whether the frame has ended, and its checksum was right if it has one.
        var isEndOfFrame: Bool
    }

    /// Unpacks as much of `input` as fits into `target`.
    func step(
        _ input: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, frame: ZstdFrame,
        file: String
    ) throws(ParameterError) -> Step {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var sink = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        let result = ZSTD_decompressStream(context, &sink, &source)
        guard ZSTD_isError(result) == 0 else { throw frame.error(zstd: result, file: file) }
        return Step(consumed: source.pos, produced: sink.pos, isEndOfFrame: result == 0)
    }
}

/// The running XXH64 of a streamed frame without a checksum of its own.
final class XXH64Stream: @unchecked Sendable {
    private let state: OpaquePointer

    init(file: String) throws(ParameterError) {
        guard let state = XXH64_createState() else {
            throw ParameterError(.resourceExhausted, "there is no memory for a checksum", file: file)
        }
        self.state = state
        XXH64_reset(state, 0)
    }

    deinit {
        XXH64_freeState(state)
    }

    func reset() {
        XXH64_reset(state, 0)
    }

    func update(_ bytes: UnsafeMutableRawBufferPointer) {
        XXH64_update(state, bytes.baseAddress, bytes.count)
    }

    /// The low half of the digest.
    var low: UInt32 { UInt32(truncatingIfNeeded: XXH64_digest(state)) }
}

extension ZstdFrame {
    /// Parses the frame's header from its first bytes, and checks it against the table.
    func checkHeader(
        _ bytes: UnsafeRawBufferPointer, file: String
    ) throws(ParameterError) -> ZstdFrameHeader.Compressed {
        let start = Array(bytes.prefix(ZstdFormat.maximumFrameHeaderSize))
        guard
            case .compressed(let header) = try ZstdFrameHeader(start, file: file, offset: compressedOffset)
        else { throw error("it is a skippable frame", file: file) }
        if let contentSize = header.contentSize, contentSize != size, size > 0 {
            throw error("its header says that it unpacks to \(contentSize) bytes", file: file)
        }
        // The checksum read from the end must not be the header.
        guard UInt64(header.headerSize) + (header.hasChecksum ? 4 : 0) < compressedSize else {
            throw error("it is too short", file: file)
        }
        return header
    }

    /// A `DATA_LOSS` error that names the frame.
    func error(_ reason: String, file: String, code: StatusCode = .dataLoss) -> ParameterError {
        // A frame that is still being measured has no unpacked range.
        let content = size > 0 ? "the unpacked bytes \(offset) ..< \(end), " : ""
        return ParameterError(
            code,
            "the zstd frame at bytes \(compressedOffset) ..< \(compressedEnd) (\(content)"
                + "\(compressedSize) bytes packed) cannot be unpacked: \(reason)",
            file: file, offset: compressedOffset)
    }

    func error(zstd result: Int, file: String) -> ParameterError {
        let isMemory = ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation
        return error(
            String(cString: ZSTD_getErrorName(result)), file: file,
            code: isMemory ? .resourceExhausted : .dataLoss)
    }

    func checksumError(file: String) -> ParameterError {
        error("its content does not match the checksum in the seek table", file: file)
    }
}
