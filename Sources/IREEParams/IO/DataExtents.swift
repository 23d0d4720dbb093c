import CParameterShims

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The parts of a file's range that are not holes. A hole reads as zeros and takes no space; copied
/// byte by byte it would.
struct DataExtents {
    private let descriptor: Int32
    private var position: UInt64
    private let end: UInt64

    /// The extents within `offset ..< end`, which lies in the file.
    init(of descriptor: Int32, offset: UInt64, end: UInt64) {
        self.descriptor = descriptor
        position = offset
        self.end = end
    }

    /// The next extent, or `nil` where only a hole is left. Where the system cannot tell, all that is
    /// left is one extent; reading it finds out what is wrong, if anything is.
    mutating func next() -> Range<UInt64>? {
        guard position < end else { return nil }
        let found = iree_params_seek_extent(descriptor, Int64(truncatingIfNeeded: position), 0)
        if found < 0, errno == ENXIO, isWhole {
            position = end
            return nil
        }
        let start = found < 0 ? position : max(position, UInt64(found))
        guard start < end else {
            position = end
            return nil
        }
        let hole = found < 0 ? -1 : iree_params_seek_extent(descriptor, found, 1)
        let stop = hole <= found ? end : min(end, UInt64(hole))
        position = stop
        return start..<stop
    }

    /// A file that has been cut also has no data where the range was.
    private var isWhole: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && UInt64(clamping: status.st_size) >= end
    }
}
