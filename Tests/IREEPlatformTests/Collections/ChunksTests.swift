import Testing

@testable import IREEPlatform

@Suite struct ChunksTests {
    @Test(
        arguments: [
            (0, 4, []), (3, 4, [3]), (4, 4, [4]), (9, 4, [4, 4, 1]), (2, 0, [1, 1]),
        ] as [(UInt64, UInt64, [UInt64])])
    func coverAllBytesInOrder(total: UInt64, size: UInt64, lengths: [UInt64]) {
        let chunks = Chunks(of: total, size: size)
        #expect(chunks.map(\.length) == lengths)
        var end: UInt64 = 0
        for chunk in chunks {
            #expect(chunk.start == end)
            end += chunk.length
        }
        #expect(end == total)
    }
}
