import IREEBytecode

/// Who is to be called when a timeline reaches a value, in the order of the values.
///
/// Long chains of operations hang on one timeline: adding the latest and taking the first cost the same
/// however many there are.
struct SemaphoreCallbacks: Sendable {
    struct Callback: Sendable {
        var identity: Int
        var value: UInt64
        var call: @Sendable (VMError?) -> Void
    }

    private var callbacks: [Callback] = []
    /// The first of `callbacks` that has not been taken.
    private var first = 0
    private var lastIdentity = 0

    /// - Returns: what the callback can be removed by.
    mutating func add(_ value: UInt64, _ call: @escaping @Sendable (VMError?) -> Void) -> Int {
        lastIdentity += 1
        var place = callbacks.count
        while place > first, callbacks[place - 1].value > value { place -= 1 }
        callbacks.insert(Callback(identity: lastIdentity, value: value, call: call), at: place)
        return lastIdentity
    }

    mutating func remove(_ identity: Int) {
        if let index = callbacks[first...].firstIndex(where: { $0.identity == identity }) {
            callbacks.remove(at: index)
        }
    }

    /// Takes those out that are to be called when `value` is reached.
    mutating func take(upTo value: UInt64) -> [Callback] {
        var end = first
        while end < callbacks.count, callbacks[end].value <= value { end += 1 }
        guard end > first else { return [] }
        let taken = Array(callbacks[first..<end])
        first = end
        if first == callbacks.count {
            callbacks.removeAll(keepingCapacity: true)
            first = 0
        } else if first > 64, first * 2 > callbacks.count {
            callbacks.removeFirst(first)
            first = 0
        }
        return taken
    }
}
