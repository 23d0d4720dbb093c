import IREEBytecode
import Testing

@testable import IREERuntime

@Suite(.enabled(if: KernelBuilder.library != nil, "no clang and lld to build kernels with"))
struct CommandBufferTests {
    @Test(arguments: TestDevice.allCases) func runsWhatWasRecordedInItsOrder(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let x = try device.words((0..<100).map { Float($0).bitPattern })
        let y = try device.words([UInt32](repeating: 0, count: 100))
        try device.run { commands in
            try commands.fill(.init(y), pattern: UInt64(Float(1).bitPattern), patternLength: 4)
            try commands.executionBarrier()
            for _ in 0..<3 {
                try commands.dispatch(
                    kernels, "saxpy", (2, 1, 1), constants: [Float(2).bitPattern], [.init(x), .init(y)])
                try commands.executionBarrier()
            }
            try commands.copy(from: .init(y, offset: 4, length: 4), to: .init(y, offset: 0, length: 4))
            try commands.executionBarrier()
            try [Float(-1).bitPattern].withUnsafeBytes { try commands.update($0, to: .init(y, offset: 396)) }
        }
        var expected = (0..<100).map { Float($0) * 6 + 1 }
        expected[0] = expected[1]
        expected[99] = -1
        #expect(try y.words().map { Float(bitPattern: $0) } == expected)
    }

    @Test(arguments: TestDevice.allCases) func everyWorkgroupRunsOnce(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        for (x, y, z) in [
            (1, 1, 1), (2, 1, 1), (7, 1, 1), (31, 1, 1), (33, 1, 1), (1000, 1, 1), (3, 5, 7), (1, 1, 300),
            (0, 1, 1), (5, 0, 3), (1, 1, 0),
        ] as [(UInt32, UInt32, UInt32)] {
            let count = Int(x * y * z)
            let buffer = try device.words([UInt32](repeating: 0, count: count + 1))
            try device.run { commands in
                try commands.dispatch(kernels, "counts", (x, y, z), constants: [1000], [.init(buffer)])
            }
            #expect(try buffer.words() == [UInt32](repeating: 1, count: count) + [0])
        }
    }

    @Test(arguments: TestDevice.allCases) func phasesOfManyDispatchesRunAllOfThem(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let buffers = try (0..<5).map { _ in try device.words([UInt32](repeating: 0, count: 40)) }
        try device.run { commands in
            for round in 0..<50 {
                for (index, buffer) in buffers.enumerated() {
                    let count = UInt32((round + index * 7) % 41)
                    try commands.dispatch(
                        kernels, "counts", (count, 1, 1), constants: [3000], [.init(buffer)])
                }
                if round % 3 == 0 { try commands.executionBarrier() }
            }
        }
        for (index, buffer) in buffers.enumerated() {
            let expected = (0..<40).map { place in
                UInt32((0..<50).count { ($0 + index * 7) % 41 > place })
            }
            #expect(try buffer.words() == expected)
        }
    }

    @Test(arguments: TestDevice.allCases) func sequentialFunctionsRunInOrder(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let log = try device.words([UInt32](repeating: 0, count: 101))
        try device.run { commands in
            try commands.dispatch(kernels, "logs", (100, 1, 1), [.init(log)])
        }
        #expect(try log.words() == [100] + Array(0..<100))
    }

    @Test(arguments: TestDevice.allCases) func localMemoryIsEachWorkgroupsOwn(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let ids = try device.words([UInt32](repeating: 0, count: 4096))
        try device.run { commands in
            try commands.dispatch(kernels, "ids", (16, 16, 16), [.init(ids)])
        }
        let expected = (0..<4096).map { index -> UInt32 in
            let (x, y, z) = (UInt32(index % 16), UInt32(index / 16 % 16), UInt32(index / 256))
            return x | y << 8 | z << 16 | 9 << 24
        }
        #expect(try ids.words() == expected)
    }

    @Test(arguments: TestDevice.allCases) func tablesChangeBetweenExecutions(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let commands = try device.makeCommandBuffer(mode: [], bindingCapacity: 2)
        try commands.fill(.init(slot: 1, offset: 4, length: 4), pattern: 5, patternLength: 4)
        try commands.executionBarrier()
        try commands.dispatch(
            kernels, "counts", (2, 1, 1), constants: [0], [.init(slot: 0, offset: 4, length: 8)])
        try commands.finalize()
        let buffers = try (0..<8).map { _ in try device.words([0, 0, 0, 0, 0]) }
        // All at once, over and over again.
        let fences = (0..<64).map { index in
            let fence = HALFence.unsignaled()
            let buffer = buffers[index % 8]
            device.execute(
                wait: .reached, signal: fence, commands,
                bindings: [.init(buffer, offset: 4, length: 16), .init(buffer, offset: 12)])
            return fence
        }
        try HALFence.join(fences).wait()
        for buffer in buffers { #expect(try buffer.words() == [0, 0, 8, 8, 5]) }
    }

    @Test(arguments: TestDevice.allCases) func workgroupCountsAreReadWhenItIsTheirTurn(
        _ test: TestDevice
    ) throws {
        let device = test.device
        let kernels = try device.kernels()
        let counts = try device.words([9, 9, 9, 9])
        let buffer = try device.words([UInt32](repeating: 0, count: 12))
        func run(_ values: [UInt32], _ reference: HALBufferReference) throws {
            try device.run(bindings: [.init(counts)]) { commands in
                try values.withUnsafeBytes { try commands.update($0, to: .init(counts, offset: 4)) }
                try commands.executionBarrier()
                try [UInt32(0)].withUnsafeBufferPointer { constants in
                    try commands.dispatch(
                        kernels, function: 3, workgroupCount: reference, constants: constants,
                        bindings: [.init(buffer)])
                }
            }
        }
        try run([2, 3, 2], .init(counts, offset: 4))
        #expect(try buffer.words() == [UInt32](repeating: 1, count: 12))
        try run([3, 1, 1], .init(slot: 0, offset: 4))
        try run([0, 3, 2], .init(slot: 0, offset: 4))
        #expect(try buffer.words() == [2, 2, 2] + [UInt32](repeating: 1, count: 9))
        #expect(code { try run([1, 1, 65536], .init(counts, offset: 4)) } == .outOfRange)
        #expect(code { try run([1, 1, 1], .init(counts, offset: 8)) } == .outOfRange)
        #expect(code { try run([1, 1, 1], .init(counts, offset: 2)) } == .invalidArgument)
        #expect(code { try run([1, 1, 1], .init(slot: 0, offset: 8)) } == .outOfRange)
        #expect(code { try run([.max, .max, 65535], .init(counts, offset: 4)) } == .outOfRange)
    }

    @Test func recordingRefusesWhatCannotBe() throws {
        let device = HALDevice.localSync()
        let kernels = try device.kernels()
        let buffer = try device.words([0, 0, 0, 0])
        let readOnly = try device.allocator.importMemory(
            .init(start: nil, count: 0), .init(), isReadOnly: true
        ) {}
        let transferOnly = try device.allocator.allocate(.init(usage: .transfer), length: 16)
        let dispatchOnly = try device.allocator.allocate(.init(usage: .dispatchStorage), length: 16)
        let commands = try device.makeCommandBuffer(mode: [], bindingCapacity: 1)
        func dispatch(
            _ bindings: [HALBufferReference], function: UInt64 = 3,
            count: (x: UInt32, y: UInt32, z: UInt32) = (1, 1, 1), constants: [UInt32] = [0]
        ) throws {
            try constants.withUnsafeBufferPointer {
                try commands.dispatch(
                    kernels, function: function, workgroupCount: count, constants: $0, bindings: bindings)
            }
        }
        let whole = HALBufferReference(buffer)
        let cases: [(StatusCode, () throws -> Void)] = [
            (.outOfRange, { try dispatch([whole], function: 6) }),
            (.outOfRange, { try dispatch([whole], function: .max) }),
            (.outOfRange, { try dispatch([whole], count: (1, 1, 65536)) }),
            (.outOfRange, { try dispatch([whole], count: (.max, .max, 65535)) }),
            (.invalidArgument, { try dispatch([]) }),
            (.invalidArgument, { try dispatch([whole, whole]) }),
            (.invalidArgument, { try dispatch([whole], constants: []) }),
            (.outOfRange, { try dispatch([.init(buffer, offset: 17)]) }),
            (.outOfRange, { try dispatch([.init(buffer, offset: 8, length: 9)]) }),
            (.outOfRange, { try dispatch([.init(buffer, offset: .max, length: 2)]) }),
            (.outOfRange, { try dispatch([.init(slot: 1)]) }),
            (.outOfRange, { try dispatch([.init(slot: -1)]) }),
            (.invalidArgument, { try commands.fill(whole, pattern: 0, patternLength: 3) }),
            (
                .invalidArgument,
                { try commands.fill(.init(buffer, offset: 2, length: 4), pattern: 0, patternLength: 4) }
            ),
            (.permissionDenied, { try commands.fill(.init(readOnly), pattern: 0, patternLength: 4) }),
            (.permissionDenied, { try dispatch([.init(transferOnly)]) }),
            (.permissionDenied, { try commands.fill(.init(dispatchOnly), pattern: 0, patternLength: 4) }),
            (.permissionDenied, { try commands.copy(from: .init(dispatchOnly), to: whole) }),
            (.permissionDenied, { try commands.copy(from: whole, to: .init(dispatchOnly)) }),
            (.invalidArgument, { try commands.copy(from: whole, to: .init(buffer, length: 8)) }),
            (.outOfRange, { try commands.copy(from: .init(slot: 4), to: whole) }),
            (
                .invalidArgument,
                { try [1].withUnsafeBytes { try commands.update($0, to: .init(buffer, length: 4)) } }
            ),
        ]
        for (index, (expected, body)) in cases.enumerated() {
            let found = code(body)
            #expect(found == expected, "case \(index): \(String(describing: found))")
        }
        try commands.finalize()
        #expect(code { try commands.executionBarrier() } == .failedPrecondition)
        #expect(code { try commands.finalize() } == .failedPrecondition)
        #expect(code { _ = try device.makeCommandBuffer(mode: [], bindingCapacity: -1) } == .invalidArgument)
        let transfers = try device.makeCommandBuffer(mode: [], categories: .transfer)
        #expect(
            code { try transfers.dispatch(kernels, "fails", (1, 1, 1), []) } == .failedPrecondition)
    }

    @Test(arguments: TestDevice.allCases) func executionRefusesWhatCannotBe(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let small = try device.words([0, 0])
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
        defer { memory.deallocate() }
        let readOnly = try device.allocator.importMemory(memory, .init(), isReadOnly: true) {}
        let dispatching: (HALCommandBuffer) throws -> Void = {
            try $0.dispatch(
                kernels, "counts", (2, 1, 1), constants: [0], [.init(slot: 0, offset: 4, length: 8)])
        }
        let filling: (HALCommandBuffer) throws -> Void = {
            try $0.fill(.init(slot: 0, offset: 0, length: 8), pattern: 0, patternLength: 1)
        }
        let cases: [(StatusCode?, [HALBufferReference], (HALCommandBuffer) throws -> Void)] = [
            (.outOfRange, [.init(small)], dispatching),
            (.outOfRange, [.init(readOnly, offset: 60)], dispatching),
            (.outOfRange, [.init(small, offset: 9)], dispatching),
            (.invalidArgument, [.init(slot: 0)], dispatching),
            (.invalidArgument, [], dispatching),
            (.permissionDenied, [.init(readOnly)], filling),
            (nil, [.init(small)], filling),
            (
                .invalidArgument, [.init(small, offset: 1)],
                { try $0.fill(.init(slot: 0), pattern: 0, patternLength: 4) }
            ),
            // What was refused while it was recorded leaves nothing behind.
            (
                nil, [.init(small)],
                {
                    let commands = $0
                    #expect(throws: VMError.self) {
                        try commands.dispatch(
                            kernels, "saxpy", (1, 1, 1), constants: [0],
                            [.init(slot: 0, offset: 100), .init(slot: 9)])
                    }
                }
            ),
            // More slots than there are commands that use them do no harm.
            (nil, [.init(small), .init(small)], filling),
        ]
        for (expected, table, record) in cases {
            #expect(code { try device.run(bindings: table, capacity: 1, record) } == expected)
        }
    }

    @Test(arguments: TestDevice.allCases) func oneShotMeansOnce(_ test: TestDevice) throws {
        let device = test.device
        let commands = try device.makeCommandBuffer(mode: .oneShot)
        func execute() throws {
            let done = HALFence.unsignaled()
            device.execute(wait: .reached, signal: done, commands)
            try done.wait()
        }
        #expect(code { try execute() } == .failedPrecondition)
        try commands.finalize()
        #expect(code { try execute() } == nil)
        #expect(code { try execute() } == .failedPrecondition)
    }

    @Test(arguments: TestDevice.allCases) func aFailingDispatchFailsItsFence(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let buffer = try device.words([0, 0, 0, 0])
        #expect(throws: VMError(.internal, "the function `fails` ended with status 42")) {
            try device.run { commands in
                try commands.dispatch(kernels, "fails", (4, 1, 1), [])
                try commands.executionBarrier()
                try commands.dispatch(kernels, "counts", (4, 1, 1), constants: [0], [.init(buffer)])
            }
        }
        #expect(try buffer.words() == [0, 0, 0, 0])
    }

    /// As the compiler expects; and the caller's own arithmetic is as before.
    @Test(arguments: TestDevice.local) func numbersTooSmallBecomeZero(_ test: TestDevice) throws {
        let device = test.device
        let kernels = try device.kernels()
        let least = Float.leastNormalMagnitude
        let buffer = try device.words([least.bitPattern, Float(3).bitPattern])
        try device.run { try $0.dispatch(kernels, "halves", (2, 1, 1), [.init(buffer)]) }
        #expect(try buffer.words() == [0, Float(1.5).bitPattern])
        #expect(least / Float(buffer.length / 4) > 0)
    }
}
