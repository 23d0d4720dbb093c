/// The bytes of a module file, kept in memory at one place for as long as anything refers to them.
///
/// Bytecode and rodata are used where they lie, so a module holds its bytes, and whatever is made
/// from the module holds the module's. They are never written to: that makes them safe to share.
public final class ModuleBytes: @unchecked Sendable {
    /// All bytes of the file.
    public let bytes: UnsafeRawBufferPointer
    /// The name of the file, for messages.
    public let path: String
    private let release: () -> Void

    /// Bytes that something else owns: a mapped file, say.
    ///
    /// - Parameter release: is called when nothing refers to the bytes any more. What owns them is
    ///   kept alive by capturing it.
    public init(borrowing bytes: UnsafeRawBufferPointer, path: String, release: @escaping () -> Void) {
        self.bytes = bytes
        self.path = path
        self.release = release
    }

    /// A copy of `bytes`.
    public convenience init(_ bytes: some Collection<UInt8>, path: String = "<memory>") {
        // Rodata may ask for 64; the file's own offsets count from the start.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        copy.copyBytes(from: bytes)
        let used = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        self.init(borrowing: used, path: path) { copy.deallocate() }
    }

    deinit {
        release()
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// The bytes of a range that lies in the file.
    package subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// An error about the byte at `offset`.
    package func error(_ code: StatusCode, _ message: String, at offset: Int) -> VMError {
        VMError(code, message, file: path, offset: UInt64(clamping: offset))
    }

    /// The text in `range`.
    ///
    /// - Throws: `INVALID_ARGUMENT` where it is not UTF-8.
    package func text(_ range: Range<Int>, _ what: @autoclosure () -> String) throws(VMError) -> String {
        guard let text = String(validating: self[range], as: UTF8.self) else {
            throw error(.invalidArgument, "\(what()) is not valid UTF-8", at: range.lowerBound)
        }
        return text
    }
}
