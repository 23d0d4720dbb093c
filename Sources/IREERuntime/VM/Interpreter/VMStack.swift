import IREEBytecode

/// The contiguous memory of the frames of one invocation. It does not move.
final class VMStack {
    let base: UnsafeMutableRawPointer
    let end: UnsafeMutableRawPointer

    /// As much as the official runtime's stack grows to.
    static let defaultSize = 1 << 20

    init(size: Int = defaultSize) {
        // The system provides pages when they are first written to.
        base = .allocate(byteCount: size, alignment: 16)
        end = base + size
    }

    deinit {
        base.deallocate()
    }
}
