import Foundation
import IREEBytecode
import IREEParams
import Testing

@testable import IREERuntime

@Suite struct DeviceTests {
    @Test func answersQuestionsAsTheOfficialDevicesDo() {
        let sync = HALDevice.localSync()
        let task = HALDevice.localTask(threadCount: 3)
        let format = "embedded-elf-\(architecture)"
        let cases: [(String, String, Int64?, Int64?)] = [
            ("hal.device.id", "local*", 1, 1), ("hal.device.id", "local-task", 0, 1),
            ("hal.device.id", "local-????", 1, 1), ("hal.device.id", "vulkan*", 0, 0),
            ("hal.executable.format", format, 1, 1), ("hal.executable.format", "vulkan-spirv-fb", 0, 0),
            ("hal.executable.format", "embedded-elf-mips", 0, 0), ("hal.device", "concurrency", 1, 1),
            ("hal.dispatch", "concurrency", 1, 3), ("hal.device", "unknown", nil, nil),
            ("hal.cpu", "unknown", nil, nil), ("unknown", "concurrency", nil, nil),
        ]
        for (category, key, ofSync, ofTask) in cases {
            #expect(sync.query(category: category, key: key) == ofSync, "\(category) \(key)")
            #expect(task.query(category: category, key: key) == ofTask, "\(category) \(key)")
        }
        #if arch(x86_64)
            #expect(sync.query(category: "hal.cpu", key: "sse3") == 1)
        #endif
    }

    @Test(arguments: [
        ("local-sync", "local*", true), ("local-sync", "*", true), ("", "*", true), ("", "", true),
        ("", "?", false), ("local-sync", "*sync", true), ("local-sync", "l*l*s*c", true),
        ("local-sync", "local", false), ("local-sync", "local-syn?", true),
        ("local-sync", "local-sync?", false),
        ("local-sync", "*a*a*", false), ("aab", "*ab", true), ("local-sync", "**?*sync**", true),
    ])
    func patterns(text: String, pattern: String, expected: Bool) {
        #expect(text.matches(wildcards: pattern) == expected)
    }

    @Test(arguments: TestDevice.allCases) func operationsFollowTheirFences(_ test: TestDevice) throws {
        let device = test.device
        let timeline = HALSemaphore()
        func point(_ value: UInt64) -> HALFence { HALFence([.init(timeline, value)]) }
        let length = 1 << 16
        let a = try device.alloca(wait: .reached, signal: point(1), .init(), length: length)
        let b = try device.alloca(wait: point(1), signal: point(2), .init(), length: length)
        device.fill(wait: point(2), signal: point(3), .init(a), pattern: 0x0102, patternLength: 2)
        device.copy(wait: point(3), signal: point(4), from: .init(a), to: .init(b))
        [9 as UInt8, 8].withUnsafeBytes {
            device.update(wait: point(4), signal: point(5), $0, to: .init(b, offset: 10, length: 2))
        }
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: length + 8, alignment: 8)
        defer { target.deallocate() }
        target.initializeMemory(as: UInt8.self, repeating: 0)
        let file = HALFile(memory: target, access: [.read, .write], owner: nil)
        device.write(wait: point(5), signal: point(6), from: .init(b), to: file, at: 8)
        device.read(
            wait: point(6), signal: point(7), from: file, at: 8 + 8, to: .init(a, offset: 0, length: 8))
        device.barrier(wait: point(7), signal: point(8))
        try point(8).wait()
        #expect(Array(target[0..<10]) == [0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
        #expect(try a.contents(at: 0, length: 10) == [2, 1, 9, 8, 2, 1, 2, 1, 2, 1])
        device.dealloca(wait: point(8), signal: point(9), a)
        device.dealloca(wait: point(8), signal: point(10), b.storage === a.storage ? a : b)
        try point(10).wait()
        #expect(code { _ = try a.contents(at: 0, length: 1) } == .failedPrecondition)
        #expect(device.allocator.statistics.device.live == 2 * length)
    }

    @Test(arguments: TestDevice.allCases) func operationsWaitForAFenceOfTheHost(_ test: TestDevice) throws {
        let device = test.device
        let buffer = try device.words([0, 0])
        let (gate, first, second) = (HALFence.unsignaled(), HALFence.unsignaled(), HALFence.unsignaled())
        device.copy(
            wait: first, signal: second, from: .init(buffer, length: 4), to: .init(buffer, offset: 4))
        device.fill(wait: gate, signal: first, .init(buffer, length: 4), pattern: 3, patternLength: 4)
        #expect(first.status == .pending)
        #expect(try buffer.words() == [0, 0])
        try gate.signal()
        try second.wait()
        #expect(first.status == .reached)
        #expect(try buffer.words() == [3, 3])
    }

    /// A chain that hangs on the host is not as deep on the stack as it is long.
    @Test(arguments: TestDevice.allCases) func longChainsEnd(_ test: TestDevice) throws {
        let device = test.device
        let timeline = HALSemaphore()
        let count: UInt64 = 20_000
        for step in 1...count {
            device.barrier(
                wait: HALFence([.init(timeline, step)]), signal: HALFence([.init(timeline, step + 1)]))
        }
        try timeline.signal(1)
        try timeline.wait(for: count + 1)
    }

    @Test(arguments: TestDevice.allCases) func failuresTravelToWhoeverWaits(_ test: TestDevice) throws {
        let device = test.device
        let buffer = try device.words([1, 2])
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
        defer { memory.deallocate() }
        let readOnly = try device.allocator.importMemory(memory, .init(), isReadOnly: true) {}
        let file = HALFile(memory: memory, access: .read, owner: nil)
        let source = try HALFile(MemorySource([1, 2, 3, 4], path: "weights.bin"))
        typealias Operation = (HALFence) throws -> Void
        let cases: [(StatusCode, Operation)] = [
            (
                .outOfRange,
                {
                    device.fill(
                        wait: .reached, signal: $0, .init(buffer, offset: 8, length: 1), pattern: 0,
                        patternLength: 1)
                }
            ),
            (
                .invalidArgument,
                { device.fill(wait: .reached, signal: $0, .init(buffer), pattern: 0, patternLength: 5) }
            ),
            (
                .permissionDenied,
                { device.copy(wait: .reached, signal: $0, from: .init(buffer), to: .init(readOnly)) }
            ),
            (
                .invalidArgument,
                {
                    device.copy(
                        wait: .reached, signal: $0, from: .init(buffer), to: .init(buffer, offset: 4))
                }
            ),
            (
                .invalidArgument,
                { device.copy(wait: .reached, signal: $0, from: .init(slot: 0), to: .init(buffer)) }
            ),
            (
                .permissionDenied,
                { device.write(wait: .reached, signal: $0, from: .init(buffer), to: file, at: 0) }
            ),
            (
                .permissionDenied,
                { device.write(wait: .reached, signal: $0, from: .init(buffer), to: source, at: 0) }
            ),
            (.outOfRange, { device.read(wait: .reached, signal: $0, from: file, at: 1, to: .init(buffer)) }),
            (
                .outOfRange,
                { device.read(wait: .reached, signal: $0, from: source, at: 0, to: .init(buffer)) }
            ),
            (
                .outOfRange,
                { device.read(wait: .reached, signal: $0, from: source, at: .max, to: .init(buffer)) }
            ),
            (
                .permissionDenied,
                { device.read(wait: .reached, signal: $0, from: file, at: 0, to: .init(readOnly)) }
            ),
            (
                .resourceExhausted,
                { _ = try? device.alloca(wait: .reached, signal: $0, .init(), length: .max) }
            ),
            (
                .invalidArgument,
                { _ = try? device.alloca(wait: .reached, signal: $0, .init(), length: -1) }
            ),
        ]
        for (index, (expected, operation)) in cases.enumerated() {
            let (failed, last) = (HALFence.unsignaled(), HALFence.unsignaled())
            try operation(failed)
            // What comes after it does nothing, and fails the same.
            device.fill(wait: failed, signal: last, .init(buffer), pattern: 0, patternLength: 1)
            #expect(code { try last.wait() } == expected, "case \(index)")
            #expect(try buffer.words() == [1, 2], "case \(index)")
            guard case .failed(let error) = failed.status else {
                Issue.record("case \(index) did not fail")
                continue
            }
            #expect(error.code == expected)
        }
        #expect(code { try source.read(at: 2, into: memory) } == .outOfRange)
        do throws(VMError) {
            try source.read(at: 2, into: memory)
        } catch {
            #expect(error.file == "weights.bin")
            #expect(error.offset == 2)
            #expect("\(error)".contains("8 bytes at 2"))
        }
    }

    @Test(arguments: TestDevice.allCases) func readsAndWritesFilesInChunks(_ test: TestDevice) throws {
        let device = test.device
        let length = 9 << 20 | 5
        var bytes = [UInt8](repeating: 0, count: length)
        for index in stride(from: 0, to: length, by: 4093) { bytes[index] = UInt8(truncatingIfNeeded: index) }
        let source = MemorySource(bytes, isWritable: true)
        let file = try HALFile(source, offset: 1)
        #expect(file.length == UInt64(length - 1))
        let buffer = try device.allocator.allocate(.init(), length: length)
        let (first, second) = (HALFence.unsignaled(), HALFence.unsignaled())
        device.read(
            wait: .reached, signal: first, from: file, at: 0,
            to: .init(buffer, offset: 0, length: file.length))
        device.write(
            wait: first, signal: second, from: .init(buffer, offset: 1, length: file.length - 1), to: file,
            at: 0)
        try second.wait()
        // By C: comparing in Swift takes seconds without optimization.
        let mapping = try buffer.map(at: 0, length: file.length, .read)
        defer { withExtendedLifetime(mapping) {} }
        let read = UnsafeRawBufferPointer(mapping.bytes)
        let written = try #require(source.contiguousBytes)
        func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
            guard let x = a.baseAddress, let y = b.baseAddress else { return false }
            return memcmp(x, y, b.count) == 0
        }
        bytes.withUnsafeBytes { bytes in
            #expect(isEqual(read, UnsafeRawBufferPointer(rebasing: bytes[1...])))
            #expect(
                isEqual(
                    UnsafeRawBufferPointer(rebasing: written[1...]),
                    UnsafeRawBufferPointer(rebasing: bytes[2...])))
        }
        #expect(written[0] == bytes[0] && written[length - 1] == bytes[length - 1])
        #expect(throws: VMError.self) { try HALFile(source, offset: 2, length: UInt64(length - 1)) }
        #expect(throws: VMError.self) { try HALFile(source, offset: .max) }
    }

    /// Buffers live as long as operations need them, and no longer.
    @Test(arguments: TestDevice.allCases) func operationsKeepTheirBuffers(_ test: TestDevice) throws {
        let device = test.device
        let (gate, done) = (HALFence.unsignaled(), HALFence.unsignaled())
        try device.fill(
            wait: gate, signal: done, .init(device.allocator.allocate(.init(), length: 64)), pattern: 1,
            patternLength: 8)
        #expect(device.allocator.statistics.device.live == 64)
        try gate.signal()
        try done.wait()
        // The thread that signaled lets go of its operation in its own time, and before the next.
        let last = HALFence.unsignaled()
        device.barrier(wait: done, signal: last)
        try last.wait()
        if test != .fourThreads { #expect(device.allocator.statistics.device.live == 0) }
    }
}
