import IREEBytecode
import IREEParams
import IREERuntime
import Testing

#if arch(x86_64)
    private let layerModules = ["layers.vmvx", "layers.llvm-cpu"]
    private let namedModules = ["named.vmvx", "named.llvm-cpu", "named.gather", "named.async"]
#else
    private let layerModules = ["layers.vmvx"]
    private let namedModules = ["named.vmvx", "named.gather", "named.async"]
#endif

/// Programs that the official compiler made, with parameters, on all devices.
@Suite struct ProgramTests {
    private static let x = [1, 0, 0, 0, 0, 1, 0, 2] as [Float]

    @Test(arguments: layerModules, Devices.allCases)
    func keysOfALoop(_ name: String, _ device: Devices) throws {
        let program = try Programs.load(name, device: device.device)
        #expect(try program.call("sum", [.i64(4)])[0].floats() == [60, 64, 68, 72])
        // The same module takes its weights from as many layers as it is told.
        #expect(try program.call("sum", [.i64(1)])[0].floats() == [0, 1, 2, 3])
        #expect(try program.call("sum", [.i64(0)])[0].floats() == [0, 0, 0, 0])
    }

    /// Programs check what they are given; what is said has the argument's name in it, and the shapes.
    @Test(
        arguments: [
            ([4, 2], "input0: expected shape 2x4, got 4x2"),
            ([2, 3], "input0: expected shape 2x4, got 2x3"),
            ([8], "input0: expected rank 2, got 1: 8"),
            ([], "input0: expected rank 2, got 0: that of a scalar"),
        ] as [([Int], String)])
    func argumentsAreChecked(shape: [Int], message: String) throws {
        let program = try Programs.load("named.vmvx")
        let count = shape.reduce(1, *)
        let view = try HALBufferView([Float](repeating: 1, count: count), shape: shape)
        let error = try #require(throws: VMError.self) { _ = try program.call("layer", [.tensor(view)]) }
        #expect(error.code == .invalidArgument)
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test(arguments: layerModules, Devices.allCases)
    func scopeAndKeyAsArguments(_ name: String, _ device: Devices) throws {
        let parameters = try Programs.parameters()
        try parameters.add("k", scope: "other", bytes: Programs.raw([1, 2, 3, 4]))
        let program = try Programs.load(name, device: device.device, parameters: parameters)
        func twice(_ scope: String, _ key: String) throws -> [Float] {
            try program.call("twice", [.bytes(Array(scope.utf8)), .bytes(Array(key.utf8))])[0].floats()
        }
        #expect(try twice("", "blk.3.w") == [60, 62, 64, 66])
        #expect(try twice("other", "k") == [2, 4, 6, 8])
        let missingKey = try #require(throws: VMError.self) { try twice("other", "kk") }
        #expect(missingKey.code == .notFound && missingKey.description.contains("`kk`"))
        #expect(missingKey.hint?.contains("`k`") == true)
        let missingScope = try #require(throws: VMError.self) { try twice("othe", "k") }
        #expect(missingScope.code == .notFound && missingScope.description.contains("`othe`"))
    }

    @Test(arguments: layerModules, Devices.allCases)
    func whatIsWrittenIsThere(_ name: String, _ device: Devices) throws {
        let parameters = try Programs.parameters()
        let program = try Programs.load(name, device: device.device, parameters: parameters)
        let values = try HALBufferView([1, 2, 3, 4] as [Float], shape: [4])
        #expect(try program.call("save", [.tensor(values), .i64(2)])[0].floats() == [2, 4, 6, 8])
        #expect(try parameters.bytes(of: "blk.2.w") == Programs.raw([2, 4, 6, 8]))
        #expect(try program.call("sum", [.i64(3)])[0].floats() == [12, 16, 20, 24])
        let refused = try #require(throws: VMError.self) {
            try program.call("save", [.tensor(values), .i64(9)])
        }
        #expect(refused.code == .notFound)
    }

    @Test(arguments: namedModules, Devices.allCases)
    func namedParametersAndState(_ name: String, _ device: Devices) throws {
        let program = try Programs.load(name, device: device.device)
        let x = try HALBufferView(Self.x, shape: [2, 4])
        for call in 1...3 {
            let results = try program.call("layer", [.tensor(x)])
            #expect(try results[0].floats() == [0.5, 1.25, 1, 21.5, 24.25, 26])
            guard case .tensor(let count) = results[1] else {
                Issue.record("no tensor")
                return
            }
            #expect(try count.elements(as: Int32.self) == [Int32(call)])
        }
    }

    @Test(arguments: namedModules, Devices.allCases)
    func asynchronousCalls(_ name: String, _ device: Devices) async throws {
        let program = try Programs.load(name, device: device.device)
        try await withThrowingTaskGroup(of: [Float].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let x = try HALBufferView(Self.x, shape: [2, 4])
                    return try await program.callAsync("layer", [.tensor(x)])[0].floats()
                }
            }
            for try await result in group { #expect(result == [0.5, 1.25, 1, 21.5, 24.25, 26]) }
        }
    }

    @Test(arguments: namedModules, Devices.allCases)
    func missingParametersFailTheLoad(_ name: String, _ device: Devices) throws {
        let parameters = MemoryParameterProvider()
        try parameters.add("weights", scope: "model", bytes: Programs.raw((0..<11).map { Float($0) }))
        let short = try #require(throws: VMError.self) {
            try Programs.load(name, device: device.device, parameters: parameters)
                .call("layer", [.tensor(try HALBufferView(Self.x, shape: [2, 4]))])
        }
        #expect(short.code == .outOfRange || short.code == .notFound, "\(short)")
        #expect(short.description.contains("scope `head`") || short.description.contains("`weights`"))
    }

    @Test func needsAreNamed() throws {
        let module = try Programs.module("layers.vmvx")
        let error = try #require(throws: VMError.self) { try Program([module], devices: [.localSync()]) }
        #expect(error.code == .notFound)
        #expect(error.description.contains("module `io_parameters` is needed by"))
        #expect(error.hint == "pass --parameters=")
    }

    @Test func wrongInputsAreRefused() throws {
        let program = try Programs.load("named.vmvx")
        let cases: [([RuntimeValue], StatusCode)] = [
            ([], .invalidArgument),
            ([.i32(1)], .invalidArgument),
            ([.null], .invalidArgument),
            ([.bytes([1])], .invalidArgument),
            ([.tensor(try HALBufferView([1, 2] as [Float], shape: [2]))], .invalidArgument),
            (
                [.tensor(try HALBufferView([Double](repeating: 0, count: 8), shape: [2, 4]))],
                .invalidArgument
            ),
        ]
        for (arguments, code) in cases {
            let error = try #require(throws: VMError.self) { try program.call("layer", arguments) }
            #expect(error.code == code, "\(error)")
        }
        let unknown = try #require(throws: VMError.self) { try program.function("nothing") }
        #expect(unknown.code == .notFound && unknown.hint?.contains("`layer`") == true)
    }

    /// A module that has executables of two formats runs on any device that loads one of them.
    @Test func formatsAreChosenAmong() throws {
        let module = try Programs.module("formats.both")
        let all = HALDevice.standardLoaders()
        let bytecode = all.filter { !$0.isNative }
        let native = all.filter(\.isNative)
        var cases: [(loaders: [any HALExecutableLoader], allowsNativeCode: Bool, runs: Bool)] = [
            (all, false, true), (bytecode, true, true), (native, false, false), ([], true, false),
        ]
        #if arch(x86_64)
            cases += [(all, true, true), (native, true, true)]
        #endif
        for (loaders, allowsNativeCode, runs) in cases {
            let device = HALDevice.localSync(loaders: loaders, allowsNativeCode: allowsNativeCode)
            do throws(VMError) {
                let program = try Program([module], devices: [device])
                let squares = try program.call("square", [1, 2, 3, 4] as [Float], as: [Float].self)
                #expect(runs && squares == [1, 4, 9, 16])
            } catch {
                #expect(!runs && error.code == .incompatible, "\(error)")
            }
        }
    }

    @Test func machineCodeCanBeRefused() throws {
        let device = HALDevice.localSync(allowsNativeCode: false)
        _ = try Programs.load("named.vmvx", device: device)
        #if arch(x86_64)
            let error = try #require(throws: VMError.self) {
                try Programs.load("named.llvm-cpu", device: device)
            }
            #expect(
                error.code == .incompatible && error.hint?.contains("no machine code") == true, "\(error)")
        #endif
    }
}
