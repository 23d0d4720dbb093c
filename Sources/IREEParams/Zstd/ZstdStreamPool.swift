import IREEPlatform

/// Reads frames that are too long to be unpacked in one piece.
///
/// Such a frame can be read only from its start on, so going backwards costs unpacking it again up to
/// there. A few streams at different places, and the pages that they unpacked last, let
/// several readers go through a file at the same time without sending each other back.
final class ZstdStreamPool: Sendable {
    private let source: any ByteSource
    private let cache: FrameCache
    private let slots = Monitor<[Slot]>([])

    /// A stream and where it stands. The lock guards everything except the busy stream itself.
    private final class Slot: @unchecked Sendable {
        /// Created by the first use of the slot.
        var stream: ZstdStream?
        var frame = -1
        var nextPage: UInt64 = 0
        var pageCount: UInt64 = 0
        var window: UInt64 = 0
        var isBusy = true

        var isDone: Bool { nextPage == pageCount }

        func canReach(_ key: FrameCache.Key) -> Bool { frame == key.frame && nextPage <= key.page }
    }

    private enum Choice {
        case found(HeapBuffer)
        /// A slot that is now busy for the caller, wherever it stands.
        case use(Slot)
    }

    init(_ source: any ByteSource, cache: FrameCache) {
        self.source = source
        self.cache = cache
    }

    /// The bytes of one page of `frame`: 1 MiB, or what is left at the end.
    func page(_ key: FrameCache.Key, of frame: ZstdFrame) throws(ParameterError) -> HeapBuffer {
        let choice = slots.wait { slots in self.choose(key, among: &slots) }
        let slot: Slot
        switch choice {
        case .found(let buffer): return buffer
        case .use(let chosen): slot = chosen
        }
        do throws(ParameterError) {
            let stream = try open(slot)
            if !slot.canReach(key) { try start(slot, stream, frame, at: key.frame) }
            let buffer = try advance(slot, stream, to: key, in: frame)
            slots.update { _ in slot.isBusy = false }
            return buffer
        } catch {
            slots.update { slots in slots.removeAll { $0 === slot } }
            throw error
        }
    }

    private func choose(_ key: FrameCache.Key, among slots: inout [Slot]) -> Choice? {
        if let buffer = cache.find(key) { return .found(buffer) }
        let reaching = slots.filter { $0.canReach(key) }
        if let best = reaching.filter({ !$0.isBusy }).max(by: { $0.nextPage < $1.nextPage }) {
            best.isBusy = true
            return .use(best)
        }
        // One that comes past here is worth waiting for.
        guard reaching.isEmpty else { return nil }
        let idle = slots.filter { !$0.isBusy }
        // Two windows of the largest size allowed, or four of a common one.
        let limit = slots.contains { $0.window > ZstdLimits.window / 2 } ? 2 : 4
        if let slot = idle.first(where: \.isDone) ?? (slots.count < limit ? nil : idle.first) {
            slot.isBusy = true
            return .use(slot)
        }
        guard slots.count < limit else { return nil }
        let slot = Slot()
        slots.append(slot)
        return .use(slot)
    }

    private func open(_ slot: Slot) throws(ParameterError) -> ZstdStream {
        if let stream = slot.stream { return stream }
        let stream = try ZstdStream(source)
        slot.stream = stream
        return stream
    }

    private func start(
        _ slot: Slot, _ stream: ZstdStream, _ frame: ZstdFrame, at index: Int
    ) throws(ParameterError) {
        let window = try stream.start(frame)
        slots.update { _ in
            slot.frame = index
            slot.nextPage = 0
            slot.pageCount = (frame.size - 1) / ZstdLimits.streamPage + 1
            slot.window = window
        }
    }

    /// Unpacks the pages up to the one that is wanted, and keeps all of them: others may be near.
    private func advance(
        _ slot: Slot, _ stream: ZstdStream, to key: FrameCache.Key, in frame: ZstdFrame
    ) throws(ParameterError) -> HeapBuffer {
        while true {
            let page = slot.nextPage
            let start = page * ZstdLimits.streamPage
            let count = Int(min(ZstdLimits.streamPage, frame.size - start))
            let buffer = try HeapBuffer.allocate(count: count, file: source.path)
            try stream.read(into: buffer.bytes)
            if page + 1 == slot.pageCount { try stream.finish() }
            cache.insert(buffer, at: FrameCache.Key(frame: key.frame, page: page))
            slots.update { _ in slot.nextPage = page + 1 }
            if page == key.page { return buffer }
        }
    }
}
