import IREEBytecode

extension HALModule {
    static let fenceFunctions: [VMNativeFunction] = [
        VMNativeFunction(waiting: "fence.await", "0iICrD_i", awaitFences),
        VMNativeFunction("fence.create", "0rI_r") { (call) throws(VMError) in
            call.appendResult(try call.take(HALDevice.self).makeFence())
        },
        VMNativeFunction("fence.fail", "0ri_v") { (call) throws(VMError) in
            let fence = try call.take(HALFence.self)
            let code =
                StatusCode(rawValue: UInt8(truncatingIfNeeded: try call.takeInt32() & 0x1F)) ?? .unknown
            fence.fail(VMError(code, "the program failed a fence"))
        },
        VMNativeFunction("fence.join", "0ICrD_r") { (call) throws(VMError) in
            _ = try call.takeInt64()
            let fences = try presentFences(&call)
            // Null is a fence that has been reached.
            call.appendResult(fences.isEmpty ? nil : fences.count == 1 ? fences[0] : HALFence.join(fences))
        },
        VMNativeFunction("fence.query", "0r_i") { (call) throws(VMError) in
            switch try call.take(HALFence.self).status {
            case .reached: call.appendResult(Int32(0))
            case .pending: call.appendResult(Int32(StatusCode.deferred.rawValue))
            case .failed(let error): call.appendResult(Int32(error.code.rawValue))
            }
        },
        VMNativeFunction("fence.signal", "0r_v") { (call) throws(VMError) in
            try call.take(HALFence.self).signal()
        },
    ]

    private static func presentFences(_ call: inout VMCall) throws(VMError) -> [HALFence] {
        let count = try call.takeSpan()
        var fences: [HALFence] = []
        fences.reserveCapacity(count)
        for _ in 0..<count {
            if let fence = try call.takeOptional(HALFence.self) { fences.append(fence) }
        }
        return fences
    }

    /// Waits for fences. A failure is thrown rather than returned as the code that it is: programs
    /// would fail with the code, and forget what it was about.
    private static func awaitFences(_ call: inout VMCall) throws(VMError) -> VMNativeFunction.Outcome {
        let timeout = UInt32(bitPattern: try call.takeInt32())
        _ = try call.takeInt64()
        // Mostly all have been reached, and nothing is allocated.
        var open: [HALFence] = []
        for _ in 0..<(try call.takeSpan()) {
            guard let fence = try call.takeOptional(HALFence.self) else { continue }
            switch fence.status {
            case .reached: continue
            case .pending: open.append(fence)
            case .failed(let error): throw error
            }
        }
        guard !open.isEmpty else {
            call.appendResult(Int32(0))
            return .done
        }
        let fence = open.count == 1 ? open[0] : HALFence.join(open)
        let limit: Duration? = timeout == .max ? nil : .milliseconds(Int64(timeout))
        return .suspended(FenceWait(fence: fence, limit: limit))
    }

    /// A call that waits for a fence, for as long as the program wants to.
    private struct FenceWait: VMSuspension {
        let fence: HALFence
        let limit: Duration?

        func wait(atMost outer: Duration?) throws(VMError) {
            // While this call waits no other of the program runs that could signal the fence.
            try fence.failIfDeadlocked()
            if let outer, limit == nil || outer < limit ?? outer {
                // The caller's limit comes first: its error, unless the fence has one.
                try fence.wait(atMost: outer)
                return
            }
            do throws(VMError) {
                try fence.wait(atMost: limit)
            } catch {
                // The program is told, and decides what to do about it.
            }
        }

        func whenReady(_ body: @escaping @Sendable () -> Void) {
            fence.whenReached { _ in body() }
        }

        func finish() throws(VMError) -> [VMValue] {
            switch fence.status {
            case .reached: return [.i32(0)]
            case .pending: return [.i32(Int32(StatusCode.deadlineExceeded.rawValue))]
            case .failed(let error): throw error
            }
        }
    }
}
