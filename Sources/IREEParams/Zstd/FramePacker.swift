import IREEPlatform

/// One frame on its way: the bytes, then the packed frame.
///
/// The thread that has it is the only one that touches it; `Monitor` passes it on.
final class FrameJob: @unchecked Sendable {
    let input: HeapBuffer
    let output: HeapBuffer
    /// The bytes of `input` that are to be packed.
    var inputCount = 0
    fileprivate var result: Result<Int, ParameterError>?

    init(frameSize: Int) throws(ParameterError) {
        input = try HeapBuffer.allocate(count: frameSize)
        output = try HeapBuffer.allocate(count: ZstdEncoder.bound(frameSize))
    }

    var content: UnsafeRawBufferPointer { UnsafeRawBufferPointer(input.prefix(inputCount)) }

    fileprivate func pack(_ encoder: ZstdEncoder) -> Result<Int, ParameterError> {
        do throws(ParameterError) {
            return .success(try encoder.pack(content, into: output.bytes))
        } catch {
            return .failure(error)
        }
    }
}

/// Threads that pack frames.
final class FramePacker {
    private struct Queue {
        var jobs: [FrameJob] = []
        var isClosed = false
    }

    private enum Order {
        case pack(FrameJob)
        case stop
    }

    private let queue = Monitor(Queue())
    private var workers: [WorkerThread] = []
    /// Packs on the caller's thread, where there are no others.
    private let encoder: ZstdEncoder?

    /// Starts `threadCount` threads, or none if that is one: the caller's is enough then.
    init(level: Int, threadCount: Int) throws(ParameterError) {
        if threadCount > 1 {
            // All before the first thread starts: what fails then leaves none behind that waits.
            let encoders = try (0..<threadCount).map { (_) throws(ParameterError) in
                SendableEncoder(encoder: try ZstdEncoder(level: level))
            }
            for encoder in encoders {
                let queue = queue
                let worker = WorkerThread { Self.work(queue, encoder.encoder) }
                guard let worker else { break }
                workers.append(worker)
            }
        }
        encoder = workers.isEmpty ? try ZstdEncoder(level: level) : nil
    }

    deinit {
        queue.update { queue in
            queue.jobs = []
            queue.isClosed = true
        }
        for worker in workers { worker.join() }
    }

    /// Begins to pack `job`.
    func submit(_ job: FrameJob) {
        job.result = nil
        if let encoder {
            job.result = job.pack(encoder)
        } else {
            queue.update { $0.jobs.append(job) }
        }
    }

    /// Waits until `job` is packed.
    ///
    /// - Returns: the frame, in the job's memory.
    func wait(for job: FrameJob) throws(ParameterError) -> UnsafeRawBufferPointer {
        let result = queue.wait { _ in job.result }
        return UnsafeRawBufferPointer(job.output.prefix(try result.get()))
    }

    /// Handed to one thread when it starts, and used by no other.
    private struct SendableEncoder: @unchecked Sendable {
        var encoder: ZstdEncoder
    }

    private static func work(_ queue: Monitor<Queue>, _ encoder: ZstdEncoder) {
        while true {
            let order: Order = queue.wait { queue in
                if !queue.jobs.isEmpty { return .pack(queue.jobs.removeFirst()) }
                return queue.isClosed ? .stop : nil
            }
            guard case .pack(let job) = order else { return }
            let result = job.pack(encoder)
            queue.update { _ in job.result = result }
        }
    }
}
