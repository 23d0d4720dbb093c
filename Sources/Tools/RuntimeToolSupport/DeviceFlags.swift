import ArgumentParser
import IREEBytecode
import IREEParams
import IREEPlatform
import IREERuntime
import ToolSupport

/// The flags that choose what programs run on.
public struct DeviceFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What to run on: all processors, or the calling thread. May be given several times, for \
            programs that use several devices.
            """,
            valueName: "local-task|local-sync"))
    public var device: [String] = []

    @Option(
        help: ArgumentHelp(
            "How many threads local-task has; as many as there are processors unless given.",
            valueName: "n"))
    public var taskTopologyGroupCount = 0

    @Option(
        help: ArgumentHelp(
            "How many threads local-task has at most where their number is not given.", valueName: "n"))
    public var taskTopologyMaxGroupCount = 64

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Runs the machine code that modules bring, which can do whatever this process can."))
    public var allowNativeCode = true

    @Option(
        help: ArgumentHelp(
            """
            How much memory the program may hold at a time, as in 512m or 4GiB; all there is unless given. \
            Buffers and lists of the virtual machine and buffers of devices count, all of them together; \
            constants of modules and parameters that are mapped do not. k, m, g and t, alone or with ib, \
            are powers of 1024, with b powers of 1000.
            """,
            valueName: "bytes"))
    public var maxMemory: MemorySize?

    @Option(
        help: ArgumentHelp(
            "Lists the devices there are, of one driver where it is named.", valueName: "driver"))
    public var listDevices: String?

    @Option(help: ArgumentHelp("Lists the devices there are, with what they can do.", valueName: "driver"))
    public var dumpDevices: String?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast, help: ArgumentHelp("Lists the drivers there are."))
    public var listDrivers = false

    public init() {}

    private static let registry = HALDriverRegistry.standard

    /// What the flags that list ask for; `nil` where none is given.
    public func listing() throws -> String? {
        if listDrivers {
            return Self.registry.drivers.map { "\($0.name): \($0.description)\n" }.joined()
        }
        guard let name = listDevices ?? dumpDevices else { return nil }
        var text = ""
        for driver in name.isEmpty ? Self.registry.drivers : [try Self.registry.driver(named: name)] {
            for device in try driver.devices() {
                let address = "\(driver.name)://\(device.path)"
                if dumpDevices == nil {
                    text += "\(address)\n"
                } else {
                    text += "--device=\(address)\n"
                    for line in [device.description] + device.details { text += "  \(line)\n" }
                }
            }
        }
        return text
    }

    /// Makes the devices; all processors where none is named.
    ///
    /// - Parameter limits: how long a workgroup may run, and what memory there is.
    public func make(limits: ExecutionLimits = ExecutionLimits()) throws -> [HALDevice] {
        let options = HALDeviceOptions(
            limits: limits, allowsNativeCode: allowNativeCode, threadCount: try threadCount())
        var devices: [HALDevice] = []
        for name in device.isEmpty ? ["local-task"] : device {
            devices.append(try Self.registry.makeDevice(Self.address(name), options))
        }
        return devices
    }

    /// The address of a device; `local` alone stands for all processors.
    private static func address(_ device: String) -> String {
        device == "local" || device.hasPrefix("local:") ? "local-task" + device.dropFirst(5) : device
    }

    /// Checks what can be checked before a program asks for a device.
    public func check() throws {
        _ = try threadCount()
        for name in device {
            let address = try HALDeviceAddress(parsing: Self.address(name))
            _ = try Self.registry.driver(named: address.driver)
        }
    }

    private func threadCount() throws -> Int {
        let most = WorkerPool.maximumThreadCount
        guard 0...most ~= taskTopologyGroupCount else {
            throw VMError(
                .invalidArgument,
                "--task_topology_group_count=\(taskTopologyGroupCount): expected a number from 0 to \(most)")
        }
        guard taskTopologyMaxGroupCount >= 1 else {
            throw VMError(
                .invalidArgument,
                "--task_topology_max_group_count=\(taskTopologyMaxGroupCount): expected 1 or more")
        }
        return taskTopologyGroupCount > 0
            ? taskTopologyGroupCount : min(processorCount, taskTopologyMaxGroupCount)
    }
}
