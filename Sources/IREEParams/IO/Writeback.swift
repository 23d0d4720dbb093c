import CParameterShims

/// Has the disk begin with what is written while the rest is still being copied: then the flush at
/// the end has little left to wait for. Copying 1 GiB and flushing it takes two thirds of the time.
struct Writeback {
    /// How many bytes come together before the disk is told.
    static let step: UInt64 = 32 << 20

    private var start: UInt64 = 0
    private var end: UInt64 = 0

    /// Notes that `count` bytes at `offset` of the file have been written.
    mutating func add(_ offset: UInt64, _ count: UInt64, to descriptor: Int32) {
        if offset != end {
            begin(descriptor)
            start = offset
        }
        end = offset + count
        if end - start >= Self.step {
            begin(descriptor)
            start = end
        }
    }

    private func begin(_ descriptor: Int32) {
        // Small parts are left to the system's own pace.
        guard end - start >= Self.step / 4 else { return }
        iree_params_start_writeback(
            descriptor, Int64(truncatingIfNeeded: start), Int64(truncatingIfNeeded: end - start))
    }
}
