/// A number of bytes in pieces of one size; the last one is what remains.
package struct Chunks: RandomAccessCollection, Sendable {
    /// The size of pieces of a transfer: large enough that starting one costs nothing, small enough that threads
    /// share the work.
    package static let transferSize: UInt64 = 4 << 20

    /// Bytes from the start of all of them.
    package struct Chunk: Sendable {
        package let start: UInt64
        package let length: UInt64
    }

    private let total: UInt64
    private let size: UInt64

    /// - Parameter size: of each piece, at least 1.
    package init(of total: UInt64, size: UInt64 = Chunks.transferSize) {
        self.total = total
        self.size = Swift.max(1, size)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { Int(total / size) + (total % size == 0 ? 0 : 1) }

    package subscript(position: Int) -> Chunk {
        let start = UInt64(position) * size
        return Chunk(start: start, length: Swift.min(size, total - start))
    }
}
