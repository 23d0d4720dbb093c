import IREEBytecode
import IREEPlatform

/// Callbacks for values of a timeline, in the order of the values.
///
/// Long chains of operations hang on one timeline: adding the latest and taking the first cost the same
/// however many there are.
struct SemaphoreCallbacks: Sendable {
    struct Callback: Sendable {
        var identity: Int
        var value: UInt64
        var call: @Sendable (VMError?) -> Void
    }

    private var callbacks = Line<Callback>()
    private var lastIdentity = 0

    /// - Returns: what the callback can be removed by.
    mutating func add(_ value: UInt64, _ call: @escaping @Sendable (VMError?) -> Void) -> Int {
        lastIdentity += 1
        var place = callbacks.count
        while place > 0, let before = callbacks[place - 1], before.value > value { place -= 1 }
        callbacks.insert(Callback(identity: lastIdentity, value: value, call: call), at: place)
        return lastIdentity
    }

    mutating func remove(_ identity: Int) {
        if let index = (0..<callbacks.count).first(where: { callbacks[$0]?.identity == identity }) {
            callbacks.remove(at: index)
        }
    }

    /// Takes those out that are to be called when `value` is reached.
    mutating func take(upTo value: UInt64) -> [Callback] {
        var taken: [Callback] = []
        while !callbacks.isEmpty, let first = callbacks[0], first.value <= value {
            taken.append(first)
            _ = callbacks.popFirst()
        }
        return taken
    }
}
