import IREEBytecode

/// The recording of one dispatch, whose constants and bindings are added one at a time.
///
/// A dispatch that is not finished is cancelled: the command buffer is as it was before.
struct DispatchRecording {
    private let commands: HALCommandBuffer
    private let executable: HALExecutable
    private let ordinal: Int
    private let workgroups: HALCommandBuffer.Workgroups
    private let firstConstant: Int
    private let firstBinding: Int
    /// What `cancel` removes first: the buffer of the number of workgroups comes before the bindings.
    private let firstReference: Int

    private init(
        _ commands: HALCommandBuffer, _ executable: HALExecutable, _ identifier: UInt64,
        _ workgroups: () throws(VMError) -> HALCommandBuffer.Workgroups
    ) throws(VMError) {
        try commands.checkRecording(.dispatch)
        self.commands = commands
        self.executable = executable
        ordinal = try executable.ordinal(identifier)
        firstConstant = commands.constants.count
        firstReference = commands.references.count
        self.workgroups = try workgroups()
        firstBinding = commands.references.count
    }

    /// A dispatch of so many workgroups.
    init(
        _ commands: HALCommandBuffer, _ executable: HALExecutable, _ function: UInt64,
        _ count: (x: UInt32, y: UInt32, z: UInt32)
    ) throws(VMError) {
        try self.init(commands, executable, function) { () throws(VMError) in
            try HALCommandBuffer.Workgroups(count.x, count.y, count.z)
        }
    }

    /// A dispatch of as many workgroups as three 32-bit numbers in a buffer say.
    init(
        _ commands: HALCommandBuffer, _ executable: HALExecutable, _ function: UInt64,
        _ count: HALBufferReference
    ) throws(VMError) {
        try self.init(commands, executable, function) { () throws(VMError) in
            var reference = count
            reference.length = 12
            guard reference.offset % 4 == 0 else {
                throw VMError(
                    .invalidArgument, "workgroup counts at \(reference.offset), which is no multiple of 4")
            }
            return .indirect(
                commands.append(try commands.checked(reference, isWritten: false, usage: .dispatch)))
        }
    }

    func append(constant: UInt32) {
        commands.append(constant: constant)
    }

    /// - Throws: `OUT_OF_RANGE` for a range outside of the buffer, or a slot that is not there.
    func append(binding: HALBufferReference) throws(VMError) {
        _ = commands.append(try commands.checked(binding, isWritten: false, usage: .dispatch))
    }

    /// - Throws: `INVALID_ARGUMENT` where constants or bindings are not as many as the function takes.
    func finish() throws(VMError) {
        let constants = firstConstant..<commands.constants.count
        let bindings = firstBinding..<commands.references.count
        let wanted = executable.counts(ordinal)
        guard constants.count == wanted.constants, bindings.count == wanted.bindings else {
            throw VMError(
                .invalidArgument,
                "`\(executable.functions[ordinal].name)` takes \(wanted.constants) constants and"
                    + " \(wanted.bindings) bindings; the dispatch brings \(constants.count) and"
                    + " \(bindings.count)")
        }
        commands.append(
            HALCommandBuffer.Dispatch(
                executable: executable, ordinal: ordinal, workgroups: workgroups, constants: constants,
                bindings: bindings))
    }

    func cancel() {
        commands.removeArguments(references: firstReference, constants: firstConstant)
    }

    /// Adds all arguments, and finishes or cancels.
    func finish(
        _ constants: UnsafeBufferPointer<UInt32>, _ bindings: [HALBufferReference]
    ) throws(VMError) {
        do throws(VMError) {
            for constant in constants { append(constant: constant) }
            for binding in bindings { try append(binding: binding) }
            try finish()
        } catch {
            cancel()
            throw error
        }
    }
}
