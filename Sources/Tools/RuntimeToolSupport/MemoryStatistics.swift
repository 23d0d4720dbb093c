import IREERuntime
import ToolSupport

/// Prints to stderr how much memory devices had to give, as the official tools do.
public func printMemoryStatistics(of devices: [HALDevice]) {
    for device in devices {
        let statistics = device.allocator.statistics
        printToStandardError(
            "[[ iree_hal_allocator_t memory statistics ]]\n"
                + row("  HOST_LOCAL", statistics.host) + row("DEVICE_LOCAL", statistics.device))
    }
}

private func row(_ name: String, _ heap: HALAllocator.Statistics.Heap) -> String {
    let columns = [
        ("peak", heap.peak), ("allocated", heap.allocated), ("freed", heap.freed), ("live", heap.live),
    ].map { name, bytes in
        let digits = "\(bytes)"
        return String(repeating: " ", count: max(0, 12 - digits.utf8.count)) + "\(digits)B \(name)"
    }
    return "\(name): \(columns.joined(separator: " / "))\n"
}
