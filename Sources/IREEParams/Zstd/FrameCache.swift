import IREEPlatform

/// Unpacked pieces of a compressed file, kept for later reads.
///
/// A piece is asked for by one thread and unpacked once: others that want it wait, and pieces that
/// differ are unpacked at the same time. The least recently used ones go when there are too many
/// bytes. A reader that still copies from one keeps it alive.
final class FrameCache: Sendable {
    /// A whole frame, or a page of a streamed one.
    struct Key: Hashable {
        var frame: Int
        var page: UInt64 = 0
    }

    private enum Entry {
        case loading
        case ready(HeapBuffer, lastUse: UInt64)
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var byteCount = 0
        var clock: UInt64 = 0
    }

    private enum Claim {
        case found(HeapBuffer)
        /// The piece is not there: the caller is to make it.
        case mine
    }

    /// Finding the oldest piece looks at all: with frames so small that more would fit, unpacking one
    /// again is cheap.
    private static let maximumCount = 64

    private let capacity: Int
    private let state = Monitor(State())

    /// A cache of at most `capacity` bytes, or of one piece if that is larger.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The piece at `key` if it is there.
    func find(_ key: Key) -> HeapBuffer? {
        state.update { state in Self.touch(key, &state) }
    }

    /// The piece at `key`; `load` makes it if it is not there. A failed load is not remembered.
    func piece(
        _ key: Key, load: () throws(ParameterError) -> HeapBuffer
    ) throws(ParameterError) -> HeapBuffer {
        let claim: Claim = state.wait { state in
            if let buffer = Self.touch(key, &state) { return .found(buffer) }
            guard state.entries[key] == nil else { return nil }
            state.entries[key] = .loading
            return .mine
        }
        if case .found(let buffer) = claim { return buffer }
        do throws(ParameterError) {
            let buffer = try load()
            insert(buffer, at: key)
            return buffer
        } catch {
            state.update { _ = $0.entries.removeValue(forKey: key) }
            throw error
        }
    }

    /// Keeps `buffer` as the piece at `key`.
    func insert(_ buffer: HeapBuffer, at key: Key) {
        let capacity = capacity
        state.update { state in
            if case .ready(let old, _) = state.entries[key] { state.byteCount -= old.count }
            state.clock += 1
            state.entries[key] = .ready(buffer, lastUse: state.clock)
            state.byteCount += buffer.count
            while state.byteCount > capacity || state.entries.count > Self.maximumCount,
                let oldest = Self.oldest(state, except: key)
            {
                if case .ready(let old, _) = state.entries.removeValue(forKey: oldest) {
                    state.byteCount -= old.count
                }
            }
        }
    }

    private static func touch(_ key: Key, _ state: inout State) -> HeapBuffer? {
        guard case .ready(let buffer, _) = state.entries[key] else { return nil }
        state.clock += 1
        state.entries[key] = .ready(buffer, lastUse: state.clock)
        return buffer
    }

    private static func oldest(_ state: State, except kept: Key) -> Key? {
        var oldest: (key: Key, use: UInt64)?
        for (key, entry) in state.entries where key != kept {
            guard case .ready(_, let use) = entry else { continue }
            if use < oldest?.use ?? .max { oldest = (key, use) }
        }
        return oldest?.key
    }
}
