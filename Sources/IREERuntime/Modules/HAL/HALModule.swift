import IREEBytecode

/// The module `hal`: devices, buffers and what runs on them, for programs.
///
/// Source of names and calling conventions: iree/modules/hal/exports.inl, version 7.
package struct HALModule: VMNativeModule {
    package let devices: [HALDevice]
    private let traceSink: TraceSink?

    /// Takes what programs trace: a name, and the tensors.
    package typealias TraceSink = @Sendable (String, [HALBufferView]) -> Void

    /// - Parameters:
    ///   - devices: in the order in which programs look at them.
    ///   - traceSink: where tensors go that programs trace; nowhere unless given.
    package init(devices: [HALDevice], traceSink: TraceSink? = nil) {
        self.devices = devices
        self.traceSink = traceSink
    }

    package var name: String { "hal" }
    package var version: UInt32 { 7 }

    package var types: [VMRefType] { Self.standardTypes }

    /// The types of references, which do not depend on devices.
    static let standardTypes =
        [
            VMRefType("hal.allocator", HALAllocator.self), VMRefType("hal.buffer", HALBuffer.self),
            VMRefType("hal.buffer_view", HALBufferView.self), VMRefType("hal.channel", HALChannel.self),
            VMRefType("hal.command_buffer", HALCommandBuffer.self), VMRefType("hal.device", HALDevice.self),
            VMRefType("hal.event", HALEvent.self), VMRefType("hal.executable", HALExecutable.self),
            VMRefType("hal.fence", HALFence.self), VMRefType("hal.file", HALFile.self),
            VMRefType("hal.semaphore", HALSemaphore.self),
        ]

    package var functions: [VMNativeFunction] {
        Self.allocatorFunctions + Self.bufferFunctions + bufferViewFunctions + Self.channelFunctions
            + Self.commandBufferFunctions + Self.deviceFunctions + Self.queueFunctions + deviceListFunctions
            + Self.executableFunctions + Self.fenceFunctions
    }

    private var deviceListFunctions: [VMNativeFunction] {
        let devices = devices
        return [
            VMNativeFunction("devices.count", "0v_i") { (call) throws(VMError) in
                call.appendResult(Int32(truncatingIfNeeded: devices.count))
            },
            VMNativeFunction("devices.get", "0i_r") { (call) throws(VMError) in
                let index = Int(try call.takeInt32())
                call.appendResult(devices.indices.contains(index) ? devices[index] : nil)
            },
        ]
    }

    private var bufferViewFunctions: [VMNativeFunction] {
        let traceSink = traceSink
        return Self.plainBufferViewFunctions + [
            VMNativeFunction("buffer_view.trace", "0rCrD_v") { (call) throws(VMError) in
                let name = try call.takeText()
                var views: [HALBufferView] = []
                for _ in 0..<(try call.takeSpan()) { views.append(try call.take(HALBufferView.self)) }
                traceSink?(name, views)
            }
        ]
    }
}

/// Communicates among devices. There are none that could: a program can name the type, no more.
final class HALChannel: Sendable {
    private init() {}
}

/// Orders commands within a command buffer. Barriers do that; a program can name the type, no more.
final class HALEvent: Sendable {
    private init() {}
}

extension HALModule {
    /// What programs only call where several devices work together.
    static let channelFunctions: [VMNativeFunction] = [
        ("channel.create", "0rIIrrii_r"), ("channel.rank_and_count", "0r_ii"), ("channel.split", "0riiI_r"),
        ("command_buffer.collective", "0rriiiirrIIIII_v"),
    ].map { (name, convention) in
        VMNativeFunction(name, convention) { (call) throws(VMError) in
            throw VMError(.unimplemented, "devices here take no part in collective operations")
        }
    }
}

extension VMCall {
    /// The next argument, a fence; one that has been reached for null.
    mutating func fence() throws(VMError) -> HALFence {
        try takeOptional(HALFence.self) ?? HALFence.reached
    }

    /// The next arguments, a fence to wait for and one to signal.
    mutating func fences() throws(VMError) -> (wait: HALFence, signal: HALFence) {
        (try fence(), try fence())
    }
}
