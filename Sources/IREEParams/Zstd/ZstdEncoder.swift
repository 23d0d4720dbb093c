import CZstd

/// A compression context of libzstd. One thread uses it at a time.
///
/// All calls that pack are in this file: its pointers are those of C, and are freed in `deinit`.
final class ZstdEncoder {
    private let context: OpaquePointer

    init(level: Int) throws(ParameterError) {
        guard let context = ZSTD_createCCtx() else { throw Self.outOfMemory }
        self.context = context
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
        // `zstd -d` and `zstd -t` then verify the content, and the seek table needs the same number.
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        // From level 6 on zstd would take up to 20 MiB for the tables of each thread. Tables for every
        // second or fourth position of a frame of 1 MiB cost weights 0.2 % and text 1 % of the ratio.
        guard level > 5 else { return }
        let tableLog: Int32 = level > 12 ? 18 : 19
        ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, tableLog)
        ZSTD_CCtx_setParameter(context, ZSTD_c_chainLog, tableLog)
    }

    deinit {
        ZSTD_freeCCtx(context)
    }

    /// The most bytes that a frame of `count` bytes takes.
    static func bound(_ count: Int) -> Int { ZSTD_compressBound(count) }

    /// Packs `bytes` into one frame with its content size and checksum.
    ///
    /// - Returns: the bytes written to `target`, which holds at least `bound(bytes.count)`.
    func pack(
        _ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) -> Int {
        let size = ZSTD_compress2(
            context, target.baseAddress, target.count, bytes.baseAddress, bytes.count)
        guard ZSTD_isError(size) == 0 else {
            guard ZSTD_getErrorCode(size) != ZSTD_error_memory_allocation else { throw Self.outOfMemory }
            let reason = String(cString: ZSTD_getErrorName(size))
            throw ParameterError(.internal, "zstd cannot pack \(bytes.count) bytes: \(reason)")
        }
        return size
    }

    private static var outOfMemory: ParameterError {
        ParameterError(
            .resourceExhausted, "there is no memory to pack zstd frames", hint: "use a lower level")
    }
}
