import IREEBytecode
import IREEParams
import Synchronization

/// Commands that were recorded to be executed once or often, in the order of the recording.
///
/// A command buffer is data: any device could execute it. What a device makes of it is prepared when
/// the recording ends. One thread records; from `finalize` on nothing changes, and several threads may
/// execute it at once.
public final class HALCommandBuffer: @unchecked Sendable {
    /// How it will be used: the bits of `iree_hal_command_buffer_mode_t`.
    public struct Mode: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// It is executed once at most.
        public static let oneShot = Mode(rawValue: 1 << 0)
        /// The device may execute commands as they are recorded. Ours waits for the submission.
        public static let allowInlineExecution = Mode(rawValue: 1 << 4)
    }

    /// What kinds of commands it has: the bits of `iree_hal_command_category_t`.
    public struct Categories: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Fills, updates and copies.
        public static let transfer = Categories(rawValue: 1 << 0)
        /// Dispatches of executables.
        public static let dispatch = Categories(rawValue: 1 << 1)
        /// All kinds.
        public static let any: Categories = [.transfer, .dispatch]
    }

    /// A recorded command. Buffers are indices of `references`.
    public enum Command: Sendable {
        /// What follows sees all that was done before.
        case barrier
        /// Fills a range with a pattern of 1, 2, 4 or 8 bytes, the lowest of `pattern`, in little-endian order.
        case fill(target: Int, pattern: UInt64, patternLength: Int)
        /// The bytes are those of `data`.
        case update(target: Int, data: Range<Int>)
        /// Copies a range to one of the same length that does not overlap it.
        case copy(source: Int, target: Int)
        /// An index of `dispatches`.
        case dispatch(Int)
    }

    /// A recorded dispatch.
    public struct Dispatch: Sendable {
        /// The executable that has the function.
        public var executable: HALExecutable
        /// The function: an index of the executable's `functions`.
        public var ordinal: Int
        /// How many workgroups run it.
        public var workgroups: Workgroups
        /// A range of `constants`.
        public var constants: Range<Int>
        /// A range of `references`.
        public var bindings: Range<Int>
    }

    /// The number of workgroups of a dispatch, in three dimensions.
    public enum Workgroups: Sendable {
        /// Numbers that are known when the command is recorded. Their product is at most 2^62.
        case count(x: UInt32, y: UInt32, z: UInt16)
        /// Three 32-bit numbers in a buffer: an index of `references`.
        case indirect(Int)
    }

    /// How the command buffer will be used.
    public let mode: Mode
    /// The kinds of commands that may be recorded.
    public let categories: Categories
    /// How many slots a binding table has to have.
    public let bindingCapacity: Int

    // One thread records, in calls that do not overlap: their exclusive access need not be checked at each.

    /// The commands, in the order of the recording.
    @exclusivity(unchecked) public private(set) var commands: [Command] = []
    /// The buffers and slots that commands refer to. Ranges of buffers were checked by the recording; slots are
    /// looked up in the binding table of each execution.
    @exclusivity(unchecked) public private(set) var references: [HALBufferReference] = []
    /// The dispatches, in the order of the recording.
    @exclusivity(unchecked) public private(set) var dispatches: [Dispatch] = []
    /// The 32-bit constants of all dispatches.
    @exclusivity(unchecked) public private(set) var constants: [UInt32] = []
    /// The bytes of all updates.
    @exclusivity(unchecked) public private(set) var data: [UInt8] = []
    /// Files whose memory the commands work on, once each.
    @exclusivity(unchecked) private(set) var files: [FileMapping] = []

    private let prepare: @Sendable (HALCommandBuffer) throws(VMError) -> AnyObject?
    /// What the device made of the commands; `nil` before `finalize`.
    @exclusivity(unchecked) public private(set) var prepared: AnyObject?
    @exclusivity(unchecked) package private(set) var isFinalized = false
    private let isSubmitted = Atomic(false)

    /// The most bindings that a command or a table can have.
    static let maximumBindingCount = 4096

    /// - Parameter prepare: makes what the device executes, when the recording ends.
    /// - Throws: `INVALID_ARGUMENT` for a capacity that cannot be.
    package init(
        mode: Mode, categories: Categories, bindingCapacity: Int,
        prepare: @escaping @Sendable (HALCommandBuffer) throws(VMError) -> AnyObject? = { _ in nil }
    ) throws(VMError) {
        guard (0...Self.maximumBindingCount).contains(bindingCapacity) else {
            throw VMError(.invalidArgument, "a command buffer with \(bindingCapacity) binding slots")
        }
        self.mode = mode
        self.categories = categories
        self.bindingCapacity = bindingCapacity
        self.prepare = prepare
    }

    /// Ends the recording.
    ///
    /// - Throws: `FAILED_PRECONDITION` where it has ended before.
    public func finalize() throws(VMError) {
        try checkRecording(.any)
        prepared = try prepare(self)
        isFinalized = true
    }

    /// Validates an execution against what was recorded.
    ///
    /// - Throws: `FAILED_PRECONDITION` where the recording has not ended, or where this is the second
    ///   execution of what is for one; `INVALID_ARGUMENT` for a table that is too short.
    public func beginExecution(_ table: [HALBufferReference]) throws(VMError) {
        guard isFinalized else {
            throw VMError(.failedPrecondition, "a command buffer is executed before it is finalized")
        }
        guard table.count >= bindingCapacity else {
            throw VMError(
                .invalidArgument,
                "the command buffer has \(bindingCapacity) binding slots; the table has \(table.count)")
        }
        guard mode.contains(.oneShot) else { return }
        guard !isSubmitted.exchange(true, ordering: .relaxed) else {
            throw VMError(.failedPrecondition, "a command buffer for one execution is executed again")
        }
    }

    // MARK: For the recording

    /// - Parameter wanted: the kinds of commands that a command belongs to; one of them will do.
    func checkRecording(_ wanted: Categories) throws(VMError) {
        guard !isFinalized else {
            throw VMError(.failedPrecondition, "the command buffer's recording has ended")
        }
        guard wanted == .any || categories.contains(wanted) else {
            throw VMError(
                .failedPrecondition,
                wanted == .transfer
                    ? "the command buffer is not for transfers" : "the command buffer is not for dispatches")
        }
    }

    func append(_ command: Command) {
        if commands.isEmpty { commands.reserveCapacity(16) }
        commands.append(command)
    }

    func append(_ dispatch: Dispatch) {
        append(.dispatch(dispatches.count))
        if dispatches.isEmpty { dispatches.reserveCapacity(4) }
        dispatches.append(dispatch)
    }

    func append(_ reference: HALBufferReference) -> Int {
        if references.isEmpty { references.reserveCapacity(16) }
        references.append(reference)
        if let file = reference.buffer?.storage.file, !files.contains(where: { $0 === file }) {
            files.append(file)
        }
        return references.count - 1
    }

    func append(constant: UInt32) {
        constants.append(constant)
    }

    /// Removes what a dispatch that failed has appended.
    func removeArguments(references firstReference: Int, constants firstConstant: Int) {
        references.removeSubrange(firstReference...)
        constants.removeSubrange(firstConstant...)
    }

    func append(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
        data.append(contentsOf: bytes)
        return data.count - bytes.count..<data.count
    }
}
