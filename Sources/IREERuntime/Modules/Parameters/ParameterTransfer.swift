import IREEBytecode
import IREEParams

/// Reads from files, and splats, that go to places in buffers, in pieces that threads share.
struct ParameterTransfer: Sendable {
    private var items: [Item] = []

    private struct Item: Sendable {
        var location: ParameterLocation
        var target: HALBuffer
        var offset: UInt64
    }

    /// Large enough that starting one costs nothing, small enough that threads share the work.
    private static let chunkSize: UInt64 = 4 << 20
    /// So many small items are one piece of work.
    private static let batchCount = 64
    /// From so many pieces on threads that are started for them pay.
    private static let manyBatches = 16
    /// More threads than these wait for each other in the system.
    private static let threads = 4

    var isEmpty: Bool { items.isEmpty }

    /// Adds what is to be read. Where it goes on where the last one ends, in the file and in the buffer,
    /// the two become one.
    mutating func append(_ location: ParameterLocation, to target: HALBuffer, at offset: UInt64) {
        guard location.length > 0 else { return }
        if let last = items.last, last.target === target, last.offset + last.location.length == offset,
            let joined = last.location.joined(with: location)
        {
            items[items.count - 1].location = joined
        } else {
            items.append(Item(location: location, target: target, offset: offset))
        }
    }

    func run(on queue: any HALQueue) throws(VMError) {
        // All places are checked before the first byte is moved.
        for item in items { _ = try item.target.writableBytes(at: item.offset, length: item.location.length) }
        let batches = batches()
        let run: @Sendable (Int) throws(VMError) -> Void = { (index) throws(VMError) in
            for item in batches[index] { try Self.move(item) }
        }
        if queue is HALSynchronousQueue, batches.count >= Self.manyBatches {
            // Kernels have the calling thread to themselves, but much of a large read is the system's work:
            // finding pages for fresh memory takes longer than the copy.
            try parallel(count: batches.count, threads: min(processorCount, Self.threads), body: run)
        } else {
            try queue.forEach(below: batches.count, run)
        }
    }

    /// Pieces of about the same size.
    private func batches() -> [[Item]] {
        var batches: [[Item]] = []
        var batch: [Item] = []
        var size: UInt64 = 0
        for item in items {
            var start: UInt64 = 0
            while start < item.location.length {
                let length = min(item.location.length - start, Self.chunkSize)
                batch.append(
                    Item(
                        location: item.location.part(start, length), target: item.target,
                        offset: item.offset + start))
                start += length
                size += length
                if size >= Self.chunkSize || batch.count >= Self.batchCount {
                    batches.append(batch)
                    batch = []
                    size = 0
                }
            }
        }
        if !batch.isEmpty { batches.append(batch) }
        return batches
    }

    private static func move(_ item: Item) throws(VMError) {
        let place = try item.target.writableBytes(at: item.offset, length: item.location.length)
        switch item.location {
        case .splat(let pattern, let phase, _): pattern.fill(place, from: phase)
        case .file(let range, _):
            do throws(ParameterError) {
                try range.source.read(at: range.offset, into: place)
            } catch {
                throw VMError(error)
            }
        }
    }
}

extension ParameterLocation {
    /// A range that lies inside.
    fileprivate func part(_ start: UInt64, _ length: UInt64) -> ParameterLocation {
        switch self {
        case .file(let range, _):
            .file(FileRange(source: range.source, offset: range.offset + start), length: length)
        case .splat(let pattern, let phase, _):
            .splat(pattern, phase: (phase + start) % UInt64(pattern.bytes.count), length: length)
        }
    }

    fileprivate func joined(with next: ParameterLocation) -> ParameterLocation? {
        guard case .file(let range, let length) = self, case .file(let nextRange, let nextLength) = next,
            range.source === nextRange.source, range.offset + length == nextRange.offset
        else { return nil }
        return .file(range, length: length + nextLength)
    }
}
