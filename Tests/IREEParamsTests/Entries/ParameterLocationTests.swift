import Testing

@testable import IREEParams

@Suite struct ParameterLocationTests {
    private let source = MemorySource(Array(0..<100))

    private func file(_ offset: UInt64, _ length: UInt64) -> ParameterLocation {
        .file(FileRange(source: source, offset: offset), length: length)
    }

    private func bytes(_ location: ParameterLocation) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0xEE, count: Int(location.length))
        try bytes.withUnsafeMutableBytes { try location.read(into: $0) }
        return bytes
    }

    @Test func partsReadTheSameBytes() throws {
        let pattern = try #require(SplatPattern([1, 2, 3, 4]))
        for whole in [file(10, 20), .splat(pattern, phase: 3, length: 20)] {
            let all = try bytes(whole)
            for start in 0..<20 {
                for length in 0...(20 - start) {
                    let part = whole.part(UInt64(start), length: UInt64(length))
                    #expect(try bytes(part) == Array(all[start..<start + length]))
                }
            }
        }
    }

    @Test func neighborsAreJoined() throws {
        func joined(_ first: ParameterLocation, _ next: ParameterLocation) -> ParameterLocation? {
            var placed = PlacedLocation(first, at: 100)
            return placed.join(next, at: 100 + first.length) ? placed.location : nil
        }
        let both = try #require(joined(file(10, 5), file(15, 7)))
        #expect(both.length == 12)
        #expect(try bytes(both) == Array(10..<22))
        #expect(joined(file(10, 5), file(16, 7)) == nil)
        #expect(joined(file(10, 5), .splat(.zero, phase: 0, length: 1)) == nil)
        let other = FileRange(source: MemorySource([1, 2, 3]), offset: 2)
        #expect(joined(file(0, 2), .file(other, length: 1)) == nil)
    }

    @Test func placesAreJoinedWhereTheyAreNeighborsToo() {
        var first = PlacedLocation(file(0, 4), at: 100)
        let isJoinedWithAGap = first.join(file(4, 4), at: 108)
        #expect(!isJoinedWithAGap)
        #expect(first.length == 4)
        let isJoined = first.join(file(4, 4), at: 104)
        #expect(isJoined)
        #expect(first.length == 8)
    }
}
