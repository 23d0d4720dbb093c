import IREEBytecode
import Testing

@testable import IREERuntime

@Suite struct AllocatorTests {
    @Test func countsWhatIsGivenOut() throws {
        let allocator = HALAllocator()
        var a: HALBuffer? = try allocator.allocate(.init(), length: 1000)
        let b = try allocator.allocate(.init(memoryType: .hostLocal), length: 10)
        let part = try a?.subspan(offset: 10, length: 10)
        a = nil
        #expect(allocator.statistics.device.live == 1000)
        withExtendedLifetime(part) {}
        let c = try allocator.allocate(.init(), length: 500)
        withExtendedLifetime((b, c)) {
            #expect(allocator.statistics.host == .init(peak: 10, allocated: 10, freed: 0))
        }
        #expect(allocator.statistics.device.allocated == 1500)
        #expect(allocator.statistics.device.peak >= 1000)
    }

    @Test func freedBytesAreCounted() throws {
        let allocator = HALAllocator()
        for _ in 0..<3 { _ = try allocator.allocate(.init(), length: 100) }
        #expect(allocator.statistics.device == .init(peak: 100, allocated: 300, freed: 300))
        #expect(allocator.statistics.device.live == 0)
    }

    @Test func statisticsReadAsThoseOfTheOfficialTool() {
        var statistics = HALAllocator.Statistics()
        statistics.device = .init(peak: 1024, allocated: 1_234_567_890_123, freed: 1_234_567_889_099)
        #expect(
            "\(statistics)" == """
                  HOST_LOCAL:            0B peak /            0B allocated /            0B freed /            0B live
                DEVICE_LOCAL:         1024B peak / 1234567890123B allocated / 1234567889099B freed /         1024B live

                """)
    }

    @Test(arguments: [0, 1, 100, MemoryBlock.mappedSize - 1, MemoryBlock.mappedSize, 9 << 20])
    func memoryIsZeroAndAligned(length: Int) throws {
        let allocator = HALAllocator()
        for _ in 0..<3 {
            let buffer = try allocator.allocate(.init(), length: length)
            #expect(buffer.length == length)
            let bytes = try buffer.writableBytes(at: 0, length: UInt64(length))
            for index in stride(from: 0, to: length, by: 61) where bytes[index] != 0 {
                Issue.record("byte \(index) is not zero")
            }
            #expect(Int(bitPattern: bytes.baseAddress) % HALBuffer.alignment == 0)
            bytes.initializeMemory(as: UInt8.self, repeating: 0xFF)
        }
    }

    /// A buffer that takes seconds to fill, made so often that anybody would notice if it were.
    @Test func largeBuffersCostNothingBeforeTheyAreTouched() throws {
        for _ in 0..<1000 {
            let buffer = try HALAllocator().allocate(.init(), length: 1 << 30)
            #expect(Array(try buffer.bytes(at: 1 << 29, length: 2)) == [0, 0])
        }
        #expect(throws: VMError.self) { try HALAllocator().allocate(.init(), length: 1 << 62) }
    }

    @Test func transientMemoryIsUsedAgain() throws {
        let device = HALDevice.localSync()
        func address(_ length: Int) throws -> UnsafeRawPointer? {
            let buffer = try device.alloca(wait: .reached, signal: .unsignaled(), .init(), length: length)
            return try buffer.bytes(at: 0, length: 1).baseAddress
        }
        let first = try address(1_000_000)
        #expect(try address(990_000) == first)
        #expect(try address(2_000_000) != first)
        #expect(try address(1_000_000) == first)
        device.allocator.trim()
    }

    @Test(arguments: [1 << 20, 64 << 20])
    func allBuffersAreKeptForTheNext(length: Int) throws {
        let cache = MemoryCache(limit: .max)
        let allocator = HALAllocator(cache: cache)
        _ = try allocator.allocate(.init(), length: length)
        #expect(cache.size == MemoryCache.rounded(length))
        _ = try allocator.allocateTransient(.init(), length: length)
        #expect(cache.size == MemoryCache.rounded(length))
    }

    @Test func cachesKeepNoMoreThanTheyMay() throws {
        let cache = MemoryCache(limit: 150_000)
        let blocks = try (0..<4).map { _ in try cache.take(50_000) }
        #expect(blocks.allSatisfy { $0.size == MemoryCache.rounded(50_000) })
        for block in blocks { cache.give(block) }
        #expect(cache.size == 2 * MemoryCache.rounded(50_000))
        cache.trim()
        #expect(cache.size == 0)
    }

    @Test(arguments: [(0, 64), (1, 64), (64, 64), (65, 128), (1000, 1024), (1025, 1152), (1 << 20, 1 << 20)])
    func sizesAreRounded(size: Int, expected: Int) {
        #expect(MemoryCache.rounded(size) == expected)
    }

    @Test func importsAreNotCopied() throws {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 1)
        nonisolated(unsafe) let owned = memory
        let allocator = HALAllocator()
        let buffer = try allocator.importMemory(memory, .init(), isReadOnly: true) { owned.deallocate() }
        #expect(try buffer.bytes(at: 0, length: 16).baseAddress == UnsafeRawPointer(memory.baseAddress))
        #expect(code { _ = try buffer.writableBytes(at: 0, length: 1) } == .permissionDenied)
        #expect(allocator.statistics.device.allocated == 0)
    }

    @Test(
        arguments: [
            (48, 3075, 0xC07), (48, 3, 0x407), (48, 0x800, 0x807), (48, 0, 7), (0x46, 3075, 7),
        ] as [(UInt32, UInt32, UInt32)])
    func compatibility(memoryType: UInt32, usage: UInt32, expected: UInt32) {
        #expect(
            HALAllocator().compatibility(
                .init(memoryType: HALMemoryType(rawValue: memoryType), usage: HALBufferUsage(rawValue: usage))
            ).rawValue == expected)
    }

    @Test func programsCountWhoReliesOnAnAllocation() throws {
        let buffer = try HALBuffer(length: 16)
        let part = try buffer.subspan(offset: 4, length: 4)
        #expect(part.isAllocationTerminal)
        part.preserveAllocation()
        #expect(!buffer.isAllocationTerminal)
        #expect(!buffer.discardAllocation())
        #expect(part.isAllocationTerminal)
        #expect(part.discardAllocation())
    }
}
