import IREEBytecode
import IREEParams

extension HALAllocator {
    /// A buffer of constants of a program that its device may write to, as some programs' kernels do.
    ///
    /// What is written is seen in this buffer only: neither other buffers of the same constants nor the
    /// module change. Large constants are not copied for that but mapped once more, copy on write.
    ///
    /// - Parameter part: lies in `source`.
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory, `DATA_LOSS` where the module's file was cut.
    func importConstants(
        _ source: VMBuffer, _ part: UnsafeRawBufferPointer, _ parameters: HALBuffer.Parameters
    ) throws(VMError) -> HALBuffer {
        let isAligned = UInt(bitPattern: part.baseAddress) % UInt(HALBuffer.alignment) == 0
        if importsHostMemory, part.count >= Self.mappedConstants, isAligned,
            let mapping = source.privateMapping(of: part)
        {
            return try importMemory(mapping.bytes, of: mapping, parameters) {
                withExtendedLifetime(mapping) {}
            }
        }
        let buffer =
            importsHostMemory
            ? try HALBuffer(length: part.count, parameters: parameters, budget: budget)
            : try allocate(parameters, length: part.count)
        try buffer.storage.write(part, at: 0)
        try source.checkIntact()
        return buffer
    }

    /// To copy less than this is cheaper than a mapping and its page faults.
    private static let mappedConstants = 128 << 10
}
