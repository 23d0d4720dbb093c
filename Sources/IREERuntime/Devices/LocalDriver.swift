import IREEBytecode

/// The CPU, in one of two ways.
struct LocalDriver: HALDriver {
    enum Kind: String {
        case sync = "local-sync"
        case task = "local-task"
    }

    let kind: Kind

    var name: String { kind.rawValue }

    var description: String {
        switch kind {
        case .sync: "the processor, on the calling thread"
        case .task: "all processors, by a pool of threads"
        }
    }

    func devices() -> [HALDeviceInformation] {
        let features = ProcessorFeatures.current.names.joined(separator: " ")
        return [HALDeviceInformation(description: description, details: ["processor features: \(features)"])]
    }

    /// The parameter that addresses may have, as the flag of that name.
    private static let threadCount = "task_topology_group_count"

    func makeDevice(_ address: HALDeviceAddress, _ options: HALDeviceOptions) throws(VMError) -> HALDevice {
        guard address.path.isEmpty else {
            throw VMError(
                .notFound,
                "`\(name)` has one device, without a path, not `\(IREEBytecode.printable(address.path))`")
        }
        var options = options
        for (key, value) in address.parameters {
            guard kind == .task, key == Self.threadCount else {
                throw VMError(
                    .invalidArgument, "`\(name)` has no parameter `\(IREEBytecode.printable(key))`",
                    hint: kind == .task ? "it has `\(Self.threadCount)`" : nil)
            }
            guard let count = Int(value), 1...WorkerPool.maximumThreadCount ~= count else {
                throw VMError(
                    .invalidArgument,
                    "`\(Self.threadCount)`: expected a number from 1 to \(WorkerPool.maximumThreadCount), got"
                        + " `\(IREEBytecode.printable(value))`")
            }
            options.threadCount = count
        }
        // Each device has its own: devices do not share freed memory.
        let allocator = HALAllocator(budget: options.limits.memory ?? .machine)
        return switch kind {
        case .sync:
            .localSync(
                allowsNativeCode: options.allowsNativeCode, limits: options.limits, allocator: allocator)
        case .task:
            .localTask(
                threadCount: options.threadCount, allowsNativeCode: options.allowsNativeCode,
                limits: options.limits, allocator: allocator)
        }
    }
}

extension HALDriverRegistry {
    /// The drivers of this library.
    public static var standard: HALDriverRegistry {
        var registry = HALDriverRegistry()
        registry.register(LocalDriver(kind: .sync))
        registry.register(LocalDriver(kind: .task))
        return registry
    }
}
