import IREEBytecode

extension HALCommandBuffer {
    /// What follows sees all that was done before. Commands between two barriers may run at once.
    ///
    /// - Throws: `FAILED_PRECONDITION` where the recording has ended, as do all functions here.
    public func executionBarrier() throws(VMError) {
        try checkRecording(.any)
        append(.barrier)
    }

    /// Fills a range with a pattern of 1, 2, 4 or 8 bytes.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the range is no whole number of patterns, `OUT_OF_RANGE`,
    ///   `PERMISSION_DENIED` for memory that may only be read.
    public func fill(
        _ target: HALBufferReference, pattern: UInt64, patternLength: Int
    ) throws(VMError) {
        try checkRecording(.transfer)
        let target = try checked(target, isWritten: true, usage: .transferTarget)
        try HALBuffer.checkFill(at: target.offset, length: target.length, patternLength: patternLength)
        append(.fill(target: append(target), pattern: pattern, patternLength: patternLength))
    }

    /// Writes bytes that are copied now.
    public func update(_ bytes: UnsafeRawBufferPointer, to target: HALBufferReference) throws(VMError) {
        try checkRecording(.transfer)
        var target = target
        if target.length == HALBuffer.wholeBuffer { target.length = UInt64(bytes.count) }
        guard target.length == UInt64(bytes.count) else {
            throw VMError(
                .invalidArgument, "an update of \(target.length) bytes brings \(bytes.count)")
        }
        target = try checked(target, isWritten: true, usage: .transferTarget)
        append(.update(target: append(target), data: append(bytes)))
    }

    /// Copies a range. The two must be equally long and not overlap.
    public func copy(from source: HALBufferReference, to target: HALBufferReference) throws(VMError) {
        try checkRecording(.transfer)
        let source = try checked(source, isWritten: false, usage: .transferSource)
        let target = try checked(target, isWritten: true, usage: .transferTarget)
        let whole = HALBuffer.wholeBuffer
        guard source.length == target.length || source.length == whole || target.length == whole else {
            throw VMError(
                .invalidArgument, "a copy of \(source.length) bytes to \(target.length) bytes")
        }
        append(.copy(source: append(source), target: append(target)))
    }

    /// Runs a function in so many workgroups.
    ///
    /// - Parameters:
    ///   - executable: has the function.
    ///   - function: the ordinal that `HALExecutable.lookup` returned.
    ///   - workgroupCount: how many workgroups in each dimension.
    ///   - constants: the function's 32-bit constants; they are copied.
    ///   - bindings: the buffers that the function reads and writes, in the order of its bindings.
    /// - Throws: `OUT_OF_RANGE` for a function that is not there, more workgroups than can be counted, or
    ///   a binding outside of its buffer; `INVALID_ARGUMENT` where constants or bindings are not as many
    ///   as the function takes.
    public func dispatch(
        _ executable: HALExecutable, function: UInt64, workgroupCount: (x: UInt32, y: UInt32, z: UInt32),
        constants: UnsafeBufferPointer<UInt32>, bindings: [HALBufferReference]
    ) throws(VMError) {
        let dispatch = try DispatchRecording(self, executable, function, workgroupCount)
        try dispatch.finish(constants, bindings)
    }

    /// Runs a function in as many workgroups as three 32-bit numbers in a buffer say when it is executed.
    ///
    /// - Parameters:
    ///   - executable: has the function.
    ///   - function: the ordinal that `HALExecutable.lookup` returned.
    ///   - workgroupCount: 12 bytes at a multiple of 4: the numbers for x, y and z, little-endian.
    ///   - constants: the function's 32-bit constants; they are copied.
    ///   - bindings: the buffers that the function reads and writes, in the order of its bindings.
    /// - Throws: as for a number that is known now; also `INVALID_ARGUMENT` for an offset that is no multiple of 4.
    public func dispatch(
        _ executable: HALExecutable, function: UInt64, workgroupCount: HALBufferReference,
        constants: UnsafeBufferPointer<UInt32>, bindings: [HALBufferReference]
    ) throws(VMError) {
        let dispatch = try DispatchRecording(self, executable, function, workgroupCount)
        try dispatch.finish(constants, bindings)
    }

    /// Validates a reference as far as it is known before the execution; returns it with its length.
    ///
    /// - Parameter usage: what it is used for; the buffer must have one of the bits.
    func checked(
        _ reference: HALBufferReference, isWritten: Bool, usage: HALBufferUsage
    ) throws(VMError) -> HALBufferReference {
        guard let buffer = reference.buffer else {
            guard (0..<bindingCapacity).contains(reference.slot) else {
                throw VMError(
                    .outOfRange,
                    "slot \(reference.slot) is not one of the command buffer's \(bindingCapacity)")
            }
            return reference
        }
        guard !isWritten || buffer.parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        guard !buffer.parameters.usage.isDisjoint(with: usage) else {
            throw VMError(
                .permissionDenied,
                "the buffer may be used as \(buffer.parameters.usage.hexadecimal), expected one of"
                    + " \(usage.hexadecimal)")
        }
        var reference = reference
        reference.length = try reference.checkedLength(in: buffer)
        return reference
    }
}

extension HALBufferUsage {
    fileprivate var hexadecimal: String { "0x" + String(rawValue, radix: 16) }
}

extension HALCommandBuffer.Workgroups {
    /// - Throws: `OUT_OF_RANGE` for more than can be counted.
    init(_ x: UInt32, _ y: UInt32, _ z: UInt32) throws(VMError) {
        guard let depth = UInt16(exactly: z), Self.total(x, y, depth) != nil else {
            throw VMError(.outOfRange, "\(x) x \(y) x \(z) workgroups are more than there can be")
        }
        self = .count(x: x, y: y, z: depth)
    }

    /// How many workgroups there are; `nil` for more than can be counted.
    public static func total(_ x: UInt32, _ y: UInt32, _ z: UInt16) -> UInt64? {
        let plane = UInt64(x) * UInt64(y)
        let (total, overflow) = plane.multipliedReportingOverflow(by: UInt64(z))
        return overflow || total > 1 << 62 ? nil : total
    }
}
