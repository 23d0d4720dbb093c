import IREEParams
import Testing

@Suite struct EntryReadingTests {
    private func entry(_ bytes: [UInt8], length: UInt64? = nil, offset: UInt64 = 0) -> ParameterEntry {
        let source = MemorySource(bytes, path: "m")
        return ParameterEntry(
            key: "k", length: length ?? UInt64(bytes.count),
            storage: .file(FileRange(source: source, offset: offset)))
    }

    @Test func readsElements() throws {
        #expect(try entry([0, 0, 0xC0, 0x3F, 0, 0, 0, 0x40]).readElements(as: Float.self) == [1.5, 2])
        #expect(try entry([1, 0, 0xFF, 0xFF]).readElements(as: Int16.self) == [1, -1])
        #expect(try entry([]).readElements(as: Double.self).isEmpty)
        let pattern = try #require(SplatPattern([1, 0]))
        let splat = ParameterEntry(key: "s", length: 6, storage: .splat(pattern))
        #expect(try splat.readElements(as: UInt16.self) == [1, 1, 1])
        #expect(try splat.readBytes() == [1, 0, 1, 0, 1, 0])
    }

    @Test func readsParts() throws {
        var target: [UInt8] = [0, 0]
        try target.withUnsafeMutableBytes { try entry([1, 2, 3, 4]).read(at: 1, into: $0) }
        #expect(target == [2, 3])
        expectError(.outOfRange, "`k`") {
            try target.withUnsafeMutableBytes { try entry([1, 2, 3, 4]).read(at: 3, into: $0) }
        }
    }

    @Test func refusesWhatIsNoWholeNumberOfElements() {
        expectError(.invalidArgument, "3 bytes") { _ = try entry([1, 2, 3]).readElements(as: UInt16.self) }
        expectError(.outOfRange) { _ = try entry([1, 2], length: 8).readElements(as: UInt64.self) }
    }

    @Test func refusesToMakeASplatThatOutgrowsMemory() {
        let splat = ParameterEntry(key: "s", length: 1 << 60, storage: .splat(.zero))
        expectError(.resourceExhausted, "in parts") { _ = try splat.readBytes() }
    }
}
