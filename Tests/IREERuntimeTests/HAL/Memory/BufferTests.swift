import IREEBytecode
import IREEPlatform
import Testing

@testable import IREERuntime

@Suite struct BufferTests {
    @Test func fillsCopiesAndUpdatesWithinItsBounds() throws {
        let buffer = try HALBuffer(length: 16)
        try buffer.fill(at: 4, length: 8, pattern: 0xAABBCCDD, patternLength: 4)
        #expect(Array(try buffer.bytes(at: 2, length: 8)) == [0, 0, 0xDD, 0xCC, 0xBB, 0xAA, 0xDD, 0xCC])
        let part = try buffer.subspan(offset: 4, length: 8)
        #expect(part.offset == 4)
        try part.copy(from: buffer, sourceOffset: 0, to: 4, length: 4)
        #expect(Array(try buffer.bytes(at: 4, length: 8)) == [0xDD, 0xCC, 0xBB, 0xAA, 0, 0, 0, 0])
        try [1 as UInt8, 2].withUnsafeBytes { try part.update(at: 6, from: $0) }
        #expect(Array(try buffer.bytes(at: 10, length: 2)) == [1, 2])
        #expect(UInt(bitPattern: try buffer.bytes(at: 0, length: 0).baseAddress) % 64 == 0)
    }

    @Test(arguments: [(17, 0), (0, 17), (16, 1), (.max, 2), (1, .max)] as [(UInt64, UInt64)])
    func refusesRangesBeyondIt(offset: UInt64, length: UInt64) throws {
        let buffer = try HALBuffer(length: 16)
        #expect(throws: VMError.self) { try buffer.subspan(offset: offset, length: length) }
        #expect(throws: VMError.self) { try buffer.writableBytes(at: offset, length: length) }
        #expect(throws: VMError.self) {
            try buffer.copy(from: buffer, sourceOffset: offset, to: 0, length: length)
        }
    }

    @Test func refusesOddFills() throws {
        let buffer = try HALBuffer(length: 16)
        #expect(throws: VMError.self) { try buffer.fill(at: 2, length: 4, pattern: 0, patternLength: 4) }
        #expect(throws: VMError.self) { try buffer.fill(at: 0, length: 6, pattern: 0, patternLength: 4) }
        #expect(throws: VMError.self) { try buffer.fill(at: 0, length: 6, pattern: 0, patternLength: 3) }
    }

    @Test func partsKeepImportedMemoryAlive() throws {
        let released = Protected(false)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
        memory.initializeMemory(as: UInt8.self, repeating: 7)
        defer { memory.deallocate() }
        var whole: HALBuffer? = HALBuffer(importing: memory, parameters: .init(access: .read)) {
            released.withLock { $0 = true }
        }
        var part = try whole?.subspan(offset: 2, length: 2)
        whole = nil
        #expect(!released.withLock { $0 })
        #expect(Array(try #require(part).bytes(at: 0, length: 2)) == [7, 7])
        #expect(throws: VMError(.permissionDenied, "the buffer's memory may only be read")) {
            try part?.writableBytes(at: 0, length: 1)
        }
        part = nil
        #expect(released.withLock { $0 })
    }
}
