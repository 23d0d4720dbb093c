/// Which registers of one kind are in use.
///
/// Numbers of 64 bits take an even register and the next one.
package struct RegisterFile {
    /// One bit for each register.
    private var words: [UInt64] = []
    /// Words before this one have no free register.
    private var firstFree = 0
    /// Number of registers that there may be.
    package let limit: Int
    /// One more than the largest register that has been in use.
    package private(set) var count = 0

    private static let evenBits: UInt64 = 0x5555_5555_5555_5555

    package init(limit: Int) { self.limit = limit }

    /// Takes the first free register, or pair of registers; nil if there is none.
    ///
    /// Complexity: linear in the number of registers that are in use, divided by 64.
    package mutating func takeFirst(width: Int) -> Int? {
        var word = firstFree
        while true {
            if word == words.count { words.append(0) }
            let used = words[word]
            if used == .max {
                if word == firstFree { firstFree += 1 }
                word += 1
                continue
            }
            let free = width == 2 ? ~used & ~used >> 1 & Self.evenBits : ~used
            if free != 0 {
                let register = word * 64 + free.trailingZeroBitCount
                return take(register, width: width) ? register : nil
            }
            word += 1
        }
    }

    /// Takes a register, or a pair of them, if it is free and in the limit.
    package mutating func take(_ register: Int, width: Int) -> Bool {
        guard register >= 0, register + width <= limit, register.isMultiple(of: width) else { return false }
        let word = register / 64
        while word >= words.count { words.append(0) }
        let mask = mask(register, width)
        guard words[word] & mask == 0 else { return false }
        words[word] |= mask
        count = max(count, register + width)
        return true
    }

    /// Frees a register, or a pair of them.
    package mutating func release(_ register: Int, width: Int) {
        words[register / 64] &= ~mask(register, width)
        firstFree = min(firstFree, register / 64)
    }

    private func mask(_ register: Int, _ width: Int) -> UInt64 {
        (width == 2 ? 3 : 1) << UInt64(register % 64)
    }
}
