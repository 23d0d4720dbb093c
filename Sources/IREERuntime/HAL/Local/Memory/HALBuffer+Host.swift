import IREEBytecode

extension HALBuffer {
    /// Allocates `length` bytes of host memory, all zero, at a multiple of `alignment`.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a length below zero, `RESOURCE_EXHAUSTED` where there is no memory.
    public convenience init(length: Int, parameters: Parameters = Parameters()) throws(VMError) {
        try self.init(length: length, parameters: parameters, budget: nil)
    }

    /// - Parameter budget: what the memory is part of.
    convenience init(length: Int, parameters: Parameters, budget: MemoryBudget?) throws(VMError) {
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        try budget?.reserve(length, for: "a buffer")
        let block: MemoryBlock
        do throws(VMError) {
            block = try MemoryBlock(size: length, isZeroed: true)
        } catch {
            budget?.release(length)
            throw error
        }
        let storage = HALStorage(memory: block.prefix(length)) {
            block.deallocate()
            budget?.release(length)
        }
        self.init(storage, parameters: parameters)
    }

    /// Creates a buffer of host memory that the caller owns.
    ///
    /// - Parameters:
    ///   - memory: must stay where it is until `release` is called.
    ///   - parameters: what the buffer may be used for.
    ///   - release: called when nothing uses the memory any more, on any thread.
    public convenience init(
        importing memory: UnsafeMutableRawBufferPointer, parameters: Parameters,
        release: @escaping @Sendable () -> Void
    ) {
        self.init(HALStorage(memory: memory, release: release), parameters: parameters)
    }
}
