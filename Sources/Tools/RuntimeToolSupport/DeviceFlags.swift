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

    /// A kind of device, as command lines name it.
    private struct Driver {
        var name: String
        var description: String
    }

    private static let drivers = [
        Driver(name: "local-sync", description: "the processor, on the calling thread"),
        Driver(name: "local-task", description: "all processors, by a pool of threads"),
    ]

    /// What the flags that list ask for; `nil` where none is given.
    public func listing() throws -> String? {
        if listDrivers {
            return Self.drivers.map { "\($0.name): \($0.description)\n" }.joined()
        }
        if let name = listDevices ?? dumpDevices {
            let drivers = Self.drivers.filter { name.isEmpty || $0.name == name }
            guard !drivers.isEmpty else { throw unknown(name) }
            return drivers.map { driver in
                dumpDevices == nil
                    ? "\(driver.name)://\n"
                    : "--device=\(driver.name)://\n  \(driver.description)\n  processor features: "
                        + ProcessorFeatures.current.names.joined(separator: " ") + "\n"
            }.joined()
        }
        return nil
    }

    /// Makes the devices; all processors where none is named. `nil` where none was asked for: a program
    /// that needs none then starts no threads.
    ///
    /// - Parameter limits: how long a workgroup may run, and what memory there is.
    public func make(limits: ExecutionLimits = ExecutionLimits()) throws -> [HALDevice] {
        let loaders = HALDevice.standardLoaders(limits: limits)
        // Each has its own: devices do not share what they keep for the next who asks.
        func allocator() -> HALAllocator { HALAllocator(budget: limits.memory ?? .machine) }
        var devices: [HALDevice] = []
        for name in device.isEmpty ? ["local-task"] : device {
            switch try driver(name) {
            case .localSync:
                devices.append(
                    .localSync(
                        loaders: loaders, allowsNativeCode: allowNativeCode, allocator: allocator()))
            case .localTask:
                devices.append(
                    .localTask(
                        threadCount: try threadCount(), loaders: loaders, allowsNativeCode: allowNativeCode,
                        allocator: allocator()))
            }
        }
        return devices
    }

    private enum DriverName {
        case localSync, localTask
    }

    /// The driver of a device, which the official tools print as an address: `local-task://`.
    private func driver(_ device: String) throws -> DriverName {
        switch device.split(separator: ":", maxSplits: 1).first.map({ String($0) }) ?? "" {
        case "local-sync": return .localSync
        case "local-task", "local": return .localTask
        default: throw unknown(device)
        }
    }

    /// Checks what can be checked before a program asks for a device.
    public func check() throws {
        _ = try threadCount()
        for name in device { _ = try driver(name) }
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

    private func unknown(_ name: String) -> VMError {
        VMError(
            .notFound, "there is no device `\(name)`",
            hint: "there are " + Self.drivers.map { "`\($0.name)`" }.joined(separator: ", "))
    }
}
