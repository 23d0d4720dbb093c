/// Finds the position of a key in a list that the caller keeps: open addressing over the
/// positions, with 32 bits of each key's hash beside it.
///
/// A `Dictionary` would hash every key again each time it grows, and hold every key twice; with
/// 100,000 keys that is most of the time that opening a file takes.
///
/// Invariants: `slots.count` is a power of two and at least twice `count`; a slot is 0 where it is
/// free, else the hash in its upper half and 1 + a position in its lower.
struct KeyTable: Sendable {
    private var slots = [UInt64](repeating: 0, count: 16)
    /// The number of keys.
    private(set) var count = 0

    /// The largest number of keys.
    static let maximumCount = Int(UInt32.max / 2)

    mutating func reserveCapacity(_ capacity: Int) {
        guard capacity <= Self.maximumCount else { return }
        var size = slots.count
        while size < capacity * 2 { size *= 2 }
        if size > slots.count { rebuild(size) }
    }

    /// The position of `wanted`, or `nil`. O(1).
    ///
    /// - Parameter key: gives the key at a position.
    func find(_ wanted: ParameterKey, key: (Int) -> ParameterKey) -> Int? {
        guard case .found(let position) = search(Self.hash(wanted), isEqual: { key($0) == wanted }) else {
            return nil
        }
        return position
    }

    /// Adds `new` as the key of the next position, or tells the position it has already.
    mutating func insert(_ new: ParameterKey, key: (Int) -> ParameterKey) -> Int? {
        reserveCapacity(count + 1)
        return insert(Self.hash(new)) { key($0) == new }
    }

    /// Adds the keys of the next positions, whose hashes these are, up to the first that is there already.
    ///
    /// The hashes are computed before the first access to the table, so that the processor waits for several
    /// slots at once: a large table is in no cache.
    ///
    /// - Parameter key: gives the key at a position, those of the new ones too.
    /// - Returns: the position of the key that the next one repeats, or `nil` if all have been added.
    mutating func insert(_ hashes: UnsafeBufferPointer<UInt32>, key: (Int) -> ParameterKey) -> Int? {
        reserveCapacity(count + hashes.count)
        for hash in hashes {
            let next = count
            if let position = insert(hash, isEqual: { key($0) == key(next) }) { return position }
        }
        return nil
    }

    private mutating func insert(_ hash: UInt32, isEqual: (Int) -> Bool) -> Int? {
        switch search(hash, isEqual: isEqual) {
        case .found(let position): return position
        case .free(let slot):
            count += 1
            slots[slot] = UInt64(hash) << 32 | UInt64(count)
            return nil
        }
    }

    private enum Search {
        case found(Int)
        case free(Int)
    }

    /// Seeded anew in each process: no file can be made whose keys all collide.
    static func hash(_ key: ParameterKey) -> UInt32 {
        UInt32(truncatingIfNeeded: key.hashValue)
    }

    private func search(_ hash: UInt32, isEqual: (Int) -> Bool) -> Search {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let content = slots[slot]
            guard content != 0 else { return .free(slot) }
            if UInt32(truncatingIfNeeded: content >> 32) == hash {
                let position = Int(content & 0xFFFF_FFFF) - 1
                if isEqual(position) { return .found(position) }
            }
            slot = (slot + 1) & mask
        }
    }

    private mutating func rebuild(_ size: Int) {
        let old = slots
        slots = [UInt64](repeating: 0, count: size)
        let mask = size - 1
        for content in old where content != 0 {
            var slot = Int(content >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = content
        }
    }
}
