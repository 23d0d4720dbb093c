import IREEBytecode
import IREEParams
import IREEPlatform

/// Reads from files, and splats, that go to places in buffers, in pieces that threads share.
struct ParameterTransfer: Sendable {
    private var items: [Item] = []

    fileprivate struct Item: Sendable {
        var placed: PlacedLocation
        var target: HALBuffer
    }

    /// So many small items are one piece of work.
    private static let batchCount = 64
    /// From so many pieces on threads that are started for them pay.
    private static let manyBatches = 16
    /// More threads than these wait for each other in the system.
    private static let threads = 4

    var isEmpty: Bool { items.isEmpty }

    /// Adds what is to be read. Where it continues the last one, in the file and in the buffer, the two become one.
    mutating func append(_ location: ParameterLocation, to target: HALBuffer, at offset: UInt64) {
        guard location.length > 0 else { return }
        let last = items.count - 1
        if last >= 0, items[last].target === target, items[last].placed.join(location, at: offset) { return }
        items.append(Item(placed: PlacedLocation(location, at: offset), target: target))
    }

    func run(on queue: any HALHostLoops) throws(VMError) {
        // All places are checked before the first byte is moved.
        for item in items { try item.check() }
        let batches = batches()
        let run: @Sendable (Int) throws(VMError) -> Void = { (index) throws(VMError) in
            for item in batches[index] { try Self.move(item) }
        }
        if queue.isSynchronous, batches.count >= Self.manyBatches {
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
            for chunk in Chunks(of: item.placed.length) {
                batch.append(item.part(chunk))
                size += chunk.length
                if size >= Chunks.transferSize || batch.count >= Self.batchCount {
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
        let place = try item.map()
        do throws(ParameterError) {
            try item.placed.location.read(into: place.bytes)
        } catch {
            throw VMError(error)
        }
        try place.flush()
    }
}

extension ParameterTransfer.Item {
    /// Checks the place in the buffer.
    fileprivate func check() throws(VMError) {
        guard target.parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        try target.storage.check()
        _ = try target.checkedRange(placed.bufferOffset, placed.length)
    }

    /// The place in the buffer.
    fileprivate func map() throws(VMError) -> HALMapping {
        try target.map(at: placed.bufferOffset, length: placed.length, .discardWrite)
    }

    fileprivate func part(_ chunk: Chunks.Chunk) -> Self {
        Self(
            placed: PlacedLocation(
                placed.location.part(chunk.start, length: chunk.length), at: placed.bufferOffset + chunk.start
            ),
            target: target)
    }
}
