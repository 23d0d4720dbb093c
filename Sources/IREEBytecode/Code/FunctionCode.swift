/// The code of one function, and how to speak of it in messages.
public struct FunctionCode: Sendable {
    let storage: ModuleBytes
    /// Where the code is in the file.
    let range: Range<Int>
    private let module: BytecodeModule?
    private let ordinal: Int

    /// The code of a function of a module.
    ///
    /// - Parameter ordinal: an index of `module.description.functions`.
    public init(_ module: BytecodeModule, ordinal: Int) {
        storage = module.storage
        range = module.codeRange(of: ordinal)
        self.module = module
        self.ordinal = ordinal
    }

    /// Code without a module.
    public init(_ bytes: some Collection<UInt8>) {
        storage = ModuleBytes(bytes)
        range = 0..<bytes.count
        module = nil
        ordinal = 0
    }

    /// Valid as long as the value is.
    var bytes: UnsafeRawBufferPointer { storage[range] }

    /// An error about the byte at `position` in the instruction at `pc`.
    func error(_ message: String, pc: Int, at position: Int? = nil) -> VMError {
        VMError(
            .invalidArgument, message, file: storage.path,
            offset: UInt64(range.lowerBound + min(position ?? pc, range.count)),
            function: module.map { $0.displayName(of: ordinal) }, pc: pc)
    }
}
