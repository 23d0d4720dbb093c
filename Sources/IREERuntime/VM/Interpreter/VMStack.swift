import IREEBytecode

/// The memory that frames of one invocation lie in, one after the other. It does not move.
final class VMStack {
    let base: UnsafeMutableRawPointer
    let end: UnsafeMutableRawPointer

    /// As much as the official runtime's stack grows to.
    static let defaultSize = 1 << 20

    init(size: Int = defaultSize) {
        // Pages are had from the system when they are first written to.
        base = .allocate(byteCount: size, alignment: 16)
        end = base + size
    }

    deinit {
        base.deallocate()
    }
}
