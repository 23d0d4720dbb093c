import CParameterShims
import IREEPlatform

/// Finds the parts of a file that are not holes. A hole reads as zeros and takes no space; copied byte
/// by byte it would.
///
/// The last part that was found is kept: to find where it ends, some systems walk over all of it, which
/// is not to be done again for each of the thousands of ranges in it.
struct DataExtents {
    let source: any ByteSource
    private let descriptor: Int32
    private var known: Range<UInt64> = 0..<0

    /// - Returns: `nil` for a source without a descriptor.
    init?(of source: any ByteSource) {
        guard let descriptor = source.fileDescriptor else { return nil }
        self.source = source
        self.descriptor = descriptor
    }

    /// The first extent within `range`, which lies in the file, or `nil` where it is all a hole. Where the
    /// system cannot tell, it is the whole range; reading that finds out what is wrong, if anything is.
    mutating func first(in range: Range<UInt64>) -> Range<UInt64>? {
        guard !range.isEmpty else { return nil }
        if !known.contains(range.lowerBound) {
            let start = iree_params_seek_extent(descriptor, Int64(truncatingIfNeeded: range.lowerBound), 0)
            if start < 0, errno == ENXIO, holds(range.upperBound) { return nil }
            let end = start < 0 ? -1 : iree_params_seek_extent(descriptor, start, 1)
            guard start < end else { return range }
            known = UInt64(start)..<UInt64(end)
        }
        let extent = known.clamped(to: range)
        return extent.isEmpty ? nil : extent
    }

    /// A file that has been cut also has no data where the range was.
    private func holds(_ end: UInt64) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && UInt64(clamping: status.st_size) >= end
    }
}
