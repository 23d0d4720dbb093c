import IREEBytecode
import Synchronization
import Testing

@testable import IREERuntime

/// Kernels that are no machine code: the one function adds its workgroup's number to a counter.
private final class CountingKernels: HALKernels {
    let exports = [HALExecutable.Function(name: "count", constantCount: 0, bindingCount: 0)]
    let sum = Atomic(0)

    func run(
        _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        for index in range { sum.wrappingAdd(Int(index), ordering: .relaxed) }
    }
}

private struct CountingLoader: HALExecutableLoader {
    let kernels = CountingKernels()
    var isNative: Bool { false }
    func supports(_ format: String) -> Bool { format == "counting" }
    func load(
        _ bytes: UnsafeRawBufferPointer, format: String, constants: [UInt32]
    ) throws(VMError) -> any HALKernels { kernels }
}

@Suite struct ExecutableTests {
    private let nothing = UnsafeRawBufferPointer(start: nil, count: 0)

    @Test func loadersCanBeBrought() throws {
        let loader = CountingLoader()
        for device in [
            HALDevice.localSync(loaders: [loader], allowsNativeCode: false),
            .localTask(threadCount: 3, loaders: [loader], allowsNativeCode: false),
        ] {
            #expect(device.query(category: "hal.executable.format", key: "counting") == 1)
            #expect(device.query(category: "hal.executable.format", key: "embedded-elf-\(architecture)") == 0)
            let executable = try device.makeExecutable(format: "counting", nothing)
            loader.kernels.sum.store(0, ordering: .relaxed)
            try device.run { try $0.dispatch(executable, "count", (1000, 1, 1), []) }
            #expect(loader.kernels.sum.load(ordering: .relaxed) == 999 * 500)
            #expect(code { _ = try device.makeExecutable(format: "other", nothing) } == .unavailable)
        }
    }

    @Test func machineCodeCanBeRefused() {
        let device = HALDevice.localSync(allowsNativeCode: false)
        for format in ["embedded-elf-\(architecture)", "system-elf-\(architecture)"] {
            #if os(Linux)
                do throws(VMError) {
                    _ = try device.makeExecutable(format: format, nothing)
                    Issue.record("accepted")
                } catch {
                    #expect(error.code == .permissionDenied)
                    #expect(error.hint != nil)
                }
            #endif
        }
    }

    @Test func executablesOfOtherDevicesAreRefused() throws {
        let device = HALDevice.localSync()
        let executable = HALExecutable(
            format: "other", functions: CountingKernels().exports, native: HALSemaphore())
        let error = code { try device.run { try $0.dispatch(executable, "count", (1, 1, 1), []) } }
        #expect(error == .invalidArgument)
    }

    @Test func lookupsNameWhatThereIs() throws {
        let executable = HALExecutable(format: "counting", kernels: CountingKernels())
        #expect(try executable.lookup("count") == 0)
        do throws(VMError) {
            _ = try executable.lookup("cuont")
            Issue.record("found")
        } catch {
            #expect(error.code == .notFound)
            #expect(error.hint?.contains("`count`") == true)
        }
    }

    @Test func brokenExecutablesAreRefused() {
        let device = HALDevice.localSync()
        let bytes = [UInt8]("this is no executable".utf8)
        for format in ["embedded-elf-\(architecture)", "system-elf-\(architecture)"] {
            for bytes in [bytes, []] {
                #expect(throws: VMError.self) {
                    try bytes.withUnsafeBytes { try device.makeExecutable(format: format, $0) }
                }
            }
        }
    }

    #if os(Linux)
        @Test(.enabled(if: KernelBuilder.systemLibrary != nil, "no clang to build kernels with"))
        func librariesOfTheSystemAreLoaded() throws {
            let device = HALDevice.localTask(threadCount: 2)
            let bytes = try #require(KernelBuilder.systemLibrary)
            let executable = try bytes.withUnsafeBytes {
                try device.makeExecutable(format: "system-elf-\(architecture)", $0, constants: [7, 9])
            }
            let ids = try device.words([UInt32](repeating: 0, count: 8))
            try device.run { try $0.dispatch(executable, "ids", (2, 2, 2), [.init(ids)]) }
            #expect(try ids.words()[7] == 1 | 1 << 8 | 1 << 16 | 9 << 24)
        }
    #endif
}
