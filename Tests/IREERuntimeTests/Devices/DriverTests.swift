import IREEBytecode
import IREERuntime
import Testing

@Suite struct DriverTests {
    @Test(
        arguments: [
            ("local-task", "local-task", "", [:]), ("local-task://", "local-task", "", [:]),
            ("vulkan://GPU-1?validation=1&queue=2", "vulkan", "GPU-1", ["validation": "1", "queue": "2"]),
            ("a:b", "a", "b", [:]), ("a://?x=", "a", "", ["x": ""]),
        ] as [(String, String, String, [String: String])])
    func addresses(text: String, driver: String, path: String, parameters: [String: String]) throws {
        let address = try HALDeviceAddress(parsing: text)
        #expect(address.driver == driver)
        #expect(address.path == path)
        #expect(address.parameters == parameters)
    }

    @Test(arguments: ["a://?x", "a://?=1", "a://?x=1&x=2"])
    func malformedParametersAreRefused(text: String) {
        #expect(code { _ = try HALDeviceAddress(parsing: text) } == .invalidArgument)
    }

    @Test(
        arguments: [
            ("local-sync", "local-sync", 1), ("local-task://?task_topology_group_count=3", "local-task", 3),
            ("local-task", "local-task", 2),
        ] as [(String, String, Int64)])
    func makeDevices(address: String, identifier: String, concurrency: Int64) throws {
        let device = try HALDriverRegistry.standard.makeDevice(address, HALDeviceOptions(threadCount: 2))
        #expect(device.identifier == identifier)
        #expect(device.query(category: "hal.dispatch", key: "concurrency") == concurrency)
    }

    @Test(arguments: [
        ("cuda", StatusCode.notFound), ("local-sync://x", .notFound), ("local-task://?y=1", .invalidArgument),
        ("local-task://?task_topology_group_count=0", .invalidArgument),
        ("local-sync://?task_topology_group_count=2", .invalidArgument),
    ])
    func refuseWhatTheyDoNotHave(address: String, expected: StatusCode) {
        #expect(code { _ = try HALDriverRegistry.standard.makeDevice(address) } == expected)
    }

    /// A driver of somebody else's.
    @Test func registerByName() throws {
        struct FarDriver: HALDriver {
            let name = "far"
            let description = "a device for tests"
            func devices() -> [HALDeviceInformation] { [HALDeviceInformation(description: description)] }
            func makeDevice(
                _ address: HALDeviceAddress, _ options: HALDeviceOptions
            ) throws(VMError) -> HALDevice { FarDevice().device }
        }
        var registry = HALDriverRegistry.standard
        registry.register(FarDriver())
        registry.register(FarDriver())
        #expect(registry.drivers.map(\.name) == ["local-sync", "local-task", "far"])
        #expect(try registry.makeDevice("far").identifier == "local-far")
    }
}
