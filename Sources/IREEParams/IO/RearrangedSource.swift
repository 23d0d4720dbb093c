/// How the bytes of a tensor in a file differ from those that programs are given: block by block.
enum Rearrangement: Sendable, Hashable {
    /// A number within a block, in big-endian order.
    struct Field: Sendable, Hashable {
        var offset: Int
        /// Bytes.
        var size: Int
    }

    /// Numbers of so many bytes (2, 4 or 8) in big-endian order.
    case numbers(size: Int)
    /// Blocks of so many bytes in which some fields are in big-endian order.
    case fields([Field], blockSize: Int)
    /// Blocks of MXFP4 as Ollama's own type 4 has them: two neighboring elements share a byte, where ggml
    /// has elements that lie 16 apart.
    case neighboringNibbles

    /// Bytes of a block.
    var blockSize: Int {
        switch self {
        case .numbers(let size): size
        case .fields(_, let blockSize): blockSize
        case .neighboringNibbles: 17
        }
    }

    /// Whether doing it twice changes nothing, so that bytes can be written back by it.
    var isItsOwnInverse: Bool { self != .neighboringNibbles }

    /// Rearranges whole blocks.
    func apply(to bytes: UnsafeMutableRawBufferPointer) {
        switch self {
        case .numbers(2): swapAll(bytes, as: UInt16.self)
        case .numbers(4): swapAll(bytes, as: UInt32.self)
        case .numbers(8): swapAll(bytes, as: UInt64.self)
        case .numbers(let size): swapFields(bytes, [Field(offset: 0, size: size)], size)
        case .fields(let fields, let blockSize): swapFields(bytes, fields, blockSize)
        case .neighboringNibbles: partNibbles(bytes)
        }
    }

    private func swapAll<Number: FixedWidthInteger>(
        _ bytes: UnsafeMutableRawBufferPointer, as type: Number.Type
    ) {
        for offset in stride(from: 0, to: bytes.count, by: MemoryLayout<Number>.size) {
            let number = bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)
            bytes.storeBytes(of: number.byteSwapped, toByteOffset: offset, as: Number.self)
        }
    }

    private func swapFields(_ bytes: UnsafeMutableRawBufferPointer, _ fields: [Field], _ blockSize: Int) {
        for block in stride(from: 0, to: bytes.count, by: blockSize) {
            for field in fields {
                for index in 0..<field.size / 2 {
                    bytes.swapAt(
                        block + field.offset + index, block + field.offset + field.size - 1 - index)
                }
            }
        }
    }

    /// A scale, then bytes of elements 0 and 1, 2 and 3 and so on; they become those of 0 and 16, 1 and 17.
    private func partNibbles(_ bytes: UnsafeMutableRawBufferPointer) {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { part in
            for block in stride(from: 0, to: bytes.count, by: 17) {
                for index in 0..<8 {
                    let (low, high) = (bytes[block + 1 + index], bytes[block + 9 + index])
                    part[2 * index] = low & 0x0F | high << 4
                    part[2 * index + 1] = low >> 4 | high & 0xF0
                }
                UnsafeMutableRawBufferPointer(rebasing: bytes[block + 1..<block + 17])
                    .copyMemory(from: UnsafeRawBufferPointer(part))
            }
        }
    }
}

/// One tensor of a file whose bytes are rearranged when they are read. Offsets are those of the file; only
/// the tensor's bytes can be read.
///
/// It has no descriptor and no bytes in memory: bytes that are not yet rearranged can be neither copied nor mapped.
final class RearrangedSource: ByteSource {
    private let base: any ByteSource
    private let range: Range<UInt64>
    private let rearrangement: Rearrangement

    /// - Parameter range: the tensor's bytes, which lie in `base` and are whole blocks.
    init(_ base: any ByteSource, _ range: Range<UInt64>, _ rearrangement: Rearrangement) {
        self.base = base
        self.range = range
        self.rearrangement = rearrangement
    }

    var path: String { base.path }
    var size: UInt64 { range.upperBound }
    var fileIdentity: FileIdentity? { base.fileIdentity }
    var isWritable: Bool { base.isWritable && rearrangement.isItsOwnInverse }
    func releaseCaches() { base.releaseCaches() }

    func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try forEachPart(offset, target.count) { (block, part, inside) throws(ParameterError) in
            let bytes = UnsafeMutableRawBufferPointer(rebasing: target[part])
            guard let inside else {
                try base.read(at: block, into: bytes)
                return rearrangement.apply(to: bytes)
            }
            var whole = try base.readBytes(at: block, count: rearrangement.blockSize)
            whole.withUnsafeMutableBytes { rearrangement.apply(to: $0) }
            bytes.copyBytes(from: whole[inside])
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        guard isWritable else {
            throw ParameterError(
                .permissionDenied, "the file is open for reading only", file: path, offset: offset)
        }
        try forEachPart(offset, bytes.count) { (block, part, inside) throws(ParameterError) in
            var whole: [UInt8]
            if let inside {
                whole = try base.readBytes(at: block, count: rearrangement.blockSize)
                whole.withUnsafeMutableBytes { rearrangement.apply(to: $0) }
                whole.replaceSubrange(inside, with: bytes[part])
            } else {
                whole = Array(bytes[part])
            }
            whole.withUnsafeMutableBytes { rearrangement.apply(to: $0) }
            try whole.withBytes { (bytes) throws(ParameterError) in try base.write(bytes, at: block) }
        }
    }

    /// Calls `body` for the parts of a range: whole blocks, or a part of one.
    ///
    /// - Parameter body: takes where a block starts in the file, what part of the range it is about, and
    ///   the bytes of the block that are meant where they are not all.
    private func forEachPart(
        _ offset: UInt64, _ count: Int,
        _ body: (UInt64, Range<Int>, Range<Int>?) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(count))
        guard offset >= range.lowerBound else {
            throw ParameterError(
                .outOfRange, "\(count) bytes at \(offset) lie before the tensor's", file: path, offset: offset
            )
        }
        let size = rearrangement.blockSize
        var done = 0
        while done < count {
            let position = offset + UInt64(done)
            let skipped = Int((position - range.lowerBound) % UInt64(size))
            let left = count - done
            if skipped == 0, left >= size {
                let whole = left - left % size
                try body(position, done..<done + whole, nil)
                done += whole
            } else {
                let length = min(size - skipped, left)
                try body(position - UInt64(skipped), done..<done + length, skipped..<skipped + length)
                done += length
            }
        }
    }
}
