/// SipHash-2-4 of `bytes` under the key whose bytes are 0, 1, 2 up to 15.
///
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF"; the key is that of its test vectors.
struct SipHash {
    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = SipHash()
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            state.take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for (index, byte) in bytes[whole...].enumerated() { last |= UInt64(byte) << UInt64(8 * index) }
        state.take(last)
        return state.finish()
    }

    private static let keys: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)

    private var v0 = keys.0 ^ 0x736f_6d65_7073_6575
    private var v1 = keys.1 ^ 0x646f_7261_6e64_6f6d
    private var v2 = keys.0 ^ 0x6c79_6765_6e65_7261
    private var v3 = keys.1 ^ 0x7465_6462_7974_6573

    private mutating func take(_ word: UInt64) {
        v3 ^= word
        rounds(2)
        v0 ^= word
    }

    private mutating func finish() -> UInt64 {
        v2 ^= 0xFF
        rounds(4)
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func rounds(_ count: Int) {
        for _ in 0..<count {
            v0 &+= v1
            v1 = rotate(v1, 13) ^ v0
            v0 = rotate(v0, 32)
            v2 &+= v3
            v3 = rotate(v3, 16) ^ v2
            v0 &+= v3
            v3 = rotate(v3, 21) ^ v0
            v2 &+= v1
            v1 = rotate(v1, 17) ^ v2
            v2 = rotate(v2, 32)
        }
    }

    private func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        value << bits | value >> (64 - bits)
    }
}
