import IREERuntime
import ToolSupport

/// Prints how much memory devices had to give, to stderr, as the official tools do.
public func printMemoryStatistics(of devices: [HALDevice]) {
    for device in devices {
        printToStandardError(
            "[[ iree_hal_allocator_t memory statistics ]]\n\(device.allocator.statistics)")
    }
}
