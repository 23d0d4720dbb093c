import Foundation
import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// Calls with Swift values, and modules that are written in Swift.
@Suite struct ProgramValueTests {
    /// What `client` imports from `library`. `Documentation/Runtime.md` has it as its example.
    struct Library: VMNativeModule {
        let name = "library"
        var functions: [VMNativeFunction] {
            [
                VMNativeFunction("twice", "0i_i") { (call) throws(VMError) in
                    call.appendResult(2 &* (try call.takeInt32()))
                }
            ]
        }
    }

    /// Calls that take others' places: the same import, with another type.
    struct WrongLibrary: VMNativeModule {
        let name = "library"
        let functions = [
            VMNativeFunction("twice", "0I_I") { (call) throws(VMError) in call.appendResult(Int64(0)) }
        ]
    }

    @Test func modulesInSwift() async throws {
        let program = try Program([.native(Library()), try Programs.module("client")])
        #expect(try program.call("fourfold", 5 as Int32, as: Int32.self) == 20)
        let later: Int32 = try await program.callAsync("fourfold", Int32.max)
        #expect(later == -4)
        #expect(program.devices.isEmpty)
        let error = try #require(throws: VMError.self) {
            try Program([.native(WrongLibrary()), try Programs.module("client")])
        }
        #expect(error.code == .incompatible)
    }

    @Test(arguments: ["named.vmvx", "named.async"])
    func arraysAndTensors(_ name: String) async throws {
        let program = try Programs.load(name)
        let x = try Tensor([1, 0, 0, 0, 0, 1, 0, 2] as [Float], shape: [2, 4])
        // Two results: all of them, or an error.
        let both = try program.call("layer", [x.runtimeValue()])
        let tensor = try Tensor<Float>(runtimeValue: both[0])
        #expect(tensor.shape == [2, 3])
        #expect(try tensor.elements() == [0.5, 1.25, 1, 21.5, 24.25, 26])
        #expect(try [Int32](runtimeValue: both[1]) == [1])
        #expect(try [UInt32](runtimeValue: both[1]) == [1])
        let several = try #require(throws: VMError.self) { try program.call("layer", x, as: [Float].self) }
        #expect(several.code == .invalidArgument && several.message.contains("returns 2 values"))
        let wrong: [(RuntimeValue) throws -> Void] = [
            { _ = try Tensor<Double>(runtimeValue: $0) },
            { _ = try [Int32](runtimeValue: $0) },
            { _ = try Int32(runtimeValue: $0) },
            { _ = try Double(runtimeValue: $0) },
        ]
        for take in wrong {
            let error = try #require(throws: VMError.self) { try take(both[0]) }
            #expect(error.code == .invalidArgument)
        }
        #expect(throws: VMError.self) { try Tensor<Float>(runtimeValue: .i32(1)) }
        #expect(throws: VMError.self) { try Tensor([1, 2] as [Float], shape: [3]) }
        #expect(throws: VMError.self) { try Tensor([1, 2] as [Float], shape: [-1, -2]) }
    }

    @Test func arraysAreTensorsOfOneDimension() throws {
        let program = try Programs.load("layers.vmvx")
        let saved = try program.call("save", [1, 2, 3, 4] as [Float], 2 as Int64, as: Tensor<Float>.self)
        #expect(saved.shape == [4])
        #expect(try saved.elements() == [2, 4, 6, 8])
        let sum = try program.function("sum").call(3 as Int64, as: [Float].self)
        #expect(sum == [12, 16, 20, 24])
        #expect(throws: VMError.self) { try program.call("sum", 3 as Float, as: [Float].self) }
    }

    @Test func scopesOfFiles() throws {
        let folder = try TemporaryFolder()
        for (scope, key, bytes) in [
            ("model", "weights", Programs.raw((0..<12).map { Float($0) })),
            ("head", "bias", Programs.raw([0.5, 0.25, -1] as [Float])),
        ] {
            var builder = ArchiveBuilder()
            let content = FileRange(source: MemorySource(bytes), offset: 0)
            try builder.add(
                .init(key: ParameterKey(key), length: UInt64(bytes.count), content: .copy(content)))
            try ArchiveWriter().write(builder, to: folder("\(scope).irpa"))
        }
        try folder.write(try Programs.bytes("named.vmvx"), as: "named.vmfb")
        var parameters = ParameterScopeMap()
        for scope in ["model", "head"] {
            try parameters.addFile(
                folder("\(scope).irpa"), scope: scope, options: ReadOptions(mode: .mmap))
        }
        let program = try Program(path: folder("named.vmfb"), parameters: parameters, device: .localSync())
        let x = try Tensor([1, 0, 0, 0, 0, 1, 0, 2] as [Float], shape: [2, 4])
        #expect(
            try program.call("layer", [x.runtimeValue()])[0].floats() == [0.5, 1.25, 1, 21.5, 24.25, 26])
        #expect(throws: VMError.self) { try Program(path: folder("named.vmfb"), parameters: ["none.irpa"]) }
        #expect(throws: VMError.self) { try Program(path: folder("named.vmfb")) }
    }

    @Test func theFirstFileServesAKey() throws {
        let folder = try TemporaryFolder()
        for (name, layers) in [("one", [1: 0.5 as Float]), ("two", [0: 1, 1: 2, 2: 4])] {
            var builder = ArchiveBuilder()
            for (layer, value) in layers.sorted(by: { $0.key < $1.key }) {
                let pattern = try #require(SplatPattern(Programs.raw([value])))
                try builder.add(
                    .init(key: ParameterKey("blk.\(layer).w"), length: 16, content: .splat(pattern)))
            }
            try ArchiveWriter().write(builder, to: folder("\(name).irpa"))
        }
        try folder.write(try Programs.bytes("layers.vmvx"), as: "layers.vmfb")
        for (files, sum) in [(["one", "two"], 5.5 as Float), (["two", "one"], 7)] {
            let program = try Program(
                path: folder("layers.vmfb"), parameters: files.map { folder("\($0).irpa") },
                device: .localSync())
            #expect(try program.call("sum", 3 as Int64, as: [Float].self) == [sum, sum, sum, sum])
        }
    }

    /// What such a function leaves to do when it returns is under the same limit: here it waits for a
    /// thread that is let go only after the call.
    @Test func limitsOfTheProgramHoldForFences() throws {
        let device = HALDevice.localTask(threadCount: 1)
        let program = try Programs.load(
            "named.async", device: device, limits: ExecutionLimits(timeout: .seconds(2)))
        let gate = DispatchSemaphore(value: 0)
        device.hostCall(wait: .reached, signal: .unsignaled()) { (_) throws(VMError) in gate.wait() }
        defer { gate.signal() }
        let x = try Tensor([1, 0, 0, 0, 0, 1, 0, 2] as [Float], shape: [2, 4])
        let error = try #require(throws: VMError.self) {
            try program.call("layer", [x.runtimeValue()])
        }
        #expect(error.code == .deadlineExceeded)
    }
}
